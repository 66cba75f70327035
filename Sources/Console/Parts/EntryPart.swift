import Model
import Reports
import ResponseLog
import Text

/// An entry of the log as a step of a case's history.
struct EntryPart {
  let entry: LogEntry
  /// Texts that still exist, by digest.
  let texts: [String: String]
  let visit: Visit
  /// Entries that correct it.
  var corrections: [LogEntry] = []
  /// Whether it says who holds the case since.
  var showsHolder = true

  var markup: Markup {
    let isSystem = entry.actor == "system"
    return """
      <li id="entry-\(entry.seq)"\(isSystem ? " class=\"system\"" : "" as Markup)>
      <p><b>\(EntryWords.action(entry.action).markup)</b> \(EntryWords(entry, visit.names).detail)</p>
      <p class="meta">#\(entry.seq) · \(Figures.time(entry.at)) · \(actor)\(occurred)\(showsHolder ? change : "")</p>
      \(contents)\(corrected)</li>

      """
  }

  private var actor: Words {
    let name = visit.names.person(entry.actor)
    return entry.unit.map { visit.names.unit($0) + Words(verbatim: " ") + name } ?? name
  }

  private var occurred: Markup? {
    entry.occurred.map {
      Markup("（补录，发生于 \(Figures.time($0))）", " (entered later, happened \(Figures.time($0)))")
    }
  }

  /// What the act made of the case: its state if that changed, and who holds it since.
  private var change: Markup {
    let state = entry.to.flatMap { $0 == entry.from ? nil : " → \($0.words)" as Markup }
    let holder = visit.names.holder(entry.holder)
    return Markup("\(state)，由 \(holder) 持有", "\(state), held by \(holder)")
  }

  private var corrected: [Markup] {
    corrections.map {
      "<p class=\"meta\">\(Words("已更正", "corrected").markup) <a href=\"#entry-\($0.seq)\">#\($0.seq)</a></p>\n"
    }
  }

  private var contents: [Markup] {
    entry.content.map { reference in
      let kind = Codes.words(reference.kind)
      if reference.kind == "complainant", texts[reference.digest] == nil {
        return "<p class=\"meta\">\(kind)\(Words("：已隐去，查看须留痕", ": masked; every look is logged"))</p>\n"
      }
      guard let text = texts[reference.digest] else {
        return
          "<p class=\"meta\">\(kind)\(Words("：原文已销毁，只余摘要值", ": text destroyed, its digest remains"))</p>\n"
      }
      return "<blockquote><b>\(kind)</b> \(Words(verbatim: text))</blockquote>\n"
    }
  }
}
