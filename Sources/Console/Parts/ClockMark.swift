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
      if late > 0 { return "<span class=\"mark bad\">✗ 迟 \(Figures.length(late))</span>" }
      return "<span class=\"mark good\">✓ 按时</span>"
    case .running: return "<span class=\"mark run\">● 剩 \(left)</span>"
    case .paused: return "<span class=\"mark run\">‖ 中止计时</span>"
    case .dueSoon: return "<span class=\"mark warn\">▲ 将到期，剩 \(left)</span>"
    case .breached: return "<span class=\"mark bad\">✗ 已超 \(Figures.length(now.seconds - run.due))</span>"
    }
  }
}
