import Model
import Reports
import ResponseLog
import Text

/// How a clock stands, in a sign and words, so that no one has to see its colour.
enum ClockMark {
  static func markup(_ run: ClockRun, _ status: ClockStatus, _ now: Timestamp) -> Markup {
    let left = Figures.length(run.due - now.seconds)
    switch status {
    case .met:
      let late = (run.met ?? run.due) - run.due
      if late > 0 {
        return "<span class=\"mark bad\">✗ \(Words("迟", "late by")) \(Figures.length(late))</span>"
      }
      return "<span class=\"mark good\">✓ \(Words("按时", "on time"))</span>"
    case .running: return "<span class=\"mark run\">● \(Self.remaining(left))</span>"
    case .paused: return "<span class=\"mark run\">‖ \(Words("中止计时", "paused"))</span>"
    case .dueSoon:
      return "<span class=\"mark warn\">▲ \(Words("将到期，", "due soon, ") + Self.remaining(left))</span>"
    case .breached:
      return
        "<span class=\"mark bad\">✗ \(Words("已超", "overdue by")) \(Figures.length(now.seconds - run.due))</span>"
    }
  }

  private static func remaining(_ left: Words) -> Words { Words("剩 \(left.chinese)", "\(left.english) left") }
}
