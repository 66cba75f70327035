import HTTPServer
import Model
import Reports
import ResponseLog
import Text

/// `/cases` 台账: every case, the newest first.
struct LedgerPage {
  private let visit: Visit
  private let rows: [(view: CaseView, title: Words)]
  private let count: Int
  private let number: Int

  private static let size = 100

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    let all = try await visit.cases()
    count = all.count
    number = min(
      max(query["page"].flatMap { Int($0) } ?? 1, 1), max((all.count + Self.size - 1) / Self.size, 1))
    var rows: [(CaseView, Words)] = []
    for view in all.reversed().dropFirst((number - 1) * Self.size).prefix(Self.size) {
      rows.append((view, try await visit.title(view.file.id)))
    }
    self.rows = rows
  }

  var page: Page { Page(title: Page.Place.cases.words, place: .cases, body: body) }

  private var body: Markup {
    guard !rows.isEmpty else { return "<p class=\"empty\">\(Words("还没有舆情单。", "No case yet."))</p>" }
    let heads = [
      Words("编号", "case"), Words("标题", "title"), Words("状态", "state"), Words("领域", "area"),
      Words("等级", "grade"), Words("持有", "holder"), Words("时限", "clocks"),
    ]
    return """
      <p class="meta">\(Words("共 \(count) 件", "Cases: \(count)"))</p>
      \(DataTable(label: Page.Place.cases.words, heads: heads, rows: rows.map(row)).markup)
      \(pages)
      """
  }

  private func row(_ view: CaseView, _ title: Words) -> Markup {
    let (file, names) = (view.file, visit.names)
    return """
      <tr><th scope="row"><a href="/cases/\(file.id)">\(file.id)</a></th><td class="wide">\(title)</td>\
      <td>\(file.state.words.markup)\(file.isImported ? mark : nil)</td><td>\(names.area(file.area))</td><td>\(names.grade(file.grade))</td>\
      <td>\(names.holder(file.holder))</td><td>\(clocks(view))</td></tr>

      """
  }

  private var mark: Markup { " <span class=\"mark\">\(Words.imported.markup)</span>" }

  /// What runs or was missed, one by one; what was met in time as a number.
  private func clocks(_ view: CaseView) -> Markup {
    let (good, rest) = (view.runs.filter(\.isGood).count, view.runs.filter { !$0.isGood })
    let lines = rest.map { one in
      "<li>\(one.run.clock.words) \(ClockMark.markup(one.run, one.status, visit.now))</li>" as Markup
    }
    let met: Markup =
      good == 0
      ? "" : "<li><span class=\"mark good\">✓ \(Words("\(good) 项按时", "\(good) on time"))</span></li>"
    return "<ul>\(lines)\(met)</ul>"
  }

  private var pages: Markup {
    let newer: Markup? =
      number > 1 ? "<a href=\"/cases?page=\(number - 1)\">← \(Words("较新", "newer"))</a>" : nil
    let older: Markup? =
      number * Self.size < count ? "<a href=\"/cases?page=\(number + 1)\">\(Words("较早", "older")) →</a>" : nil
    guard newer != nil || older != nil else { return "" }
    return "<p class=\"pages\">\(newer) \(older)</p>"
  }
}
