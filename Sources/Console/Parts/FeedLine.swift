import Model
import Reports
import Text

/// The sources in one line: how many answer, and which do not.
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
      failing.prefix(Self.named).map { visit.feed($0.feed) }
      + (count > Self.named ? [Words("等", "and others")] : [])
    return """
      \(Words.comma)<span class="mark bad">✗ \(Words("\(count) 个不正常", "\(count) failing"))</span>\
      \(Words("：", ": "))\(names.joined(.pause))
      """
  }
}
