import Foundation
import Model
import ResponseLog

/// What became of the talk about a case, window by window.
struct NaiveEffect {
  private let one: NaiveCase
  private let observed: [Int64: [NaiveEntry]]
  private let first, last: Int64
  /// The first window that is not over, or not observed any more.
  private let end: Int64
  private let peak: Int64
  /// The window in which it flared up again.
  private(set) var again: Int64?

  private var answer: NaiveEntry? { one.entries.first(where: naiveIsAnswer) }

  init?(_ one: NaiveCase) {
    let observed = one.entries.filter { $0.action == "observe" && $0.second("window") != nil }
    let windows = observed.map { Self.window($0.second("window") ?? 0) }
    let byWindow = Dictionary(grouping: observed) { Self.window($0.second("window") ?? 0) }
    guard let first = windows.min(), let last = windows.max() else { return nil }
    (self.one, self.observed, self.first, self.last) = (one, byWindow, first, last)
    end = Self.window(Self.until(one))
    func items(_ window: Int64) -> Int {
      (byWindow[window] ?? []).map { $0.number("items") }.reduce(0, +)
    }
    let highest = Set(windows).map(items).max() ?? 0
    guard highest > 0, let peak = windows.sorted().first(where: { items($0) == highest }) else { return nil }
    self.peak = peak
    again = findAgain()
  }

  private static func window(_ second: Int64) -> Int64 {
    Int64((Double(second + 8 * 3600) / 21600).rounded(.down))
  }

  private static func start(_ window: Int64) -> Int64 { window * 21600 - 8 * 3600 }

  private static func until(_ one: NaiveCase) -> Int64 {
    let over = ["closed", "archived", "dismissed", "declined", "merged"]
    guard let last = one.entries.last(where: { $0.to != nil }), over.contains(last.to ?? "") else {
      return one.cut
    }
    let published = one.entries.last { $0.action == "publish" }.map { $0.time + 14 * 86400 }
    return min(one.cut, max(last.time, published ?? last.time))
  }

  private func sum(_ key: String, _ window: Int64) -> Int {
    (observed[window] ?? []).map { $0.number(key) }.reduce(0, +)
  }

  func seqs(_ window: Int64) -> [Int64] {
    (observed[window] ?? []).map(\.seq)
  }

  /// nil = not known.
  private func items(_ window: Int64) -> Int? {
    seqs(window).isEmpty && window >= end ? nil : sum("items", window)
  }

  private func findAgain() -> Int64? {
    var highest = 0
    var low = 0
    var hasFallen = false
    for window in first...last {
      let items = sum("items", window)
      if hasFallen, !seqs(window).isEmpty, items >= one.criteria.effect.least,
        Double(items) > one.criteria.effect.reignition * Double(highest)
      {
        if Self.start(window) >= answer?.time ?? .min { return window }
        hasFallen = false
      }
      if items > highest {
        highest = items
        hasFallen = false
      }
      low = items * 2 <= highest ? low + 1 : 0
      if highest > 0, low >= 2 { hasFallen = true }
    }
    return nil
  }

  private var halfLife: Int64? {
    let top = sum("items", peak)
    var window = peak + 1
    while let one = items(window), let next = items(window + 1) {
      if one * 2 <= top, next * 2 <= top { return (window - peak) * 21600 }
      window += 1
    }
    return nil
  }

  private var decay: JSONValue {
    guard let later = items(peak + 4), later > 0 else { return .null }
    return .number((-log(Double(later) / Double(sum("items", peak))) / 24 * 10_000).rounded() / 10_000)
  }

  private var aroundAnswer: JSONValue {
    guard let answer else { return .null }
    let window = Self.window(answer.time)
    func side(_ windows: ClosedRange<Int64>) -> (items: Int, negative: Int) {
      (windows.map { sum("items", $0) }.reduce(0, +), windows.map { sum("negative", $0) }.reduce(0, +))
    }
    let (before, after) = (side(window - 4...window - 1), side(window + 1...window + 4))
    let least = one.criteria.effect.sample
    let enough = before.items >= least && after.items >= least && window + 4 < end
    let change =
      Double(after.negative) / Double(after.items) - Double(before.negative) / Double(before.items)
    return [
      "before": ["items": JSONValue(before.items), "negative": JSONValue(before.negative)],
      "after": ["items": JSONValue(after.items), "negative": JSONValue(after.negative)],
      "change": enough ? .number((change * 10_000).rounded() / 10_000) : .null, "enough": .bool(enough),
    ]
  }

  private func json(_ window: Int64) -> JSONValue {
    [
      "start": .string(naiveTime(Self.start(window))), "items": JSONValue(sum("items", window)),
      "sources": JSONValue(sum("sources", window)), "negative": JSONValue(sum("negative", window)),
      "seq": .array(seqs(window).map(JSONValue.integer)),
    ]
  }

  var json: JSONValue {
    [
      "windows": .array((first...last).filter { !seqs($0).isEmpty }.map(json)), "peak": json(peak),
      "small": .bool(sum("items", peak) < one.criteria.effect.least),
      "half_life": halfLife.map(JSONValue.integer) ?? .null, "day_after_peak": JSONValue(items(peak + 4)),
      "decay": decay, "reignition": again.map(json) ?? .null, "around_answer": aroundAnswer,
    ]
  }
}
