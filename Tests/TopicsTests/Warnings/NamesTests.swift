import Model
import Testing

@testable import Topics

@Suite struct NamesTests {
  private static let pipes = Concern(voiced: true, area: "transport")

  @Test(
    "What grows slowly, a message in sixteen days, is told before a fifth comes; no month holds three of them"
  )
  func slow() throws {
    var town = Town()
    town.background(days: 0..<200)
    for (number, title) in WatchTests.canteen.enumerated() {
      town.tell(title, day: 130 + number * 16, concern: WatchTests.food)
    }
    let warning = try #require(try town.warnings().first)
    #expect(warning.subject?.contains("坳") == true && warning.at <= Town.time(day: 130 + 3 * 16 + 1, hour: 0))
  }

  @Test("A line of the bus is known by its whole number: those that end alike are other lines")
  func numbers() throws {
    func subjects(_ lines: [String]) throws -> [String] {
      var town = Town()
      town.background(days: 0..<60)
      for (number, line) in lines.enumerated() {
        let wish = ["改道没问过谁", "等了两钟头", "甩站不停", "末班太早"][number]
        town.tell("\(line)路\(wish)", day: 60 + number, concern: Self.pipes)
      }
      return try town.warnings().compactMap(\.subject)
    }
    #expect(try subjects(["907", "907", "907", "907"]) == ["907路"])
    #expect(try subjects(["907", "207", "107", "307"]).isEmpty)
  }

  @Test(
    "What is often said is known to come in bursts: the more was seen of it, the more a burst must be to surprise"
  )
  func bursts() {
    func surprise(sure: Double) -> Double {
      Surprise(
        count: 12, exposure: 165, past: 40, history: 2000, prior: (count: 0.02, exposure: 165), sure: sure
      ).value
    }
    #expect(surprise(sure: 1000) > 3 && surprise(sure: 1) < 1.6)
    // What was never seen is as surprising as before.
    let new = [1000.0, 1].map {
      Surprise(count: 3, exposure: 165, past: 0, history: 2000, prior: (count: 0.02, exposure: 165), sure: $0)
        .value
    }
    #expect(abs(new[0] - new[1]) < 1e-6)
  }

  @Test("The law without a sum gives what the sum gives")
  func geometric() {
    func chance(sure: Double) -> Double {
      Surprise(count: 9, exposure: 100, past: 20, history: 900, prior: (count: 1, exposure: 100), sure: sure)
        .chance
    }
    #expect(abs(chance(sure: 1) / chance(sure: 1 + 1e-9) - 1) < 1e-5)
  }

  @Test("Ways of asking that share no name are no warning, though they join the same characters")
  func particles() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, what) in ["翻建老屋", "缴纳社保", "办理学籍"].enumerated() {
      town.tell("\(what)的咨询", day: 60 + number, concern: Self.pipes)
    }
    #expect(try town.warnings().isEmpty)
  }

  @Test("Whoever is warned of is found again by any of the items, and let go when all have left")
  func alarms() {
    func finding(_ items: [Int]) -> Finding {
      Finding(
        kind: .term, items: items, surprise: Surprise(baseline: 0.1, chance: 1e-6), subject: nil,
        isThin: false)
    }
    var alarms = Alarms()
    func take(_ finding: Finding) -> Bool? {
      alarms.take(finding, at: (finding.items.last ?? 0) + 1) { _, _ in true }
    }
    #expect(take(finding([1, 2, 3])) == false && take(finding([7, 8, 9])) == false)
    #expect(take(finding([1, 2, 3, 4])) == nil)
    #expect(take(finding([1, 2, 3, 4, 5])) == true)
    #expect(take(finding([4, 5, 8, 20, 21])) == false)
    alarms.forget(before: 6, quietSince: 6)
    #expect(take(finding([7, 8, 9])) == nil && take(finding([1, 2, 3])) == false)
  }

  @Test(
    "An alarm lives as long as its matter is found again, however old its items, and of its own name nothing is news"
  )
  func living() {
    func finding(_ items: [Int], chance: Double = 1e-6) -> Finding {
      Finding(
        kind: .term, items: items, surprise: Surprise(baseline: 0.1, chance: chance), subject: nil,
        isThin: false, name: (907, items.count))
    }
    var alarms = Alarms()
    #expect(alarms.take(finding([1, 2, 3]), at: 4) { _, _ in true } == false)
    #expect(alarms.take(finding([1, 2, 3]), at: 90) { _, _ in true } == nil)
    alarms.forget(before: 1, quietSince: 50)
    #expect(alarms.take(finding([1, 2, 3]), at: 99) { _, _ in true } == nil)
    // Items that left the window hold nothing any more.
    alarms.forget(before: 3, quietSince: 50)
    #expect(alarms.take(finding([3, 90], chance: 1e-12), at: 100) { item, _ in item >= 3 } != false)
    alarms.forget(before: 3, quietSince: 101)
    #expect(alarms.take(finding([3, 90]), at: 110) { _, _ in true } == false)
  }

  @Test("A name that grows beside a warning that named one of its messages is told by itself")
  func other() {
    func finding(_ name: UInt64, _ items: [Int]) -> Finding {
      Finding(
        kind: .term, items: items, surprise: Surprise(baseline: 0.1, chance: 1e-6), subject: nil,
        isThin: false, name: (name, items.count))
    }
    var alarms = Alarms()
    // The last bus is late on every line: 1 and 2 speak of one, 3 and those after it of another.
    let holds = { (item: Int, name: UInt64) in name == 832 ? item < 3 : name == 907 ? item >= 3 : item < 5 }
    #expect(alarms.take(finding(22, [1, 2, 3]), at: 9, holds: holds) == false)
    #expect(alarms.take(finding(907, [3, 4, 5, 6, 7]), at: 9, holds: holds) == false)
    #expect(alarms.take(finding(907, [3, 4, 5, 6, 7, 8]), at: 9, holds: holds) == nil)
    #expect(alarms.take(finding(832, [1, 2]), at: 9, holds: holds) == nil)
  }

  @Test("A name that surprises far more than what its messages were first told for is told by itself")
  func farMore() {
    func finding(_ name: UInt64, _ items: [Int], chance: Double) -> Finding {
      Finding(
        kind: .term, items: items, surprise: Surprise(baseline: 0.1, chance: chance), subject: nil,
        isThin: false, name: (name, items.count))
    }
    // All speak of white dust, and all but the first two of one works.
    let holds = { (item: Int, name: UInt64) in name == 22 || item > 2 }
    for (chance, told) in [(1e-9, true), (1e-7, false)] {
      var alarms = Alarms()
      #expect(alarms.take(finding(22, [1, 2, 3], chance: 1e-5), at: 9, holds: holds) == false)
      #expect(alarms.take(finding(22, [1, 2, 3, 4], chance: 1e-5), at: 9, holds: holds) == nil)
      #expect((alarms.take(finding(907, [3, 4], chance: chance), at: 9, holds: holds) == false) == told)
    }
  }

  @Test("Who is often spoken of is told when it breaks out within days, and not for going on as before")
  func outbreak() throws {
    func warned(extra: Int) throws -> Bool {
      var town = Town()
      town.background(days: 0..<90)
      for visit in 0..<10 {
        town.tell("第\(visit)次去坳仑医院，排队挂号的事", day: visit * 9, concern: Self.pipes)
      }
      let fever = [
        "坳仑医院饭里吃出铁丝", "吐了一夜，都去过坳仑医院", "坳仑医院送来发霉馒头", "谁给坳仑医院供菜", "老母亲在坳仑医院拉肚子", "坳仑医院厨房老鼠乱窜",
        "馊汤就在坳仑医院窗口卖", "坳仑医院盒饭涨价又变质",
      ]
      for (number, title) in fever.prefix(extra).enumerated() {
        town.tell(title, day: 84 + number / 4, concern: WatchTests.food)
      }
      return try town.warnings().contains { $0.at > Town.time(day: 84) }
    }
    #expect(try warned(extra: 8) && !warned(extra: 1))
  }

  @Test("A name knows how many of its items are new, are in the window and have left it")
  func tally() {
    var tally = GramTally()
    let number = tally.add(1, to: 77, from: 1)
    #expect(tally.add(2, to: 77, from: 1) == number && tally.add(5, to: 77, from: 1) == number)
    tally.age(number)
    tally.age(number)
    #expect(tally.recent(number) == 1 && tally.count(number) == 3 && tally.items(number) == [1, 2, 5])
    tally.expire(number)
    #expect(tally.recent(number) == 1 && tally.items(number) == [2, 5] && tally.past(number) == 1)
  }

  @Test("However many grams the window holds, all are counted")
  func many() {
    var tally = GramTally(most: 100)
    let numbers = (0..<1000).map { tally.add($0, to: UInt64($0 + 1), from: 1) }
    #expect(Set(numbers).count == 1000 && numbers.allSatisfy { tally.count($0) == 1 })
    for number in numbers.prefix(500) {
      tally.age(number)
      tally.expire(number)
    }
    for serial in 1000..<2000 { _ = tally.add(serial, to: UInt64(serial + 1), from: 1) }
    #expect(numbers.suffix(500).allSatisfy { tally.count($0) == 1 })
  }

  @Test("A text of digits takes time by its length", .timeLimit(.minutes(10)))
  func digits() {
    let digits = String(repeating: "1", count: 2_000_000)
    #expect(Gram.salient(title: digits, text: digits + "路", by: Town.levels).isEmpty)
  }

  @Test("What many items of one step are about is found once, however many they are")
  func crowd() throws {
    var town = Town()
    town.background(days: 0..<40)
    for number in 0..<200 {
      let letters = (0..<8).compactMap { Unicode.Scalar(0x5000 + UInt32((number * 31 + $0 * 977) % 9000)) }
      town.tell(
        "石坳小学" + String(letters.map(Character.init)), day: 40,
        concern: Concern(voiced: true, area: "town-services", place: "石坳村"))
    }
    var watch = Watch(levels: Town.levels, step: try #require(Step("1d")))
    for item in town.items { _ = watch.take(item) }
    let found = watch.findings(watch.window.next - 200..<watch.window.next)
    #expect(found.count { $0.kind == .areaPlace } == 1)
    #expect(Set(found.compactMap { $0.name?.gram }).count == found.count { $0.name != nil })
  }

  @Test("Items that come out of order, years early or late, are watched all the same")
  func disorder() throws {
    var (town, early) = (Town(), Town())
    town.background(days: 0..<20)
    early.background(days: 700..<720)
    var watch = Watch(levels: Town.levels, step: .hour)
    let mixed = zip(town.items, early.items).flatMap { [$0, $1] } + town.items + early.items.reversed()
    for item in mixed { _ = watch.take(item) }
    _ = watch.finish()
    #expect(watch.window.next > 100)
  }

  @Test("A step longer than the window leaves nothing behind that was new")
  func longSteps() throws {
    var town = Town()
    town.background(days: 0..<400, count: 2)
    for (number, title) in WatchTests.canteen.enumerated() {
      town.tell(title, day: 390 + number, concern: WatchTests.food)
    }
    #expect(try town.warnings(step: "100d").contains { $0.subject?.contains("坳") == true })
    #expect(try town.warnings(step: "1d").contains { $0.subject?.contains("坳") == true })
  }
}
