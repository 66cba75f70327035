import HTTPServer
import Model
import Redaction
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
  /// The last entry that whoever sent the form had seen.
  private let seen: Int64?
  /// Whether the form comes back only so that its words are looked through.
  private let isLooking: Bool
  /// The entry of an act that led here.
  private var done: Int64?
  private let annotations: AnnotationForms

  /// nil if there is no such case.
  init?(_ visit: Visit, id: String, _ query: HTTPQuery) async throws {
    guard let view = try await visit.oneCase(id) else { return nil }
    try await self.init(visit, view)
    done = query["done"].flatMap { Int64($0) }
  }

  init(
    _ visit: Visit, _ view: CaseView, form: (move: Move, filled: Filled)? = nil, seen: Int64? = nil,
    isLooking: Bool = false
  ) async throws {
    (self.form, self.seen, self.isLooking) = (form, seen, isLooking)
    annotations = AnnotationForms(view: view, visit: visit)
    let id = view.file.id
    let store = visit.context.store
    (self.visit, self.view) = (visit, view)
    let name = try await visit.title(id)
    let isPublic = view.file.topic != nil || annotations.isRevealed(.text)
    title = isPublic ? name : Words(visit.masked(name.chinese), visit.masked(name.english))
    texts = Self.shown(try await store.content(ofCase: id), view, visit, annotations)
    var items: [TopicItem] = []
    for topic in try await store.topics(ofCase: id) { items += try await store.items(ofTopic: topic) }
    self.items = items
  }

  /// The texts that the viewer gets to read: who complained, and what a citizen wrote to the office, only after they said
  /// why they look; the words of a published story plainly by the office, masked by others.
  private static func shown(
    _ all: [String: String], _ view: CaseView, _ visit: Visit, _ annotations: AnnotationForms
  ) -> [String: String] {
    var texts = all
    for entry in view.entries {
      for one in entry.content {
        guard let text = texts[one.digest] else { continue }
        if one.kind == "complainant", !annotations.isRevealed(.complainant) { texts[one.digest] = nil }
        guard entry.move == .open, Clerk.Secret.text.kinds.contains(one.kind) else { continue }
        let isOpen = annotations.isRevealed(.text) || view.file.topic != nil && visit.viewer.readsPlainly
        if !isOpen { texts[one.digest] = visit.masked(text) }
      }
    }
    return texts
  }

  var page: Page {
    Page(
      title: Words("舆情单 \(view.file.id)", "Case \(view.file.id)"), place: .cases,
      body: """
        \(notice)<p class="lead">\(title)</p>\(facts)\(looked)\(moves)\(draft)\(clocks)\(timeline)\(story)
        """)
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
      (
        Words("评估", "evaluation"),
        "<a href=\"\(VerdictsPage.path(file.id))\">\(Words("问题与申诉", "Verdicts and appeals"))</a>"
      ),
    ]
    let cells = pairs.map { "<div><dt>\($0.0.markup)</dt><dd>\($0.1)</dd></div>" as Markup }
    return "<dl class=\"facts\">\(cells)</dl>\n"
  }

  private var imported: Markup? {
    view.file.isImported ? " <span class=\"mark\">\(Words.imported.markup)</span>" : nil
  }

  private var notice: Markup? {
    if let seen, let changed = ActNotice.changed(view, since: seen, visit) { return changed }
    return view.entries.first { $0.seq == done && $0.actor == visit.viewer.person.id }.map(ActNotice.done)
  }

  private var draft: Markup? { DraftPart(view: view, visit: visit, texts: texts).markup }

  /// The words of a draft before it is entered, each beside its public form.
  private var looked: Markup? {
    guard isLooking, let form else { return nil }
    let parts = ["title", "text", "cause", "solution", "constraints"].compactMap { name -> Markup? in
      guard let text = form.filled.values[name]?.first, !text.isEmpty else { return nil }
      let redaction = visit.context.redactor.redact(text, as: .public)
      guard !redaction.findings.isEmpty else { return nil }
      return "<h3>\(Codes.words(name))</h3>\(RedactionPart(text: text, redaction: redaction).markup)"
    }
    let none: Markup = "<p>\(Words("没有发现个人信息。", "No personal data was found."))</p>"
    return """
      <section aria-labelledby="looked"><h2 id="looked">\(Words("个人信息检查", "Personal data in your draft"))</h2>
      \(parts.isEmpty ? [none] : parts)</section>

      """
  }

  /// What the viewer may do now, each as a form; the natural next step open, the others folded.
  private var moves: Markup {
    let allowed = Clerk(visit.office).moves(on: view.file, by: visit.viewer.person, now: visit.now)
      .filter { MoveFields(move: $0, view: view, visit: visit).isUseful }
      .sorted { ($0 == next ? 0 : 1) < ($1 == next ? 0 : 1) }
    let shown = allowed + [form?.move].compactMap(\.self).filter { !allowed.contains($0) }
    let asides: Markup = "\(annotations.reveals)\(annotations.correction)"
    let parts = shown.map { move -> Markup in
      let isBack = move == form?.move
      let part = MoveForm(
        move: move, view: view, visit: visit, filled: isBack ? form?.filled ?? Filled() : Filled())
      let open: Markup = isBack || (form == nil && move == next) ? " open" : ""
      return """
        <details class="move"\(open)><summary>\(EntryWords.action(move.rawValue).markup)</summary>
        \(part.markup)</details>

        """
    }
    return """
      <section aria-labelledby="moves"><h2 id="moves">\(Words("现在可做", "What you can do now").markup)</h2>
      \(parts)\(asides)</section>

      """
  }

  /// The step that comes next; nobody waits for a closed case to be archived, but it is all that is left.
  private var next: Move? { view.file.state.awaited ?? (view.file.state == .closed ? .archive : nil) }

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
      <td class="wide">\(WebLink.markup(item.url, "\(item.title.isEmpty ? .untitled : Words(verbatim: visit.shown(item.title)))"))</td></tr>

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
