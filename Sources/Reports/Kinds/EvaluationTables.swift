import Model
import ResponseLog
import Text

/// What an evaluation says, as blocks: on a page of the console and on paper the same.
struct EvaluationTables {
  let evaluation: Evaluation
  let names: EvaluationNames
  /// Cases whose verdicts are listed, and those whose clocks and milestones are; every figure is that of all cases.
  var listed: [CaseEvaluation]
  var detailed: [CaseEvaluation]

  init(_ evaluation: Evaluation, names: EvaluationNames) {
    (self.evaluation, self.names) = (evaluation, names)
    (listed, detailed) = (evaluation.cases, evaluation.cases)
  }

  var cut: Timestamp { Timestamp(seconds: evaluation.cut) }

  /// What goes out: of the clocks those that ran out, of the effects those that say something; all of them stand in the
  /// table files.
  var paper: [Block] { blocks(of: { $0.isLate }, effects: { !$0.small }) }

  /// All of it.
  var blocks: [Block] { blocks(of: { _ in true }, effects: { _ in true }) }

  /// Verdicts first, for they are what a reader looks for.
  private func blocks(of shown: (ClockEvaluation) -> Bool, effects isShown: (Effect) -> Bool) -> [Block] {
    [summary, .heading(1, Words("问题清单", "Verdicts")), verdicts, .heading(1, Words("通报", "Notices")), notices]
      + [.heading(1, Words("各环节用时", "Spans")), measures, unitMeasures]
      + scores + effects(isShown) + charts
      + [.heading(1, Words("时限", "Clocks"))] + clocks(shown)
      + [.heading(1, Words("舆情单", "Cases")), cases]
  }

  private var counted: [ClockEvaluation] { evaluation.cases.flatMap(\.clocks).filter(\.counts) }

  private var summary: Block {
    let late = counted.count(where: \.isLate)
    return .figures([
      Figure(Words("舆情单", "cases"), evaluation.cases.count),
      Figure(Words("应办时限", "clocks due"), counted.count),
      Figure(Words("按时", "on time"), Figures.share(counted.count - late, of: counted.count)),
      Figure(Words("问题", "verdicts"), evaluation.cases.reduce(0) { $0 + $1.standing.count }),
    ])
  }

  private var verdicts: Block {
    let rows = listed.flatMap { one in one.verdicts.map { row($0, of: one) } }
    guard !rows.isEmpty else { return .remark(Words("本期没有发现问题。", "None found.")) }
    return .table(
      ReportTable(
        "verdicts", Words("问题清单", "Verdicts"),
        [
          .init("问题", "verdict, criterion", 5), .init("责任", "held by", 4), .init("超时", "late by", 3),
          .init("舆情单", "case", 5), .init("依据", "entries", 2),
        ], rows))
  }

  private func row(_ verdict: Verdict, of one: CaseEvaluation) -> ReportTable.Row {
    var failure = Cell(
      .words(verdict.verdict.words), tone: verdict.stands ? .bad : .quiet,
      under: names.criterion(verdict.criterion) + Self.heard(verdict),
      remark: names.condition(verdict.criterion))
    failure.more = "/cases/\(one.id)/verdicts"
    return ReportTable.Row([
      failure, .words(names.holder(verdict.blamed)), .length(verdict.seconds),
      Cell(.cases([one.id]), under: names.titles[one.id].map { Words(verbatim: $0) }),
      Cell(.entries(verdict.seq.map { .init(seq: $0, caseID: one.id) })),
    ])
  }

  /// What was said of a verdict since.
  private static func heard(_ verdict: Verdict) -> Words {
    switch verdict.ruling?.outcome {
    case .upheld: Words("（申诉后维持）", " (upheld)")
    case .lifted: Words("（经复核撤销）", " (lifted)")
    case nil: verdict.appeal == nil ? Words("", "") : Words("（申诉中）", " (appealed)")
    }
  }

  /// The notice of criticism 通报: one line a holder and failure.
  private var notices: Block {
    guard !evaluation.notices.isEmpty else { return .remark(Words("无通报事项。", "Nothing to name.")) }
    let cases = caseOfEntry
    let rows = evaluation.notices.map { notice in
      ReportTable.Row([
        .words(names.unit(notice.blamed.unit)), .words(names.person(notice.blamed.person)),
        .words(notice.verdict.words), Cell(.cases(notice.cases)),
        Cell(.entries(notice.seq.map { .init(seq: $0, caseID: cases[$0]) })),
      ])
    }
    return .table(
      ReportTable(
        "notices", Words("通报", "Notices"),
        [
          .init("单位", "unit", 3), .init("经办人", "person", 2), .init("问题", "verdict", 3),
          .init("舆情单", "cases", 4), .init("依据", "entries", 2),
        ], rows))
  }

  /// A notice goes over many cases; each of its entries belongs to one.
  private var caseOfEntry: [Int64: String] {
    var cases: [Int64: String] = [:]
    for one in evaluation.cases {
      for seq in one.verdicts.flatMap(\.seq) { cases[seq] = one.id }
    }
    return cases
  }

  /// Every clock of the period with who held the case while it ran.
  private func clocks(_ shown: (ClockEvaluation) -> Bool) -> [Block] {
    let rows = detailed.flatMap { one in
      one.clocks.filter(shown).map { CaseTables(names).row($0, of: one.id) }
    }
    let rest = detailed.reduce(0) { $0 + $1.clocks.count } - rows.count
    let remark = Words(
      "另有按时或未到期的时限 \(rest) 个未列出。", "\(rest) clocks that were kept or still run are not listed.")
    guard !rows.isEmpty else { return [.remark(remark)] }
    let table = Block.table(
      ReportTable(
        "clocks", Words("时限", "Clocks"), [.init("舆情单", "case", 4)] + CaseTables.clockColumns, rows))
    return [table] + (rest > 0 ? [.remark(remark)] : [])
  }

  /// Every case of the period with its milestones.
  private var cases: Block {
    let shown: [(Milestone, Words)] = [
      (.opened, Words("立单", "opened")), (.assessed, Words("研判", "assessed")),
      (.assigned, Words("交办", "assigned")), (.acknowledged, Words("签收", "acknowledged")),
      (.answered, Words("回应", "answered")), (.closed, Words("办结", "closed")),
    ]
    let rows = detailed.map { one in
      ReportTable.Row(
        [
          Cell(.cases([one.id]), under: one.isImported ? .imported : nil), .words(names.area(one.area)),
          .words(names.grade(one.grade)), .words(names.holder(one.lead)),
        ] + shown.map { .second(one.milestones[$0.0]) }, caseID: one.id)
    }
    let columns: [ReportTable.Column] = [
      .init("编号", "case", 4), .init("领域", "area", 3), .init("等级", "grade", 2), .init("承办", "lead", 4),
    ]
    return .table(
      ReportTable(
        "cases", Words("舆情单", "Cases"),
        columns + shown.map { .init($0.1.chinese, $0.1.english, 2) }, rows))
  }
}
