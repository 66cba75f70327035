import Classifier
import HTTPServer
import Model
import Reports
import Storage
import Text

/// `/search` 搜索: what was collected and holds some words, the newest first.
struct SearchPage {
  private let visit: Visit
  private let query: HTTPQuery
  private let words: String
  private let found: [FoundItem]
  private let pager: Pager

  static let path = "/search"
  private static let size = 20
  /// The last page that is looked for: the newest are what somebody looks for.
  private static let lastPage = 25

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    (self.visit, self.query) = (visit, query)
    words = String((query["q"] ?? "").prefix(100))
    pager = Pager(Self.path, query, size: Self.size)
    var filter = SearchFilter()
    (filter.area, filter.feed, filter.collected) = (query.filled("area"), query.filled("feed"), query.days)
    filter.flaggedOnly = query["flagged"] == "1"
    let limit = min(pager.number, Self.lastPage) * Self.size + 1
    found = try await visit.context.store.search(words, limit: limit, filter)
  }

  var page: Page { Page(title: Page.Place.search.words, place: .search, body: "\(form)\(list)") }

  private var form: Markup {
    var form = FilterForm(Self.path, query)
    form.text("q", Words("词，以空格分开", "Words, parted by blanks"))
    form.choice("area", Words("领域", "Area"), visit.context.areas.map { ($0.id, visit.names.area($0.id)) })
    form.choice(
      "feed", Words("信源", "Feed"),
      visit.context.feedTitles.keys.sorted().map { ($0, visit.feed($0)) })
    form.day("from", Words("采集自", "Collected from"))
    form.day("to", Words("至", "to"))
    form.flag("flagged", Words("只看敏感", "Flagged only"))
    return form.markup
  }

  private var list: Markup {
    let shown = pager.slice(found)
    guard !shown.isEmpty else {
      let none =
        words.isEmpty
        ? Words("输入两个字以上的词，如“停水 小区”。", "Give words of two characters or more.")
        : Words("没有找到。换个说法或去掉条件再试。", "Nothing found. Try other words or fewer conditions.")
      return "<p class=\"empty\">\(none)</p>"
    }
    let isMore = found.count > pager.number * Self.size && pager.number < Self.lastPage
    return "<ol class=\"rows\">\(shown.map(row))</ol>\(pager.markup(isMore: isMore))"
  }

  private func row(_ item: FoundItem) -> Markup {
    let title: Markup =
      item.title.isEmpty ? "\(Words.untitled)" : Passage(visit.shown(item.title), words: words).whole
    let flag: Markup? =
      item.flagged ? "<span class=\"mark warn\">▲ \(Words("敏感", "flagged"))</span> · " : nil
    let area: Markup? = item.area.map { "\(visit.names.area($0)) · " }
    // What came by file may be about people who wrote to the office alone: its text stays in.
    let text: Markup =
      item.isInternal
      ? "<p class=\"meta\">\(Words("导入的内部信息，正文不在此显示", "Imported, internal: its text is not shown here"))</p>"
      : "<p>\(Passage(visit.shown(item.text), words: words).snippet(120))</p>"
    return """
      <li class="found"><h2>\(WebLink.markup(item.url, title))</h2>
      \(text)
      <p class="meta">\(flag)\(area)\(Figures.time(item.published ?? item.collected, now: visit.now)) · \(visit.feed(item.feed))</p></li>

      """
  }
}
