import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/` 今日: what needs somebody now, then what is new, then what went out.
struct TodayPage {
  private let visit: Visit
  private let cases: [CaseView]
  /// Those still open, most urgent first.
  private let open: [CaseView]
  private let titles: CaseTitles
  private let stories: [FlaggedStory]
  private let feeds: [FeedState]
  private let warnings: [StoredWarning]

  /// Seconds back from now that count as today.
  static let day: Int64 = 86400
  /// Flagged items looked at; more in one day would be an alarm that nobody reads.
  static let mostItems = 2000
  /// Rows shown of each list; the rest is a link away.
  private static let shown = 30

  init(_ visit: Visit) async throws {
    self.visit = visit
    let store = visit.context.store
    cases = try await visit.cases()
    open = cases.filter(\.file.state.isOpen).sorted(by: CaseView.isMoreUrgent)
    titles = try await visit.titles()
    stories = try await visit.flaggedStories()
    warnings = try await store.warnings(in: visit.now.adding(seconds: -3 * Self.day)...visit.now)
    feeds = try await store.feedStates().values.sorted { $0.feed < $1.feed }
  }

  var page: Page {
    let published = PublishedList(
      cases, titles: titles, visit: visit, since: visit.now.adding(seconds: -Self.day))
    let warned = WarningList(warnings: warnings, visit: visit)
    return Page(
      title: Page.Place.today.words, place: .today,
      body:
        "\(duty)\(warned.markup)\(new)\(published.markup)\(watched)\(FeedLine(feeds: feeds, visit: visit).markup)"
    )
  }

  private var duty: Markup {
    let turn = visit.turn
    let (mine, others) = (open.filter { turn.waits($0.file) }, open.filter { !turn.waits($0.file) })
    let rest: Markup? =
      others.isEmpty
      ? nil
      : """
      <details class="fold"><summary>\(Words("其他在办", "Waiting for others").markup) \
      <span class="count">\(others.count)</span></summary>
      \(rows(others))</details>

      """
    return """
      \(section("duty", Words("需要我办", "Needs me now, next due first"), mine, Words("没有等我办的事。", "Nothing waits for you.")))\
      \(rest)
      """
  }

  private func section(_ id: String, _ title: Words, _ cases: [CaseView], _ none: Words) -> Markup {
    """
    <section aria-labelledby="\(id)"><h2 id="\(id)">\(title.markup) <span class="count">\(cases.count)</span></h2>
    \(cases.isEmpty ? "<p class=\"empty\">\(none)</p>" : rows(cases))
    </section>

    """
  }

  private func rows(_ cases: [CaseView]) -> Markup {
    let rows = cases.prefix(Self.shown).map {
      OpenCase(view: $0, title: titles[$0.file.id] ?? .untitled, visit: visit).markup
    }
    let more: Markup? =
      cases.count > Self.shown
      ? """
      <p><a href="/cases?state=open&amp;sort=due">\(Words("全部 \(cases.count) 件在台账", "All \(cases.count) in the ledger"))</a></p>
      """ : nil
    return "<ol class=\"rows\">\(rows)</ol>\(more)"
  }

  private var new: Markup {
    let fresh = stories.filter { !$0.isElsewhere }
    let none = Words("过去 24 小时没有敏感信息。", "Nothing was flagged in the last 24 hours.")
    let waiting = open.count { $0.file.state == .flagged }
    let queue: Markup? =
      waiting == 0
      ? nil
      : "<p><a class=\"go\" href=\"/triage\">\(Words("\(waiting) 件待研判，逐件研判 →", "\(waiting) to be judged, one by one →"))</a></p>"
    return """
      <section aria-labelledby="new"><h2 id="new">\(Words("新发现", "Flagged in the last 24 hours").markup) \
      <span class="count">\(fresh.count)</span></h2>
      \(queue)\(fresh.isEmpty ? ["<p class=\"empty\">\(none)</p>"] : fresh.prefix(Self.shown).map(story))
      </section>

      """
  }

  /// How much stands under 关注, where no clock runs.
  private var watched: Markup? {
    let count = stories.count(where: \.isElsewhere)
    guard count > 0 else { return nil }
    let words = Words("关注：外地或属地不明 \(count) 条", "Watched: \(count) elsewhere or unknown")
    return "<p><a href=\"/watch\">\(words)</a></p>"
  }

  private func story(_ story: FlaggedStory) -> Markup {
    let state = story.caseID.flatMap { id in cases.first { $0.file.id == id }?.file.state }
    return StoryPart(story: story, state: state, visit: visit).markup
  }
}

extension FlaggedStory {
  /// Another place's matter, or nobody knows whose, and no case: no clock runs.
  var isElsewhere: Bool { caseID == nil && [.elsewhere, .unknown].contains(jurisdiction) }
}
