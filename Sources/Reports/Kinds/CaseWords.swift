import Model
import ResponseLog
import Text

/// Sentences and figures that 快报 and 专报 of a case share.
struct CaseWords {
  private let facts: CaseFacts
  private let frame: ReportFrame

  init(_ facts: CaseFacts, _ frame: ReportFrame) { (self.facts, self.frame) = (facts, frame) }

  /// The first report in its own words, and how it was noticed.
  var basics: [String] {
    guard let first = facts.items.first else { return [origin] }
    let text = first.text.isEmpty ? "" : "，内容为“\(Self.excerpt(first.text))”"
    return ["\(first.time)，“\(first.source)”发布信息《\(first.title)》\(text)。", origin]
  }

  var links: [String] {
    var seen: Set<String> = []
    let addresses = facts.items.compactMap(\.url).filter { seen.insert($0).inserted }
    return addresses.isEmpty ? ["信源未提供链接。"] : addresses
  }

  /// When it was noticed, and what it was taken for.
  var origin: String {
    let times = facts.result.milestones
    let acts = [(times[.collected], "由系统采集"), (times[.flagged], "识别"), (times[.opened], "立单")]
    let told = acts.compactMap { time, act in time.map { (chinese($0), act) } }
    let steps = told.enumerated().map { index, step in
      index > 0 && told[index - 1].0 == step.0 ? step.1 : "于\(step.0)\(step.1)"
    }
    let area = facts.result.area.map { "领域：\(frame.names.area($0).chinese)" } ?? "领域：待分类"
    let place = facts.result.place.map { "，涉事地：\(frame.names.place($0).chinese)" } ?? ""
    return
      "该信息\(steps.joined(separator: "、"))，编号\(facts.file.id)。\(area)，处置等级：\(Self.grade(facts.result.grade))\(place)。"
  }

  /// How much there is by the cut.
  var volume: String {
    let negative = facts.items.count(where: \.isNegative)
    let sources = Set(facts.items.map(\.source)).count
    let grown = facts.increase.map { "立单以来新增\($0.items)条。" } ?? ""
    return
      "截至\(Figures.chinese(frame.provenance.cut))，共采集到相关信息\(facts.items.count)条，来自\(sources)个信源，"
      + "其中负面\(negative)条。\(grown)"
  }

  /// What is doubtful about the figures.
  var doubts: [Block] {
    guard let increase = facts.increase, increase.isDoubtful, let opening = facts.itemsAtOpening else {
      return []
    }
    return [
      .remark(
        Words(
          "数据质量提示：现有 \(facts.items.count) 条，少于立单时的 \(opening) 条（信息到期清理或话题拆分），增量按 0 计。",
          "data quality: fewer items than at the opening; the increase counts as 0"))
    ]
  }

  /// State, holder and next time limit.
  var standing: String {
    let state = facts.file.state
    guard state.isOpen else { return "目前状态：\(state.words.chinese)。" }
    let next = facts.result.clocks.filter { $0.run.met == nil }.min { $0.run.due < $1.run.due }
    let limit =
      next.map {
        "；最近时限：\($0.run.clock.words.chinese)，\(chinese($0.run.due))"
          + ($0.isLate ? "，已超\(Figures.length($0.lateSeconds).chinese)" : "前")
      } ?? ""
    return
      "目前状态：\(state.words.chinese)，由\(frame.names.holder(facts.file.holder).chinese.replacing(" · ", with: ""))持有\(limit)。"
  }

  /// The first of a long text, as part of a sentence.
  static func excerpt(_ text: String) -> String {
    var line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if line.count > 300 { return line.prefix(300) + "……" }
    while let last = line.last, "。；;.".contains(last) { line.removeLast() }
    return line
  }

  /// A grade in a sentence: without its numeral.
  static func grade(_ grade: EventGrade?) -> String {
    grade.map { String($0.words.chinese.prefix { $0 != " " }) } ?? "未定级"
  }

  private func chinese(_ second: Int64) -> String { Figures.chinese(Timestamp(seconds: second)) }

  /// What both reports say, for machines.
  var figures: [String: JSONValue] {
    var times: [String: JSONValue] = [:]
    for milestone in Milestone.allCases {
      times[milestone.rawValue] = JSONValue(facts.result.milestones[milestone].map { Timestamp(seconds: $0) })
    }
    return [
      "case": .string(facts.file.id), "title": .string(facts.title),
      "state": .string(facts.file.state.rawValue), "area": JSONValue(facts.result.area),
      "grade": JSONValue(facts.result.grade?.rawValue), "place": JSONValue(facts.result.place),
      "unit": JSONValue(facts.result.lead.unit), "person": JSONValue(facts.result.lead.person),
      "times": .object(times), "items": JSONValue(facts.items.count),
      "negative": JSONValue(facts.items.count(where: \.isNegative)),
      "items_at_opening": JSONValue(facts.itemsAtOpening), "increase": JSONValue(facts.increase?.items),
      "increase_doubtful": .bool(facts.increase?.isDoubtful ?? false),
      "sources": .array(
        facts.sources.map {
          .object(["source": .string($0.source), "items": JSONValue($0.items.count)])
        }),
      "links": .array(facts.items.compactMap(\.url).map(JSONValue.string)),
    ]
  }
}
