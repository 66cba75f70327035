import Model
import Reports
import ResponseLog
import Text

/// What was published of late, the newest first.
struct PublishedList {
  private let entries: [LogEntry]
  private let titles: CaseTitles
  private let visit: Visit

  init(_ cases: [CaseView], titles: CaseTitles, visit: Visit, since: Timestamp) {
    (self.titles, self.visit) = (titles, visit)
    // Most cases have long been quiet: the last entry tells.
    entries = cases.lazy.filter { view in view.entries.last.map { $0.at >= since } ?? false }
      .flatMap { view in view.entries.filter { $0.move == .publish && $0.at >= since } }
      .sorted { $0.seq > $1.seq }
  }

  var markup: Markup {
    let lines = entries.prefix(20).map(line)
    let none: Markup =
      "<p class=\"empty\">\(Words("过去 24 小时没有发布。", "Nothing went out in the last 24 hours."))</p>"
    return """
      <section aria-labelledby="published"><h2 id="published">\(Words("今日发布", "What went out").markup) \
      <span class="count">\(entries.count)</span></h2>
      \(lines.isEmpty ? none : "<ul class=\"lines\">\(lines)</ul>")
      </section>

      """
  }

  private func line(_ entry: LogEntry) -> Markup {
    let id = entry.caseID ?? ""
    return """
      <li>\(Figures.time(entry.at, now: visit.now)) <a href="/cases/\(id)#entry-\(entry.seq)">\(id)</a> \
      \(titles[id] ?? .untitled) <span class="meta">\(EntryWords(entry, visit.names).detail)</span></li>

      """
  }
}
