import Model
import Reports
import ResponseLog
import Text

/// A clock of a case as a bar: who held the case while it ran, where it was due, what lay behind.
struct ClockBar {
  let run: ClockRun
  let status: ClockStatus
  let view: CaseView
  let visit: Visit

  /// Width of the drawing; it is stretched to that of the page.
  private static let width: Int64 = 1000

  private var end: Int64 { max(run.met ?? visit.now.seconds, run.start) }
  private var held: [HeldSpan] { view.history.holders(from: run.start, to: end) }

  var markup: Markup {
    let met = run.met.map { "\(Words("，完成", ", done")) \(moment($0))" as Markup }
    let paused: Markup? =
      run.pausedSeconds > 0 ? "\(Words("，中止", ", paused for")) \(Figures.length(run.pausedSeconds))" : nil
    let span = Markup(
      "\(moment(run.start)) 起，\(moment(run.due)) 到期", "from \(moment(run.start)), due \(moment(run.due))")
    return """
      <div class="clock">
      <p><b>\(run.clock.words.markup)</b> \(ClockMark.markup(run, status, visit)) \
      <span class="meta">\(span)\(met)\(paused)</span></p>
      \(drawing)
      <ul class="held">\(legend)</ul>
      </div>

      """
  }

  private func moment(_ second: Int64) -> Markup { Figures.time(Timestamp(seconds: second), now: visit.now) }

  /// Drawn as SVG, for the widths are data and the pages allow no style of their own.
  private var drawing: Markup {
    let bars = held.map { span in
      rect(colour(span.holder), span.from, span.to, y: 0, height: 14)
    }
    let over: Markup = end > run.due ? rect("over", run.due, end, y: 15, height: 5) : ""
    let due = position(run.due)
    return """
      <svg class="bar" viewBox="0 0 \(Self.width) 20" preserveAspectRatio="none" role="img" aria-label="\(plain: label)">\
      <rect class="track" x="0" y="0" width="\(Self.width)" height="14"/>\(bars)\(over)\
      <rect class="due" x="\(min(max(due - 2, 0), Self.width - 4))" y="0" width="4" height="20"/></svg>
      """
  }

  private var label: Words {
    let late = end > run.due ? [Words("超时 ", "overdue by ") + Figures.length(end - run.due)] : []
    return (held.map { turn($0) } + late).joined()
  }

  private func turn(_ span: HeldSpan) -> Words {
    visit.names.holder(span.holder) + Words(verbatim: " ") + Figures.length(span.to - span.from)
  }

  private var legend: [Markup] {
    held.map { span in
      let late =
        span.to > run.due
        ? Words("，其中超时 ", ", of it overdue ") + Figures.length(span.to - max(span.from, run.due)) : nil
      return """
        <li><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="\(colour(span.holder))" width="10" height="10"/></svg> \
        \(turn(span))\(late.map { "\($0)" as Markup })</li>
        """
    }
  }

  /// The same for a holder in all clocks of the case; before its opening nobody has one.
  private func colour(_ holder: Holder) -> String {
    holder == .nobody ? "h" : "h\((view.holders.firstIndex(of: holder) ?? 0) % 4)"
  }

  private func rect(_ name: String, _ from: Int64, _ to: Int64, y: Int, height: Int) -> Markup {
    let x = position(from)
    return """
      <rect class="\(name)" x="\(x)" y="\(y)" width="\(max(position(to) - x, 2))" height="\(height)"/>
      """
  }

  /// From the start to the later of its end and its due time.
  private func position(_ second: Int64) -> Int64 {
    let whole = max(max(run.due, end) - run.start, 1)
    return Int64((Double(second - run.start) / Double(whole) * Double(Self.width)).rounded())
  }
}
