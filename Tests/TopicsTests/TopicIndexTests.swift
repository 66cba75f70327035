import Model
import Testing
import Topics

struct TopicIndexTests {
  private static let noon = Timestamp(seconds: 1_780_000_000)

  private func item(_ id: String, _ title: String, after seconds: Int64 = 0, text: String = "") -> Item {
    let time = Self.noon.adding(seconds: seconds)
    return Item(
      id: "i\(id)", feed: "town-board", url: nil, title: title, text: text, published: time,
      precision: .second,
      collected: time, digest: "")
  }

  /// Where the second of two items goes.
  private func second(_ first: String, _ second: String, after seconds: Int64 = 60) -> TopicPlacement {
    var index = TopicIndex()
    _ = index.place(item("1", first))
    return index.place(item("2", second, after: seconds))
  }

  @Test("The first item founds a topic that is named after it")
  func first() {
    var index = TopicIndex()
    let placement = index.place(item("00ff", "城南小学食堂多名学生腹泻"))
    #expect(placement == TopicPlacement(topic: "t00ff", relation: .first, score: nil))
  }

  @Test(
    "The same letters again are a reprint, whatever the punctuation, width, script or poll stamp",
    arguments: [
      "城南小学食堂多名学生腹泻", "城南小学：食堂多名学生腹泻！", "【城南小学食堂多名學生腹瀉】", "城南小学 食堂 多名学生腹泻 - 3小时前", "城南小学食堂多名学生腹泻 刚刚",
    ])
  func reprint(title: String) {
    let placement = second("城南小学食堂多名学生腹泻", title)
    #expect(placement == TopicPlacement(topic: "t1", relation: .reprint, score: 1, why: "the same title"))
  }

  @Test("Nearly the same letters are similar, with the share of common pairs as score")
  func similar() {
    // 11 and 12 pairs, 10 of them common: 20 / 23.
    let placement = second("城南小学食堂多名学生腹泻", "城南小学食堂多名学生腹泻了")
    let why = "the titles share 95 of 100 pairs of letters"
    #expect(placement == TopicPlacement(topic: "t1", relation: .similar, score: 0.957, why: why))
  }

  @Test(
    "Titles that share too little are two topics",
    arguments: [
      ("城南小学食堂多名学生腹泻", "城北中学操场跑道散发异味"), ("城南小学食堂多名学生腹泻", "城南小学食堂招标结果公示"), ("关于城区道路施工的通告", "关于城区停水检修的通告"),
    ])
  func different(first: String, other: String) {
    #expect(second(first, other).relation == .first)
  }

  @Test(
    "Two titles that give different numbers are two topics, however alike",
    arguments: [
      ("全市开展3月份食品安全监督抽检", "全市开展4月份食品安全监督抽检"), ("某镇道路交通违法曝光台第三期名单", "某镇道路交通违法曝光台第四期名单"),
      ("自来水厂检修停水通知之一请知悉", "自来水厂检修停水通知之二请知悉"), ("全镇最高气温将达到3.5度左右", "全镇最高气温将达到35度左右"),
    ])
  func numbersDisagree(first: String, other: String) {
    #expect(second(first, other).relation == .first)
  }

  @Test("A shared number, or a number on one side only, is no disagreement")
  func numbersAgree() {
    #expect(second("化工厂爆炸已致12人受伤送医", "化工厂爆炸已致12人受伤送医救治").relation == .similar)
    #expect(second("化工厂爆炸多人受伤正送医", "化工厂爆炸多人受伤正送医119").relation == .similar)
  }

  @Test("Relative times are no numbers")
  func pollStamps() {
    #expect(second("城南小学食堂多名学生腹泻 3小时前", "城南小学食堂多名学生腹泻了 59分钟前").relation == .similar)
  }

  @Test(
    "Short titles say too little and always found topics of their own",
    arguments: ["停电通知", "公告", ""])
  func short(title: String) {
    #expect(second(title, title).relation == .first)
  }

  @Test("Titles of five to seven letters are one story if they are the same and of one day")
  func shortButSame() {
    #expect(second("仑苍镇停水三天", "仑苍镇停水三天").relation == .reprint)
    #expect(second("仑苍镇停水三天", "仑苍镇停水三天", after: 86401).relation == .first)
    #expect(second("仑苍镇停水三天", "仑苍镇停气三天").relation == .first)
  }

  @Test("Eight letters are enough")
  func shortest() {
    #expect(second("八个汉字的标题呀", "八个汉字的标题呀").relation == .reprint)
  }

  @Test("A topic takes items of three days before and after its first report, no others")
  func window() {
    let title = "城南小学食堂多名学生腹泻"
    let days = Int64(3 * 86400)
    #expect(second(title, title, after: days).relation == .reprint)
    #expect(second(title, title, after: days + 1).relation == .first)
    #expect(second(title, title, after: -days).relation == .reprint)
    #expect(second(title, title, after: -days - 1).relation == .first)
    #expect(second(title, title + "了", after: days).relation == .similar)
    #expect(second(title, title + "了", after: days + 1).relation == .first)
  }

  @Test("Without a published time the time of collection counts")
  func collectedTime() {
    var index = TopicIndex()
    _ = index.place(item("1", "城南小学食堂多名学生腹泻"))
    var late = item("2", "城南小学食堂多名学生腹泻", after: 4 * 86400)
    late.published = nil
    #expect(index.place(late).relation == .first)
    late.published = Self.noon
    #expect(index.place(late).relation == .reprint)
  }

  @Test("Items are compared with the first report only, so small differences never add up")
  func noChain() {
    var index = TopicIndex()
    let titles = ["城南小学食堂多名学生腹泻送医", "城南小学食堂多名学生腹泻停课", "城北小学食堂多名学生腹泻停课", "城北小学操场多名学生腹泻停课"]
    let placements = titles.enumerated().map { index.place(item("\($0)", $1)) }
    #expect(placements[1].topic == "t0")
    #expect(placements[3].topic != "t0")
  }

  /// An index that holds these topics, added day by day as a store gives them.
  private func index(_ founders: [TopicFounder]) -> TopicIndex {
    var index = TopicIndex()
    for day in index.missingDays(for: [item("0", "")]) {
      index.add(founders.filter { TopicIndex.span(ofDay: day).contains($0.started) }, day: day)
    }
    return index
  }

  @Test(
    "Of topics that fit equally well the one that began first is taken, in whatever order they came",
    arguments: 0..<20)
  func equalScores(seed: Int) {
    let names = Array("甲乙丙戊己庚")
    let founders = names.indices.map {
      TopicFounder(
        topic: "t\($0)", title: "\(names[$0])村小学食堂多名学生腹泻", started: Self.noon.adding(seconds: Int64($0)))
    }
    var index = index(Array(founders[(seed % 6)...] + founders[..<(seed % 6)]))
    let placement = index.place(item("9", "丁村小学食堂多名学生腹泻"))
    #expect(placement.topic == "t0")
    #expect(placement.relation == .similar)
  }

  @Test("Of reprints, too, and of those that began together the lower id is taken")
  func equalReprints() {
    let title = "城南小学食堂多名学生腹泻"
    let founders = [("tb", 5), ("ta", 5), ("tc", 9)].map {
      TopicFounder(topic: $0.0, title: title, started: Self.noon.adding(seconds: $0.1))
    }
    for order in [founders, founders.reversed()] {
      var index = index(order)
      #expect(index.place(item("9", title)).topic == "ta")
    }
  }

  @Test("The best fit wins over the first")
  func best() {
    var index = index([
      TopicFounder(topic: "ta", title: "城南小学食堂多名学生呕吐", started: Self.noon),
      TopicFounder(topic: "tb", title: "城南小学食堂多名学生腹泻", started: Self.noon.adding(seconds: 1)),
    ])
    #expect(index.place(item("9", "城南小学食堂多名学生腹泻了")).topic == "tb")
  }

  @Test("The days whose topics an item may join must be there: three before, its own, three after")
  func missingDays() {
    var index = TopicIndex()
    let today = item("1", "城南小学食堂多名学生腹泻")
    let days = index.missingDays(for: [today])
    #expect(days.count == 7)
    #expect(TopicIndex.span(ofDay: days[3]).contains(Self.noon))
    index.add([], day: days[0])
    #expect(index.missingDays(for: [today, today]) == Array(days.dropFirst()))
    #expect(index.missingDays(for: []).isEmpty)
  }

  @Test("Days follow one another without a gap, before 1970 too")
  func days() {
    for day in -2...2 {
      let span = TopicIndex.span(ofDay: day)
      #expect(span.upperBound.milliseconds - span.lowerBound.milliseconds == 86_400_000 - 1)
      #expect(TopicIndex.span(ofDay: day + 1).lowerBound.milliseconds == span.upperBound.milliseconds + 1)
    }
  }

  @Test("A day that is there already is not added again")
  func addedOnce() {
    let founder = TopicFounder(topic: "tx", title: "城南小学食堂多名学生腹泻", started: Self.noon)
    var index = TopicIndex()
    index.add([founder], day: 0)
    index.add([founder], day: 0)
    #expect(index.count == 1)
  }

  @Test("An item without a title is compared by the beginning of its text")
  func untitled() {
    var index = TopicIndex()
    let text = "城南小学食堂今天中午有多名学生腹泻"
    #expect(index.place(item("1", "", text: text)).relation == .first)
    #expect(index.place(item("2", "", text: text)).relation == .reprint)
    #expect(index.place(item("3", text)).topic == "t1")
  }

  @Test("Founders read back from a store take items as those placed do")
  func reloaded() {
    var index = index([TopicFounder(topic: "tabc", title: "城南小学食堂多名学生腹泻", started: Self.noon)])
    #expect(index.place(item("2", "城南小学食堂多名学生腹泻")).topic == "tabc")
  }
}
