import HTTPServer
import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/log` 日志: the newest entries, of one case or one action where asked for, and whether the chain holds now.
struct LogPage {
  private let visit: Visit
  private let query: HTTPQuery
  private let entries: [LogEntry]
  private let check: LogCheck

  static let path = "/log"
  private static let size = 50

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    (self.visit, self.query) = (visit, query)
    let store = visit.context.store
    entries = try LogEntry.read(
      try await store.logBodies(
        before: query["before"].flatMap { Int64($0) } ?? .max, limit: Self.size,
        ofCase: query.filled("case"), action: query.filled("action")))
    check = try await visit.logCheck()
  }

  var page: Page {
    Page(title: Page.Place.log.words, place: .log, body: "\(check.markup)\(form)\(table)\(older)")
  }

  private var form: Markup {
    var form = FilterForm(Self.path, query.with("before", nil))
    form.text("case", Words("舆情单编号", "Number of a case"))
    form.choice("action", Words("事项", "Action"), EntryWords.all.map { ($0, EntryWords.action($0)) })
    return form.markup
  }

  private var table: Markup {
    guard !entries.isEmpty else {
      return "<p class=\"empty\">\(Words("没有符合条件的记录。", "No entry is like that."))</p>"
    }
    let heads = [
      Words("序号", "seq"), Words("时间", "time"), Words("舆情单", "case"), Words("事项", "action"),
      Words("经办", "by"), Words("之后由谁持有", "holder"),
    ]
    return DataTable(
      label: Page.Place.log.words, heads: heads, rows: entries.map { row($0, heads) }, stacks: true
    ).markup
  }

  private func row(_ entry: LogEntry, _ heads: [Words]) -> Markup {
    let (names, words) = (visit.names, EntryWords(entry, visit.names))
    let caseLink =
      entry.caseID.map { "<a href=\"/cases/\($0)#entry-\(entry.seq)\">\($0)</a>" as Markup } ?? "–"
    let unit = entry.unit.map { "\(names.unit($0)) " as Markup }
    let holder = entry.caseID == nil ? Words(verbatim: "–") : names.holder(entry.holder)
    let cells: [Markup] = [
      "\(Figures.time(entry.at))", caseLink,
      "<b>\(EntryWords.action(entry.action).markup)</b> \(words.detail)",
      "\(unit)\(names.person(entry.actor))", "\(holder)",
    ]
    let rest = zip(heads.dropFirst(), cells).map {
      "<td data-label=\"\(plain: $0)\"><div>\($1)</div></td>" as Markup
    }
    return "<tr id=\"entry-\(entry.seq)\"><th scope=\"row\">\(entry.seq)</th>\(rest)</tr>\n"
  }

  private var older: Markup? {
    guard entries.count == Self.size, let last = entries.last, last.seq > 1 else { return nil }
    let address = "\(Self.path)?\(query.with("before", String(last.seq)).urlEncoded)"
    return """
      <nav class="pages" aria-label="\(plain: Words("分页", "Pages"))">\
      <a href="\(address)" data-key="j">\(Words("较早 →", "older →"))</a></nav>
      """
  }
}
