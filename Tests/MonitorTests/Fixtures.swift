import Classifier
import Collectors
import Foundation
import Loopback
import Model
import ResponseLog
import Synchronization
import Testing
import Topics
import Transfer

@testable import Monitor
@testable import Storage

/// A folder that goes with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { path + "/store.sqlite" }
}

/// Pages by path, changeable while the server runs.
final class Site: Sendable {
  private let pages = Mutex<[String: LoopbackResponse]>([:])

  func put(_ path: String, _ response: LoopbackResponse) { pages.withLock { $0[path] = response } }

  /// Puts up an RSS feed of items given as (guid, title).
  func put(_ path: String, etag: String? = nil, _ items: [(String, String)]) {
    let body = items.map { "<item><guid>\($0.0)</guid><title>\($0.1)</title></item>" }.joined()
    let text = "<rss version='2.0'><channel><title>站</title>\(body)</channel></rss>"
    put(path, LoopbackResponse(headers: etag.map { ["ETag": $0] } ?? [:], text: text))
  }

  func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    guard let page = pages.withLock({ $0[request.target] }) else { return LoopbackResponse(status: 404) }
    if let tag = page.headers["ETag"], request.headers["if-none-match"] == tag {
      return LoopbackResponse(status: 304)
    }
    return page
  }
}

/// A monitor over a site and a store of its own, with the rule book of the checkout.
final class Rig: Sendable {
  let site = Site()
  let scratch: Scratch
  let server: LoopbackServer
  let transfer: Transfer
  private let time = Mutex(Timestamp(seconds: 1_780_000_000))

  init() throws {
    let site = site
    scratch = try Scratch()
    server = try LoopbackServer { site.answer($0) }
    transfer = try Transfer(TransferSettings(allowedHosts: [try #require(HostAllowance("127.0.0.1"))]))
  }

  deinit {
    transfer.shutdown()
    server.stop()
  }

  static let keywords = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Keywords").path

  static let classifier = Result {
    Classifier(try RuleBook(files: try Folder.files(keywords, purpose: "keywords")))
  }

  static let levels = Result {
    func read(_ name: String) throws -> (String, [UInt8]) {
      (name, Array(try Data(contentsOf: URL(filePath: keywords + "/warnings/" + name))))
    }
    return try WarningLevels(levels: try read("levels.json5"), common: try read("common.json5"))
  }

  var now: Timestamp { time.withLock { $0 } }

  func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }

  func store(_ path: String? = nil) throws -> Store {
    try Store(
      path: path ?? scratch.store, office: nil, founding: Store.Office(code: "350583101", name: "仑苍镇"),
      now: now)
  }

  func monitor(_ store: Store) throws -> Monitor {
    Monitor(
      store: store, collector: Collector(transfer), classifier: try Self.classifier.get(),
      levels: try Self.levels.get(),
      clock: { self.now })
  }

  func feed(_ path: String) -> Feed { feed(path, .national) }

  func feed(_ path: String, _ scope: FeedScope) -> Feed {
    Feed(id: String(path.dropFirst()), title: path, url: server.url + path, scope: scope)
  }

  /// The clocks of the checkout.
  func clockBook() throws -> ClockBook {
    let files = try Folder.files(Self.keywords, purpose: "keywords")
    func fields(_ name: String) throws -> DataFields {
      try DataFields(file: name, bytes: try #require(files[name]))
    }
    return try ClockBook(try fields("clocks.json5"), calendar: try WorkCalendar(try fields("calendar.json5")))
  }

  /// One sweep over the feeds of these paths; a report for each, in order.
  @discardableResult
  func sweep(_ paths: [String], _ store: Store, scope: FeedScope = .national) async throws -> [FeedReport] {
    let reports = Mutex<[FeedReport]>([])
    try await monitor(store).sweep(paths.map { feed($0, scope) }) { report in
      reports.withLock { $0.append(report) }
    }
    return reports.withLock { $0 }
  }
}

extension Store {
  /// All topics as text, with their items: what two stores are compared by.
  func grouping() async throws -> [String] {
    var lines: [String] = []
    for topic in try topics(since: Timestamp(milliseconds: 0), flaggedOnly: false, limit: 10_000) {
      for item in try items(ofTopic: topic.id) {
        lines.append("\(topic.id) \(topic.title) \(item.item) \(item.relation)")
      }
    }
    return lines.sorted()
  }
}

extension Store {
  /// Runs a statement as anybody with the file could.
  func attempt(_ statement: String) throws { try database.run(SQL(stringLiteral: statement)) }

  /// The rule books kept, by version.
  func ruleBooks() throws -> [String: String] {
    let rows = try database.rows("SELECT version, content FROM rulebook")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0].text ?? "", $0[1].text ?? "") })
  }
}
