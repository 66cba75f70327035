import HTTPServer
import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/log` 日志: the newest entries, and whether the chain holds now.
struct LogPage {
  private let visit: Visit
  private let entries: [LogEntry]
  private let check: LogCheck

  private static let size = 200

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    let before = query["before"].flatMap { Int64($0) } ?? .max
    entries = try LogEntry.read(try await visit.context.store.logBodies(before: before, limit: Self.size))
    let store = visit.context.store
    check = LogCheck(try await store.wholeLog(), office: store.office, simulated: store.simulated)
  }

  var page: Page {
    Page(title: Page.Place.log.words, place: .log, body: "\(check.markup)\(table)\(older)")
  }

  private var table: Markup {
    let heads = [
      Words("序号", "seq"), Words("时间", "time"), Words("舆情单", "case"), Words("事项", "action"),
      Words("经办", "by"), Words("之后由谁持有", "holder"),
    ]
    return DataTable(label: Page.Place.log.words, heads: heads, rows: entries.map(row)).markup
  }

  private func row(_ entry: LogEntry) -> Markup {
    let (names, words) = (visit.names, EntryWords(entry, visit.names))
    let caseLink =
      entry.caseID.map { "<a href=\"/cases/\($0)#entry-\(entry.seq)\">\($0)</a>" as Markup } ?? "–"
    let unit = entry.unit.map { "\(names.unit($0)) " as Markup }
    let holder = entry.caseID == nil ? Words(verbatim: "–") : names.holder(entry.holder)
    return """
      <tr id="entry-\(entry.seq)"><th scope="row">\(entry.seq)</th><td>\(Figures.time(entry.at))</td>\
      <td>\(caseLink)</td><td class="wide"><b>\(EntryWords.action(entry.action).markup)</b> \(words.detail)</td>\
      <td>\(unit)\(names.person(entry.actor))</td><td>\(holder)</td></tr>

      """
  }

  private var older: Markup {
    guard let last = entries.last, last.seq > 1 else { return "" }
    return "<p class=\"pages\"><a href=\"/log?before=\(last.seq)\">\(Words("较早", "older")) →</a></p>"
  }
}
