import Model
import Reports
import ResponseLog
import Storage
import Text

/// A flagged story with the reasons for it.
struct StoryPart {
  let story: FlaggedStory
  /// State of its case, if it has one.
  let state: CaseState?
  /// Of its heading.
  var level = 3
  let visit: Visit

  var markup: Markup {
    """
    <article class="story">
    <h\(level)>\(WebLink.markup(story.url, headline))</h\(level)>
    <p class="meta">\(facts)</p>
    \(EvidenceList(evidence: story.evidence).markup)
    </article>

    """
  }

  private var headline: Markup {
    if !story.title.isEmpty { return Highlight.markup(visit.shown(story.title), .title, story.evidence) }
    return
      "\(story.text.isEmpty ? Words.untitled : Words(verbatim: visit.shown(String(story.text.prefix(60)))))"
  }

  private var facts: Markup {
    let grade = story.severity.map {
      "<span class=\"grade g\($0.rank)\">\($0.words)</span> " as Markup
    }
    return """
      \(grade)\(areas) · \(story.jurisdiction.words) · \
      \(Figures.time(story.published ?? story.collected, now: visit.now)) · \(visit.feed(story.feed)) · \
      \(heat)\(caseLink)
      """
  }

  private var areas: Words { story.areas.prefix(2).map { visit.names.area($0) }.joined(.pause) }

  private var heat: Words {
    Words("\(story.items) 条 / \(story.sources) 源", "items: \(story.items), feeds: \(story.sources)")
  }

  private var caseLink: Markup? {
    story.caseID.map {
      " · \(Words("舆情单", "case")) <a href=\"/cases/\($0)\">\($0)</a>\(state.map { " (\($0.words))" as Markup })"
    }
  }
}
