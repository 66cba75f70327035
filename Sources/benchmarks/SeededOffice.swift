import Classifier
import Console
import Desk
import Foundation
import Model
import Redaction
import ResponseLog
import Storage
import Synchronization

/// A store with ten days of an office: generated items, every twentieth with a case, the last tenth of them still open.
struct SeededOffice {
  static let items = 10_000
  static let cases = 500
  private static let open = 50
  private static let days = 10.0

  let path: String
  let store: Store
  let classifier: Classifier
  private let clocks: ClockBook
  private let criteria: VerdictCriteria
  private let redactor: Redactor
  private let time = OfficeTime()
  private let desk: CaseDesk

  init(_ options: Options, folder: URL) async throws {
    let files = try KeywordsFolder.files(options.keywords)
    func fields(_ name: String) throws -> DataFields { try DataFields(file: name, bytes: files[name] ?? []) }
    classifier = Classifier(try RuleBook(files: files))
    clocks = try ClockBook(
      try fields("clocks.json5"), calendar: try WorkCalendar(try fields("calendar.json5")))
    criteria = try VerdictCriteria(try fields("verdicts.json5"))
    let rules = try KeywordsFolder.files(options.keywords + "/privacy")["redaction.json5"] ?? []
    redactor = Redactor(try RedactionRules(file: "redaction.json5", bytes: rules))
    path = folder.appending(path: "store.sqlite").path
    time.set(Self.now.adding(seconds: Int64(-Self.days * 86400)))
    store = try Store(
      path: path, office: nil, founding: Store.Office(code: "350583101", name: "仑苍镇"), simulated: true,
      now: time.now)
    desk = CaseDesk(
      store: store, areas: Set(classifier.book.areas.map(\.id)), reviewStages: 1,
      clock: { [time] in time.now })
    try await found()
    let vocabulary = try Vocabulary(keywords: options.keywords, rulesFrom: 60_000)
    let text = ChineseText(vocabulary, bytes: Self.items * 1400)
    try await collect(text.documents)
  }

  static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  /// The console over a connection of its own, so that reading waits for no writing, and the cookie of somebody who has
  /// signed in at it.
  func console() async throws -> (console: Console, cookie: String) {
    let reader = try Store(
      path: path, office: nil, founding: Store.Office(code: "", name: ""), now: Self.now)
    let desk = CaseDesk(
      store: store, reader: reader, areas: Set(classifier.book.areas.map(\.id)), reviewStages: 1,
      clock: { Self.now })
    let (door, password) = (SignInDesk(desk, clock: { Self.now }), "仑苍镇的一句长口令 2026")
    try await desk.setPassword(password, of: "li", by: nil)
    let token = try await door.signIn("li", password, from: "127.0.0.1")
    let console = Console(
      ConsoleContext(
        store: reader, areas: classifier.book.areas, clocks: clocks, criteria: criteria, simulated: true,
        officeName: "仑苍镇", desk: desk, redactor: redactor, door: .signIn(door), now: { Self.now }))
    return (console, "wv-session=\(token)")
  }

  private func found() async throws {
    try await desk.save(Unit(id: "dangzheng-ban", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Unit(id: "chengguan", name: "城管中队", kind: "office", duty: false), by: nil)
    let people = [
      Person(id: "li", name: "李", unit: "dangzheng-ban", roles: [.duty, .assessor]),
      Person(id: "wang", name: "王", unit: "dangzheng-ban", roles: [.reviewer, .signer, .supervisor]),
      Person(id: "chen", name: "陈", unit: "chengguan", roles: [.handler]),
    ]
    for person in people { try await desk.save(person, by: nil) }
  }

  private func collect(_ documents: [String]) async throws {
    let start = time.now
    let step = Self.days * 86400 / Double(Self.items)
    let every = Self.items / Self.cases
    for first in stride(from: 0, to: Self.items, by: every) {
      let batch = (first..<first + every).map { number in
        item(number, documents[number % documents.count], start.adding(seconds: Int64(Double(number) * step)))
      }
      try await insert(batch)
      try await handle(batch[0], isOpen: first / every >= Self.cases - Self.open)
    }
  }

  /// Share of the items that are flagged, for the reader of the figures.
  func flagged() async throws -> Double { Double(try await store.counts().flagged) / Double(Self.items) }

  private func item(_ number: Int, _ text: String, _ time: Timestamp) -> Item {
    let hex = String(number, radix: 16)
    return Item(
      id: "i" + String(repeating: "0", count: 16 - hex.count) + hex, feed: "feed-\(number % 40)",
      url: "https://example.org/\(number)", title: "\(number)：\(text.prefix(18))", text: text,
      published: time,
      precision: .second, collected: time, digest: "\(number)")
  }

  private func insert(_ items: [Item]) async throws {
    try await store.transaction { [classifier] transaction in
      for item in items {
        let assessment = classifier.assess(title: item.title, text: item.text)
        try transaction.keepRuleBook(version: assessment.rulebook, content: "{}", now: item.collected)
        try transaction.insert(item)
        try transaction.insert(assessment, item: item.id, version: 1)
        try transaction.insert(
          TopicPlacement(topic: "t" + item.id.dropFirst(), relation: .first, score: nil), item: item)
      }
    }
  }

  /// Opens a case for an item and, unless it stays open, does all of it to the end.
  private func handle(_ item: Item, isOpen: Bool) async throws {
    time.set(item.collected)
    let opened = try await desk.act(.open, on: nil, by: nil, via: .system) { request in
      var opening = Opening()
      (opening.topic, opening.area, opening.items) = ("t" + item.id.dropFirst(), "town-services", 1)
      (opening.published, opening.collected, opening.flagged) = (
        item.published, item.collected, item.collected
      )
      request.opening = opening
    }
    let done = isOpen ? Self.course.prefix(Int(opened.entry.seq % 4)) : Self.course[...]
    for (move, actor, options) in done {
      time.pass(seconds: 120)
      _ = try await desk.act(move, on: opened.entry.caseID, by: actor, via: .console) { $0.options = options }
    }
  }

  private static let course: [(Move, String, [String: String])] = [
    (.assess, "li", ["area": "town-services", "grade": "ordinary", "kind": "interests"]),
    (.assign, "li", ["unit": "chengguan"]), (.acknowledge, "chen", [:]),
    (
      .respond, "chen",
      [
        "text": "已派人修复并恢复供水。", "disposition": "solved", "cause": "管道老化", "solution": "更换管道",
        "constraints": "无",
      ]
    ),
    (.review, "wang", ["stage": "1", "verdict": "approved"]),
    (.publish, "li", ["channel": "weixin", "kind": "response"]), (.close, "wang", ["outcome": "solved"]),
  ]
}

/// What time it is in the office while it is seeded.
private final class OfficeTime: Sendable {
  private let time = Mutex(Timestamp(seconds: 0))

  var now: Timestamp { time.withLock { $0 } }

  func set(_ moment: Timestamp) { time.withLock { $0 = moment } }

  func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
