import Model
import ResponseLog
import Text

/// The pictures of one case: how much was said when, by whom, and who had it in hand.
struct CaseCharts {
  private let facts: CaseFacts
  private let frame: ReportFrame

  /// Windows that a chart shows at most: a fortnight.
  private static let most = 56

  init(_ facts: CaseFacts, _ frame: ReportFrame) { (self.facts, self.frame) = (facts, frame) }

  /// What was observed, window by window, with the answer marked; a remark where nothing was.
  var trend: [Block] {
    let observed = CaseHistory(facts.entries, cut: frame.provenance.cut.seconds)?.observations ?? []
    let seen = Dictionary(observed.map { ($0.start, (items: $0.items, negative: $0.negative)) }) { first, _ in
      first
    }
    let answered = facts.answer?.time.seconds
    guard let first = seen.keys.min(), let last = seen.keys.max() else {
      return [.remark(Words("立单后尚无观察记录，不绘制走势。", "Nothing was observed yet: no trend."))]
    }
    let place = answered.map { ($0 - first) / Observation.length }
    let end = max((last - first) / Observation.length, min(place ?? 0, Int64(Self.most - 1)))
    let windows = (0...max(end, 0)).prefix(Self.most).map { first + $0 * Observation.length }
    return [
      .chart(chart(windows, seen, place.flatMap { (0..<Int64(windows.count)).contains($0) ? Int($0) : nil }))
    ]
  }

  private func chart(_ windows: [Int64], _ seen: [Int64: (items: Int, negative: Int)], _ answered: Int?)
    -> Chart
  {
    let names = windows.map { name($0) }
    let counts = windows.map { seen[$0] ?? (0, 0) }
    let rows = windows.indices.filter { counts[$0].items > 0 || $0 == answered }.map { index in
      ReportTable.Row([
        .text(names[index].chinese), .number(counts[index].items), .number(counts[index].negative),
        index == answered ? .words(Words("回应", "answer")) : .none,
      ])
    }
    let peak = counts.indices.max { (counts[$0].items, $1) < (counts[$1].items, $0) }
    let highest = peak.map { "最高 \(counts[$0].items) 条，在 \(names[$0].chinese) 起的 6 小时" } ?? ""
    let table = ReportTable(
      "trend-table", Words("每 6 小时新增信息（空档为 0）", "Items in six hours"),
      [.init("起始", "from", 3), .init("信息", "items", 2), .init("负面", "negative", 2), .init("标记", "mark", 2)],
      rows)
    return Chart(
      "trend", .trend, Words("传播走势", "Trend"),
      Words(
        highest + (answered.map { "；回应在 \(names[$0].chinese) 起的 6 小时" } ?? "；尚未回应"),
        "items in six hours; the answer is marked"),
      unit: Words("条／6 小时", "items in 6 h"), categories: names,
      series: [
        .init(Words("信息", "items"), counts.map { Double($0.items) }),
        .init(Words("负面", "negative"), counts.map { Double($0.negative) }),
      ], marks: answered.map { [Chart.Mark(place: $0, words: Words("回应", "answer"))] } ?? [], table: table)
  }

  /// `11-16 06时`
  private func name(_ second: Int64) -> Words {
    let text = Figures.minute(Timestamp(seconds: second))
    return Words(verbatim: String(text.dropFirst(5).prefix(8)) + ":00")
  }

  /// Who brought how much.
  var sources: Chart {
    let sources = facts.sources.prefix(15)
    return .stacked(
      "sources", Words("信息来源", "Sources"), unit: Words("条", "items"), name: Words("来源", "source"),
      categories: sources.map { source in
        Words(verbatim: source.source)
          + (source.tier.map { Words("（\($0.words.chinese)）", " (\($0.words.english))") } ?? Words("", ""))
      },
      series: [
        (Words("负面", "negative"), sources.map { $0.items.count(where: \.isNegative) }),
        (Words("其他", "other"), sources.map { $0.items.count { !$0.isNegative } }),
      ])
  }

  /// Who had the case in hand, from its opening to its closing or the cut.
  var holders: [Block] {
    guard let history = CaseHistory(facts.entries, cut: frame.provenance.cut.seconds) else { return [] }
    let start = history.opening.second
    let spans = history.holders(from: start, to: history.closed ?? history.cut)
    guard !spans.isEmpty else { return [] }
    let names = spans.map { frame.names.holder($0.holder) }
    let rows = zip(spans, names).map { span, name in
      ReportTable.Row([.words(name), .second(span.from), .second(span.to), .length(span.to - span.from)])
    }
    let table = ReportTable(
      "holders-table", Words("持有情况", "Who held it"),
      [.init("持有", "held by", 4), .init("起", "from", 3), .init("止", "to", 3), .init("时长", "length", 3)], rows)
    let told = zip(names, spans).map { $0 + Words(verbatim: " ") + Figures.length($1.to - $1.from) }
    return [
      .chart(
        Chart(
          "holders", .spans, Words("由谁持有（自立单起）", "Who held it, since the opening"), told.joined(.comma),
          unit: Words("小时", "hours"), categories: names,
          series: [
            .init(Words("起", "from"), spans.map { Double($0.from - start) / 3600 }),
            .init(Words("持有", "held"), spans.map { Double($0.to - $0.from) / 3600 }),
          ], table: table))
    ]
  }
}
