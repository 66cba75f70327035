import Model
import Reports
import ResponseLog
import Text

/// An open case as one row of what is to be done.
struct OpenCase {
  let view: CaseView
  let title: String
  let visit: Visit

  var markup: Markup {
    let file = view.file
    return """
      <li class="row">
      <div class="when">\(due)</div>
      <div class="what"><a href="/cases/\(file.id)"><b>\(file.id)</b> \(title)</a>
      <p class="meta">\(file.state.words.chinese)\(file.isImported ? "（导入）" : "") · \(visit.names.area(file.area)) · \(visit.names.grade(file.grade)) · \
      由 <b>\(visit.names.holder(file.holder))</b> 持有\(others)</p></div>
      </li>

      """
  }

  private var others: Markup? {
    view.breached > 1 ? " · <span class=\"mark bad\">✗ 另有 \(view.breached - 1) 项超时</span>" : nil
  }

  private var due: Markup {
    guard let next = view.next else {
      return "<span class=\"mark quiet\">○ 无时限</span><span class=\"meta\">处置中</span>"
    }
    let time = Figures.time(Timestamp(seconds: next.run.due), now: visit.now)
    return """
      \(ClockMark.markup(next.run, next.status, visit.now))\
      <span class="meta">\(next.run.clock.words.chinese) \(time) 到期</span>
      """
  }
}
