import HTTPServer
import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/triage` 研判: what waits to be judged, one story at a time, the one first whose clock runs out first.
struct TriagePage {
  private let visit: Visit
  private let queue: [CaseView]
  private let titles: CaseTitles
  /// The one at hand; nil if nothing waits.
  private let index: Int?
  private let stories: [FlaggedStory]
  private let texts: [String]
  private let similar: [TopicItem]

  static let path = "/triage"
  private static let mostSimilar = 10

  init(_ visit: Visit, _ query: HTTPQuery) async throws {
    self.visit = visit
    let store = visit.context.store
    queue = try await visit.cases().filter { $0.file.state == .flagged }.sorted(by: CaseView.isMoreUrgent)
    titles = try await visit.titles()
    let asked = query["case"]
    let index = queue.isEmpty ? nil : queue.firstIndex { $0.file.id == asked } ?? 0
    self.index = index
    guard let index else {
      (stories, texts, similar) = ([], [], [])
      return
    }
    let id = queue[index].file.id
    stories = try await store.flaggedStories(ofCase: id)
    texts = try await Self.texts(visit, id)
    var items: [TopicItem] = []
    for topic in try await store.topics(ofCase: id) { items += try await store.items(ofTopic: topic) }
    similar = items
  }

  /// What came with the opening of a case that somebody entered by hand.
  private static func texts(_ visit: Visit, _ id: String) async throws -> [String] {
    let content = try await visit.context.store.content(ofCase: id)
    let bodies = try await visit.context.store.bodies(ofCase: id)
    return try LogEntry.read(bodies).flatMap(\.content).filter { $0.kind == "text" }.compactMap {
      content[$0.digest].map(visit.masked)
    }
  }

  var page: Page {
    guard let index else {
      let none = Words("没有待研判的信息。", "Nothing waits to be judged.")
      return Page(
        title: Page.Place.triage.words, place: .triage,
        body: "<p class=\"empty\">\(none) <a href=\"/\">\(Words("回到今日", "Back to today"))</a></p>")
    }
    return Page(title: Page.Place.triage.words, place: .triage, body: "\(steps(index))\(one(queue[index]))")
  }

  private func steps(_ index: Int) -> Markup {
    func link(_ index: Int, _ key: String, _ words: Words) -> Markup? {
      guard queue.indices.contains(index) else { return nil }
      return "<a href=\"\(Self.path)?case=\(queue[index].file.id)\" data-key=\"\(key)\">\(words)</a>"
    }
    return """
      <nav class="pages" aria-label="\(plain: Words("队列", "Queue"))">\
      \(link(index - 1, "k", Words("← 上一件", "← previous"))) \
      <span>\(Words("第 \(index + 1) 件，共 \(queue.count) 件", "\(index + 1) of \(queue.count)"))</span> \
      \(link(index + 1, "j", Words("下一件 →", "next →")))</nav>

      """
  }

  private func one(_ view: CaseView) -> Markup {
    let id = view.file.id
    let clock = view.next.map { next in
      """
      <p>\(next.run.clock.words) \(ClockMark.markup(next.run, next.status, visit)) \
      <span class="meta">\(due(next.run))</span></p>

      """ as Markup
    }
    let story: Markup =
      stories.isEmpty
      ? "<h2>\(titles[id] ?? .untitled)</h2>\(texts.map { "<blockquote>\(Words(verbatim: $0))</blockquote>" as Markup })"
      : "\(stories.map { JudgedStory(story: $0, visit: visit).markup })"
    return """
      <p class="meta"><a href="/cases/\(id)">\(Words("舆情单", "Case")) \(id)</a></p>
      \(clock)\(story)
      \(acts(view))\(items)
      """
  }

  private func due(_ run: ClockRun) -> Markup {
    let time = Figures.time(Timestamp(seconds: run.due), now: visit.now)
    return Markup("\(time) 到期", "due \(time)")
  }

  /// What may be done with it here: to judge it or to dismiss it. What follows is the next one.
  private func acts(_ view: CaseView) -> Markup {
    let parts = [(Move.assess, "a"), (.dismiss, "d")].filter { visit.viewer.can($0.0) }.map {
      move, key -> Markup in
      """
      <details class="act" data-key="\(key)"><summary>\(EntryWords.action(move.rawValue).markup) <kbd>\(key)</kbd></summary>
      \(MoveForm(move: move, view: view, visit: visit, back: after(view)).markup)</details>

      """
    }
    return "<div class=\"acts\">\(parts)</div>\n"
  }

  private func after(_ view: CaseView) -> String {
    let rest = queue.drop { $0.file.id != view.file.id }.dropFirst()
    return rest.first.map { "\(Self.path)?case=\($0.file.id)" } ?? Self.path
  }

  private var items: Markup? {
    guard similar.count > 1 else { return nil }
    let rows = similar.prefix(Self.mostSimilar).map { item -> Markup in
      let title: Markup = "\(item.title.isEmpty ? .untitled : Words(verbatim: visit.shown(item.title)))"
      return """
        <li>\(Figures.time(item.time, now: visit.now)) <b>\(item.relation.words)</b> \(visit.feed(item.feed)) · \
        \(WebLink.markup(item.url, title))</li>

        """
    }
    return """
      <section aria-labelledby="similar"><h2 id="similar">\(Words("相似信息", "Similar items").markup) \
      <span class="count">\(similar.count)</span></h2>
      <ul class="lines">\(rows)</ul></section>
      """
  }
}
