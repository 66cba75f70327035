import Model
import Reports
import ResponseLog
import Text

/// How a clock stands, in a sign and words, so that no one has to see its colour.
enum ClockMark {
  static func markup(_ run: ClockRun, _ status: ClockStatus, _ visit: Visit) -> Markup {
    let left = remaining(run.due - visit.now.seconds, visit)
    switch status {
    case .met:
      let late = (run.met ?? run.due) - run.due
      if late > 0 {
        return "<span class=\"mark bad\">✗ \(Words("迟", "late by")) \(Figures.length(late))</span>"
      }
      return "<span class=\"mark good\">✓ \(Words("按时", "on time"))</span>"
    case .running: return "<span class=\"mark run\">● \(left)</span>"
    case .paused: return "<span class=\"mark run\">‖ \(Words("中止计时", "paused"))</span>"
    case .dueSoon:
      return "<span class=\"mark warn\">▲ \(Words("将到期，", "due soon, "))\(left)</span>"
    case .breached:
      return
        "<span class=\"mark bad\">✗ \(Words("已超", "overdue by")) \(Figures.length(visit.now.seconds - run.due))</span>"
    }
  }

  /// What is left, which a script keeps true; the time of a simulated store stands still.
  private static func remaining(_ seconds: Int64, _ visit: Visit) -> Markup {
    let length = Figures.length(seconds)
    let words = Words("剩 \(length.chinese)", "\(length.english) left")
    return visit.context.simulated ? "\(words)" : "<span data-left=\"\(seconds)\">\(words)</span>"
  }
}
