import Classifier
import Model
import Reports

/// A judgement told as a person would tell it: what, why, what speaks against it, and what came near.
struct Explanation {
  private let title: String
  private let body: String
  private let assessment: Assessment
  private let misses: [NearMiss]
  private let book: RuleBook

  init(title: String, text: String, source: ItemSource, by classifier: Classifier) {
    (self.title, body, book) = (title, text, classifier.book)
    assessment = classifier.assess(title: title, text: text, source: source)
    misses = classifier.nearMisses(title: title, text: text, source: source)
  }

  /// The members of `classify`, and the rules that came near.
  var json: JSONValue {
    .object(assessment.json.merging(["near_misses": .array(misses.map(\.json))]) { $1 })
  }

  /// Chinese first, English beside it.
  var text: String {
    var lines = [verdict, area, grade, casualties, kind, places].map { "\($0.name)：\($0.said)" }
    lines.append("\n原文 text")
    if !title.isEmpty { lines.append("  题 title：\(marked(title, .title))") }
    if !body.isEmpty { lines.append("  文 text：\(marked(body, .text))") }
    if !assessment.evidence.isEmpty { lines.append("\n依据 evidence\n\(evidence)") }
    if !assessment.grounds.isEmpty { lines.append("\n所见情形 also seen\n" + bullets(grounds)) }
    if !assessment.reporting.isEmpty { lines.append("\n达到报告标准 to be reported upward\n" + bullets(duties)) }
    if !against.isEmpty { lines.append("\n不利因素 against\n" + bullets(against)) }
    if let reason = assessment.whyNot { lines.append("\n未标记的原因 why not\n" + bullets([reason])) }
    if !assessment.flagged {
      lines.append(
        "\n最接近的规则 nearest rules\n"
          + bullets(misses.isEmpty ? ["没有 none"] : misses.map { "\($0)（\($0.lack.english)）" }))
    }
    return lines.joined(separator: "\n")
  }

  private func bullets(_ lines: [String]) -> String { lines.map { "  · \($0)" }.joined(separator: "\n") }

  private typealias Line = (name: String, said: String)

  private var verdict: Line {
    let score = assessment.evidence.reduce(0) { $0 + $1.points }
    let sum = "得分 score \(Self.number(score))，标记线 threshold \(Self.number(book.scoring.threshold))"
    return ("研判 verdict", (assessment.flagged ? "标记 flagged" : "不标记 not flagged") + "（\(sum)）")
  }

  private var area: Line {
    let told = assessment.areas.prefix(3).map { score in
      let rules = assessment.evidence.filter { $0.area == score.area && $0.points > 0 }
        .map { "\($0.reason) +\(Self.number($0.points))" }
      let context =
        score.score - assessment.evidence.reduce(0) { $1.area == score.area ? $0 + max($1.points, 0) : $0 }
      let reasons = rules + (context > 0.001 ? ["机构与场所词 context +\(Self.number(context))"] : [])
      return "\(areaName(score.area)) \(Self.number(score.score))（\(reasons.joined(separator: "，"))）"
    }
    return ("领域 area", told.isEmpty ? "–" : told.joined(separator: "；其次 then "))
  }

  private func areaName(_ id: String) -> String {
    (book.areas.first { $0.id == id }?.name).map { "\($0) \(id)" } ?? id
  }

  private var grade: Line {
    guard let severity = assessment.severity else {
      return ("等级 grade", "–（不标记则不定级 only what is flagged is graded）")
    }
    let reasons = assessment.gradeReasons.joined(separator: "；")
    return ("等级 grade", severity.words.line + (reasons.isEmpty ? "" : "（依据 by \(reasons)）"))
  }

  private var casualties: Line {
    let counts = assessment.casualties
    let told = [
      ("死亡 deaths", counts.deaths), ("受伤 injured", counts.injured), ("失踪 missing", counts.missing),
      ("发病 affected", counts.affected),
    ].compactMap { name, count in count.map { "\(name) \($0 == 0 ? "明言无 stated none" : String($0))" } }
    return ("伤亡 casualties", told.isEmpty ? "未提及 not said" : told.joined(separator: "，"))
  }

  private var kind: Line {
    let proposed = assessment.kind.map { $0.words.line + (assessment.kindReason.map { "（\($0)）" } ?? "") }
    let rest = [
      assessment.rumour.words, assessment.polarity.words, assessment.mood.words, assessment.stance.words,
    ]
    return ("类型 kind", ([proposed].compactMap(\.self) + rest.map(\.line)).joined(separator: "，"))
  }

  private var places: Line {
    let named = assessment.places.map {
      "\($0.name)\($0.code.map { " \($0)" } ?? "")（把握 \(Int(($0.confidence * 100).rounded())) %）"
    }
    return ("地域 places", ([assessment.jurisdiction.words.line] + named).joined(separator: "，"))
  }

  private var evidence: String {
    var table = Table(headings: ["  分 points", "规则 rule", "处 at", "词 words", "说明 reason"])
    table.rows = assessment.evidence.map {
      let at = "\($0.field == .title ? "题 title" : "文 text") \($0.start)"
      return [
        "  " + ($0.points > 0 ? "+" : "") + Self.number($0.points), $0.rule, at, "【\($0.text)】", $0.reason,
      ]
    }
    return table.text
  }

  private var grounds: [String] { assessment.grounds.map { "\($0.reason)【\($0.text)】" } }

  private var duties: [String] { assessment.reporting.map { "\($0.reason)——\($0.source)" } }

  /// What took points away or was not allowed to give any.
  private var against: [String] {
    assessment.evidence.filter { $0.points <= 0 }.map {
      "\($0.reason)【\($0.text)】\($0.points < 0 ? " \(Self.number($0.points))" : "")"
    }
  }

  /// A field with 【】 around its hits; those that overlap share one pair.
  private func marked(_ field: String, _ name: TextField) -> String {
    var (opens, depth): ([Int: Int], Int) = ([:], 0)
    for evidence in assessment.evidence where evidence.field == name && evidence.length > 0 {
      opens[evidence.start, default: 0] += 1
      opens[evidence.start + evidence.length, default: 0] -= 1
    }
    var text = String.UnicodeScalarView()
    let scalars = Array(field.unicodeScalars)
    for place in 0...scalars.count {
      let next = depth + (opens[place] ?? 0)
      if depth > 0, next == 0 { text.append("】") }
      if depth == 0, next > 0 { text.append("【") }
      depth = next
      if place < scalars.count { text.append(scalars[place]) }
    }
    return String(text)
  }

  /// With as few decimals as it needs.
  private static func number(_ value: Double) -> String {
    JSONValue.number((value * 100).rounded() / 100).text
  }
}

extension NearMiss {
  fileprivate var json: JSONValue {
    .object([
      "rule": .string(rule), "name": .string(name), "area": JSONValue(area), "field": .string(field.rawValue),
      "start": JSONValue(start), "length": JSONValue(length), "text": .string(text),
      "points": .number(points),
      "lack": .string(lack.description), "missing": .number(missing),
    ])
  }
}
