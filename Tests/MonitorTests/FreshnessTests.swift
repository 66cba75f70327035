import Model
import Testing

@testable import Collectors
@testable import Monitor

@Suite struct FreshnessTests {
  static let now = Timestamp(seconds: 1_780_000_000)

  func collected(_ status: FeedStatus, newest daysAgo: Int64?) -> Collected {
    let item = daysAgo.map { days in
      Item(
        id: "i1", feed: "f", url: nil, title: "旧闻", text: "",
        published: Self.now.adding(seconds: -86400 * days),
        precision: .second, collected: Self.now, digest: "")
    }
    return Collected(
      feed: Feed(id: "f", title: "", url: "http://f.example/"), status: status, http: 200, bytes: 1,
      items: item.map { [$0] } ?? [], milliseconds: 1)
  }

  @Test(
    "A feed that shows only old items and brings nothing new is frozen",
    arguments: [(31, 0, FeedStatus.frozen), (29, 0, .ok), (31, 1, .ok), (400, 0, .frozen)])
  func frozen(daysAgo: Int64, new: Int, status: FeedStatus) {
    let state = Freshness.state(of: collected(.ok, newest: daysAgo), known: nil, new: new, now: Self.now)
    #expect(state.status == status)
    #expect((state.error != nil) == (status == .frozen))
  }

  @Test("A feed without times is judged by when it last brought something new")
  func withoutTimes() {
    var known = FeedState(feed: "f", url: "http://f.example/", status: .ok, http: 200, tried: Self.now)
    known.lastNew = Self.now.adding(seconds: -86400 * 40)
    #expect(
      Freshness.state(of: collected(.ok, newest: nil), known: known, new: 0, now: Self.now).status == .frozen)
    known.lastNew = Self.now.adding(seconds: -86400 * 3)
    #expect(
      Freshness.state(of: collected(.ok, newest: nil), known: known, new: 0, now: Self.now).status == .ok)
  }

  @Test("Failures are counted in a row and an answer ends them")
  func failures() {
    var state = Freshness.state(of: collected(.failing, newest: nil), known: nil, new: 0, now: Self.now)
    state = Freshness.state(of: collected(.notAFeed, newest: nil), known: state, new: 0, now: Self.now)
    #expect(state.failures == 2 && state.answered == nil)
    state = Freshness.state(of: collected(.notModified, newest: nil), known: state, new: 0, now: Self.now)
    #expect(state.failures == 0 && state.answered == Self.now)
  }
}

@Suite struct ScheduleTests {
  static let now = Timestamp(seconds: 1_780_000_000)
  let feed = Feed(id: "f", title: "", url: "http://f.example/", every: 600)

  func isDue(triedAgo: Int64, failures: Int = 0, url: String = "http://f.example/", waitFor: Int64? = nil)
    -> Bool
  {
    let state = FeedState(
      feed: "f", url: url, status: .ok, http: 200, tried: Self.now.adding(seconds: -triedAgo),
      failures: failures,
      retryAfter: waitFor.map { Self.now.adding(seconds: $0) })
    return !Schedule.due([feed], ["f": state], now: Self.now).isEmpty
  }

  @Test("A feed is due at its interval, and at once if it was never asked")
  func interval() {
    #expect(Schedule.due([feed], [:], now: Self.now) == [feed])
    #expect(!isDue(triedAgo: 599))
    #expect(isDue(triedAgo: 600))
  }

  @Test(
    "A failing feed is asked ever less often, but not for ever less",
    arguments: [(1, 1200), (2, 2400), (9, 4800)])
  func backOff(failures: Int, seconds: Int64) {
    #expect(!isDue(triedAgo: seconds - 1, failures: failures))
    #expect(isDue(triedAgo: seconds, failures: failures))
  }

  @Test("Retry-After is honoured")
  func retryAfter() {
    #expect(!isDue(triedAgo: 5000, waitFor: 10))
    #expect(isDue(triedAgo: 5000, waitFor: -1))
  }

  @Test("A clock that was put back, or a new address, makes the feed due")
  func jumps() {
    #expect(isDue(triedAgo: -3600))
    #expect(isDue(triedAgo: 1, url: "http://old.example/"))
  }
}
