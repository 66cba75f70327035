import Model
import Text

/// Reads what a document says of its event besides those harmed: who is part of it, how many gather, what is lost.
struct FactReader {
  let reading: Reading
  let muted: MutedSentences
  let casualties: CasualtyReader

  /// A fact and the stretch that states it.
  struct Finding: Equatable {
    /// Name of the member of `facts`.
    var fact: String
    var span: Span
    /// What it says, for people.
    var reason: String
  }

  private var text: [UInt32] { reading.document.scalars }

  /// The facts of a document with their places.
  func facts(_ counts: [CasualtyReader.Count]) -> (facts: Facts, findings: [Finding]) {
    var (facts, findings) = (Facts(), [Finding]())
    func take(_ fact: String, _ span: Span?, _ reason: String) -> Bool? {
      guard let span else { return nil }
      findings.append(Finding(fact: fact, span: span, reason: reason))
      return true
    }
    facts.minors = take("minors", minor(), "涉及未成年人")
    facts.vulnerable = take("vulnerable", first(.vulnerable), "涉及老弱病残孕")
    facts.crowd = take("crowd", first(.crowd), "有人员聚集")
    facts.officials = take("officials", official(), "涉及公职人员")
    func most(_ fact: String, _ amounts: [Amount], _ reason: (Double) -> String) -> Double? {
      guard let most = amounts.max(by: { $0.value < $1.value }) else { return nil }
      findings.append(Finding(fact: fact, span: most.span, reason: reason(most.value)))
      return most.value
    }
    facts.evacuated = most("evacuated", amounts(.evacuated, counts)) { "转移疏散 \(Int($0)) 人" }.map { Int($0) }
    facts.trapped = most("trapped", amounts(.trapped, counts)) { "被困 \(Int($0)) 人" }.map { Int($0) }
    facts.participants = most("participants", participants()) { "参与聚集 \(Int($0)) 人" }.map { Int($0) }
    let losses = sums(.loss)
    facts.loss = most("loss", losses) { "经济损失 \(Int($0)) 元" }.map { Int($0) }
    facts.money = most("money", sums(.money) + losses) { "涉及 \(Int($0)) 元" }.map { Int($0) }
    facts.burnt = most("burnt", areas()) { "过火 \($0) 公顷" }
    return (facts, findings)
  }

  /// An amount and the stretch that states it.
  private struct Amount {
    var value: Double
    var span: Span
  }

  private func amounts(_ kind: CasualtyKind, _ counts: [CasualtyReader.Count]) -> [Amount] {
    counts.filter { $0.kind == kind && $0.value > 0 }.map { Amount(value: Double($0.value), span: $0.span) }
  }

  private func spans(_ mark: Mark) -> [Span] {
    reading.marks[mark].filter { muted.context(at: $0, in: reading) == nil }
  }

  private func first(_ mark: Mark) -> Span? {
    facts(mark).first { reading.negation(before: $0) == nil }
  }

  /// Words of a list, but those in a phrase that gives them another meaning.
  private func facts(_ mark: Mark) -> [Span] {
    let phrases = reading.marks[.noFact]
    return spans(mark).filter { word in
      !phrases.beginning(in: word.upperBound - reading.longestWord..<word.lowerBound + 1) { $0 }
        .contains { word.upperBound <= $0.upperBound }
    }
  }

  /// An official in whose sentence misconduct stands; who is addressed (尊敬的书记, 市长您好) is not part of the event.
  private func official() -> Span? {
    let sentences = reading.sentences(of: spans(.misconduct))
    return facts(.official).first {
      sentences.contains(reading.document.sentences.sentence(at: $0.lowerBound)) && !isAddressed($0)
    }
  }

  private func isAddressed(_ word: Span) -> Bool {
    let before = text[max(word.lowerBound - 8, 0)..<word.lowerBound]
    let after = text[word.upperBound..<min(word.upperBound + 3, text.count)]
    return before.contains(0x5C0A) || before.contains(0x656C) || after.first == 0x3A
      || after.contains(0x597D)  // 尊 敬 : 好
  }

  /// A word for minors, or an age below 18: 17岁少女.
  private func minor() -> Span? {
    if let word = first(.minor) { return word }
    let text = text
    for place in text.indices where text[place] == 0x5C81 {  // 岁
      if let number = casualties.numbers.number(before: place), (1..<18).contains(number.value) {
        let span = number.end..<place + 1
        if muted.context(at: span, in: reading) == nil, !isComparison(place + 1) { return span }
      }
    }
    return nil
  }

  /// 16岁以上 is a condition, nobody's age.
  private func isComparison(_ place: Int) -> Bool {
    ["以上", "以下", "及以上", "至", "到", "-"].contains {
      text[place...].starts(with: $0.unicodeScalars.map(\.value))
    }
  }

  /// Numbers of people in the clause of a word for gathering: 200余名村民堵路, 聚集三百多人.
  private func participants() -> [Amount] {
    spans(.participant).compactMap { word in
      let around = max(word.lowerBound - 14, 0)..<min(word.upperBound + 10, text.count)
      return around.lazy.compactMap { place -> Amount? in
        guard reading.sameClause(place, word.lowerBound), let number = casualties.numbers.number(at: place),
          casualties.isPeople(number.end), !isFate(word, place)
        else { return nil }
        return Amount(
          value: Double(number.value),
          span: min(place, word.lowerBound)..<max(number.end, word.upperBound))
      }.first
    }
  }

  /// Whether a number is that of the harmed.
  private func isFate(_ word: Span, _ place: Int) -> Bool {
    reading.fates.beginning(in: place..<min(place + 10, text.count)) { $0.span }
      .contains { reading.sameClause($0.span.lowerBound, place) && CasualtyKind.harms.contains($0.kind) }
  }

  /// Sums in yuan in the clause of a word for loss: 直接经济损失约3200余万元, 被骗12.5万元.
  private func sums(_ mark: Mark) -> [Amount] {
    spans(mark).flatMap { word in
      amounts(near: word, before: 12, after: 20) { place in
        sum(at: place)
      }
    }
  }

  private func amounts(
    near word: Span, before: Int, after: Int, _ read: (Int) -> (value: Double, end: Int)?
  ) -> [Amount] {
    let around = max(word.lowerBound - before, 0)..<min(word.upperBound + after, text.count)
    return around.compactMap { place in
      guard reading.sameClause(place, word.lowerBound), let found = read(place) else { return nil }
      return Amount(
        value: found.value, span: min(place, word.lowerBound)..<max(found.end, word.upperBound))
    }
  }

  private func sum(at place: Int) -> (value: Double, end: Int)? {
    guard let number = decimal(at: place) else { return nil }
    var end = number.end
    while end < text.count, [0x591A, 0x4F59, 0x51E0].contains(text[end]) { end += 1 }  // 多余几
    guard end < text.count, text[end] == 0x5143 || text[end] == 0x5757 else { return nil }  // 元块
    return number.value >= 1 ? (number.value, end + 1) : nil
  }

  private func areas() -> [Amount] {
    spans(.burnt).flatMap { word in
      amounts(near: word, before: 8, after: 14) { place in
        guard let number = decimal(at: place) else { return nil }
        var end = number.end
        while end < text.count, [0x591A, 0x4F59].contains(text[end]) { end += 1 }
        for (unit, hectares) in Self.units where text[min(end, text.count)...].starts(with: unit) {
          return (number.value * hectares, end + unit.count)
        }
        return nil
      }
    }
  }

  private static let units = [("公顷", 1.0), ("平方公里", 100), ("亩", 1 / 15.0)]
    .map { ($0.unicodeScalars.map(\.value), $1) }

  /// A number that may have decimals without 万 behind them: 12.5公顷.
  private func decimal(at place: Int) -> (value: Double, end: Int)? {
    if let number = casualties.numbers.number(at: place) { return (Double(number.value), number.end) }
    guard isDigit(text[place]), place == 0 || !isDigit(text[place - 1]) && text[place - 1] != 0x2E else {
      return nil
    }
    let end =
      text[place...].prefix(14).firstIndex { !isDigit($0) && $0 != 0x2E } ?? min(place + 14, text.count)
    let said = String(String.UnicodeScalarView(text[place..<end].compactMap(Unicode.Scalar.init)))
    return Double(said).map { ($0, end) }
  }
}
