import Model
import Testing

@testable import Topics

@Suite struct TopicHeatTests {
  static func telling(hour: Int, _ feed: String, _ mood: Mood = .complaint) -> TopicHeat.Telling {
    TopicHeat.Telling(
      time: Timestamp(seconds: 1_780_002_000 / 3600 * 3600 + Int64(hour) * 3600 + 60), feed: feed,
      tier: feed == "paper" ? .city : .own, mood: mood)
  }

  static func hour(_ hour: Int) -> Timestamp {
    Timestamp(seconds: 1_780_002_000 / 3600 * 3600 + Int64(hour) * 3600)
  }

  @Test("A story has its peak, fades by half, and flares when two take it up again after a quiet day")
  func course() {
    let heat = TopicHeat(
      [0, 1, 1, 1, 2, 3, 30, 31].map { Self.telling(hour: $0, $0 == 3 ? "paper" : "forum\($0 % 2)") })
    #expect(heat.items == 8 && heat.sources == 3)
    #expect(heat.peak == Self.hour(1) && heat.hours.first == TopicHeat.Hour(start: Self.hour(0), items: 1))
    // Told after the peak: hours 2, 3, 30, 31; the second of four comes an hour and a minute after its end.
    #expect(heat.halfLife == 3660)
    #expect(heat.flares == [Self.hour(30)])
    #expect(heat.tiers == [.city: 1, .own: 2] && heat.moods == [.complaint: 8])
  }

  @Test("One late telling is no flare, and a story told once fades to nothing")
  func quiet() {
    #expect(TopicHeat([0, 0, 40].map { Self.telling(hour: $0, "forum") }).flares.isEmpty)
    let once = TopicHeat([Self.telling(hour: 0, "forum")])
    #expect(once.halfLife == nil && once.peak == Self.hour(0))
    #expect(TopicHeat([]).peak == nil)
  }
}
