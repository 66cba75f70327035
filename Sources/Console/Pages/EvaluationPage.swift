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

  private enum Result {
    case made(Evaluation)
    case wrongPeriod
    case gap(CalendarGap)
  }

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    let (first, last) = (Self.day(query["from"]), Self.day(query["to"]))
    to = last ?? visit.now.chinaDay
    from = first ?? CivilDate(daysSinceEpoch: to.daysSinceEpoch - 6)
    let isUnread = (query["from"] != nil && first == nil) || (query["to"] != nil && last == nil)
    result = isUnread || from > to ? .wrongPeriod : try await Self.evaluate(visit, from, to)
    names = try await Self.names(visit, result)
  }

  private static func evaluate(_ visit: Visit, _ from: CivilDate, _ to: CivilDate) async throws -> Result {
    let context = visit.context
    let rows = try await context.store.logRows()
    let log = try zip(LogEntry.read(rows.map(\.body)), rows).map { (entry: $0, hash: $1.hash) }
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
    """
    <form class="period" method="get" action="/evaluation">
    <label>\(Words("自", "From")) <input type="date" name="from" value="\(from.description)" required></label>
    <label>\(Words("至", "To")) <input type="date" name="to" value="\(to.description)" required></label>
    <button>\(Words("查看", "Show"))</button>
    </form>

    """
  }

  private var content: Markup {
    switch result {
    case .made(let evaluation): EvaluationSections(evaluation, names: names, links: .console).all
    case .wrongPeriod:
      """
      <p class="mark bad">✗ \(Words("日期有误：请按 2026-11-20 填写，且起日不晚于止日",
        "These are no two days: write them as 2026-11-20, the first not after the last"))</p>
      """
    case .gap(let gap): "<p class=\"mark bad\">✗ \(String(describing: gap))</p>"
    }
  }

  /// A day as `2026-11-20`; nil for anything else.
  private static func day(_ text: String?) -> CivilDate? {
    guard let text, text.utf8.count == 10 else { return nil }
    return Timestamp(rfc3339: text)?.chinaDay
  }
}
