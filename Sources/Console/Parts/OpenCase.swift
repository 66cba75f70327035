import Model
import Reports
import ResponseLog
import Text

/// An open case as one row of what is to be done.
struct OpenCase {
  let view: CaseView
  let title: Words
  let visit: Visit

  var markup: Markup {
    let file = view.file
    return """
      <li class="row">
      <div class="when">\(due)</div>
      <div class="what"><a href="/cases/\(file.id)"><b>\(file.id)</b> \(title)</a>
      <p class="meta">\(file.state.words)\(imported) · \(visit.names.area(file.area)) · \(visit.names.grade(file.grade)) · \
      \(held)\(others)</p></div>
      </li>

      """
  }

  private var held: Markup {
    let holder: Markup = "<b>\(visit.names.holder(view.file.holder))</b>"
    return Markup("由 \(holder) 持有", "held by \(holder)")
  }

  private var imported: Markup? { view.file.isImported ? "（\(Words.imported)）" : nil }

  private var others: Markup? {
    let more = view.breached - 1
    guard more > 0 else { return nil }
    return " · <span class=\"mark bad\">✗ \(Words("另有 \(more) 项超时", "\(more) more overdue"))</span>"
  }

  private var due: Markup {
    guard let next = view.next else {
      return "<span class=\"mark quiet\">○ \(Words("无时限", "no clock"))</span>"
    }
    let time = Figures.time(Timestamp(seconds: next.run.due), now: visit.now)
    return """
      \(ClockMark.markup(next.run, next.status, visit))\
      <span class="meta">\(next.run.clock.words) \(Markup("\(time) 到期", "due \(time)"))</span>
      """
  }
}
