package import Model

/// A rule that a text came near to, and what it lacked: the answer to "why not?".
package struct NearMiss: Sendable, Hashable, CustomStringConvertible {
  /// What kept a rule from firing.
  package enum Lack: Sendable, Hashable {
    /// No word of a list stands anywhere; the list's words.
    case company([String])
    /// One does, but farther away than the rule allows.
    case distance([String])
    /// The words stand in another order than the rule asks.
    case order
    /// No number so great stands with one of the nouns near.
    case number(least: Int, of: [String])
    /// The word stands too deep in the text.
    case depth
    /// A word that rules it out.
    case without(String)
    /// The word stands in a phrase in which it means something else.
    case excepted
    case negation(String)
    /// A muting rule's context, by its name.
    case context(String)
    /// The item is somebody else's matter.
    case place(Jurisdiction)
    /// The item comes from another rank of the media, or its source is not known.
    case source
  }

  /// Id and name of the rule.
  package var rule: String
  package var name: String
  package var area: String?
  package var field: TextField
  /// Unicode scalars from the start of the field as given, and how many.
  package var start: Int
  package var length: Int
  /// The word of the rule that stands there, exactly that slice.
  package var text: String
  /// What the rule would have given.
  package var points: Double
  /// What was missing.
  package var lack: Lack
  /// Points that a flag would still want had the rule fired; 0 = the item would have been flagged.
  package var missing: Double

  /// One line for people.
  package var description: String {
    let rest = missing > 0 ? "，还差 \(JSONValue.number(missing).text) 分" : "，即可标记"
    return "「\(name)」\(rule)：有「\(text)」，\(lack)；补上则加 \(JSONValue.number(points).text) 分\(rest)"
  }
}

extension NearMiss.Lack: CustomStringConvertible {
  package var description: String {
    switch self {
    case .company(let words): "缺 \(Self.some(words))"
    case .distance(let words): "\(Self.some(words)) 相隔太远"
    case .order: "词序不合"
    case .number(let least, let nouns): "附近没有不少于 \(least) 的\(Self.some(nouns))"
    case .depth: "只看标题和正文开头，位置太靠后"
    case .without(let word): "被「\(word)」排除"
    case .excepted: "落在例外词组里"
    case .negation(let word): "前有否定「\(word)」"
    case .context(let name): "属「\(name)」语境"
    case .place(let jurisdiction): "地域为 \(jurisdiction.rawValue)，规则不适用"
    case .source: "信源级别不符或不明"
    }
  }

  private static func some(_ words: [String]) -> String {
    "「\(words.prefix(4).joined(separator: "／"))\(words.count > 4 ? "…" : "")」"
  }

  /// How near a rule was: the later the question that it failed, the nearer.
  var nearness: Int {
    switch self {
    case .company: 0
    case .excepted: 1
    case .depth, .without: 2
    case .number: 3
    case .distance, .order: 4
    case .place, .source: 5
    case .negation, .context: 6
    }
  }
}

extension Classifier {
  /// The rules that came nearest to firing on an item and speak for a flag, nearest first, then by points and id.
  /// Walks every rule that has begun: for one item that a person asks about, not for many.
  package func nearMisses(
    title: String, text: String, source: ItemSource = ItemSource(), limit: Int = 5
  ) -> [NearMiss] {
    var bench = Bench(self)
    let scene = read(title: title, text: text, source: tiers(source), on: &bench)
    let judgement = judge(scene, on: &bench)
    let missing = judgement.missing
    var misses: [NearMiss] = []
    for index in bench.reading.rules.begun where book.rules[index].points > 0 {
      guard let (span, disguised, lack) = lack(index, scene, on: &bench) else { continue }
      let rule = book.rules[index]
      let points = judgement.points(plans[index], at: span, disguised: disguised)
      let origin = bench.reading.document.origin(span)
      var walk = ScalarWalk(origin.field == .title ? title : text)
      misses.append(
        NearMiss(
          rule: rule.id, name: rule.name, area: rule.area, field: origin.field,
          start: origin.range.lowerBound,
          length: origin.range.count, text: walk.slice(origin.range), points: points, lack: lack,
          missing: max(((missing - points) * 100).rounded() / 100, 0)))
    }
    misses.sort { ($1.lack.nearness, $1.points, $0.rule) < ($0.lack.nearness, $0.points, $1.rule) }
    return Array(misses.prefix(limit))
  }

  /// Where a rule came nearest and what it lacked there; nil if it fires.
  private func lack(_ index: Int, _ scene: Scene, on bench: inout Bench) -> (Span, Bool, NearMiss.Lack)? {
    let (rule, plan) = (book.rules[index], plans[index])
    let except = plan.area.map { bench.reading.areaExcept[$0] } ?? []
    bench.reading.collect(index, plan, areaExcept: except, into: &bench.parts)
    var nearest: (Span, Bool, NearMiss.Lack)?
    let places = bench.parts.any.map { ($0, false) } + bench.parts.variants.map { ($0, true) }
    for (span, disguised) in places {
      let obstacle = bench.reading.obstacle(
        at: span, plan, bench.parts, except, scene.muted, disguised: disguised)
      guard let lack = obstacle.map({ self.lack($0, rule, bench) }) ?? outside(plan, scene) else {
        return nil
      }
      if lack.nearness > nearest?.2.nearness ?? -1 { nearest = (span, disguised, lack) }
    }
    return nearest
  }

  private func lack(_ obstacle: Obstacle, _ rule: Rule, _ bench: Bench) -> NearMiss.Lack {
    func word(_ span: Span) -> String {
      String(String.UnicodeScalarView(bench.reading.document.scalars[span].compactMap(Unicode.Scalar.init)))
    }
    switch obstacle {
    case .excepted: return .excepted
    case .depth: return .depth
    case .without(let span): return .without(word(span))
    case .company(let list) where list >= rule.with.count:
      let number = rule.numbers[list - rule.with.count]
      return .number(least: number.least, of: number.nouns)
    case .company(let list):
      return bench.parts.lists[list].isEmpty ? .company(rule.with[list]) : .distance(rule.with[list])
    case .order: return .order
    case .muting(.negation(let span)): return .negation(word(span))
    case .muting(.context(let index)): return .context(book.rules[index].name)
    }
  }

  /// What of its place or source keeps a rule away whose words all stand.
  private func outside(_ plan: RulePlan, _ scene: Scene) -> NearMiss.Lack? {
    guard plan.applies(to: scene.jurisdiction) else { return .place(scene.jurisdiction) }
    return plan.applies(to: scene.tiers) ? nil : .source
  }
}
