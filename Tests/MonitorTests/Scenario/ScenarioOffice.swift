import Desk
import Model
import ResponseLog
import Storage
import Synchronization
import Testing

@testable import Monitor

/// An office with its people, a real store, and a clock that is set from outside.
final class ScenarioOffice: Sendable {
  let store: Store
  private let scratch: Scratch
  private let desk: CaseDesk
  private let ticker: Ticker
  private let time: Time
  private let known = Mutex<[String: String]>([:])

  private final class Time: Sendable {
    let now = Mutex(Timestamp(seconds: 0))
  }

  /// Ids of the cases by their labels in the table.
  var ids: [String: String] { known.withLock { $0 } }

  private static let areas: Set<String> = [
    "market", "land", "housing", "governance", "town-services", "elderly-care", "labour", "public-order",
    "transport", "disasters", "healthcare", "schooling", "food-and-drugs", "work-safety", "environment",
  ]
  private static let people: [(String, String, [Role])] = [
    ("lin", "office", [.duty, .assessor]), ("wu", "office", [.supervisor, .signer]),
    ("huang", "police", [.handler]), ("hong", "school", [.handler]), ("zhang", "market", [.handler]),
    ("ke", "health", [.handler]), ("he", "village", [.handler]),
  ]

  init(_ book: ClockBook) async throws {
    scratch = try Scratch()
    let start = try ScenarioTable.time("09-20T08:00")
    store = try Store(
      path: scratch.store, office: nil, founding: Store.Office(code: "350583101", name: "仑苍镇"), now: start)
    let time = Time()
    time.now.withLock { $0 = start }
    self.time = time
    ticker = Ticker(store: store, book: book)
    desk = CaseDesk(
      store: store, areas: Self.areas, reviewStages: 1, book: book, clock: { time.now.withLock { $0 } })
    for unit in ["office", "police", "school", "market", "health", "village"] {
      try await desk.save(Unit(id: unit, name: unit, kind: "office", duty: unit == "office"), by: nil)
    }
    for (id, unit, roles) in Self.people {
      try await desk.save(Person(id: id, name: id, unit: unit, roles: roles), by: nil)
    }
  }

  func tick(_ now: Timestamp) async throws { try await ticker.tick(now: now) }

  func play(_ act: ScenarioTable.Act) async throws {
    time.now.withLock { $0 = act.time }
    let move = try #require(Move(rawValue: act.move), "\(act)")
    var options = act.options
    if let label = options["into"] { options["into"] = ids[label] }
    if move == .open { options["text"] = "正文" }
    let (given, opening) = (options, move == .open ? try Self.opening(options) : nil)
    do {
      let done = try await desk.act(move, on: ids[act.label], by: act.actor, via: .cli) { request in
        (request.options, request.opening) = (given, opening)
      }
      #expect(!act.isRefused, "\(act)")
      if move == .open { known.withLock { $0[act.label] = done.entry.caseID } }
    } catch let refusal as Refusal {
      #expect(act.isRefused, "\(refusal): \(act)")
    }
  }

  private static func opening(_ options: [String: String]) throws -> Opening {
    var opening = Opening()
    opening.collected = try options["collected"].map(ScenarioTable.time)
    opening.area = options["area"]
    opening.ticket = options["ticket"].flatMap(TicketType.init(rawValue:)).map {
      Ticket(type: $0, listed: options["listed"].map { $0 == "true" })
    }
    return opening
  }
}

/// The clocks of a case as the table writes them.
struct ScenarioLines {
  private(set) var all: [String] = []
  /// Who had the case when a clock ran out, of those that are late.
  private(set) var blamed: [String] = []

  init(_ one: CaseEvaluation, _ entries: [LogEntry], cut: Int64) throws {
    let history = try #require(CaseHistory(entries, cut: cut))
    for clock in one.clocks {
      let run = clock.run
      let holder = run.due > cut ? "…" : Self.words(history.holder(at: run.due).holder)
      let notices = entries.filter { entry in
        // Runs of one clock follow each other.
        let latest = one.clocks.last {
          $0.run.clock.rawValue == entry.text("clock") && $0.run.start <= entry.at.seconds
        }
        return entry.action.hasPrefix("clock_") && latest?.run == run
      }
      let columns = [
        "\(run.clock.rawValue)", ScenarioTable.words(run.start), ScenarioTable.words(run.due),
        run.met.map(ScenarioTable.words) ?? "–", "\(clock.lateSeconds)", holder,
        notices.isEmpty ? "–" : notices.map(Self.words).joined(separator: ", "),
      ]
      all.append(columns.joined(separator: " | "))
      if clock.isLate { blamed.append(holder) }
    }
  }

  static func words(_ holder: Holder) -> String {
    holder == .nobody ? "–" : [holder.unit, holder.person].compactMap(\.self).joined(separator: "/")
  }

  private static func words(_ entry: LogEntry) -> String {
    let word =
      if case .integer(let share)? = entry.detail["share"] { "\(share)" } else { entry.text("step") ?? "?" }
    return "\(word) \(ScenarioTable.words(entry.at.seconds))"
  }
}
