import Console
import Desk
import Foundation
import HTTPServer
import Model
import ResponseLog
import Storage

/// A browser without a window: keeps cookies, sends forms as they stand on a page.
final class Browser {
  private let console: Console
  private var cookies: [String: String] = [:]
  private(set) var page = ""
  private(set) var answer = HTTPResponse()
  /// What it sends of itself beside what it must.
  var headers: [(name: String, value: String)] = []
  var host = "127.0.0.1:8080"

  init(_ console: Console) { self.console = console }

  @discardableResult
  func open(_ path: String) async -> Int { await send("GET", path, []) }

  /// Sends a form with the hidden fields that the page holds for it.
  @discardableResult
  func post(_ path: String, _ fields: [String: String], token: String? = nil) async -> Int {
    var all = fields.map { HTTPQuery.Field(name: $0.key, value: $0.value) }
    let form = page.range(of: "action=\"\(path)\"").map { page[$0.upperBound...] } ?? page[...]
    for name in ["form-token", "seq", "stage"] where fields[name] == nil {
      let hidden = try? Regex("name=\"\(name)\" value=\"([^\"]*)\"").firstMatch(in: form.prefix(4000))
      if let value = hidden?.output[1].substring {
        all.append(HTTPQuery.Field(name: name, value: String(value)))
      }
    }
    if let token { all = all.filter { $0.name != "form-token" } + [.init(name: "form-token", value: token)] }
    return await send("POST", path, Array(HTTPQuery(all).urlEncoded.utf8))
  }

  /// What the page says is wrong.
  var faults: [String] {
    page.matches(of: /class="fault"[^>]*>([^<]*)|<li>([^<]*)<\/li>/).map { String($0.output.0) }
  }

  /// Where the answer leads, without following it.
  var location: String? { answer.headers.first { $0.name == "Location" }?.value }

  private func send(_ method: String, _ path: String, _ body: [UInt8]) async -> Int {
    let halves = path.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1).map(String.init)
    var sent = headers + [(name: "Host", value: host)]
    if !cookies.isEmpty {
      let line = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
      sent.append((name: "Cookie", value: line))
    }
    if method == "POST" {
      sent.append((name: "Content-Type", value: "application/x-www-form-urlencoded"))
    }
    answer = await console.respond(
      HTTPRequest(
        method: method, path: halves[0],
        query: halves.count > 1 ? HTTPQuery(urlEncoded: halves[1]) : HTTPQuery(), headers: sent, body: body))
    for header in answer.headers where header.name == "Set-Cookie" {
      let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = header.value.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
    }
    if !answer.body.isEmpty { page = String(decoding: answer.body, as: UTF8.self) }
    return answer.status
  }
}

extension Town {
  static let password = "榕树下-blue-17"

  /// A console at which people sign in.
  func guardedConsole() throws -> Console {
    let keywords = try Keywords.shipped.get()
    var context = try context(keywords)
    context.door = .signIn(SignInDesk(desk(keywords), clock: { self.now }))
    return Console(context)
  }

  /// Gives people passwords, and signs each in at a browser of their own.
  func signedIn(_ ids: [String]) async throws -> [String: Browser] {
    let console = try guardedConsole()
    let desk = desk(try Keywords.shipped.get())
    var browsers: [String: Browser] = [:]
    for id in ids {
      try await desk.setPassword(Self.password, of: id, by: nil)
      let browser = Browser(console)
      await browser.open("/sign-in")
      await browser.post("/sign-in", ["person": id, "password": Self.password])
      browsers[id] = browser
    }
    return browsers
  }

  /// The last entry of the log.
  func lastEntry() async throws -> LogEntry? {
    try await store.logRows().last.flatMap { JSONValue(text: $0.body) }.flatMap(LogEntry.init)
  }
}
