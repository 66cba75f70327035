import Classifier
import HTTPServer
import Model
import Reports
import ResponseLog
import Text

/// `/cases` 台账: the cases that somebody looks for, the newest first.
struct LedgerPage {
  private let visit: Visit
  private let titles: CaseTitles
  private let found: [CaseView]
  private let filter: CaseFilter
  private let pager: Pager

  static let path = "/cases"
  private static let size = 50

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    titles = try await visit.titles()
    filter = CaseFilter(query)
    found = filter.apply(try await visit.cases(), titles: titles)
    pager = Pager(Self.path, query, size: Self.size)
  }

  var page: Page { Page(title: Page.Place.cases.words, place: .cases, body: "\(form)\(list)") }

  private var form: Markup {
    var form = FilterForm(Self.path, filter.query)
    form.text("q", Words("标题或编号", "Title or number"))
    form.choice(
      "state", Words("状态", "State"),
      [("open", Words("未结", "open"))] + CaseState.allCases.map { ($0.rawValue, $0.words) })
    form.choice("area", Words("领域", "Area"), visit.context.areas.map { ($0.id, visit.names.area($0.id)) })
    form.choice("unit", Words("单位", "Unit"), visit.units.map { ($0.id, visit.names.unit($0.id)) })
    form.choice("grade", Words("等级", "Grade"), EventGrade.allCases.map { ($0.rawValue, $0.words) })
    form.day("from", Words("立单自", "Opened from"))
    form.day("to", Words("至", "to"))
    form.choice(
      "sort", Words("排序", "Order"), any: nil, CaseFilter.Order.allCases.map { ($0.rawValue, $0.words) })
    form.flag("overdue", Words("只看超时", "Overdue only"))
    return form.markup
  }

  private var list: Markup {
    guard !found.isEmpty else {
      let none =
        filter.isWide
        ? Words("还没有舆情单。", "No case yet.") : Words("没有符合条件的舆情单。", "No case is like that.")
      return "<p class=\"empty\">\(none)</p>"
    }
    let heads = [
      Words("编号", "case"), Words("标题", "title"), Words("状态", "state"), Words("领域", "area"),
      Words("等级", "grade"), Words("持有", "holder"), Words("时限", "clocks"),
    ]
    let rows = pager.slice(found).map { row($0, heads) }
    let csv = "\(LedgerFile.path)?\(filter.query.with("page", nil).urlEncoded)"
    return """
      <p class="meta">\(Words("共 \(found.count) 件", "Cases: \(found.count)")) · \
      <a href="\(csv)" download>\(Words("导出 CSV", "Export as CSV"))</a></p>
      \(DataTable(label: Page.Place.cases.words, heads: heads, rows: rows, stacks: true).markup)
      \(pager.markup(isMore: pager.number * Self.size < found.count))
      """
  }

  private func row(_ view: CaseView, _ heads: [Words]) -> Markup {
    let (file, names) = (view.file, visit.names)
    let cells: [Markup] = [
      "\(file.state.words.markup)\(file.isImported ? mark : nil)", "\(names.area(file.area))",
      "\(names.grade(file.grade))", "\(names.holder(file.holder))", clocks(view),
    ]
    let rest = zip(heads.dropFirst(2), cells).map {
      "<td data-label=\"\(plain: $0)\"><div>\($1)</div></td>" as Markup
    }
    return """
      <tr><th scope="row"><a href="/cases/\(file.id)">\(file.id)</a></th>\
      <td class="wide">\(titles[file.id] ?? .untitled)</td>\(rest)</tr>

      """
  }

  private var mark: Markup { " <span class=\"mark\">\(Words.imported)</span>" }

  /// What runs or was missed, one by one; what was met in time as a number.
  private func clocks(_ view: CaseView) -> Markup {
    let (good, rest) = (view.runs.filter(\.isGood).count, view.runs.filter { !$0.isGood })
    let lines = rest.map { one in
      "<li>\(one.run.clock.words) \(ClockMark.markup(one.run, one.status, visit))</li>" as Markup
    }
    let met: Markup? =
      good == 0
      ? nil : "<li><span class=\"mark good\">✓ \(Words("\(good) 项按时", "\(good) on time"))</span></li>"
    return "<ul>\(lines)\(met)</ul>"
  }
}
