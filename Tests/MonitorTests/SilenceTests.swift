import Model
import Testing

@testable import Monitor

@Suite struct SilenceTests {
  static let now = Timestamp(seconds: 1_780_000_000)

  static func feed(_ id: String, enabled: Bool = true) -> Feed {
    var feed = Feed(id: id, title: id, url: "http://\(id)/", scope: .local)
    (feed.every, feed.enabled) = (900, enabled)
    return feed
  }

  static func state(_ id: String, _ status: FeedStatus, answered: Int64?, failures: Int) -> FeedState {
    FeedState(
      feed: id, url: "http://\(id)/", status: status, http: 0, error: "no answer", tried: now,
      answered: answered.map { now.adding(seconds: -$0) }, failures: failures)
  }

  @Test("A feed that fails longer than four of its intervals is silent; a hiccup and a quiet feed are not")
  func silent() {
    let states = [
      "dead": Self.state("dead", .failing, answered: 3600, failures: 4),
      "hiccup": Self.state("hiccup", .failing, answered: 3599, failures: 3),
      "quiet": Self.state("quiet", .notModified, answered: 90_000, failures: 0),
      "off": Self.state("off", .failing, answered: 90_000, failures: 9),
      "never": Self.state("never", .blocked, answered: nil, failures: 4),
    ]
    let feeds = ["dead", "hiccup", "quiet", "never", "unasked"].map { Self.feed($0) }
    let silent = Silence.all(feeds + [Self.feed("off", enabled: false)], states, now: Self.now)
    #expect(silent.map(\.feed) == ["never", "dead"])
    #expect(silent.last?.since == Self.now.adding(seconds: -3600))
    #expect(silent.allSatisfy { $0.line.contains("no answer") })
  }
}
