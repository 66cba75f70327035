import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/cases/2026-0001` 舆情单: one case with its clocks, its entries and the items of its story.
struct CasePage {
  private let visit: Visit
  private let view: CaseView
  private let title: Words
  private let texts: [String: String]
  private let items: [TopicItem]
  /// A form that comes back.
  private let form: (move: Move, filled: Filled)?

  /// nil if there is no such case.
  init?(_ visit: Visit, id: String) async throws {
    guard let view = try await visit.oneCase(id) else { return nil }
    try await self.init(visit, view)
  }

  init(
    _ visit: Visit, _ view: CaseView, form: (move: Move, filled: Filled)? = nil, seen: Int64? = nil,
    isLooking: Bool = false
  ) async throws {
    self.form = form
    let id = view.file.id
    let store = visit.context.store
    (self.visit, self.view) = (visit, view)
    title = try await visit.title(id)
    texts = try await store.content(ofCase: id)
    var items: [TopicItem] = []
    for topic in try await store.topics(ofCase: id) { items += try await store.items(ofTopic: topic) }
    self.items = items
  }

  var page: Page {
    Page(
      title: Words("舆情单 \(view.file.id)", "Case \(view.file.id)"), place: .cases,
      body: "<p class=\"lead\">\(title)</p>\(facts)\(moves)\(clocks)\(timeline)\(story)")
  }

  private var facts: Markup {
    let (file, names) = (view.file, visit.names)
    let pairs: [(Words, Markup)] = [
      (Words("状态", "state"), "<b>\(file.state.words)</b>\(imported)"),
      (Words("持有", "held by"), "<b>\(names.holder(file.holder))</b>"),
      (Words("领域", "area"), "\(names.area(file.area))"),
      (Words("处置等级", "grade"), "\(names.grade(file.grade))"),
      (Words("类型", "kind"), "\(file.kind.map { Codes.words($0) } ?? Words(verbatim: "–"))"),
      (Words("采集", "collected"), file.collected.map { Figures.time($0) } ?? "–"),
      (Words("立单", "opened"), Figures.time(file.opened)),
      (Words("末条记录", "last entry"), "<a href=\"#entry-\(file.lastSeq)\">#\(file.lastSeq)</a>"),
    ]
    let cells = pairs.map { "<div><dt>\($0.0.markup)</dt><dd>\($0.1)</dd></div>" as Markup }
    return "<dl class=\"facts\">\(cells)</dl>\n"
  }

  private var imported: Markup? {
    view.file.isImported ? " <span class=\"mark\">\(Words.imported.markup)</span>" : nil
  }

  /// What the viewer may do now, each as a form; the natural next step open, the others folded.
  private var moves: Markup {
    let allowed = Clerk(visit.office).moves(on: view.file, by: visit.viewer.person, now: visit.now)
    let shown = allowed + [form?.move].compactMap(\.self).filter { !allowed.contains($0) }
    guard !shown.isEmpty else { return "" }
    let parts = shown.map { move -> Markup in
      let isBack = move == form?.move
      let part = MoveForm(
        move: move, view: view, visit: visit, filled: isBack ? form?.filled ?? Filled() : Filled())
      let open: Markup = isBack ? " open" : ""
      return """
        <details class="move"\(open)><summary>\(EntryWords.action(move.rawValue).markup)</summary>
        \(part.markup)</details>

        """
    }
    return """
      <section aria-labelledby="moves"><h2 id="moves">\(Words("现在可做", "What you can do now").markup)</h2>
      \(parts)</section>

      """
  }

  private var clocks: Markup {
    let bars = view.runs.map { ClockBar(run: $0.run, status: $0.status, view: view, visit: visit).markup }
    let gap = view.gaps.map { "<p class=\"mark bad\">✗ \(String(describing: $0))</p>" as Markup }
    return """
      <section aria-labelledby="clocks"><h2 id="clocks">\(Words("时限", "Clocks and who held the case").markup)</h2>
      \(bars)\(gap)
      </section>

      """
  }

  private var timeline: Markup {
    let entries = view.entries.map { entry in
      let corrections = view.entries.filter { $0.corrects == entry.seq }
      return EntryPart(entry: entry, texts: texts, visit: visit, corrections: corrections).markup
    }
    return """
      <section aria-labelledby="timeline"><h2 id="timeline">\(Words("处置记录", "What was done, oldest first").markup)</h2>
      <ol class="timeline">\(entries)</ol>
      </section>

      """
  }

  private var story: Markup {
    guard !items.isEmpty else { return "" }
    let rows = items.map { item -> Markup in
      """
      <tr><td>\(Figures.time(item.time))</td><td>\(visit.feed(item.feed))</td>\
      <td>\(item.relation.words)</td>\
      <td class="wide">\(WebLink.markup(item.url, "\(item.title.isEmpty ? .untitled : Words(verbatim: item.title))"))</td></tr>

      """
    }
    let heads = [
      Words("时间", "time"), Words("信源", "feed"), Words("关系", "relation"), Words("标题", "title"),
    ]
    return """
      <section aria-labelledby="items"><h2 id="items">\(Words("相关信息", "Items of the story").markup) \
      <span class="count">\(items.count)</span></h2>
      \(DataTable(label: Words("相关信息", "Items of the story"), heads: heads, rows: rows).markup)
      </section>
      """
  }
}
