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
    let met = run.met.map { "，完成 \(Figures.time(Timestamp(seconds: $0), now: visit.now))" as Markup }
    let paused: Markup = run.pausedSeconds > 0 ? "，中止 \(Figures.length(run.pausedSeconds))" : ""
    return """
      <div class="clock">
      <p><b>\(run.clock.words.markup)</b> \(ClockMark.markup(run, status, visit.now)) \
      <span class="meta">\(Figures.time(Timestamp(seconds: run.start), now: visit.now)) 起，\
      \(Figures.time(Timestamp(seconds: run.due), now: visit.now)) 到期\(met)\(paused)</span></p>
      \(drawing)
      <ul class="held">\(legend)</ul>
      </div>

      """
  }

  /// Drawn as SVG, for the widths are data and the pages allow no style of their own.
  private var drawing: Markup {
    let bars = held.map { span in
      rect(colour(span.holder), span.from, span.to, y: 0, height: 14)
    }
    let over: Markup = end > run.due ? rect("over", run.due, end, y: 15, height: 5) : ""
    let due = position(run.due)
    return """
      <svg class="bar" viewBox="0 0 \(Self.width) 20" preserveAspectRatio="none" role="img" aria-label="\(label)">\
      <rect class="track" x="0" y="0" width="\(Self.width)" height="14"/>\(bars)\(over)\
      <rect class="due" x="\(min(max(due - 2, 0), Self.width - 4))" y="0" width="4" height="20"/></svg>
      """
  }

  private var label: String {
    held.map { "\(visit.names.holder($0.holder)) \(Figures.length($0.to - $0.from))" }.joined(separator: "，")
      + (end > run.due ? "，超时 \(Figures.length(end - run.due))" : "")
  }

  private var legend: [Markup] {
    held.map { span in
      let isLate = span.to > run.due
      let late = isLate ? "，其中超时 \(Figures.length(span.to - max(span.from, run.due)))" : ""
      return """
        <li><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="\(colour(span.holder))" width="10" height="10"/></svg> \
        \(visit.names.holder(span.holder)) \(Figures.length(span.to - span.from))\(late)</li>
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
