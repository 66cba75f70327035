import Model

/// Items that come together, before it is known whether that was warned of already.
struct Finding: Sendable {
  var kind: Warning.Kind
  /// Serial numbers, first report first.
  var items: [Int]
  var surprise: Surprise
  var subject: String?
  var isThin: Bool
  /// The closed case that it is about again.
  var closing: Closing?
  /// The name that they share, and how many items of the window hold it.
  var name: (gram: UInt64, count: Int)?
  /// Those of the items that are voiced, where others only share its name; nil = all.
  var voiced: [Int]?
}

extension Watch {
  /// Whether too little was seen before to be sure.
  var isThin: Bool { history + window.next - window.first < levels.enough }

  private var less: Double { isThin ? levels.thin : 0 }

  /// What the items of a step complete, most surprising first.
  mutating func findings(_ fresh: Range<Int>) -> [Finding] {
    var found: [Finding] = []
    guard let last = fresh.last else { return [] }
    let spans = self.spans(at: window[last].published)
    /// Names looked at in this step, with what came of it.
    var looked: [Int32: (finding: Finding, surprise: Double)?] = [:]
    for serial in fresh where !window[serial].isRanked && !window[serial].concern.elsewhere {
      if let finding = recurrence(of: serial) {
        found.append(finding)
        continue
      }
      if let finding = story(of: serial) { found.append(finding) }
      if let finding = place(of: serial) { found.append(finding) }
      if let finding = term(of: serial, spans, &looked) { found.append(finding) }
    }
    return found
  }

  /// The most surprising name of an item.
  private mutating func term(
    of serial: Int, _ spans: [Span], _ looked: inout [Int32: (finding: Finding, surprise: Double)?]
  ) -> Finding? {
    var best: (finding: Finding, surprise: Double, gram: UInt64)?
    for number in window.grams(of: serial) {
      let count = terms.count(number)
      guard count >= levels.term.least, !alarms.isTold(terms.gram(number), count: count, by: serial) else {
        continue
      }
      let found = looked[number] ?? (isLikely(number, spans) ? term(number, spans) : nil)
      looked[number] = .some(found)
      guard let (finding, value) = found else { continue }
      let gram = terms.gram(number)
      if let known = best, (known.surprise, gram) >= (value, known.gram) { continue }
      best = (finding, value, gram)
    }
    return best?.finding
  }

  /// How far back names are counted together: over the last weeks, and over a longer time for what grows slowly, which
  /// must surprise more.
  private func spans(at time: Timestamp) -> [Span] {
    let recent = window.serial(after: time.adding(seconds: -levels.term.days * 86400))
    return [Span(first: recent, less: 0), Span(first: window.first, less: levels.patience)]
  }

  private struct Span {
    /// Serial number of its first item.
    var first: Int
    /// Taken off the surprise.
    var less: Double
  }

  /// What must be taken off the surprise at a name whatever it is held against.
  private func less(_ gram: UInt64) -> Double { less + (levels.common.touches(gram) ? levels.weak : 0) }

  /// Whether it is worth looking at who says a name: the same words counted twice, and those of long ago as if they were
  /// recent, only add.
  private func isLikely(_ number: Int32, _ spans: [Span]) -> Bool {
    let count = terms.count(number)
    // Where many say it, one more changes little: it is looked at again as it grows by a sixteenth.
    guard count % max(1, count / 16) == 0 else { return false }
    let (agreed, less) = (areas.agreement(count, of: count), self.less(terms.gram(number)))
    return spans.contains {
      levels.term.takes(surprise(count, number, $0, before: 0).with(agreed), less: less + $0.less)
    }
  }

  private func term(_ number: Int32, _ spans: [Span]) -> (finding: Finding, surprise: Double)? {
    let all = terms.items(number)
    let voices = self.voices(all)
    var best: (finding: Finding, surprise: Double)?
    for span in spans {
      let before = all.count { $0 < span.first }
      guard let (finding, value) = term(number, voices.filter { $0 >= span.first }, span, before: before),
        value > best?.surprise ?? 0
      else { continue }
      best = (finding, value)
    }
    return best
  }

  private func term(_ number: Int32, _ all: [Int], _ span: Span, before: Int) -> (
    finding: Finding, surprise: Double
  )? {
    guard all.count >= levels.term.least, speaksAlike(all) else { return nil }
    // A film shown in the village is no part of its complaint.
    let common = commonArea(all.map { window.concern(of: $0) })
    let members = all.filter { window.concern(of: $0).voiced || window.concern(of: $0).area == common?.area }
    let agreed = areas.agreement(common?.count ?? 0, of: members.count)
    let surprise = self.surprise(members.count, number, span, before: before).with(agreed)
    let gram = terms.gram(number)
    let less = self.less(gram) + span.less
    guard members.count >= levels.term.least, levels.term.takes(surprise, less: less) else { return nil }
    if isBare(gram, members), !levels.term.takes(surprise, less: less + levels.bare) { return nil }
    let finding = Finding(
      kind: .term, items: members, surprise: surprise, subject: Gram.text(gram), isThin: isThin,
      name: (gram, terms.count(number)), voiced: members.filter { window.concern(of: $0).voiced })
    return (finding, surprise.value - less)
  }

  /// Whether a pair of characters is all that the items share: two thirds of them neither have it within one longer
  /// run, nor have all of them a second thing in common.
  private func isBare(_ gram: UInt64, _ members: [Int]) -> Bool {
    guard gram >> 42 == 0, let first = members.first else { return false }
    let isShared = window.grams(of: first).contains { number in
      terms.gram(number) != gram
        && members.allSatisfy { Self.holds(window.grams(of: $0), number) }
    }
    if isShared { return false }
    var longer: [(number: Int32, count: Int)] = []
    for member in members {
      for number in window.grams(of: member) where Gram.holds(terms.gram(number), gram) {
        if let place = longer.firstIndex(where: { $0.number == number }) {
          longer[place].count += 1
        } else {
          longer.append((number, 1))
        }
      }
    }
    return !longer.contains { 3 * $0.count >= 2 * members.count }
  }

  /// Whether an ascending list holds a number.
  private static func holds(_ numbers: [Int32], _ number: Int32) -> Bool {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number
  }

  private func place(of serial: Int) -> Finding? {
    guard let key = Self.areaPlace(window[serial].concern) else { return nil }
    let from = window[serial].published.adding(seconds: -levels.place.days * 86400)
    let items = places.items(of: key)
    let recent = items.filter { window[$0].published > from }
    let members = voices(recent)
    guard members.count >= levels.place.least else { return nil }
    let past = places.past(of: key) + items.count - recent.count
    let others = serial + 1 - (recent.first ?? serial)
    let surprise = Surprise(
      count: members.count, exposure: Double(max(others, members.count)), past: Double(past),
      history: Double(history + max(0, (recent.first ?? serial) - window.first)), prior: levels.place.prior,
      sure: levels.place.sure)
    guard levels.place.takes(surprise, less: less) else { return nil }
    return Finding(
      kind: .areaPlace, items: members, surprise: surprise, subject: "\(key.area) \(key.place)",
      isThin: isThin)
  }

  private func story(of serial: Int) -> Finding? {
    let members = stories.items(of: window[serial].topic)
    guard members.count >= levels.topic.least,
      2 * members.count(where: { window.concern(of: $0).flagged }) > members.count
    else { return nil }
    let surprise = Surprise(
      count: members.count - 1, exposure: 1, past: Double(storySizes.retold),
      history: Double(storySizes.stories), prior: levels.topic.prior, sure: levels.topic.sure)
    guard levels.topic.takes(surprise, less: less) else { return nil }
    return Finding(kind: .topic, items: members, surprise: surprise, subject: nil, isThin: isThin)
  }

  /// Surprise at a name in a span, against the items before it.
  ///
  /// - Parameter before: items of the window that hold the name and lie before the span.
  private func surprise(_ count: Int, _ number: Int32, _ span: Span, before: Int) -> Surprise {
    var prior = levels.term.prior
    prior.count *= 1 + levels.common.ease(terms.gram(number)) / levels.free
    return Surprise(
      count: count, exposure: Double(window.next - span.first), past: Double(terms.past(number) + before),
      history: Double(history + span.first - window.first), prior: prior, sure: levels.term.sure)
  }

  /// Items of different words, the first of each.
  func voices(_ serials: [Int]) -> [Int] {
    let heard = serials.map { (words: window.words(of: $0), serial: $0) }.sorted { $0 < $1 }
    var distinct: [Int] = []
    for (place, voice) in heard.enumerated() where place == 0 || heard[place - 1].words != voice.words {
      distinct.append(voice.serial)
    }
    distinct.sort()
    // Where many speak, a few who send it twice decide nothing.
    return distinct.count > Self.few ? distinct : withoutRepeats(distinct)
  }

  private static let few = 12

  /// Leaves out who sends the same again with other words at its edges: most of what could be names is shared.
  private func withoutRepeats(_ serials: [Int]) -> [Int] {
    var kept: [Int] = []
    for serial in serials {
      let grams = window.grams(of: serial)
      let isRepeat = kept.contains {
        let other = window.grams(of: $0)
        let least = min(other.count, grams.count)
        return least >= Self.telling
          && Double(Self.shared(other, grams)) > levels.same * Double(least)
      }
      if !isRepeat { kept.append(serial) }
    }
    return kept
  }

  /// How many numbers two ascending lists have in common.
  private static func shared(_ left: [Int32], _ right: [Int32]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { count += 1 }
      let isLess = left[i] < right[j]
      if left[i] <= right[j] { i += 1 }
      if !isLess { j += 1 }
    }
    return count
  }

  /// Of fewer pieces of names none can be told to be a repeat.
  private static let telling = 6

  /// Whether enough of them are of one area, and complain, ask or are flagged.
  private func speaksAlike(_ serials: [Int]) -> Bool {
    let concerns = serials.map { window.concern(of: $0) }
    let voiced = concerns.count { $0.voiced || $0.flagged }
    guard Double(voiced) >= levels.concerned * Double(concerns.count) else { return false }
    guard let area = commonArea(concerns) else { return levels.alike == 0 }
    return Double(area.count) >= levels.alike * Double(concerns.count)
  }

  /// The area of most items; of equals the first by name.
  func commonArea(_ concerns: [Concern]) -> (area: String, count: Int)? {
    // There are few, and they are looked up often.
    var counts: [(area: String, count: Int)] = []
    for concern in concerns {
      guard let area = concern.area else { continue }
      if let place = counts.firstIndex(where: { $0.area == area }) {
        counts[place].count += 1
      } else {
        counts.append((area, 1))
      }
    }
    return counts.max { ($0.count, $1.area) < ($1.count, $0.area) }
  }
}
