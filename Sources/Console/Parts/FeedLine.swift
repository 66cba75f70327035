import Model
import Reports
import Text

/// The sources in one line: how many answer, which do not, and since when: what is not heard is no calm.
struct FeedLine {
  let feeds: [FeedState]
  let visit: Visit

  private static let named = 5

  var markup: Markup {
    guard !feeds.isEmpty else {
      return "<p class=\"feeds\">\(Words("还没有采集过信源。", "No feed has been asked yet."))</p>"
    }
    let failing = feeds.filter { !$0.status.answered }
    let good = feeds.count - failing.count
    return """
      <p class="feeds">\(Words("信源", "feeds").markup)\(Words("：", ": "))\
      <span class="mark good">✓ \(Words("\(good) 个正常", "\(good) answer"))</span>\(problem(failing))</p>

      """
  }

  private func problem(_ failing: [FeedState]) -> Markup? {
    guard !failing.isEmpty else { return nil }
    let count = failing.count
    let names =
      failing.prefix(Self.named).map { visit.feed($0.feed) + Self.silent(since: $0.answered) }
      + (count > Self.named ? [Words("等", "and others")] : [])
    return """
      \(Words.comma)<span class="mark bad">✗ \(Words("\(count) 个不正常", "\(count) failing"))</span>\
      \(Words("：", ": "))\(names.joined(.pause))\(Words("。听不到不等于平静。", ". What is not heard is no calm."))
      """
  }

  private static func silent(since time: Timestamp?) -> Words {
    guard let time else { return Words("（从未应答）", " (never answered)") }
    let minute = Figures.minute(time).dropFirst(5)
    return Words("（\(minute) 起无应答）", " (silent since \(minute))")
  }
}
