import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/` 今日: what needs somebody now, then what is new.
struct TodayPage {
  private let visit: Visit
  private let cases: [(view: CaseView, title: Words)]
  private let stories: [FlaggedStory]
  private let states: [String: CaseState]
  private let feeds: [FeedState]

  /// Seconds back from now that count as today.
  private static let day: Int64 = 86400
  /// Flagged items looked at; more in one day would be an alarm that nobody reads.
  private static let mostItems = 2000

  init(_ visit: Visit) async throws {
    self.visit = visit
    let store = visit.context.store
    let all = try await visit.cases()
    var open: [(CaseView, Words)] = []
    for view in all.filter(\.file.state.isOpen).sorted(by: CaseView.isMoreUrgent) {
      open.append((view, try await visit.title(view.file.id)))
    }
    cases = open
    states = Dictionary(all.map { ($0.file.id, $0.file.state) }) { first, _ in first }
    let span = visit.now.adding(seconds: -Self.day)...visit.now
    stories = try await store.flaggedStories(span, limit: Self.mostItems)
    feeds = try await store.feedStates().values.sorted { $0.feed < $1.feed }
  }

  var page: Page {
    Page(title: Page.Place.today.words, place: .today, body: "\(duty)\(new)\(watched)\(feedLine)")
  }

  private var duty: Markup {
    let rows = cases.map { OpenCase(view: $0.view, title: $0.title, visit: visit).markup }
    let none: Markup = "<p class=\"empty\">\(Words("没有待办的舆情单。", "No case is open."))</p>"
    return """
      <section aria-labelledby="duty"><h2 id="duty">\(Words("待办", "Open cases, next due first").markup) \
      <span class="count">\(cases.count)</span></h2>
      \(rows.isEmpty ? none : "<ol class=\"rows\">\(rows)</ol>")
      </section>

      """
  }

  private var new: Markup {
    let shown = stories.filter { !isElsewhere($0) }
    let none: Markup =
      "<p class=\"empty\">\(Words("过去 24 小时没有敏感信息。", "Nothing was flagged in the last 24 hours."))</p>"
    return """
      <section aria-labelledby="new"><h2 id="new">\(Words("新发现", "Flagged in the last 24 hours").markup) \
      <span class="count">\(shown.count)</span></h2>
      \(shown.isEmpty ? none : "\(shown.map(story))")
      </section>

      """
  }

  /// 关注: flagged, but another place's matter or nobody knows whose; no clock runs.
  private var watched: Markup {
    let shown = stories.filter(isElsewhere)
    guard !shown.isEmpty else { return "" }
    return """
      <details class="watch"><summary>\(Words("关注", "elsewhere or unknown, no clock").markup) \
      <span class="count">\(shown.count)</span></summary>
      \(shown.map(story))
      </details>

      """
  }

  private var feedLine: Markup {
    guard !feeds.isEmpty else {
      return "<p class=\"feeds\">\(Words("还没有采集过信源。", "No feed has been asked yet."))</p>"
    }
    let failing = feeds.filter { !$0.status.answered }
    let (bad, good) = (failing.count, feeds.count - failing.count)
    let names = failing.prefix(5).map { visit.feed($0.feed) } + (bad > 5 ? [Words("等", "and others")] : [])
    let problem: Markup? =
      failing.isEmpty
      ? nil
      : """
      \(Words.comma)<span class="mark bad">✗ \(Words("\(bad) 个不正常", "\(bad) failing"))</span>\
      \(Words("：", ": "))\(names.joined(.pause))
      """
    return """
      <p class="feeds">\(Words("信源", "feeds").markup)\(Words("：", ": "))\
      <span class="mark good">✓ \(Words("\(good) 个正常", "\(good) answer"))</span>\(problem)</p>
      """
  }

  private func isElsewhere(_ story: FlaggedStory) -> Bool {
    story.caseID == nil && [.elsewhere, .unknown].contains(story.jurisdiction)
  }

  private func story(_ story: FlaggedStory) -> Markup {
    StoryPart(story: story, state: story.caseID.flatMap { states[$0] }, visit: visit).markup
  }
}
