import Model
import Reports
import Storage
import Text

/// A flagged story in full: its text with what spoke for the flag marked in it, why, and what is proposed.
struct JudgedStory {
  let story: FlaggedStory
  let visit: Visit

  /// Scalars of a text that are shown; the rest stands where it was published.
  private static let longest = 4000

  var markup: Markup {
    """
    <article class="judged">
    <h2>\(WebLink.markup(story.url, title))</h2>
    <p class="meta">\(source)</p>
    \(text)
    \(proposals)
    <section aria-label="\(plain: Words("依据", "Reasons"))"><h3>\(Words("为何标记", "Why it was flagged").markup)</h3>
    \(EvidenceList(evidence: story.evidence).markup)</section>
    </article>

    """
  }

  private var title: Markup {
    story.title.isEmpty
      ? "\(Words.untitled)" : Highlight.markup(visit.shown(story.title), .title, story.evidence)
  }

  private var text: Markup? {
    guard !story.text.isEmpty else { return nil }
    // Cutting at the end leaves every offset where it was.
    let shown = String(String.UnicodeScalarView(story.text.unicodeScalars.prefix(Self.longest)))
    let rest: Markup? =
      shown.unicodeScalars.count < story.text.unicodeScalars.count
      ? "<p class=\"meta\">\(Words("全文见原处", "The whole text is at its source"))</p>" : nil
    return "<div class=\"text\">\(Highlight.markup(visit.shown(shown), .text, story.evidence))</div>\(rest)"
  }

  private var source: Markup {
    let collected = Figures.time(story.collected, now: visit.now)
    let published = story.published.map { time -> Markup in
      let time = Figures.time(time, now: visit.now)
      return Markup("发布 \(time) · ", "published \(time) · ")
    }
    return """
      \(visit.feed(story.feed)) · \(published)\(Markup("采集 \(collected)", "collected \(collected)")) · \
      \(Words("\(story.items) 条 / \(story.sources) 源", "items: \(story.items), feeds: \(story.sources)"))
      """
  }

  /// What the classifier proposes; a person decides.
  private var proposals: Markup {
    let (names, areas) = (visit.names, story.areas.prefix(3).map { visit.names.area($0) })
    let places = story.places.prefix(5).map { Words(verbatim: $0) }
    let pairs: [(Words, Markup)] = [
      (Words("建议领域", "area proposed"), "\(areas.joined(.pause))"),
      (
        Words("建议等级", "grade proposed"), "<b>\(names.grade(story.severity))</b>\(reasons(story.gradeReasons))"
      ),
      (
        Words("建议类型", "kind proposed"),
        "\(story.kind.map { Codes.words($0.rawValue) } ?? Words(verbatim: "–"))\(reasons([story.kindReason].compactMap(\.self)))"
      ),
      (
        Words("属地", "place"),
        "\(story.jurisdiction.words)\(places.isEmpty ? nil : "<small class=\"condition\">\(places.joined(.pause))</small>" as Markup)"
      ),
      (
        Words("报送标准", "must be reported upward"),
        story.reporting.isEmpty ? "\(Words("未达到", "no standard reached"))" : "▲\(reasons(story.reporting))"
      ),
    ]
    return
      "<dl class=\"facts\">\(pairs.map { "<div><dt>\($0.0.markup)</dt><dd>\($0.1)</dd></div>" as Markup })</dl>"
  }

  private func reasons(_ sentences: [String]) -> [Markup] {
    sentences.map { "<small class=\"condition\">\(Words(verbatim: $0))</small>" }
  }
}
