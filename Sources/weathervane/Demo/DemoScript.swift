import Model
import ResponseLog

/// The demo's invented days: what the feeds bring, what people do, and what goes wrong on purpose (`Feeds/demo/`).
struct DemoScript: Sendable {
  struct Source: Sendable {
    var feed: Feed
    /// `rss`, `atom` or `json`.
    var format: Format
    var items: [Item]
  }

  enum Format: String, CaseIterable, Sendable { case rss, atom, json }

  struct Item: Sendable {
    var at: Timestamp
    var guid: String
    var story: String?
    /// Its words, and those that it has later, by time.
    var versions: [(at: Timestamp, title: String, text: String)]
  }

  struct Act: Sendable {
    var at: Timestamp
    var story: String
    var move: Move
    var actor: String
    var options: [String: String]
    var helpers: [String]
  }

  /// A failure that the script makes happen, which the evaluation has to find by itself.
  struct Planted: Sendable {
    var story: String
    var what: String
    var verdict: VerdictKind
    var criterion: String
    var unit: String?
    var person: String?
  }

  private(set) var sources: [Source] = []
  private(set) var people: [Person] = []
  private(set) var acts: [Act] = []
  private(set) var planted: [Planted] = []
  /// First and last moment of the replay.
  let start: Timestamp
  let end: Timestamp

  /// Reads the files of `Feeds/demo/`.
  init(_ files: [String: [UInt8]]) throws {
    guard let bytes = files["script.json5"] else { throw Failure("Feeds/demo/script.json5 is missing") }
    let script = try DataFields(file: "script.json5", bytes: bytes)
    try script.allow(["start", "days", "people", "acts", "planted"])
    guard let first = Timestamp(rfc3339: try script.string("start")) else {
      throw script.error("start", "must be a day such as 2026-11-16")
    }
    let days = Int64(try script.number("days", in: 1...30))
    start = first.adding(seconds: 6 * 3600 + 1800)
    end = first.adding(seconds: (days - 1) * 86400 + 18 * 3600)
    let time = DemoTime(first)
    for entry in try script.objects("people") { people.append(try Self.person(entry)) }
    for entry in try script.objects("acts") { acts.append(try Self.act(entry, time)) }
    for entry in try script.objects("planted") { planted.append(try Self.planted(entry)) }
    for name in files.keys.sorted() where name != "script.json5" && name.hasSuffix(".json5") {
      sources.append(try Self.source(try DataFields(file: name, bytes: files[name] ?? []), time))
    }
  }

  private static func person(_ fields: DataFields) throws -> Person {
    let roles = try fields.strings("roles").map { text in
      guard let role = Role(rawValue: text) else { throw fields.error("roles", "\(text) is no role") }
      return role
    }
    return Person(
      id: try fields.string("id"), name: try fields.string("name"), unit: try fields.string("unit"),
      roles: roles)
  }

  private static let actMembers: Set<String> = [
    "area", "grade", "event-grade", "spread-grade", "kind", "unit", "person", "reason", "note", "text",
    "cause",
    "solution", "constraints", "disposition", "channel", "link", "stage", "verdict", "to", "outcome", "place",
    "into",
  ]

  private static func act(_ fields: DataFields, _ time: DemoTime) throws -> Act {
    try fields.allow(actMembers.union(["at", "story", "move", "as", "helpers"]))
    var options: [String: String] = [:]
    for name in actMembers where fields.has(name) {
      if case .integer(let number)? = fields.raw(name) {
        options[name] = String(number)
      } else {
        options[name] = try fields.string(name)
      }
    }
    return Act(
      at: try time.read(fields, "at"), story: try fields.string("story"), move: try fields.choice("move"),
      actor: try fields.string("as"), options: options, helpers: try fields.strings("helpers"))
  }

  private static func planted(_ fields: DataFields) throws -> Planted {
    try fields.allow(["story", "what", "verdict", "criterion", "unit", "person"])
    return Planted(
      story: try fields.string("story"), what: try fields.string("what"),
      verdict: try fields.choice("verdict"),
      criterion: try fields.string("criterion"), unit: try fields.optionalString("unit"),
      person: try fields.optionalString("person"))
  }

  private static func source(_ fields: DataFields, _ time: DemoTime) throws -> Source {
    try fields.allow(["feed", "items"])
    guard let feed = try fields.object("feed") else { throw fields.error("feed", "missing") }
    try feed.allow(["id", "title", "scope", "tier", "place", "format"])
    var items: [Item] = []
    for entry in try fields.objects("items") { items.append(try item(entry, time)) }
    return Source(
      feed: Feed(
        id: try feed.string("id"), title: try feed.string("title"), url: "", scope: try feed.choice("scope"),
        tier: try feed.choice("tier"), place: try feed.optionalString("place"), every: 900),
      format: try feed.choice("format"), items: items.sorted { $0.at < $1.at })
  }

  private static func item(_ fields: DataFields, _ time: DemoTime) throws -> Item {
    try fields.allow(["at", "guid", "title", "text", "story", "edit"])
    let at = try time.read(fields, "at")
    var versions = [
      (at: at, title: try fields.string("title"), text: try fields.optionalString("text") ?? "")
    ]
    for edit in try fields.objects("edit") {
      try edit.allow(["at", "title", "text"])
      versions.append(
        (try time.read(edit, "at"), try edit.string("title"), try edit.optionalString("text") ?? ""))
    }
    return Item(
      at: at, guid: try fields.string("guid"), story: try fields.optionalString("story"), versions: versions)
  }
}

/// Reads `2 07:35`: the second day at 07:35 in China.
private struct DemoTime {
  private let first: Timestamp

  init(_ first: Timestamp) { self.first = first }

  func read(_ fields: DataFields, _ name: String) throws -> Timestamp {
    let text = try fields.string(name)
    guard let match = text.wholeMatch(of: /(\d+) (\d\d):(\d\d)/), let day = Int64(match.1), day > 0,
      let hour = Int64(match.2), hour < 24, let minute = Int64(match.3), minute < 60
    else { throw fields.error(name, "\"\(text)\" must be a day number and a time, as 2 07:35") }
    return first.adding(seconds: (day - 1) * 86400 + hour * 3600 + minute * 60)
  }
}
