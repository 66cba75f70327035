import Console
import Foundation
import HTTPServer
import Testing

@Suite struct FrameTests {
  static let paths = [
    "/", "/triage", "/cases", "/cases?q=zzz", "/cases/2026-0002", "/cases/2026-0002/verdicts", "/watch",
    "/search",
    "/search?q=%E5%81%9C%E6%B0%B4",
    "/log", "/evaluation", "/nowhere",
  ]

  @Test("Every page is a Chinese document with its landmarks, one main heading and no second language on top")
  func landmarks() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    for path in Self.paths {
      let page = try await town.page(path)
      #expect(page.hasPrefix("<!doctype html><html lang=\"zh-CN\">"), "\(path)")
      for part in [
        "<title>", "<a class=\"skip\" href=\"#main\">", "<header", "<nav ", "<main id=\"main\"", "<footer>",
        "name=\"viewport\"", "演示数据",
      ] {
        #expect(page.contains(part), "\(path) lacks \(part)")
      }
      #expect(page.matches(of: /<h1>/).count == 1, "\(path)")
    }
  }

  @Test("No page holds a script or a style of its own, a handler, or anything to load from elsewhere")
  func nothingInline() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    try await town.collectHostile()
    for path in Self.paths {
      let page = try await town.page(path)
      #expect(page.firstMatch(of: /(?i)<style|<iframe|<img|<object/) == nil, "\(path)")
      #expect(
        page.matches(of: /(?i)<script[^>]*>/).map { String($0.output) }
          == ["<script src=\"\(Console.assets[1].path)\" defer>"], "\(path)")
      #expect(page.firstMatch(of: /(?i)<[a-z][^>]*\s(style|on[a-z]+)\s*=/) == nil, "\(path)")
      #expect(page.firstMatch(of: /(?i)(href|src|action)="(javascript|data:text)/) == nil, "\(path)")
      #expect(page.matches(of: /rel="stylesheet"/).count == 1, "\(path)")
    }
  }

  @Test("Every tag that a page opens is closed in order")
  func balanced() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    try await town.collectHostile()
    for path in Self.paths { #expect(Tags.fault(in: try await town.page(path)) == nil, "\(path)") }
  }

  @Test("A store with real data shows no banner")
  func noBanner() async throws {
    let town = try Town(simulated: false)
    try await town.found()
    #expect(!(try await town.page("/")).contains("演示数据"))
  }

  @Test("An empty store has all its pages")
  func empty() async throws {
    let town = try Town()
    try await town.found()
    for path in ["/", "/triage", "/cases", "/cases.csv", "/watch", "/search?q=x", "/log", "/evaluation"] {
      #expect(try await town.get(path).status == 200, "\(path)")
    }
  }

  @Test("Another name for this machine is answered 421 and told nothing")
  func strangeHost() async throws {
    let town = try Town()
    try await town.found()
    for host in ["evil.example", "evil.example:8080", "192.168.1.4", "", nil] {
      let answer = try await town.get("/", host: host)
      #expect(answer.status == 421, "\(host ?? "none")")
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("仑苍"))
    }
    for host in ["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"] {
      #expect(try await town.get("/", host: host).status == 200, "\(host)")
    }
  }

  @Test("Only GET and HEAD are answered")
  func methods() async throws {
    let town = try Town()
    try await town.found()
    #expect(try await town.get("/", method: "HEAD").status == 200)
    for method in ["POST", "PUT", "DELETE"] {
      let answer = try await town.get("/", method: method)
      #expect(answer.status == 405)
      #expect(answer.headers.contains { $0.name == "Allow" && $0.value == "GET, HEAD" })
    }
  }

  @Test(
    "What does not exist is a 404 in the same frame",
    arguments: [
      "/x", "/cases/", "/cases/2026-9999", "/cases/2026-0001/x", "/cases/../log", "//", "/assets/style-0.css",
    ])
  func notFound(path: String) async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let answer = try await town.get(path)
    #expect(answer.status == 404)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("<nav "))
  }

  @Test("The style sheet is small, kept for ever under a name of its bytes, and fetches nothing")
  func stylesheet() async throws {
    let town = try Town()
    let match = try #require(
      try await town.page("/").firstMatch(of: /href="(\/assets\/style-[0-9a-f]+\.css)"/))
    let asset = try #require(Console.assets.first { $0.path == match.output.1 })
    let answer = asset.response(to: HTTPRequest(path: asset.path))
    #expect(answer.status == 200)
    #expect(answer.headers.contains { $0.name == "Content-Type" && $0.value.hasPrefix("text/css") })
    #expect(answer.headers.contains { $0.name == "Cache-Control" && $0.value.contains("immutable") })
    #expect(answer.body.count <= 16 << 10)
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(!text.contains("url(") && !text.contains("@import"))
    #expect(text.contains("prefers-color-scheme: dark") && text.contains("@media print"))
  }
}

/// A reader of tags that knows no more of HTML than that elements nest.
enum Tags {
  private static let void: Set<Substring> = ["meta", "link", "input", "br"]

  /// What is wrong with the nesting; nil if nothing is.
  static func fault(in page: String) -> String? {
    var open: [Substring] = []
    for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*?)(\/?)>/) {
      let (name, isEnd, isEmpty) = (match.output.2, !match.output.1.isEmpty, !match.output.4.isEmpty)
      if isEnd {
        guard open.popLast() == name else { return "</\(name)> closes nothing" }
      } else if !isEmpty && !void.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "left open: \(open)"
  }
}
