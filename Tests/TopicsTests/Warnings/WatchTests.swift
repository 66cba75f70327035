import Model
import Testing

@testable import Topics

@Suite struct WatchTests {
  static let canteen = ["石坳小学饭菜馊了", "孩子在石坳小学吃坏肚子", "请查石坳小学食堂", "石坳小学又有学生呕吐", "石坳小学谁来管"]
  static let fire = Concern(flagged: true, voiced: true, area: "work-safety", severity: .ordinary)
  static let food = Concern(flagged: true, voiced: true, area: "food-and-drugs", severity: .ordinary)

  @Test("Three people who complain about one school, each in their own words, are a warning of its name")
  func newName() throws {
    var town = Town()
    town.background(days: 0..<60)
    let first = town.items.count
    for (number, title) in Self.canteen.prefix(3).enumerated() {
      town.tell(title, day: 60 + number, concern: Self.food)
    }
    let warnings = try town.warnings()
    let warning = try #require(warnings.first)
    #expect(warnings.count == 1)
    #expect(warning.kind == .term && warning.subject?.contains("坳") == true)
    #expect(warning.items == (0..<3).map { .integer(Int64(first + $0)) })
    #expect(warning.at == Town.time(day: 63, hour: 0) && warning.area == "food-and-drugs")
    #expect(warning.baseline < 0.1 && warning.chance < 0.001 && !warning.isThin)
  }

  @Test("Without complaint, as in a drill that three announce, a name is no warning")
  func drill() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, title) in ["石坳小学举行消防演练", "消防走进石坳小学", "石坳小学师生演练逃生"].enumerated() {
      town.tell(title, day: 60 + number, concern: Concern(area: "work-safety"))
    }
    #expect(try town.warnings().isEmpty)
  }

  @Test("A matter is told once: the name that those share who tell a story warned of is no second warning")
  func oneLine() throws {
    func told(tellings: Int) throws -> [Model.Warning.Kind] {
      var town = Town()
      town.background(days: 0..<60)
      let title = "仑苍一水暖厂仓库起火"
      for (number, end) in ["", "了", "了吗", "有人受伤", "啦", "，快看"].suffix(tellings).enumerated() {
        let isNamed = number >= tellings - 2
        let text = isNamed ? ["石坳小学门口浓烟滚滚", "救火车开往石坳小学"][number % 2] : "黑烟很大，第\(number)辆车到了"
        town.tell(title + end, text: text, day: 60, hour: 9 + number, concern: Self.fire)
      }
      town.tell("明天起绕行石坳小学", day: 61, concern: Concern(area: "work-safety"))
      return try town.warnings(step: "1h").map(\.kind)
    }
    #expect(try told(tellings: 2) == [.term])
    #expect(try told(tellings: 6) == [.topic])
  }

  @Test("What happens elsewhere is no warning, however many tell of it")
  func elsewhere() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, title) in Self.canteen.enumerated() {
      var concern = Self.food
      concern.elsewhere = true
      town.tell(title, day: 60 + number / 2, concern: concern)
    }
    #expect(try town.warnings().isEmpty)
  }

  @Test(
    "Three messages of one area are news in a village that had none, and thirty are not in a season of them")
  func areaAndPlace() throws {
    let village = Concern(flagged: true, voiced: true, area: "food-and-drugs", place: "shiao")
    var quiet = Town()
    quiet.background(days: 0..<60)
    for number in 0..<3 { quiet.tell("饭菜的事\(number)", day: 60 + number, concern: village) }
    let warnings = try quiet.warnings().filter { $0.kind == .areaPlace }
    #expect(warnings.map(\.items.count) == [3])
    #expect(warnings.first?.subject == "food-and-drugs shiao")

    var season = Town()
    season.background(days: 0..<60)
    let storm = Concern(flagged: true, voiced: true, area: "disasters", place: "shiao")
    for day in 20..<60 { for number in 0..<4 { season.tell("积水\(day)之\(number)", day: day, concern: storm) } }
    let before = try season.warnings().filter { $0.kind == .areaPlace }.count
    for day in 60..<67 { for number in 0..<5 { season.tell("积水\(day)之\(number)", day: day, concern: storm) } }
    #expect(try season.warnings().filter { $0.kind == .areaPlace }.count == before)
  }

  @Test("The same words sent three times are one voice")
  func sameWords() throws {
    var town = Town()
    town.background(days: 0..<60)
    for day in 60..<63 {
      town.tell("求助\(day)", text: "石坳小学的饭菜馊了，孩子吃了拉肚子。", day: day, concern: Self.food)
    }
    #expect(try town.warnings().filter { $0.kind == .term }.isEmpty)
  }

  @Test("On a thin history a warning says so")
  func thin() throws {
    var town = Town()
    town.background(days: 0..<3)
    for (number, title) in Self.canteen.enumerated() { town.tell(title, day: 3 + number, concern: Self.food) }
    let warnings = try town.warnings()
    #expect(!warnings.isEmpty && warnings.allSatisfy(\.isThin))
    #expect(warnings.lines.contains("\"history\":\"thin\""))
  }

  @Test("A month without any item is no calm: what was usual before is no news after it")
  func gap() throws {
    var town = Town()
    // No two alike, and nothing in them that is new by itself.
    func complain(_ day: Int) {
      let when = ["早上", "傍晚", "下雨天", "接送时", "周末"][day % 5]
      let what = ["堵车没人管", "堵得走不动", "又堵车", "堵车谁来管", "堵成一片", "还是堵车", "总堵车"][day % 7]
      town.tell("石坳小学门口\(when)\(what)", day: day, concern: Concern(voiced: true, area: "transport"))
    }
    town.background(days: 0..<60)
    for day in 0..<60 { complain(day) }
    let before = try town.warnings().lines
    #expect(!before.isEmpty)
    town.background(days: 95..<99)
    for day in 95..<99 { complain(day) }
    let after = try town.warnings().lines
    #expect(after == before)
  }

  @Test("Growth is told with --updates only, and marked")
  func updates() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, title) in Self.canteen.enumerated() {
      town.tell(title, day: 60 + number, concern: Self.food)
    }
    #expect(try town.warnings().map(\.isUpdate) == [false])
    let told = try town.warnings(updates: true)
    #expect(told.map(\.isUpdate) == [false, true])
    #expect(told.map(\.items.count) == [3, 5])
    #expect(told.lines.contains("\"update\":true"))
  }

  @Test("Stopped anywhere and resumed by replay, it warns the same bytes")
  func resumed() throws {
    var town = Town()
    town.background(days: 0..<60)
    for (number, title) in Self.canteen.enumerated() {
      town.tell(title, day: 57 + number, concern: Self.food)
    }
    let items = town.items.sorted { $0.published < $1.published }
    let step = try #require(Step("6h"))
    let whole = try town.warnings(step: "6h", updates: true).lines
    #expect(!whole.isEmpty)
    for cut in [1, 150, items.count - 3] {
      var before = Watch(levels: Town.levels, step: step, withUpdates: true)
      var told: [Model.Warning] = []
      for item in items[..<cut] { told += before.take(item) }
      var resumed = Watch(levels: Town.levels, step: step, withUpdates: true)
      for item in items[..<cut] { _ = resumed.take(item) }
      for item in items[cut...] { told += resumed.take(item) }
      #expect((told + resumed.finish()).lines == whole)
    }
  }

  @Test("A closed matter that speaks up again is told with its case, until somebody opens that again")
  func recurrence() throws {
    var town = Town()
    town.background(days: 0..<60)
    let concern = Concern(voiced: true, area: "environment", place: "shiao")
    town.tell("溪水又臭了", day: 60, hour: 9, concern: concern)
    town.tell("臭味回来了谁管", day: 61, hour: 9, concern: concern)
    func warnings(reopened: Timestamp?) throws -> [Model.Warning] {
      var watch = Watch(levels: Town.levels, step: try #require(Step("1d")))
      watch.know([
        Closing(
          caseID: "2026-0007", topic: nil, area: "environment", place: "shiao",
          closed: Town.time(day: 50), reopened: reopened)
      ])
      var told: [Model.Warning] = []
      for item in town.items { told += watch.take(item) }
      return told + watch.finish()
    }
    let told = try warnings(reopened: nil)
    #expect(told.map(\.recurs) == ["2026-0007"])
    #expect(told.first?.items.count == 2 && told.first?.kind == .areaPlace)
    #expect(try warnings(reopened: Town.time(day: 55)).isEmpty)
  }

  @Test("What was learnt from old messages is usual, and no item of a warning")
  func learnt() throws {
    var town = Town()
    for title in Self.canteen.prefix(3) { town.tell(title, day: 0, concern: Self.food) }
    var watch = Watch(levels: Town.levels, step: try #require(Step("1d")))
    for _ in 0..<200 { for item in town.items { watch.learn(item) } }
    var told: [Model.Warning] = []
    for item in town.items { told += watch.take(item) }
    #expect((told + watch.finish()).isEmpty)
  }

  @Test("Heat alone, seen again and again, neither adds an item nor repeats a warning")
  func heatOnly() throws {
    var town = Town()
    for hour in 0..<6 {
      for row in 0..<50 {
        let grave = Concern(flagged: true, grave: row == 4, voiced: true)
        town.tell("第\(row)号话题", day: 0, hour: hour, source: "hot", heat: Double(1000 - row), concern: grave)
      }
    }
    let warnings = try town.warnings(step: "1h")
    #expect(warnings.map(\.items) == [[.integer(4)]])
    #expect(warnings.first?.at == Town.time(day: 0, hour: 1))
  }

  @Test("Thirty messages a day of a typhoon are no news of any village; three about a canteen of one are")
  func season() throws {
    func subjects(_ tell: (inout Town) -> Void) throws -> Set<String> {
      var town = Town()
      town.background(days: 0..<60)
      tell(&town)
      return Set(try town.warnings().filter { $0.kind == .areaPlace }.compactMap(\.subject))
    }
    func storm(_ town: inout Town) {
      for number in 0..<150 {
        // Titles without a word in common, so that only places count.
        let title = String(
          (0..<8).compactMap { Unicode.Scalar(0x5000 + UInt32(number * 8 + $0)).map(Character.init) })
        town.tell(
          title, day: 60 + number / 30, hour: 6 + number % 30 / 3,
          concern: Concern(voiced: true, area: "disasters", place: "village-\(number % 24)"))
      }
    }
    #expect(try subjects(storm).isEmpty)
    let canteen = try subjects { town in
      storm(&town)
      for number in 0..<3 {
        let title = String(
          (0..<8).compactMap { Unicode.Scalar(0x7000 + UInt32(number * 8 + $0)).map(Character.init) })
        town.tell(
          title, day: 62 + number, concern: Concern(voiced: true, area: "food-and-drugs", place: "village-3"))
      }
    }
    #expect(canteen == ["food-and-drugs village-3"])
  }

  @Test("What is old leaves the window; what is too many leaves it earlier, but never what is new")
  func window() throws {
    var town = Town()
    town.background(days: 0..<100, count: 1)
    func kept(beyond most: Int) -> Int {
      var window = Window()
      for item in town.items {
        window.add(
          Watched(
            id: item.id, title: "", published: item.published, topic: "", source: 1, concern: item.concern,
            words: 0,
            grams: [], wording: item.wording, isRanked: false))
      }
      let (far, near) = (Town.time(day: 40, hour: 0), Town.time(day: 90, hour: 0))
      let left = window.drop(before: far, beyond: most, before: near)
      return left.count == window.first ? window.next - window.first : -1
    }
    #expect(kept(beyond: 1000) == 60 && kept(beyond: 30) == 30 && kept(beyond: 3) == 10)
  }

  @Test("A matter is told again once nobody has spoken of it for months, and not before")
  func quiet() throws {
    func count(after days: Int) throws -> Int {
      var town = Town()
      town.background(days: 0..<300)
      let track = ["石坳小学操场跑道刺鼻", "孩子在石坳小学闻得头晕流泪", "谁验收了石坳小学那些塑胶"]
      for (number, title) in Self.canteen.enumerated() {
        town.tell(title, day: 60 + number, concern: Self.food)
      }
      for (number, title) in track.enumerated() {
        town.tell(title, day: 60 + days + number, concern: Self.food)
      }
      return try town.warnings().count { $0.subject?.contains("坳") == true }
    }
    #expect(try count(after: 80) == 1 && count(after: 150) == 2)
  }

  @Test("What is said in one feed surprises as much whether another is there, dies or is new")
  func otherFeeds() throws {
    func told(news: Range<Int>) throws -> [String] {
      var town = Town()
      town.background(days: 0..<160)
      town.background(days: news, count: 60, source: "news")
      let usual = [
        "挂号窗口少", "停车难", "护士扎针疼", "夜里急诊没人", "药价贵", "电梯慢", "厕所脏", "门口打车难", "化验单等太久", "病房蚊子多", "饭菜凉",
        "收费看不懂", "牙科约不上", "走廊加床", "饮水机坏", "探视时间短",
      ]
      for (number, what) in usual.enumerated() {
        town.tell(
          what + "在坳仑医院", day: number * 10, concern: Concern(voiced: true, area: "healthcare"))
      }
      for (number, title) in Self.canteen.enumerated() {
        town.tell(title, day: 150 + number, concern: Self.food)
      }
      return try town.warnings().map { "\($0.at) \($0.subject ?? "") \(Int($0.surprise * 10))" }
    }
    let alone = try told(news: 0..<0)
    #expect(alone.count == 2)
    #expect(try told(news: 0..<100) == alone && told(news: 140..<160) == alone)
  }

  @Test("Of the office's own place, where everything happens, nothing is one matter")
  func ownPlace() throws {
    func told(office: String?) throws -> Bool {
      let levels = try WarningLevels(
        levels: ("levels.json5", Array(try Town.shipped("levels.json5").utf8)),
        common: ("common.json5", Array(try Town.shipped("common.json5").utf8)), office: office)
      var town = Town()
      town.background(days: 0..<60)
      for (number, title) in ["路灯全灭", "桥面裂缝", "班车停运"].enumerated() {
        let concern = Concern(voiced: true, area: "transport", place: "350583101")
        town.tell(title, day: 57 + number, concern: concern)
      }
      var watch = Watch(levels: levels, step: try #require(Step("1d")))
      let items = town.items.sorted { $0.published < $1.published }
      return (items.flatMap { watch.take($0) } + watch.finish()).contains { $0.kind == .areaPlace }
    }
    #expect(try told(office: nil) && !told(office: "350583101"))
  }

  @Test("What another feed once said of a name or a place makes it no commoner in a feed that is quiet")
  func onceElsewhere() throws {
    func told(backlog: Bool, place: String?) throws -> Bool {
      var (old, town) = (Town(), Town())
      old.background(days: 0..<50, count: 100, source: "news")
      let concern = place == nil ? Self.food : Concern(voiced: true, area: "transport", place: place)
      old.tell("石坳小学食堂开放日", day: 49, source: "news", concern: concern)
      town.background(days: 100..<220)
      for (number, title) in Self.canteen.prefix(3).enumerated() {
        let words = place == nil ? title : ["路灯全灭", "桥面裂缝", "班车停运"][number]
        town.tell(words, day: 210 + number, concern: concern)
      }
      var watch = Watch(levels: Town.levels, step: try #require(Step("1d")))
      var warnings: [Model.Warning] = []
      for item in old.items { if backlog { watch.learn(item) } else { warnings += watch.take(item) } }
      let items = town.items.sorted { $0.published < $1.published }
      for item in items { warnings += watch.take(item) }
      warnings += watch.finish()
      return warnings.contains { $0.at > Town.time(day: 200) }
    }
    for place in [nil, "石坳村"] {
      #expect(
        try told(backlog: true, place: place) && told(backlog: false, place: place), "\(place ?? "name")")
    }
  }

  @Test("What each source published is counted from any item on, with more sources than there are bits")
  func publishing() {
    var (publishing, sources) = (Publishing(), [Sources]())
    for serial in 0..<90 { sources.append(publishing.add(serial, from: "f\(serial % 45)")) }
    #expect(sources[0] == 1 && sources[32] == 1 && sources[77] == 1 && sources[44] == 1 << 12)
    #expect(publishing.learn("f1") == 2)
    for serial in 0..<40 { publishing.expire(sources[serial]) }
    let volume = publishing.volume(from: 45)
    #expect(volume.since.sum(1) == 2 && volume.before.sum(1) == 2 && publishing.count(1) == 4)
    #expect(volume.since.sum(2) == 2 && volume.before.sum(2) == 3 && publishing.count(3) == 9)
    #expect(publishing.count(.max) == 91 && publishing.volume(from: 90).since.sum(.max) == 0)
  }
}
