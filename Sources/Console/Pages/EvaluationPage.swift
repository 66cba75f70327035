import HTTPServer
import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/evaluation` 评估: a period's evaluation, made anew from the log.
struct EvaluationPage {
  private let visit: Visit
  private let from: CivilDate
  private let to: CivilDate
  private let result: Result
  private let names: EvaluationNames
  private let query: HTTPQuery
  private let pager: Pager

  static let path = "/evaluation"
  /// Cases whose clocks and milestones one page tells.
  private static let size = 10

  private enum Result {
    case made(Evaluation)
    case wrongPeriod
    case gap(CalendarGap)
  }

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    (self.visit, self.query) = (visit, query)
    pager = Pager(Self.path, query, size: Self.size)
    let (first, last) = (query.day("from"), query.day("to"))
    to = last ?? visit.now.chinaDay
    from = first ?? CivilDate(daysSinceEpoch: to.daysSinceEpoch - 6)
    let isUnread = (query["from"] != nil && first == nil) || (query["to"] != nil && last == nil)
    result = isUnread || from > to ? .wrongPeriod : try await Self.evaluate(visit, from, to)
    names = try await Self.names(visit, result)
  }

  private static func evaluate(_ visit: Visit, _ from: CivilDate, _ to: CivilDate) async throws -> Result {
    let context = visit.context
    let log = try await visit.wholeLog()
    do throws(CalendarGap) {
      return .made(
        try Evaluation(
          office: context.store.office, from: from, to: to, now: visit.now, log: log, book: context.clocks,
          criteria: context.criteria, scores: context.scores))
    } catch {
      return .gap(error)
    }
  }

  /// The names with the titles of the cases that something is wrong with.
  private static func names(_ visit: Visit, _ result: Result) async throws -> EvaluationNames {
    var names = visit.names
    guard case .made(let evaluation) = result else { return names }
    for one in evaluation.cases where !one.verdicts.isEmpty {
      names.titles[one.id] = try await visit.title(one.id).chinese
    }
    return names
  }

  var page: Page {
    var page = Page(title: Page.Place.evaluation.words, place: .evaluation, body: form + content)
    if case .wrongPeriod = result { page.status = 400 }
    return page
  }

  private var form: Markup {
    var form = FilterForm(
      Self.path, query.with("from", from.description).with("to", to.description).with("page", nil))
    form.day("from", Words("自", "From"))
    form.day("to", Words("至", "To"))
    form.choice("unit", Words("单位", "Unit"), visit.units.map { ($0.id, visit.names.unit($0.id)) })
    form.choice("person", Words("经办人", "Person"), visit.people.map { ($0.id, visit.names.person($0.id)) })
    return form.markup
  }

  private var content: Markup {
    switch result {
    case .made(let evaluation): sections(evaluation)
    case .wrongPeriod:
      """
      <p class="mark bad">✗ \(Words("日期有误：请按 2026-11-20 填写，且起日不晚于止日",
        "These are no two days: write them as 2026-11-20, the first not after the last"))</p>
      """
    case .gap(let gap): "<p class=\"mark bad\">✗ \(String(describing: gap))</p>"
    }
  }

  /// What is wrong first, then the figures; clocks and milestones of some cases at a time.
  private func sections(_ evaluation: Evaluation) -> Markup {
    let listed = evaluation.cases.filter(concerns)
    let sections = EvaluationSections(evaluation, names: names, links: .console)
      .listing(listed, detailed: Array(pager.slice(listed)))
    return sections.all + pager.markup(isMore: pager.number * Self.size < listed.count)
  }

  /// Whether a case has to do with the unit and the person asked for: led by them, or something was their fault.
  private func concerns(_ one: CaseEvaluation) -> Bool {
    let holders = [one.lead] + one.verdicts.map(\.blamed)
    let (unit, person) = (query.filled("unit"), query.filled("person"))
    return holders.contains { (unit == nil || $0.unit == unit) && (person == nil || $0.person == person) }
  }
}
