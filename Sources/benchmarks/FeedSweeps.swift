import Classifier
import Collectors
import HTTPServer
import Model
import Monitor
import Storage
import Synchronization
import Topics
import Transfer

/// Collection beside the load: feeds on loopback, each with two new items at every poll, swept again and again.
struct FeedSweeps {
  private static let feeds = 20
  private static let itemsOfFeed = 30

  private let server: HTTPServer
  private let monitor: Monitor
  private let transfer: Transfer
  private let list: [Feed]

  init(_ office: SeededOffice, _ levels: WarningLevels, _ documents: [String]) throws {
    let polls = Mutex(0)
    var settings = HTTPServerSettings()
    settings.rate = nil
    server = try HTTPServer(settings) { request in
      let poll = polls.withLock { polls in
        defer { polls += 1 }
        return polls
      }
      return HTTPResponse(
        type: "application/rss+xml", body: Self.feed(request.path, poll / Self.feeds, documents).utf8)
    }
    guard let allowance = HostAllowance("127.0.0.1:\(server.port)") else { throw Failure("no allowance") }
    transfer = try Transfer(TransferSettings(allowedHosts: [allowance]))
    monitor = Monitor(
      store: office.store, collector: Collector(transfer), classifier: office.classifier, levels: levels,
      clock: { SeededOffice.now })
    list = (0..<Self.feeds).map { [port = server.port] number in
      Feed(id: "sweep-\(number)", title: "信源 \(number)", url: "http://127.0.0.1:\(port)/\(number)")
    }
  }

  /// Sweeps, with a second's rest between, until the task is cancelled; how many sweeps and new items it came to.
  func run() async throws -> (sweeps: Int, items: Int) {
    let items = Mutex(0)
    var sweeps = 0
    while !Task.isCancelled {
      do {
        try await monitor.sweep(list) { report in items.withLock { $0 += report.new } }
        sweeps += 1
        try await Task.sleep(for: .seconds(1))
      } catch is CancellationError {
        break
      }
    }
    return (sweeps, items.withLock { $0 })
  }

  func stop() async {
    await server.stop()
    transfer.shutdown()
  }

  private static func feed(_ path: String, _ poll: Int, _ documents: [String]) -> String {
    let items = (0..<itemsOfFeed).map { place in
      let number = poll * 2 + place
      let text = documents[(number * 7 + path.utf8.count * 31) % documents.count]
      return "<item><guid>\(path)-\(number)</guid><title>\(number) \(text.prefix(16))</title>"
        + "<description>\(text)</description></item>"
    }
    return "<rss version=\"2.0\"><channel><title>站</title>\(items.joined())</channel></rss>"
  }
}
