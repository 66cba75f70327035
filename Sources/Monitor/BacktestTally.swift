package import Model
import Storage

/// Counts of a replay over some items; parts of it merge into the whole in any order.
package struct BacktestTally: Sendable, Hashable {
  /// Items of a day, and those flagged by the rule book in force and by the one that is tried.
  package struct Flags: Sendable, Hashable {
    package var items = 0
    package var before = 0
    package var after = 0
  }

  /// Flags that one rule has brought or cost.
  package struct Doing: Sendable, Hashable {
    package var gained = 0
    package var lost = 0
  }

  /// An item whose flag differs.
  package struct Change: Sendable, Hashable {
    package var item: String
    package var title: String
    package var collected: Timestamp
    /// Of the judgement that flags it.
    package var area: String?
    package var topic: String?
    package var caseID: String?
    /// The rules whose points moved the score that way, greatest difference first; none where only numbers of
    /// `severity.json5` did.
    package var rules: [Share]
  }

  /// The difference that a rule makes.
  package struct Share: Sendable, Hashable {
    package var rule: String
    package var points: Double
  }

  /// Items whose flag differs one way: all counted, the latest listed.
  package struct Changes: Sendable, Hashable {
    package fileprivate(set) var count = 0
    /// Latest first.
    package fileprivate(set) var listed: [Change] = []
  }

  /// The first flagged items of a case.
  package struct Firsts: Sendable, Hashable {
    package var before: Sight?
    package var after: Sight?
    /// Items gained and lost.
    package var gained = 0
    package var lost = 0
  }

  /// An item and when we first saw it.
  package struct Sight: Sendable, Hashable, Comparable {
    package var time: Timestamp
    package var item: String

    package static func < (left: Sight, right: Sight) -> Bool {
      (left.time, left.item) < (right.time, right.item)
    }
  }

  /// By day in China.
  package private(set) var days: [CivilDate: Flags] = [:]
  package private(set) var gained = Changes()
  package private(set) var lost = Changes()
  /// Items flagged by both, to another area or with another grade.
  package private(set) var otherArea = 0
  package private(set) var otherSeverity = 0
  /// By id of the rule.
  package private(set) var rules: [String: Doing] = [:]
  /// By id of the case.
  package private(set) var cases: [String: Firsts] = [:]
  private let limit: Int

  /// - Parameter limit: changed items listed each way.
  init(limit: Int) { self.limit = limit }

  /// Sums over all days.
  package var total: Flags {
    days.values.reduce(into: Flags()) { sum, day in
      sum.items += day.items
      sum.before += day.before
      sum.after += day.after
    }
  }

  /// Takes in an item as both rule books judge it.
  mutating func add(_ item: ArchivedItem, caseID: String?, before: Assessment, after: Assessment) {
    days[item.collected.chinaDay, default: Flags()].items += 1
    days[item.collected.chinaDay]?.before += before.flagged ? 1 : 0
    days[item.collected.chinaDay]?.after += after.flagged ? 1 : 0
    if before.flagged, after.flagged {
      otherArea += before.area == after.area ? 0 : 1
      otherSeverity += before.severity == after.severity ? 0 : 1
    }
    if let caseID, before.flagged || after.flagged { add(item, to: caseID, before, after) }
    guard before.flagged != after.flagged else { return }
    let change = Change(
      item: item.id, title: item.title.isEmpty ? String(item.text.prefix(60)) : item.title,
      collected: item.collected, area: after.area ?? before.area, topic: item.topic, caseID: caseID,
      rules: Self.shares(before, after, rising: after.flagged))
    for share in change.rules {
      if after.flagged { rules[share.rule, default: Doing()].gained += 1 }
      if before.flagged { rules[share.rule, default: Doing()].lost += 1 }
    }
    if after.flagged { gained.add(change, limit) } else { lost.add(change, limit) }
  }

  private mutating func add(
    _ item: ArchivedItem, to caseID: String, _ before: Assessment, _ after: Assessment
  ) {
    let sight = Sight(time: item.collected, item: item.id)
    var part = Firsts(before: before.flagged ? sight : nil, after: after.flagged ? sight : nil)
    part.gained = before.flagged ? 0 : 1
    part.lost = after.flagged ? 0 : 1
    cases[caseID, default: Firsts()].merge(part)
  }

  /// Points by rule after less before, of those that moved the way the flag did.
  private static func shares(_ before: Assessment, _ after: Assessment, rising: Bool) -> [Share] {
    var points: [String: Double] = [:]
    for evidence in after.evidence { points[evidence.rule, default: 0] += evidence.points }
    for evidence in before.evidence { points[evidence.rule, default: 0] -= evidence.points }
    return points.map { Share(rule: $0.key, points: ($0.value * 100).rounded() / 100) }
      .filter { rising ? $0.points > 0 : $0.points < 0 }
      .sorted { (abs($1.points), $0.rule) < (abs($0.points), $1.rule) }
  }

  mutating func merge(_ other: BacktestTally) {
    days.merge(other.days) {
      Flags(items: $0.items + $1.items, before: $0.before + $1.before, after: $0.after + $1.after)
    }
    gained.merge(other.gained, limit)
    lost.merge(other.lost, limit)
    otherArea += other.otherArea
    otherSeverity += other.otherSeverity
    rules.merge(other.rules) { Doing(gained: $0.gained + $1.gained, lost: $0.lost + $1.lost) }
    for (id, part) in other.cases { cases[id, default: Firsts()].merge(part) }
  }
}

extension BacktestTally.Changes {
  fileprivate mutating func add(_ change: BacktestTally.Change, _ limit: Int) {
    merge(Self(count: 1, listed: [change]), limit)
  }

  fileprivate mutating func merge(_ other: Self, _ limit: Int) {
    count += other.count
    guard !other.listed.isEmpty else { return }
    let all = (listed + other.listed).sorted { ($1.collected, $0.item) < ($0.collected, $1.item) }
    listed = Array(all.prefix(limit))
  }
}

extension BacktestTally.Firsts {
  fileprivate mutating func merge(_ other: Self) {
    before = [before, other.before].compactMap(\.self).min()
    after = [after, other.after].compactMap(\.self).min()
    gained += other.gained
    lost += other.lost
  }
}
