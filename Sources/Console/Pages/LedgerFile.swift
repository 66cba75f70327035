import HTTPServer
import Model
import Reports
import ResponseLog
import Text

/// `/cases.csv`: the cases that the ledger shows, all of them, for a spreadsheet.
struct LedgerFile {
  static let path = "/cases.csv"

  private let visit: Visit
  private let cases: [CaseView]
  private let titles: CaseTitles

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    titles = try await visit.titles()
    cases = CaseFilter(query).apply(try await visit.cases(), titles: titles)
  }

  /// To be saved; no cell of it is a formula.
  var response: HTTPResponse {
    let head = [
      "case 编号", "title 标题", "state 状态", "area 领域", "grade 等级", "holder 持有", "opened 立单", "next due 到期",
      "overdue 超时项", "imported 导入",
    ]
    var response = HTTPResponse(
      type: "text/csv; charset=utf-8", body: CSVText.file([head] + cases.map(row)).utf8)
    response.headers.append(("Content-Disposition", "attachment; filename=\"cases.csv\""))
    return response
  }

  private func row(_ view: CaseView) -> [String] {
    let (file, names) = (view.file, visit.names)
    return [
      file.id, titles[file.id]?.chinese ?? "", file.state.words.chinese, names.area(file.area).chinese,
      file.grade?.words.chinese ?? "", names.holder(file.holder).chinese, file.opened.rfc3339,
      view.next.map { Timestamp(seconds: $0.run.due).rfc3339 } ?? "", String(view.breached),
      file.isImported ? "yes" : "no",
    ]
  }
}
