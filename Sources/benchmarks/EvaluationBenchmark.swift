import Crypto
import Foundation
import Glibc
import Model
import ResponseLog
import Storage

/// A county's year evaluated: 100,000 cases of ten entries each in a store, `weathervane report evaluation --format json`
/// as a process of its own, from its start to the last byte.
struct EvaluationBenchmark {
  private static let most = (seconds: 20.0, megabytes: 500)
  private let options: Options
  private let log: MadeLog

  init(_ options: Options) {
    self.options = options
    log = MadeLog(cases: options.cases)
  }

  /// False if it takes longer or more memory than it may, or counts other cases than there are.
  func run() async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "county.sqlite").path
    let entries = try await log.write(to: store)
    say(
      "\(options.cases) generated cases, \(entries) entries; from the store to JSON, a process of its own.\n")
    let output = folder.appending(path: "evaluation.json")
    var seconds = Double.infinity
    for _ in 0..<options.passes { seconds = min(seconds, try evaluate(store, into: output)) }
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let megabytes = usage.ru_maxrss / 1000
    let table = Table([("seconds", 9), ("most", 6), ("MB of memory", 13), ("most", 6), ("MB of JSON", 11)])
    let written = try Data(contentsOf: output, options: .mappedIfSafe)
    table.row([
      seconds.rounded(to: 1), Self.most.seconds.rounded(to: 0), String(megabytes),
      String(Self.most.megabytes), String(written.count / 1_000_000),
    ])
    let isWhole = written.range(of: Data(#""n":\#(options.cases),"#.utf8)) != nil
    return isWhole && seconds <= Self.most.seconds && megabytes <= Self.most.megabytes
  }

  /// Wall-clock seconds of one report.
  private func evaluate(_ store: String, into output: URL) throws -> Double {
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "weathervane")
    process.arguments = [
      "report", "evaluation", "--format", "json", "--store", store, "--keywords", options.keywords,
      "--from", MadeLog.year.first, "--to", MadeLog.year.last,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure("report evaluation failed") }
    let taken = ContinuousClock.now - start
    return Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
  }
}

/// A log of cases that begin all through a year and run side by side; the same on every run.
struct MadeLog {
  static let year = (first: "2025-01-01", last: "2025-12-31")
  private static let office = "350583101"
  private static let units = (1...30).map { "unit-\($0)" }
  private static let areas = ["schooling", "housing", "transport", "environment", "labour", "town-services"]
  private static let start = Timestamp(seconds: 1_735_660_800)
  /// Hours after the opening at which each step is done, but for chance.
  private static let steps: [(move: String, hours: Double)] = [
    ("open", 0), ("assess", 1), ("assign", 1.2), ("acknowledge", 2), ("observe", 7), ("progress", 9),
    ("respond", 24), ("review", 26), ("publish", 27), ("close", 90),
  ]

  let cases: Int

  private struct Entry {
    var second: Int64
    var number: Int32
    var step: UInt8
  }

  /// Writes the log to a new store.
  ///
  /// - Returns: how many entries it has.
  func write(to path: String) async throws -> Int {
    var random = SeededGenerator(2026)
    var entries: [Entry] = []
    for number in 0..<cases {
      let opened = Int64.random(in: 0..<360 * 86400, using: &random)
      for (step, row) in Self.steps.enumerated() {
        let late = Double.random(in: 0..<1.5, using: &random) * row.hours * 3600
        entries.append(
          Entry(
            second: opened + Int64(step) + Int64(row.hours * 3600 + late), number: Int32(number),
            step: UInt8(step)))
      }
    }
    // Steps keep their order: chance may not bring a later one forward.
    entries.sort { ($0.second, $0.number, $0.step) < ($1.second, $1.number, $1.step) }
    let store = try Store(
      path: path, office: Self.office, founding: Store.Office(code: Self.office, name: "made"),
      simulated: false, now: Self.start)
    var prev = Chain.beginning
    for first in stride(from: 0, to: entries.count, by: 20_000) {
      let part = entries[first..<min(first + 20_000, entries.count)]
      prev = try await store.transaction { [prev] transaction in
        var prev = prev
        for (index, one) in zip(part.indices, part) {
          let entry = self.entry(one, seq: Int64(index + 1))
          let body = entry.body
          let hash = Chain.hash(prev: prev, body: body)
          try transaction.append(
            LogRow(office: Self.office, seq: entry.seq, body: body, prev: prev, hash: hash),
            caseID: entry.caseID, topic: nil, content: [])
          prev = hash
        }
        return prev
      }
    }
    return entries.count
  }

  private func entry(_ one: Entry, seq: Int64) -> LogEntry {
    let (number, move) = (Int(one.number), Self.steps[Int(one.step)].move)
    let (unit, area) = (Self.units[number % 30], Self.areas[number % 6])
    let at = Self.start.adding(seconds: one.second)
    let held = ["assign", "acknowledge", "progress", "publish", "observe"].contains(move)
    let holder = held ? Holder(unit: unit, person: "person-\(number % 90)") : Holder(unit: "office")
    let grade = number % 10 == 0 ? "considerable" : "ordinary"
    let detail: [String: JSONValue] =
      switch move {
      case "open":
        [
          "published": .integer(at.milliseconds - 7_200_000), "collected": .integer(at.milliseconds),
          "flagged": .integer(at.milliseconds), "warned": .null, "area": .string(area), "severity": .null,
          "items": .integer(1), "place": .string("village-\(number % 300)"), "rumour": .string("none"),
          "ticket": .null,
        ]
      case "assess":
        [
          "area": .string(area), "grade": .string(grade), "event_grade": .null, "spread_grade": .null,
          "kind": .string("interests"), "place": .string("village-\(number % 300)"),
        ]
      case "assign":
        [
          "lead": .string(unit), "person": .string("person-\(number % 90)"), "helpers": .array([]),
          "due": .null,
        ]
      case "observe":
        [
          "window": .integer(at.milliseconds / 21_600_000 * 21_600_000 - 14_400_000),
          "items": .integer(Int64(number % 7 + 1)), "sources": .integer(2), "negative": .integer(1),
        ]
      case "respond":
        [
          "draft": .integer(1), "disposition": .string("solved"), "warnings": .array([]),
          "policies": .integer(0), "explainers": .integer(0),
        ]
      case "review":
        ["draft": .integer(1), "stage": .integer(1), "verdict": .string("approved"), "warnings": .array([])]
      case "publish":
        [
          "draft": .integer(1), "channel": .string("site"), "kind": .string("response"),
          "warnings": .array(number % 50 == 0 ? [.string("handed-off")] : []), "policies": .integer(0),
          "explainers": .integer(0),
        ]
      case "close": ["outcome": .string("solved"), "warnings": .array([])]
      default: [:]
      }
    let kinds = move == "respond" ? ["text", "cause", "solution", "constraints"] : ["note"]
    return LogEntry(
      seq: seq, office: Self.office, at: at, caseID: "2025-" + String(100_000 + number),
      actor: "person-\(number % 90)",
      unit: unit, role: .duty, via: .console, auth: .password, action: move, from: .flagged,
      to: move == "close" ? .closed : move == "open" ? .flagged : .published, holder: holder,
      detail: detail,
      content: kinds.map { ContentReference(kind: $0, digest: SHA256.hex("\(number) \($0)")) })
  }
}
