import Classifier
import Model
import Testing

struct CasualtyTests {
  private func casualties(_ text: String, title: String = "") throws -> Casualties {
    try Books.classifier().assess(title: title, text: text).casualties
  }

  @Test(
    "The dead are counted",
    arguments: [
      ("事故造成3人死亡", 3), ("事故致12人死亡", 12), ("１２人死亡", 12), ("3名工人不幸遇难", 3), ("十二人死亡", 12), ("二十三人遇难", 23),
      ("一百零五人死亡", 105), ("两名男童溺水身亡", 2), ("死亡3人", 3), ("死亡3例", 3), ("死亡人数升至12人", 12), ("遇难人数已增至九人", 9),
      ("死亡人数升至9", 9), ("死者为5名学生", 5), ("3死5伤", 3), ("三死五伤", 3), ("致3死", 3), ("死3伤5", 3), ("死3人伤5人", 3),
      ("死亡3人受伤5人", 3), ("死亡3人、受伤5人", 3), ("死亡3人，受伤5人", 3), ("5人死亡18人受伤", 5), ("8月3日造成死亡7人", 7),
      ("造成 3 人死亡、5 人受伤", 3), ("造成3 人 死 亡", 3), ("至少10人死亡", 10), ("10余人死亡", 10), ("10多人死亡", 10),
      ("30来人死亡", 30),
      ("10人以上死亡", 10), ("近百人死亡", 100), ("数十人死亡", 10), ("上百人死亡", 100), ("几十人死亡", 10), ("数百人死亡", 100),
      ("上千人遇难", 1000),
      ("十几人死亡", 10), ("二十几人死亡", 20), ("逾百人死亡", 100), ("超百人遇难", 100), ("百余人死亡", 100), ("七八人死亡", 7),
      ("二三十人死亡", 20),
      ("1,200人死亡", 1200), ("1,200余人死亡", 1200), ("1万人死亡", 10_000), ("3千人死亡", 3000), ("两千三百人死亡", 2300),
      ("一男子坠楼身亡", 1),
      ("12岁男孩溺亡", 1), ("3人中毒身亡", 3), ("3人死亡。后来确认5人死亡", 5), ("5人死亡。此前通报3人死亡", 5),
      ("6人死亡，其中2人当场死亡", 6), ("无人员伤亡", 0), ("事故未造成人员伤亡", 0), ("零死亡", 0),
    ])
  func deaths(text: String, count: Int) throws {
    #expect(try casualties(text).deaths == count)
  }

  @Test(
    "Heavily and lightly hurt are added, the dead are not",
    arguments: [
      ("5人受伤", 5), ("3人重伤，5人轻伤", 8), ("重伤3人、轻伤5人", 8), ("3人重伤5人轻伤", 8), ("3死5伤", 5), ("死3伤5", 5),
      ("死3伤5。", 5),
      ("死3人伤5人", 5), ("死亡3人受伤5人", 5), ("死亡3人、受伤5人", 5), ("5人死亡18人受伤", 18), ("5人死亡，18人受伤", 18),
      ("8人受伤，其中3人重伤", 8), ("受伤8人，其中重伤3人、轻伤5人", 8), ("8人受伤。3人重伤", 8), ("2人轻伤、1人重伤，1人死亡", 3),
      ("造成 3 人死亡、5 人受伤", 5),
      ("受伤人数超过100人", 100), ("七八名工人受伤", 7), ("2死12伤", 12), ("无人员伤亡", 0), ("没有人受伤", 0),
    ])
  func injured(text: String, count: Int) throws {
    #expect(try casualties(text).injured == count)
  }

  @Test(
    "The missing and those taken ill are counted apart",
    arguments: [
      ("2人失踪", Casualties(missing: 2)), ("仍有3人下落不明", Casualties(missing: 3)),
      ("失联4人", Casualties(missing: 4)),
      ("30余名学生呕吐、腹泻", Casualties(affected: 30)), ("30余名学生出现呕吐", Casualties(affected: 30)),
      ("确诊3例", Casualties(affected: 3)),
      ("5名工人食物中毒", Casualties(affected: 5)), ("新增确诊病例12例", Casualties(affected: 12)),
      ("3人死亡、2人失踪，5人受伤", Casualties(deaths: 3, injured: 5, missing: 2)),
      ("20名学生呕吐，1人死亡", Casualties(deaths: 1, affected: 20)),
    ])
  func kinds(text: String, expected: Casualties) throws {
    #expect(try casualties(text) == expected)
  }

  @Test(
    "What is not said is null",
    arguments: [
      "", "多人死亡", "多人受伤", "有人死亡", "死亡原因待查", "死亡率3%", "12人获救", "3人，死亡原因不明", "3个小时后死亡", "死伤数十人", "伤亡12人",
      "12人伤亡", "第三人死亡",
      "3.5死亡",
      "整治3个死角", "清理死角35个", "电脑死机2个小时", "3人合力救人，无死亡", "5天后死亡", "8月3日死亡",
    ])
  func unsaid(text: String) throws {
    #expect(try casualties(text).deaths == nil)
  }

  @Test("A number belongs to the word that it stands with, not to the next one")
  func nextWord() throws {
    #expect(try casualties("多人死亡18人受伤") == Casualties(injured: 18))
    #expect(try casualties("死亡，18人受伤") == Casualties(injured: 18))
    #expect(try casualties("死亡12人失踪3人") == Casualties(deaths: 12, missing: 3))
    #expect(try casualties("死亡1人，重伤2人，轻伤3人，失踪4人") == Casualties(deaths: 1, injured: 5, missing: 4))
  }

  @Test("Sentences about other times count nothing", arguments: ["去年同期3人死亡", "今年累计死亡3人", "演练中3人死亡"])
  func otherTimes(text: String) throws {
    #expect(try casualties(text) == Casualties())
    #expect(try casualties(text + "。今天1人死亡").deaths == 1)
  }

  @Test("A statement that nobody was harmed does not hide a count")
  func noneAndCount() throws {
    #expect(try casualties("前车无人员伤亡，后车3人受伤") == Casualties(deaths: 0, injured: 3))
  }

  @Test("A denied death is no death")
  func negatedSingle() throws {
    #expect(try casualties("警方称没有学生溺亡").deaths == nil)
  }

  @Test("Counts of title and text are of one event: the larger holds")
  func titleAndText() throws {
    #expect(try casualties("事故致5人死亡，8人受伤", title: "事故致3人死亡") == Casualties(deaths: 5, injured: 8))
  }

  @Test("A count gives its kind's points once, in the title double, and says how many")
  func points() throws {
    let assessment = try Books.classifier().assess(title: "3人死亡", text: "3人死亡，1人失踪，0人受伤")
    #expect(assessment.evidence.map(\.rule) == ["severity.deaths", "severity.missing"])
    #expect(assessment.evidence.map(\.points) == [6, 2])
    #expect(assessment.evidence.first?.reason == "死亡 3 人")
    #expect(assessment.casualties.injured == 0)
  }
}
