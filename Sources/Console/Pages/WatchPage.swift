import Classifier
import HTTPServer
import Model
import Reports
import Storage
import Text

/// `/watch` 关注: what was flagged elsewhere or nobody knows where. No clock runs; it may come here.
struct WatchPage {
  private let visit: Visit
  private let stories: [FlaggedStory]
  private let query: HTTPQuery
  private let pager: Pager
  private let days: Int

  static let path = "/watch"
  private static let size = 20
  private static let choices = [1, 7, 30]

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    (self.visit, self.query) = (visit, query)
    days = query["days"].flatMap { Int($0) }.flatMap { Self.choices.contains($0) ? $0 : nil } ?? 1
    let span = visit.now.adding(seconds: -Int64(days) * TodayPage.day)...visit.now
    let area = query.filled("area")
    stories = try await visit.context.store.flaggedStories(span, limit: TodayPage.mostItems).filter {
      $0.isElsewhere && (area == nil || $0.areas.first == area)
    }
    pager = Pager(Self.path, query, size: Self.size)
  }

  var page: Page { Page(title: Page.Place.watch.words, place: .watch, body: "\(form)\(list)") }

  private var form: Markup {
    var form = FilterForm(Self.path, query)
    form.choice(
      "days", Words("时段", "Span"), any: nil,
      Self.choices.map { (String($0), Words("最近 \($0) 天", $0 == 1 ? "last day" : "last \($0) days")) })
    form.choice("area", Words("领域", "Area"), visit.context.areas.map { ($0.id, visit.names.area($0.id)) })
    return form.markup
  }

  private var list: Markup {
    guard !stories.isEmpty else {
      return "<p class=\"empty\">\(Words("这段时间没有外地敏感信息。", "Nothing was flagged elsewhere in this time."))</p>"
    }
    let parts = pager.slice(stories).map { StoryPart(story: $0, state: nil, level: 2, visit: visit).markup }
    return """
      <p class="meta">\(Words("外地或属地不明，不计时 \(stories.count) 条", "Elsewhere or unknown, without a clock: \(stories.count)"))</p>
      \(parts)\(pager.markup(isMore: pager.number * Self.size < stories.count))
      """
  }
}
