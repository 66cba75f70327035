import Classifier
package import Model
package import ResponseLog
import Storage

/// What a rule book would have done to cases.
package struct BacktestOutcome: Sendable, Hashable {
  /// A case whose story it would have flagged at another time.
  package struct Turn: Sendable, Hashable {
    package var caseID: String
    /// How the case was opened.
    package var via: Via
    package var opened: Timestamp
    /// The item that would have told of it; nil where only the case's own words do.
    package var item: String?
    /// From that item's first sight to the opening; nil without an item.
    package var hours: Double?
  }

  /// Flags that nobody wanted.
  package struct Noise: Sendable, Hashable {
    /// Items of dismissed cases.
    package var items = 0
    /// Dismissed cases none of whose items were flagged otherwise.
    package var cases = 0
  }

  /// Cases that the rule book in force flags later or never, and the one that is tried flags before they were opened.
  package var caught: [Turn] = []
  /// The same the other way round.
  package var missed: [Turn] = []
  package var noiseAdded = Noise()
  package var noiseSpared = Noise()
}

/// The cases of a store as a replay looks at them.
struct BacktestDocket: Sendable {
  private struct Entry: Sendable {
    var file: CaseFile
    var via: Via
    /// When it was opened, or is said to have been.
    var opened: Timestamp
    /// Title and text that came with the opening of a case without a topic.
    var words: (title: String, text: String)?
  }

  private let entries: [Entry]
  private let span: ClosedRange<Timestamp>
  /// The case that each topic's items belong to; of a merged one, the case that it was merged into.
  let owners: [String: String]

  /// - Parameter span: only cases opened within it can be caught or missed.
  init(_ store: Store, _ span: ClosedRange<Timestamp>) async throws {
    self.span = span
    let topics = try await store.caseTopics()
    var logs: [String: [LogEntry]] = [:]
    for row in try await store.caseBodies() {
      logs[row.caseID, default: []] += try LogEntry.read([row.body])
    }
    var entries: [Entry] = []
    for (_, log) in logs.sorted(by: { $0.key < $1.key }) {
      guard let file = CaseFile(log), let opening = log.first, file.state != .merged else { continue }
      var entry = Entry(file: file, via: opening.via, opened: opening.time)
      if file.topic == nil { entry.words = try await Self.words(store, opening) }
      entries.append(entry)
    }
    self.entries = entries
    owners = topics.mapValues { Self.owner($0, logs) }
  }

  private static func words(_ store: Store, _ opening: LogEntry) async throws -> (
    title: String, text: String
  )? {
    let content = try await store.content(ofEntry: opening.seq).values
    func text(_ kind: String) -> String { content.first { $0.kind == kind }?.text ?? "" }
    return (text("title"), text("text"))
  }

  /// Follows mergers; a ring of them, which the clerk refuses, would end after as many steps as there are cases.
  private static func owner(_ id: String, _ logs: [String: [LogEntry]]) -> String {
    var owner = id
    for _ in 0..<logs.count {
      guard let log = logs[owner], CaseFile(log)?.state == .merged,
        let into = log.last(where: { $0.move == .merge })?.text("into")
      else { break }
      owner = into
    }
    return owner
  }

  func outcome(_ tally: BacktestTally, before: Classifier, after: Classifier) -> BacktestOutcome {
    var outcome = BacktestOutcome()
    for entry in entries {
      let firsts = tally.cases[entry.file.id] ?? BacktestTally.Firsts()
      if let turn = turn(entry, firsts.after, than: firsts.before, after, than: before) {
        outcome.caught.append(turn)
      }
      if let turn = turn(entry, firsts.before, than: firsts.after, before, than: after) {
        outcome.missed.append(turn)
      }
      guard entry.file.state == .dismissed else { continue }
      outcome.noiseAdded.items += firsts.gained
      outcome.noiseSpared.items += firsts.lost
      outcome.noiseAdded.cases += firsts.before == nil && firsts.after != nil ? 1 : 0
      outcome.noiseSpared.cases += firsts.after == nil && firsts.before != nil ? 1 : 0
    }
    return outcome
  }

  /// The case as one rule book would have told of it in time, if the other would not, or later.
  private func turn(
    _ entry: Entry, _ sight: BacktestTally.Sight?, than other: BacktestTally.Sight?, _ classifier: Classifier,
    than otherClassifier: Classifier
  ) -> BacktestOutcome.Turn? {
    guard entry.file.state != .dismissed, span.contains(entry.opened) else { return nil }
    var turn = BacktestOutcome.Turn(caseID: entry.file.id, via: entry.via, opened: entry.opened)
    if let words = entry.words {
      let flags = [classifier, otherClassifier].map {
        $0.assess(title: words.title, text: words.text).flagged
      }
      return flags == [true, false] ? turn : nil
    }
    guard let sight, sight.time <= entry.opened, other.map({ sight.time < $0.time }) ?? true else {
      return nil
    }
    turn.item = sight.item
    turn.hours = Double(entry.opened.seconds - sight.time.seconds) / 3600
    return turn
  }
}
