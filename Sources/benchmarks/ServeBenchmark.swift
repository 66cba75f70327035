import Console
import Foundation
import Glibc
import HTTPServer
import Model
import Topics

/// The console as a duty officer meets it on a busy day, and what an asset costs beside bare libmicrohttpd.
struct ServeBenchmark {
  private static let connections = 16
  private static let seconds = 10
  /// Milliseconds within which 99 of 100 views of 今日 must be answered.
  private static let mostP99 = 50.0
  private static let mostPage = 100_000
  private static let mostRequests = 5
  private static let mostCost = 1.5
  private typealias Header = (name: String, value: String)
  private static let host: Header = (name: "Host", value: "127.0.0.1")

  private let options: Options

  init(_ options: Options) { self.options = options }

  /// False if a page is too large or too slow, or an answer failed.
  func run() async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let office = try await SeededOffice(options, folder: folder)
    let (console, cookie) = try await office.console()
    let visitor = [Self.host, (name: "Cookie", value: cookie)]
    var settings = HTTPServerSettings()
    (settings.rate, settings.perAddressLimit) = (nil, 512)
    let server = try HTTPServer(settings, assets: Console.assets) { await console.respond($0) }
    say(
      "\(SeededOffice.items) items, \(SeededOffice.cases) cases; wrk with \(Self.connections) connections.\n")
    let base = "http://127.0.0.1:\(server.port)"
    let areSmall = try await weigh(console, visitor)
    // First, so that nothing the load leaves behind is charged to it.
    let isCheap = try await compare(base, Console.assets[0], folder)
    let isQuick = try await load(office, base, visitor)
    await server.stop()
    return areSmall && isQuick && isCheap
  }

  /// Today's page again and again while feeds are swept.
  private func load(_ office: SeededOffice, _ base: String, _ visitor: [Header]) async throws -> Bool {
    let texts = ChineseText(try Vocabulary(keywords: options.keywords, rulesFrom: 60_000), bytes: 1_000_000)
    let sweeps = try FeedSweeps(office, try WarningLevels.shipped(options.keywords), texts.documents)
    let sweeping = Task { try await sweeps.run() }
    let table = Table([
      ("今日 while collecting", 24), ("views/s", 9), ("median ms", 10), ("p99 ms", 8), ("failed", 7),
    ])
    var worst = 0.0
    var failures = 0
    for pass in 1...options.passes {
      let load = try await Self.aside {
        try WebLoad(base + "/", connections: Self.connections, seconds: Self.seconds, headers: visitor)
      }
      table.row([
        "pass \(pass)", load.perSecond.rounded(to: 0), load.median.rounded(to: 1), load.p99.rounded(to: 1),
        "\(load.failures)",
      ])
      (worst, failures) = (max(worst, load.p99), failures + load.failures)
    }
    sweeping.cancel()
    let done = try await sweeping.value
    await sweeps.stop()
    say("beside it \(done.sweeps) sweeps brought \(done.items) new items\n")
    return failures == 0 && worst <= Self.mostP99
  }

  /// Size of every page that the navigation leads to and of a case, and the requests of a first visit.
  private func weigh(_ console: Console, _ visitor: [Header]) async throws -> Bool {
    func page(_ path: String) async -> HTTPResponse {
      await console.respond(HTTPRequest(path: path, headers: visitor))
    }
    let first = String(decoding: await page("/").body, as: UTF8.self)
    let links = first.matches(of: /href="(\/[^"?#]*)"/).map { String($0.output.1) }
    let paths = Set(links).filter { !$0.hasPrefix("/assets/") && !$0.hasPrefix("/cases/") }.sorted()
    let aCase = links.first { $0.hasPrefix("/cases/") }.map { [$0] } ?? []
    let table = Table([("page", 24), ("status", 6), ("KB", 6), ("requests", 8), ("again ms", 8)])
    var areSmall = true
    for path in paths + aCase {
      let answer = await page(path)
      let seconds = await Self.best { _ = await page(path) }
      let text = String(decoding: answer.body, as: UTF8.self)
      let parts = text.matches(of: /(?:src|rel="stylesheet" href|<script[^>]* src)="(\/[^"]+)"/).count
      table.row([
        path, "\(answer.status)", (Double(answer.body.count) / 1000).rounded(to: 1), "\(1 + parts)",
        (seconds * 1000).rounded(to: 1),
      ])
      let isSmall = answer.body.count <= Self.mostPage && 1 + parts <= Self.mostRequests
      areSmall = areSmall && isSmall && (200..<400).contains(answer.status)
    }
    say("")
    return areSmall
  }

  /// Processor time for each request of the asset, ours and the bare server's in turns.
  private func compare(_ base: String, _ asset: HTTPAsset, _ folder: URL) async throws -> Bool {
    let answer = asset.response(to: HTTPRequest(path: asset.path))
    let headers =
      answer.headers + HTTPServerSettings.defaultSecurityHeaders.filter { $0.name != "Cache-Control" }
    let bare = try BareServer(bytes: answer.body.count, headers: headers, folder: folder)
    defer { bare.stop() }
    let table = Table([
      ("asset, \(answer.body.count) bytes", 24), ("ours µs", 9), ("bare µs", 9), ("ratio", 6),
    ])
    var ratios: [Double] = []
    for pass in 1...options.passes {
      let ours = try await cost(base + asset.path) { Self.own }
      let theirs = try await cost("http://127.0.0.1:\(bare.port)/") { bare.seconds }
      ratios.append(ours / theirs)
      table.row([
        "pass \(pass)", (ours * 1e6).rounded(to: 1), (theirs * 1e6).rounded(to: 1),
        (ours / theirs).rounded(to: 2),
      ])
    }
    say("")
    return ratios.sorted()[ratios.count / 2] <= Self.mostCost
  }

  /// Seconds that the quickest of some runs takes.
  private static func best(_ work: () async throws -> Void) async rethrows -> Double {
    var best = Duration.seconds(3600)
    for _ in 0..<5 { best = min(best, try await ContinuousClock().measure(work)) }
    return Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)
  }

  /// Seconds of a server's processor time for each request.
  private func cost(_ url: String, _ used: () -> Double) async throws -> Double {
    let before = used()
    let load = try await Self.aside { try WebLoad(url, connections: Self.connections, seconds: 3) }
    guard load.failures == 0 else { throw Failure("\(url): \(load.failures) requests failed") }
    return (used() - before) / Double(load.requests)
  }

  /// Processor time of this process.
  private static var own: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Waits on a thread of its own, for the pool's are the server's.
  private static func aside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
  }
}
