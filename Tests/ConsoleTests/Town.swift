import Classifier
import Console
import Desk
import Foundation
import HTTPServer
import Model
import ResponseLog
import Storage
import Synchronization

/// A small town's week in a store of its own: stories, cases handled well and badly, the log of it all.
final class Town: Sendable {
  let store: Store
  let path: String
  private let time = Mutex(Timestamp(seconds: 0))

  init(simulated: Bool = true) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "town-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    store = try Store(
      path: path + "/store.sqlite", office: nil, founding: Store.Office(code: "350583101", name: "仑苍镇"),
      simulated: simulated, now: Town.moment("11-18 08:00"))
    set("11-18 08:00")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// `11-18 08:00` of 2026 in China.
  static func moment(_ text: String) -> Timestamp {
    Timestamp(rfc3339: "2026-\(text)") ?? Timestamp(seconds: 0)
  }

  var now: Timestamp { time.withLock { $0 } }

  func set(_ text: String) { time.withLock { $0 = Town.moment(text) } }

  func console() throws -> Console { Console(try context(Keywords.shipped.get())) }

  /// What its pages are made from; everybody is the duty officer, as in the demo.
  func context(_ keywords: Keywords) throws -> ConsoleContext {
    ConsoleContext(
      store: store, areas: keywords.classifier.book.areas, clocks: keywords.clocks,
      criteria: keywords.criteria, simulated: store.simulated, officeName: "仑苍镇",
      feedTitles: ["town-board": "仑苍论坛"], desk: desk(keywords), redactor: keywords.redactor,
      door: .demo(person: "li-na"), now: { self.now })
  }

  func desk(_ keywords: Keywords) -> CaseDesk {
    CaseDesk(
      store: store, areas: Set(keywords.classifier.book.areas.map(\.id)), reviewStages: 1,
      clock: { self.now })
  }

  /// The page at a path, asked for by a browser on this machine.
  func get(_ path: String, method: String = "GET", host: String? = "127.0.0.1:8080", cookie: String? = nil)
    async throws
    -> HTTPResponse
  {
    let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
    let query = halves.count > 1 ? HTTPQuery(urlEncoded: halves[1]) : HTTPQuery()
    let headers =
      [("Host", host), ("Cookie", cookie)].compactMap { name, value in value.map { (name: name, value: $0) } }
    return try await console().respond(
      HTTPRequest(method: method, path: halves[0], query: query, headers: headers))
  }

  func page(_ path: String) async throws -> String {
    String(decoding: try await get(path).body, as: UTF8.self)
  }

  // MARK: what happens in it

  /// Founds the office: five units and five people.
  func found() async throws {
    let units = [
      ("dangzheng-ban", "党政办"), ("shichang-jianguan-suo", "市场监管所"), ("laobao-suo", "劳动保障所"),
      ("yingji-ban", "应急办"), ("zhongxin-xiaoxue", "中心小学"),
    ]
    let people = [
      ("li-na", "李娜", "dangzheng-ban", [Role.duty, .assessor]),
      ("wang-jianguo", "王建国", "dangzheng-ban", [.reviewer, .signer, .supervisor]),
      ("chen-wei", "陈伟", "shichang-jianguan-suo", [.handler]),
      ("lin-fang", "林芳", "laobao-suo", [.handler]), ("huang-qiang", "黄强", "yingji-ban", [.handler]),
    ]
    try await store.transaction { transaction in
      for (id, name) in units {
        try transaction.save(Unit(id: id, name: name, kind: "office", duty: id == "dangzheng-ban"))
      }
      for (id, name, unit, roles) in people {
        try transaction.save(Person(id: id, name: name, unit: unit, roles: roles))
      }
    }
  }

  @discardableResult
  func act(_ when: String, _ move: Move, on id: String, by actor: String?, _ options: [String: String] = [:])
    async throws -> LogEntry
  {
    set(when)
    return try await act(move, on: id, by: actor) { $0.options = options }
  }

  /// Takes in an item now, judged by the checkout's rule book or as given, as the first or a later one of its topic.
  func collect(
    _ id: String, _ title: String, text: String = "", feed: String = "town-board", url: String? = nil,
    topic: String? = nil, assessment: Assessment? = nil
  ) async throws {
    let classifier = try Keywords.shipped.get().classifier
    let assessment = assessment ?? classifier.assess(title: title, text: text)
    let item = Item(
      id: "i\(id)", feed: feed, url: url ?? "https://example.org/\(id)", title: title, text: text,
      published: now,
      precision: .second, collected: now, digest: title + text)
    let placement = TopicPlacement(
      topic: topic ?? "t\(id)", relation: topic == nil ? .first : .reprint, score: topic == nil ? nil : 0.9)
    try await store.transaction { transaction in
      try transaction.keepRuleBook(version: assessment.rulebook, content: "{}", now: item.collected)
      try transaction.insert(item)
      try transaction.insert(assessment, item: item.id, version: 1)
      try transaction.insert(placement, item: item)
    }
  }

  /// Opens a case for the topic of an item collected now; its id.
  @discardableResult
  func open(_ id: String, title: String, area: String) async throws -> String {
    var opening = Opening()
    (opening.topic, opening.area, opening.items) = ("t\(id)", area, 1)
    (opening.published, opening.collected, opening.flagged) = (now, now, now)
    let (begun, words) = (opening, title)
    return try await act(.open, on: nil, by: nil) {
      $0.opening = begun
      $0.options["title"] = words
    }.caseID ?? ""
  }
}
