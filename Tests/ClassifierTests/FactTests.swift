import Classifier
import Model
import Testing

/// Facts, mood, stance, kind and rumour by the shipped words; every sentence invented.
struct FactTests {
  private func assess(_ text: String, title: String = "") throws -> Assessment {
    try Shipped.classifier.get().assess(title: title, text: text)
  }

  @Test(
    "Those brought to safety are counted",
    arguments: [
      ("紧急转移2.1万人", 21_000), ("已转移民众逾3.5万人", 35_000), ("疏散1600多名群众", 1600), ("疏散起火楼房居民300多人", 300),
      ("数百人被安全疏散", 100), ("紧急转移安置灾区群众2919户9496人", 9496), ("累计转移群众1,200人", 1200), ("220余名民众被疏散", 220),
    ])
  func evacuated(text: String, expected: Int) throws {
    #expect(try assess(text).facts.evacuated == expected)
  }

  @Test(
    "Those trapped are counted, a lift's passengers too",
    arguments: [
      ("电梯突停，3人被困", 3), ("有两名男子被困", 2), ("20名矿工被困井下", 20), ("被困人员5名", 5), ("两个孩子被困", 2), ("4名工人被埋", 4),
    ])
  func trapped(text: String, expected: Int) throws {
    #expect(try assess(text).facts.trapped == expected)
  }

  @Test(
    "Money is read in yuan, the largest sum of what is lost",
    arguments: [
      ("直接经济损失约3200余万元", 32_000_000), ("被骗12.5万元", 125_000), ("涉案金额1.2亿元", 120_000_000),
      ("拖欠工资38600元", 38_600),
      ("老人被骗走三十万元", 300_000), ("损失达5000元，另一户损失2万元", 20_000), ("骗取押金800元", 800),
    ])
  func money(text: String, expected: Int) throws {
    #expect(try assess(text).facts.money == expected)
  }

  @Test("Things that move are no people", arguments: ["设置4个疏散点", "16个小组疏散群众"])
  func noPeople(text: String) throws {
    #expect(try assess(text).facts.evacuated == nil)
  }

  @Test(
    "Money of no loss is none", arguments: ["投资3亿元建设新校区", "工资只有600块", "罚款2万元", "门票80元", "损失不大", "被骗的有12人"])
  func noMoney(text: String) throws {
    #expect(try assess(text).facts.money == nil)
  }

  @Test(
    "Minors are told by word or age",
    arguments: [
      ("17岁少女走失", true), ("一名9岁的男孩落水", true), ("多名学生呕吐", true), ("五名大学生登山", nil), ("45岁男子落水", nil),
      ("16岁以上可办理", nil), ("幼儿园招聘启事", nil), ("儿童医院扩建", nil), ("12岁", true), ("18岁成年", nil),
    ])
  func minors(text: String, expected: Bool?) throws {
    #expect(try assess(text).facts.minors == expected)
  }

  @Test(
    "A crowd is told and its people are counted",
    arguments: [
      ("200余名村民堵路", true, 200), ("业主聚集三百多人", true, 300), ("工人围堵项目部大门", true, nil), ("出现聚集性疫情", nil, nil),
      ("发展聚集区产业", nil, nil), ("50名工人堵门讨薪", true, 50), ("一个小小的维权", nil, nil), ("家长拉横幅维权", true, nil),
    ] as [(String, Bool?, Int?)])
  func crowd(text: String, crowd: Bool?, participants: Int?) throws {
    let facts = try assess(text).facts
    #expect(facts.crowd == crowd)
    #expect(facts.participants == participants)
  }

  @Test(
    "An official is part of it where misconduct stands beside, not where he is addressed or directs",
    arguments: [
      ("镇长酒后打人", true), ("网曝民警殴打群众", true), ("村支书截留补偿款", true), ("尊敬的陈书记：我要举报黑作坊", nil), ("县长您好，有人违法建房", nil),
      ("市长到现场指挥救援", nil), ("民警及时赶到", nil),
    ])
  func officials(text: String, expected: Bool?) throws {
    #expect(try assess(text).facts.officials == expected)
  }

  @Test("Vulnerable people are told", arguments: [("八旬老人被骗", true), ("孕妇被困电梯", true), ("男子落水", nil)])
  func vulnerable(text: String, expected: Bool?) throws {
    #expect(try assess(text).facts.vulnerable == expected)
  }

  @Test(
    "Burnt forest is read in hectares",
    arguments: [("山火过火面积约120公顷", 120), ("森林火灾过火面积12.5公顷", 12.5), ("过火面积30亩", 2), ("火场面积2平方公里", 200)])
  func burnt(text: String, expected: Double) throws {
    #expect(try assess(text).facts.burnt == expected)
  }

  @Test("What a drill plays is no fact")
  func drill() throws {
    #expect(try assess("模拟转移群众300人", title: "全镇举行防汛演练").facts == Facts())
  }

  @Test("Every ground is the slice that it names")
  func grounds() throws {
    let (title, text) = ("😀３名学生被困", "　　业主聚集三百多人，被骗１２万元，凭什么没人管！")
    let assessment = try assess(text, title: title)
    #expect(
      Set(assessment.grounds.map(\.rule)).isSuperset(of: ["facts.trapped", "facts.money", "moods.anger"]))
    for ground in assessment.grounds {
      let field = Array((ground.field == .title ? title : text).unicodeScalars)
      let slice = field[ground.start..<ground.start + ground.length]
      #expect(String(String.UnicodeScalarView(slice)) == ground.text)
      #expect(ground.points == 0)
    }
  }

  @Test(
    "The mood is the strongest tone",
    arguments: [
      ("凭什么只收我们的钱", Mood.anger), ("我要投诉这家店", .complaint), ("我们小区噪音扰民", .complaint), ("反映多次无人管", .complaint),
      ("恳请领导帮忙", .plea), ("求助：我家孩子上学难", .plea), ("请问如何办理身份证", .question), ("您好，请问能否异地办理社保", .question),
      ("咨询公积金提取需要什么材料", .question), ("您好，希望能加装路灯", .plea), ("给民警送锦旗", .thanks), ("镇里召开会议", .none),
      ("法院审理一起举报案件", .none), ("请问何时发放补贴，恳请尽快解决", .plea), ("", .none),
    ])
  func mood(text: String, expected: Mood) throws {
    #expect(try assess(text).mood == expected)
  }

  @Test(
    "The stance toward the handling is apart from the event",
    arguments: [
      ("男子持刀伤人，警方抓获嫌疑人", Stance.positive), ("多次举报，派出所不立案", .negative), ("仓库起火", .neutral),
      ("厂房起火，镇里第一时间处置，企业却瞒报伤亡", .negative),
    ])
  func stance(text: String, expected: Stance) throws {
    let assessment = try assess(text)
    #expect(assessment.stance == expected)
    #expect(assessment.polarity == .negative)
  }

  @Test(
    "A flagged item has a proposed kind and the reason for it",
    arguments: [
      ("化工厂爆炸致3人死亡", CaseKind.emergency), ("护工虐待老人", .morality), ("我们业主投诉物业乱收费没人管", .interests),
      ("网传自来水被投毒，紧急扩散", .rumour), ("警方辟谣：网传持刀伤人系谣言", .rumour), ("食堂饭菜有蟑螂，学生上吐下泻", .interests),
      ("强台风登陆，房屋倒塌", .emergency),
    ])
  func kind(text: String, expected: CaseKind) throws {
    let assessment = try assess(text, title: text)
    #expect(assessment.flagged)
    #expect(assessment.kind == expected)
    #expect(assessment.kindReason?.isEmpty == false)
  }

  @Test("An item that is not flagged has no kind, grade reason or duty of reporting")
  func calm() throws {
    let assessment = try assess("镇里召开植树活动")
    #expect(assessment.kind == nil && assessment.kindReason == nil)
    #expect(assessment.gradeReasons.isEmpty && assessment.reporting.isEmpty)
  }

  @Test(
    "A rumour asks to be passed on and frightens; a clarification is not negative; a letter spreads none",
    arguments: [
      ("紧急扩散！有团伙在学校门口偷孩子，请大家转告", RumourState.rumour), ("网传明天全城停水", .rumour), ("不转不是中国人，地震要来了，帮忙转发", .rumour),
      ("网传某地爆炸，官方否认：系旧闻新炒", .clarification), ("与事实不符，请勿轻信", .clarification), ("您好，我听说要拆迁，恳请答复", .none),
      ("转发抽奖活动", .none), ("今天下雨", .none),
    ])
  func rumour(text: String, expected: RumourState) throws {
    let assessment = try assess(text)
    #expect(assessment.rumour == expected)
    if expected == .clarification { #expect(assessment.polarity == .positive) }
  }
}
