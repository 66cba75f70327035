import Crypto
import Desk
package import Model
import ResponseLog
package import Storage

/// Looks whether a store is what its log says it is: everything that can be made anew from the log is, and compared.
package struct Doctor: Sendable {
  /// What was looked at and found.
  package struct Finding: Sendable, Hashable {
    package enum Grade: String, Sendable {
      case ok
      /// Something a person should see to.
      case warning
      /// The store is not what it should be.
      case error
    }

    package var check: String
    package var grade: Grade
    /// One line: what is wrong and what to do, or how much was looked at.
    package var text: String

    package init(check: String, grade: Grade, text: String) {
      self.check = check
      self.grade = grade
      self.text = text
    }
  }

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Every check, in the same order each time.
  package func examine(now: Timestamp) async throws -> [Finding] {
    let log = try await store.wholeLog()
    let rows = log.rows.filter { $0.office == store.office }
    let entries = rows.compactMap { JSONValue(text: $0.body).flatMap(LogEntry.init) }
    let view = try await store.examination()
    return [
      integrity(view), chain(log), caseIndex(view, entries), texts(view, entries), people(view, entries),
      items(view), seals(entries, now), collecting(view, now),
    ]
  }

  private func integrity(_ view: StoreExamination) -> Finding {
    view.integrity == "ok"
      ? Finding(check: "file", grade: .ok, text: "the database file is sound")
      : Finding(
        check: "file", grade: .error, text: "the file is damaged (\(view.integrity)); restore the last backup"
      )
  }

  private func chain(_ log: WholeLog) -> Finding {
    do {
      try Chain.verify(log, office: store.office, simulated: store.simulated)
      return Finding(check: "log", grade: .ok, text: "\(log.rows.count) entries, every hash holds")
    } catch {
      return Finding(check: "log", grade: .error, text: "bad entry \(error.seq): \(error.reason)")
    }
  }

  /// The index of cases is a fold over the log.
  private func caseIndex(_ view: StoreExamination, _ entries: [LogEntry]) -> Finding {
    var expected: [String: [Int64]] = [:]
    for entry in entries { if let id = entry.caseID { expected[id, default: []].append(entry.seq) } }
    let wrong = Set(expected.keys).union(view.caseEntries.keys).filter {
      expected[$0] != view.caseEntries[$0]
    }
    let broken = expected.keys.filter { id in
      CaseFile(entries.filter { $0.caseID == id }) == nil
    }
    if let first = wrong.union(broken).min() {
      return Finding(
        check: "cases", grade: .error,
        text:
          "\(wrong.union(broken).count) cases differ from the log, first \(first); the log holds, restore a backup"
      )
    }
    return Finding(check: "cases", grade: .ok, text: "\(expected.count) cases are as the log tells")
  }

  /// Every text of an entry is there with its digest, or was destroyed by an entry.
  private func texts(_ view: StoreExamination, _ entries: [LogEntry]) -> Finding {
    let destroyed = Set(
      entries.filter { $0.action == "destroy" && $0.text("what") == "content" }.flatMap(Self.ids))
    let named = Set(entries.flatMap { $0.content.map(\.digest) })
    let stored = Dictionary(view.content.map { ($0.digest, $0) }) { first, _ in first }
    let changed = view.content.filter { Self.digest($0) != $0.digest }
    let lost = named.filter { stored[$0] == nil && !destroyed.contains($0) }
    let back = destroyed.filter { stored[$0] != nil }
    let strange = stored.keys.filter { !named.contains($0) }
    let faults = [
      ("changed", changed.count), ("lost", lost.count), ("back though destroyed", back.count),
      ("known to no entry", strange.count),
    ].filter { $0.1 > 0 }
    guard faults.isEmpty else {
      return Finding(
        check: "texts", grade: .error,
        text: faults.map { "\($0.1) texts \($0.0)" }.joined(separator: ", ") + "; restore them from a backup")
    }
    return Finding(
      check: "texts", grade: .ok,
      text: "\(stored.count) texts have their digests, \(destroyed.count) were destroyed by order or in time")
  }

  private static func ids(_ entry: LogEntry) -> [String] {
    guard case .array(let ids)? = entry.detail["ids"] else { return [] }
    return ids.compactMap { if case .string(let id) = $0 { id } else { nil } }
  }

  private static func digest(_ content: StoredContent) -> String {
    guard let salt = Hexadecimal.bytes(content.salt) else { return "" }
    return SHA256.hex(salt + Array(content.text.utf8))
  }

  /// Units and people stand as the log last changed them.
  private func people(_ view: StoreExamination, _ entries: [LogEntry]) -> Finding {
    var units: [String: LogEntry] = [:]
    var people: [String: LogEntry] = [:]
    for entry in entries {
      if entry.action == "unit_changed", let id = entry.text("unit") { units[id] = entry }
      if entry.action == "person_changed", let id = entry.text("person") { people[id] = entry }
    }
    let strangers =
      view.units.filter { !Self.agree($0.detail, units[$0.id]) }.map(\.id)
      + view.people.filter { !Self.agree($0.detail, people[$0.id]) }.map(\.id)
    if let first = strangers.min() {
      return Finding(
        check: "people", grade: .error,
        text:
          "\(strangers.count) units or people were changed past the log, first \(first); set them anew by people|units add"
      )
    }
    return Finding(
      check: "people", grade: .ok,
      text: "\(view.units.count) units and \(view.people.count) people are as the log tells")
  }

  /// Whether a row says what its entry says; an entry of an older version says less. Who is on duty changes with another
  /// unit's entry, and a password leaves no trace in the row.
  private static func agree(_ row: [String: JSONValue], _ entry: LogEntry?) -> Bool {
    guard let entry else { return false }
    return entry.detail.allSatisfy { key, value in ["duty", "password"].contains(key) || row[key] == value }
  }

  private func items(_ view: StoreExamination) -> Finding {
    guard view.unsearchable == 0, view.withoutTopic == 0 else {
      return Finding(
        check: "items", grade: .error,
        text:
          "\(view.unsearchable) texts are not searchable, \(view.withoutTopic) items are in no topic; restore a backup"
      )
    }
    return Finding(check: "items", grade: .ok, text: "\(view.items) items, all searchable and in a topic")
  }

  private func seals(_ entries: [LogEntry], _ now: Timestamp) -> Finding {
    guard let last = entries.last(where: { $0.action == "seal" }) else {
      return Finding(
        check: "seal", grade: .warning,
        text:
          "the log was never sealed; weathervane log seal --new-key FILE, then log seal --key FILE -o SEAL")
    }
    let hours = (now.milliseconds - last.at.milliseconds) / 3_600_000
    return Finding(
      check: "seal", grade: hours > 36 ? .warning : .ok,
      text: "last sealed \(last.at.rfc3339) at entry \(last.seq - 1)" + (hours > 36 ? "; seal it daily" : ""))
  }

  private func collecting(_ view: StoreExamination, _ now: Timestamp) -> Finding {
    guard let last = view.lastAnswer else {
      return Finding(
        check: "feeds", grade: .warning, text: "no feed has answered yet; weathervane feeds check tells why")
    }
    let hours = (now.milliseconds - last.milliseconds) / 3_600_000
    return Finding(
      check: "feeds", grade: hours > 24 ? .warning : .ok,
      text: "the last feed answered \(last.rfc3339)"
        + (hours > 24 ? "; quiet is not calm: weathervane feeds check" : ""))
  }
}
