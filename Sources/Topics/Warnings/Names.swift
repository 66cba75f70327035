import Model

// Names that come together in messages worded differently 新词.
extension Watch {
  /// The most surprising name of an item.
  mutating func term(
    of serial: Int, _ spans: Spans, _ looked: inout [Int32: (finding: Finding, surprise: Double)?]
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

  /// How far back names are counted together.
  struct Spans {
    /// Of these the most surprising counts.
    var weeks: [Span]
    /// Where they show nothing: what breaks out.
    var burst: Span
  }

  struct Span {
    /// Serial number of its first item.
    var first: Int
    /// What was published in it, and before it.
    var volume: Publishing.Volume
    /// Taken off the surprise.
    var less: Double
  }

  func spans(at time: Timestamp) -> Spans {
    func span(_ reach: WarningLevels.Reach) -> Span {
      let first = window.serial(after: time.adding(seconds: -reach.days * 86400))
      return Span(first: first, volume: publishing.volume(from: first), less: reach.less)
    }
    // Where no more is held, a longer one is the same and only takes off more.
    let weeks = levels.spans.map(span).reduce(into: [Span]()) { spans, span in
      if spans.last?.first != span.first { spans.append(span) }
    }
    return Spans(weeks: weeks, burst: span(levels.burst))
  }

  /// Whether it is worth looking at who says a name: the same words counted twice, and those of long ago as if they were
  /// recent, only add.
  private func isLikely(_ number: Int32, _ spans: Spans) -> Bool {
    let count = terms.count(number)
    // Where many say it, one more changes little: it is looked at again as it grows by a sixteenth.
    guard count % max(1, count / 16) == 0 else { return false }
    return spans.weeks.contains { isLikely(count, number, $0, before: 0) } || isBurst(number, spans.burst)
  }

  private func isBurst(_ number: Int32, _ span: Span) -> Bool {
    let count = terms.recent(number)
    return count >= levels.term.least && isLikely(count, number, span, before: terms.count(number) - count)
  }

  private func isLikely(_ count: Int, _ number: Int32, _ span: Span, before: Int) -> Bool {
    let most = mostAgreement[min(count, Self.compared)]
    return levels.term.takes(surprise(count, number, span, before: before).with(most), less: span.less)
  }

  private func term(_ number: Int32, _ spans: Spans) -> (finding: Finding, surprise: Double)? {
    let all = terms.items(number)
    let voices = self.voices(all)
    func found(_ span: Span) -> (finding: Finding, surprise: Double)? {
      term(number, voices.filter { $0 >= span.first }, span, before: all.count { $0 < span.first })
    }
    return spans.weeks.compactMap(found).max { $0.surprise < $1.surprise }
      ?? (isBurst(number, spans.burst) ? found(spans.burst) : nil)
  }

  private func term(_ number: Int32, _ all: [Int], _ span: Span, before: Int) -> (
    finding: Finding, surprise: Double
  )? {
    guard all.count >= levels.term.least, speaksAlike(all) else { return nil }
    // A film shown in the village is no part of its complaint.
    let common = commonArea(all.map { window.concern(of: $0) })
    let members = all.filter { window.concern(of: $0).voiced || window.concern(of: $0).area == common?.area }
    guard members.count >= levels.term.least else { return nil }
    let surprise = self.surprise(members.count, number, span, before: before)
    let most = mostAgreement[min(members.count, Self.compared)]
    let less = span.less + less(members)
    guard levels.term.takes(surprise.with(most), less: less) else { return nil }
    let gram = terms.gram(number)
    let agreeing = surprise.with(agreement(members, gram))
    guard levels.term.takes(agreeing, less: less) else { return nil }
    let finding = Finding(
      kind: .term, items: members, surprise: agreeing, subject: Gram.text(gram), isThin: isThin(members),
      name: (gram, terms.count(number)), voiced: members.filter { window.concern(of: $0).voiced })
    return (finding, agreeing.value - less)
  }

  /// How alike the items are besides their name: −log10 of the chance. Of many, the latest tell.
  private func agreement(_ members: [Int], _ gram: UInt64) -> Double {
    let weighed = members.suffix(Self.compared).map {
      wordings.weighed(window.wording(of: $0).pairs(without: gram), area: window.concern(of: $0).area)
    }
    return wordings.agreement(of: weighed, least: levels.alike)
  }

  static let compared = 8

  /// Surprise at a name in a span, against the items before it.
  ///
  /// - Parameter before: items of the window that hold the name and lie before the span.
  private func surprise(_ count: Int, _ number: Int32, _ span: Span, before: Int) -> Surprise {
    var prior = levels.term.prior
    prior.count *= 1 + levels.common.ease(terms.gram(number)) / levels.free
    let sources = terms.sources(number)
    return Surprise(
      count: count, exposure: Double(span.volume.since.sum(sources)),
      past: Double(terms.past(number) + before), history: Double(span.volume.before.sum(sources)),
      prior: prior,
      sure: levels.term.sure)
  }

  /// Whether enough of them complain, ask or are flagged.
  private func speaksAlike(_ serials: [Int]) -> Bool {
    let voiced = serials.count { window.concern(of: $0).voiced || window.concern(of: $0).flagged }
    return Double(voiced) >= levels.concerned * Double(serials.count)
  }
}
