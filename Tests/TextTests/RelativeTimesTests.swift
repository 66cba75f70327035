import Testing
import Text

struct RelativeTimesTests {
  private func removed(_ text: String) -> String { string(RelativeTimes.removed(from: FoldedText(text))) }

  @Test(
    "Words that change with every poll go, with what tied them on",
    arguments: [
      ("学校停课 - 7小时前", "学校停课"), ("学校停课·12分钟前", "学校停课"), ("学校停课 30秒前", "学校停课"), ("学校停课45秒钟前", "学校停课"),
      ("学校停课 3 个小时前", "学校停课"), ("学校停课 2天前", "学校停课"), ("学校停课 1周前", "学校停课"), ("学校停课 11个月前", "学校停课"),
      ("学校停课 ７小時前", "学校停课"), ("学校停课 刚刚", "学校停课"), ("学校停课刚才", "学校停课"), ("学校停课 昨天 12:30", "学校停课"),
      ("学校停课 今天08:05", "学校停课"), ("学校停课 前天 8:05:59", "学校停课"), ("学校停课 3 minutes ago", "学校停课"),
      ("学校停课 - 1 hour ago", "学校停课"), ("5分钟前 学校停课", "学校停课"), ("3小时前更新：停课", "更新:停课"),
    ])
  func goes(text: String, rest: String) {
    #expect(removed(text) == rest)
  }

  @Test(
    "Other words of time stay",
    arguments: [
      "", "昨天停课", "今天12点停课", "刚刚通车的大桥", "2026年前停课", "1234小时前", "小时前", "前天", "今天:", "7小时后", "三小时前", "刚才有人报警",
      "3 minutes",
    ])
  func stays(text: String) {
    #expect(removed(text) == string(FoldedText(text).scalars))
  }

  @Test("Two polls of one page are the same text")
  func samePage() {
    #expect(removed("镇上停电 - 59分钟前") == removed("镇上停电 - 1小时前"))
    #expect(removed("镇上停电 刚刚") == removed("镇上停电 昨天 23:59"))
    #expect(removed("镇上停电3小时") != removed("镇上停电4小时"))
  }
}
