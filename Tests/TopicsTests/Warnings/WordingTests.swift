import Model
import Testing

@testable import Topics

@Suite struct WordingTests {
  /// Letters that have nothing in common but how one writes to an office.
  private static let letters = [
    "领导您好，巷口路灯坏了半个月，晚上走路看不清，请尽快解决",
    "领导您好，医保缴了费查不到记录，跑了三趟窗口，请尽快解决",
    "领导您好，稻田灌溉渠被填了一段，水过不来，请尽快解决",
    "领导您好，菜市场缺斤少两没人管，秤都是坏的，请尽快解决",
    "领导您好，公交末班车太早，加班的人回不了家，请尽快解决",
    "领导您好，危房改造补助去年报的，至今没有下文，请尽快解决",
    "领导您好，河滩堆满垃圾，一下雨就冲进河里，请尽快解决",
    "领导您好，工地半夜浇筑混凝土，整栋楼睡不着，请尽快解决",
  ]

  private static let mix: WordingMix = {
    var mix = WordingMix()
    for _ in 0..<20 { for letter in letters { mix.add(Wording(title: "", text: letter), area: nil) } }
    return mix
  }()

  private static func agreement(_ texts: [String], without name: String? = nil) -> Double {
    let codes = name.map { $0.unicodeScalars.reduce(UInt64(0)) { $0 << 21 | UInt64($1.value) } }
    return mix.agreement(
      of: texts.map { mix.weighed(Wording(title: "", text: $0).pairs(without: codes), area: nil) },
      least: 0.01)
  }

  private static let lift = [
    "电梯又停了，我母亲八十岁下不了楼，物业每次都说在等配件，等了一个多月",
    "这栋十二层的电梯上个月困过人，打电话没人接，物业拖着不修还催费",
    "物业只晓得收钱，电梯三天两头坏，我家老人买菜都靠爬楼，谁来管一管",
  ]

  private static let others = [
    "门口的路灯从中秋黑到现在，晚上接孩子只能打手电筒走那一段路", "楼下新开的烧烤店油烟直往屋里灌，窗户关着也呛得人睡不着觉",
    "想问一下这边的危房补助去年就报上去了，到底批没批，找谁打听",
  ]

  @Test("Letters about one matter in other words agree; letters that only greet alike do not")
  func matter() {
    #expect(Self.agreement(Self.lift) > 1.5)
    #expect(Self.agreement(Array(Self.letters.prefix(3))) < 0.5)
    #expect(Self.agreement([Self.lift[0]]) == 0 && Self.agreement([]) == 0)
  }

  @Test("One that speaks of something else takes from the agreement of the others")
  func stranger() {
    #expect(Self.agreement(Self.lift + [Self.letters[2]]) < Self.agreement(Self.lift))
  }

  @Test("The order in which they came changes nothing")
  func order() {
    let letters = Self.lift + [Self.letters[0], Self.letters[7]]
    let agreement = Self.agreement(letters)
    #expect(abs(Self.agreement(letters.reversed()) - agreement) < 1e-9)
    #expect(abs(Self.agreement(Array(letters[2...] + letters[..<2])) - agreement) < 1e-9)
  }

  @Test("A form letter proves no more than letters can")
  func formLetter() {
    for count in 2...8 {
      let same = Self.agreement(Array(repeating: Self.lift[0], count: count))
      #expect(abs(same - WordingMix.most(of: count, least: 0.01)) < 1e-9)
    }
    #expect(WordingMix.most(of: 3, least: 0.01) > WordingMix.most(of: 2, least: 0.01))
    #expect(WordingMix.most(of: 1, least: 0.01) == 0)
  }

  @Test("Where a name stands, and what follows it, is no agreement besides the name")
  func name() {
    let texts = [
      "石坳湾花园南门一下雨就积水，车轮泡了半截，排水口早就堵死了", "路过石坳湾花园南门时被广告牌砸到肩膀，至今没有谁出来道歉",
      "孩子在石坳湾花园南门丢了书包，想调一下那天中午的监控看看",
    ]
    #expect(Self.agreement(texts) > 1)
    #expect(Self.agreement(texts, without: "坳湾") < 0.3)
  }

  @Test("Of messages too short to be compared the area must do, and says less where everybody writes of it")
  func short() {
    func agreement(_ areas: [String?], of mix: WordingMix) -> Double {
      mix.agreement(
        of: areas.map { mix.weighed(Wording(title: "饭菜馊了", text: "").pairs(), area: $0) }, least: 0.01)
    }
    var (quiet, term) = (WordingMix(), WordingMix())
    for number in 0..<400 {
      let wording = Wording(title: "第\(number)封", text: "")
      quiet.add(wording, area: ["labour", "transport", "environment", "market"][number % 4])
      term.add(wording, area: number % 2 == 0 ? "schooling" : "transport")
    }
    quiet.add(Wording(title: "开学", text: ""), area: "schooling")
    let schools = [String?](repeating: "schooling", count: 3)
    #expect(agreement(schools, of: quiet) > agreement(schools, of: term) + 0.5)
    #expect(agreement(["schooling", "transport", nil], of: quiet) == 0)
    #expect(agreement(schools, of: quiet) > agreement(schools + ["market"], of: quiet))
  }

  @Test("Three who name one estate for one matter are warned of; three who name it for three matters are not")
  func estate() throws {
    func count(_ texts: [String]) throws -> Int {
      var town = Town()
      for (number, letter) in (0..<40).flatMap({ _ in Self.letters }).enumerated() {
        town.tell("\(number)", text: letter, day: number / 5)
      }
      for (number, text) in texts.enumerated() {
        town.tell("\(["反映", "关于", "住在"][number])坳湾苑", text: text, day: 58 + number * 2)
      }
      return try town.warnings().count { $0.subject?.contains("坳") == true }
    }
    #expect(try count(Self.lift) == 1)
    #expect(try count(Self.others) == 0)
  }

  @Test("What smoulders is warned of, though months lie between the letters, where few are written")
  func smoulder() throws {
    func warned(_ texts: [String]) throws -> Bool {
      var town = Town()
      for (number, letter) in (0..<64).flatMap({ _ in Self.letters }).enumerated() {
        town.tell("\(number)", text: letter, day: number / 2)
      }
      for (number, text) in texts.enumerated() {
        town.tell("\(["反映", "关于", "住在", "又是"][number])坳湾苑", text: text, day: 130 + number * 35)
      }
      return try town.warnings().contains { $0.subject?.contains("坳") == true }
    }
    let lift = Self.lift + ["电梯坏了没人修，腿脚不好的老人困在十楼，物业的电话打不通，费倒照收"]
    #expect(try warned(lift))
    #expect(try !warned(Self.others + ["医保的卡在这里刷不出来，药店说是机器坏了，让去区里窗口问"]))
  }
}
