import Model
import Testing
import Topics

struct LikenessTests {
  private func likeness(_ first: String, _ second: String, _ texts: (String, String) = ("", "")) -> Likeness {
    Likeness(Telling(title: first, text: texts.0), Telling(title: second, text: texts.1))
  }

  @Test(
    "A reprint's additions to a title are nothing new",
    arguments: [
      "原标题：城南小学食堂多名学生腹泻", "【快讯】城南小学食堂多名学生腹泻", "组图｜城南小学食堂多名学生腹泻（图）", "城南小学食堂多名学生腹泻_某某网",
      "城南小学食堂多名学生腹泻 - 某某晚报", "视频：城南小学食堂多名学生腹泻|某某客户端",
    ])
  func additions(title: String) {
    #expect(likeness("城南小学食堂多名学生腹泻", title).relation == .reprint)
  }

  @Test("A dash or a bracket that is part of the title stays")
  func partOfTitle() {
    #expect(likeness("城南小学——多名学生腹泻", "城南小学").relation == nil)
    #expect(likeness("某公司（城南分厂）夜里冒出黑烟", "某公司夜里冒出黑烟").relation != .reprint)
  }

  @Test("A title that was cut off is the beginning of the other, on either side")
  func cut() {
    let (whole, part) = ("城南小学食堂多名学生腹泻家长要求公布检测结果", "城南小学食堂多名学生…")
    #expect(likeness(whole, part).relation == .reprint)
    #expect(likeness(part, whole).relation == .reprint)
    #expect(likeness("化工园区夜里有刺鼻气味扩散至城北多个村庄", "化工园区…").relation != .reprint)
  }

  @Test(
    "A shared name beside something grave, or two shared names, are one event",
    arguments: [
      ("欧阳铁蛋酒后驾车撞上护栏", "欧阳铁蛋被行政拘留十日"), ("翠竹湾小区连续三天停水", "翠竹湾居民盼停水早日结束"),
      ("海州爆炸厂房曾被要求整改", "海州爆炸已造成七人受伤"), ("云雀超市 冻带鱼", "云雀超市说冻带鱼标签太小"),
    ])
  func event(first: String, second: String) {
    #expect(likeness(first, second).relation == .event, "\(likeness(first, second))")
  }

  @Test(
    "A name alone, a quarter with two complaints, and two quarters with one complaint are two stories",
    arguments: [
      ("欧阳铁蛋新戏造型", "欧阳铁蛋封面大片"), ("翠竹湾小区夜里噪音扰民", "翠竹湾小区电梯又坏了"), ("翠竹湾小区连续三天停水", "青松园小区连续三天停水"),
      ("南山警方通报一起案件", "北河警方通报网络谣言"), ("石桥镇一仓库起火三人受伤", "石桥镇开展消防演练模拟仓库起火"), ("石桥镇一仓库起火浓烟很大", "河南安阳一仓库起火三人受伤"),
      ("来电人反映石桥镇急诊无医生", "来电人反映石桥镇食堂有异物"), ("关于调整公交线路的通告", "关于更换路灯的通告"),
    ])
  func apart(first: String, second: String) {
    #expect(likeness(first, second).relation == nil, "\(likeness(first, second))")
  }

  @Test("Casualties grow in one story; ages, dates and editions tell two stories apart")
  func numbers() {
    #expect(likeness("化工厂爆炸已致3人遇难", "化工厂爆炸已致5人遇难").relation == .similar)
    #expect(likeness("化工厂爆炸已致30人受伤", "化工厂爆炸已致45人受伤").relation == .similar)
    #expect(likeness("河边7岁男孩落水获救送医", "河边9岁男孩落水获救送医").relation == nil)
    #expect(likeness("3月5日停电检修计划安排表", "3月6日停电检修计划安排表").relation == .similar)
    #expect(likeness("第12期违停车辆曝光名单", "第13期违停车辆曝光名单").relation == nil)
  }

  @Test("Nearly the same text is one story under any title; a text of few letters is not enough")
  func sameText() {
    let text = (0..<30).map { "第\($0)段说的是城南小学食堂的事情经过，" }.joined()
    let edited = text.replacing("第7段", with: "第七段")
    #expect(likeness("家长反映的食堂问题", "孩子吃坏了肚子谁来管", (text, edited)).relation == .similar)
    #expect(likeness("家长反映的食堂问题", "孩子吃坏了肚子谁来管", ("文字很短", "文字很短")).relation == nil)
  }

  @Test("What is said of a pair does not depend on which comes first")
  func symmetric() {
    let titles = [
      "欧阳铁蛋酒后驾车撞上护栏", "欧阳铁蛋被行政拘留十日", "翠竹湾小区连续三天停水", "青松园小区连续三天停水", "海州爆炸已造成七人受伤", "海州爆炸厂房曾被要求整改", "", "停水",
    ]
    for first in titles {
      for second in titles {
        let (one, other) = (likeness(first, second), likeness(second, first))
        #expect(one.relation == other.relation && one.score == other.score, "\(first) \(second)")
      }
    }
  }

  @Test(
    "A score of one half or more is one story, and no other",
    arguments: ["欧阳铁蛋封面大片", "欧阳铁蛋被行政拘留十日", "翠竹湾小区停水"])
  func scores(title: String) {
    for other in ["欧阳铁蛋酒后驾车撞上护栏", "翠竹湾小区连续三天停水", "南山暴雨成灾"] {
      let likeness = likeness(other, title)
      #expect((likeness.score >= 0.5) == (likeness.relation != nil))
      #expect(!likeness.why.isEmpty)
    }
  }
}
