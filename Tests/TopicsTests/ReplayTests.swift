import Model
import Testing
import Topics

/// An invented fortnight: stories told several times by several mouths.
private struct Fortnight {
  struct Told: Sendable {
    var id: String
    var title: String
    var text: String
    var time: Timestamp
  }

  let items: [Told]

  init(seed: UInt64) {
    var random = Dice(state: seed)
    let places = ["翠竹湾小区", "青松园小区", "某某镇", "城南小学", "北门菜市场", "海州", "欧阳铁蛋", "云雀超市"]
    let matters = ["停水", "食堂腹泻", "夜里噪音扰民", "路灯不亮", "起火", "被拘留", "新戏造型", "招标公示"]
    let tails = ["", "无人过问", "居民盼解决", "_某某网", "已致3人受伤", "已致5人受伤", "…"]
    items = (0..<400).map { number in
      let title =
        places[Int.random(in: 0..<7, using: &random)] + matters[Int.random(in: 0..<7, using: &random)]
        + tails[Int.random(in: 0..<7, using: &random)]
      let text = Bool.random(using: &random) ? "" : String(repeating: title + "，详情待查。", count: 8)
      // Many in one second, none before the last: as a poll brings them.
      let time = Timestamp(seconds: 1_780_000_000 + Int64(number / 7 * 7 * 3000))
      return Told(id: "i" + String(number, radix: 16), title: title, text: text, time: time)
    }
  }
}

private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

struct ReplayTests {
  private func place(_ items: [Fortnight.Told], in index: inout TopicIndex) -> [TopicPlacement] {
    items.map { index.place(title: $0.title, text: $0.text, time: $0.time, id: $0.id) }
  }

  @Test("A replay puts every item where it was", arguments: 1...5 as ClosedRange<UInt64>)
  func replay(seed: UInt64) {
    let items = Fortnight(seed: seed).items
    var (one, other) = (TopicIndex(), TopicIndex())
    let placements = place(items, in: &one)
    #expect(place(items, in: &other) == placements)
    #expect(Set(placements.map(\.relation)) == [.first, .reprint, .similar, .event])
  }

  @Test(
    "An index made anew from stored founders, in any order, goes on as the old one would",
    arguments: 1...5 as ClosedRange<UInt64>)
  func resumed(seed: UInt64) {
    let items = Fortnight(seed: seed).items
    var whole = TopicIndex()
    let placements = place(items, in: &whole)
    for cut in [1, 50, 200, 333] {
      let founders = zip(items, placements).prefix(cut).filter { $1.relation == .first }.map {
        TopicFounder(topic: $1.topic, title: $0.title, text: $0.text, started: $0.time)
      }
      var resumed = TopicIndex()
      // A store gives days; which of them are read together must not matter.
      for day in Set(founders.map { Int($0.started.seconds / 86400) }).sorted(by: >) {
        resumed.add(founders.reversed().filter { TopicIndex.span(ofDay: day).contains($0.started) }, day: day)
      }
      #expect(place(Array(items[cut...]), in: &resumed) == Array(placements[cut...]), "cut at \(cut)")
    }
  }

  @Test(
    "Forgetting what lies more than a window back changes nothing", arguments: 1...5 as ClosedRange<UInt64>)
  func forgetting(seed: UInt64) {
    let items = Fortnight(seed: seed).items
    var (whole, bounded) = (TopicIndex(), TopicIndex())
    var most = 0
    for item in items {
      bounded.forget(before: item.time.adding(seconds: -3 * 86400))
      #expect(place([item], in: &bounded) == place([item], in: &whole))
      most = max(most, bounded.count)
    }
    #expect(most < whole.count)
  }

  @Test("Of items in one second that tell one story the topic is the same one in whatever order they come")
  func orderWithinSecond() {
    let time = Timestamp(seconds: 1_780_000_000)
    let titles = ["翠竹湾小区连续三天停水", "翠竹湾小区连续三天停水了", "原标题：翠竹湾小区连续三天停水"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
      var index = TopicIndex()
      let topics = order.map { index.place(title: titles[$0], text: "", time: time, id: "i\($0)").topic }
      #expect(Set(topics) == ["t\(order[0])"])
    }
  }
}
