package import Model

/// Slows down who guesses passwords: after some failures in a row a name, and an address, must wait, each time twice as
/// long. Pure: what time it is is given.
package struct Throttle: Sendable {
  /// How many failures pass, and how long the waits grow.
  package struct Rule: Sendable {
    package var free: Int
    /// Seconds of the first wait.
    package var first: Int64
    /// Seconds of the longest.
    package var longest: Int64

    /// For a name: whoever knows it could keep its owner out, so no wait is longer than a quarter of an hour.
    package static let person = Rule(free: 5, first: 30, longest: 900)
    /// For an address, behind which a whole office may sit.
    package static let address = Rule(free: 20, first: 30, longest: 3600)
  }

  private struct Record: Sendable {
    var failures = 0
    var last: Timestamp
    var until: Timestamp
  }

  /// Seconds after which a failure is forgotten.
  private static let memory: Int64 = 86_400
  /// Records kept at most; the oldest go first, so that invented names fill no memory.
  private static let capacity = 10_000

  private var records: [String: Record] = [:]

  package init() {}

  /// Seconds that a try of this name from this address has to wait; 0 = none.
  package func wait(person: String, address: String, now: Timestamp) -> Int64 {
    keys(person, address).map { key, _ in (records[key]?.until.seconds ?? 0) - now.seconds }.max().map {
      max($0, 0)
    } ?? 0
  }

  /// Takes in a wrong password, for whatever name; or, before it is checked, one that may be.
  package mutating func fail(person: String, address: String, now: Timestamp) {
    for (key, rule) in keys(person, address) {
      var record = records[key] ?? Record(last: now, until: now)
      if now.seconds - record.last.seconds > Self.memory { record.failures = 0 }
      (record.failures, record.last) = (record.failures + 1, now)
      let surplus = record.failures - rule.free
      if surplus >= 0 {
        let wait = rule.first << Int64(min(surplus, 20))
        record.until = now.adding(seconds: min(wait, rule.longest))
      }
      records[key] = record
    }
    if records.count > Self.capacity { forget(now) }
  }

  /// Takes back a try that was counted as a failure and was none: the name begins anew, the address does not, or one's
  /// own account would free it.
  package mutating func succeed(person: String, address: String) {
    records["person " + person] = nil
    records["address " + address]?.failures -= 1
    records["address " + address]?.until = Timestamp(milliseconds: 0)
  }

  private func keys(_ person: String, _ address: String) -> [(String, Rule)] {
    [("person " + person, .person), ("address " + address, .address)]
  }

  /// Keeps the newer half of what is remembered.
  private mutating func forget(_ now: Timestamp) {
    let newest = records.sorted { $0.value.last > $1.value.last }.prefix(Self.capacity / 2)
    records = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
  }
}
