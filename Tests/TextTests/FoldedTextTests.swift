import Testing
import Text

struct FoldedTextTests {
  @Test(
    "Spellings of one word fold to the same characters",
    arguments: [
      ("", ""), ("ＡＢＣ１２３！，：", "abc123!,:"), ("PM2.5", "pm2.5"), ("電梯墜落", "电梯坠落"), ("學校體罰", "学校体罚"),
      ("乾隆與幹部", "干隆与干部"), ("拖\u{200B}欠\u{FEFF}工\u{2060}资", "拖欠工资"), ("拖\u{0}\u{1F}欠", "拖欠"),
      ("拖\u{AD}欠", "拖欠"), ("路灯\u{FE0F}坏", "路灯坏"), ("上\u{3000}学", "上学"), ("a\u{3000}b\u{A0}c", "a b c"),
      ("一\r\n二\u{2028}三", "一\n\n二\n三"), ("é", "é"), ("É Σ Я", "é σ я"),
      ("髮廊與發展", "发廊与发展"), ("𝐀𝟏𝒷𝟿", "a1b9"), ("①,⑴,⒈,❶,➀,⓵,1️⃣", "1,1,1,1,1,1,1"), ("⓪,⓿,０", "0,0,0"),
      ("⑩⒑⑽Ⅲ㎡", "⑩⒑⑽ⅲ㎡"),
      ("Ⓐ⒜🄰🅐🅰", "aaaaa"), ("㈠,㊀", "一,一"), ("⼀定", "一定"), ("二○二六", "二〇二六"), ("壹萬貳仟", "一万二千"), ("伍陆肆拾", "伍陆肆拾"),
      ("拖̶欠̸工", "拖欠工"), ("豈\u{F900}", "岂岂"), ("a–b−c", "a-b-c"), ("﹐﹕﹗", ",:!"), ("ｱ｡", "ｱ。"),
      ("停\u{E0061}电\u{E0100}", "停电"), ("🏳️‍🌈", "🏳🌈"),
    ])
  func folds(text: String, folded: String) {
    #expect(string(FoldedText(text).scalars) == folded)
  }

  @Test(
    "An enclosed numeral beside another numeral keeps its form, whatever is dropped between them",
    arguments: [
      ("①3人死亡", "①3人死亡"), ("3①", "3①"), ("①②③", "①②3"), ("⒈５人", "⒈5人"), ("①人", "1人"), ("①·人", "1·人"),
      ("①\u{200B}3", "①3"), ("㈠三人", "㈠三人"), ("㈠ 三人", "㈠三人"), ("㈠一一", "㈠一一"), ("㈠十余人", "㈠十余人"), ("①两人", "①两人"),
      ("① 3人", "1 3人"), ("①、3人", "1、3人"), ("1️⃣1️⃣0️⃣", "110"), ("①三3", "①三3"), ("第①条", "第1条"), ("㊀㊀㊀", "㊀㊀一"),
    ])
  func enclosedNumerals(text: String, folded: String) {
    #expect(string(FoldedText(text).scalars) == folded)
  }

  @Test(
    "One or two separators between Han characters go, three stay, and so do those beside other characters",
    arguments: [
      ("拖·欠", "拖欠"), ("拖 欠", "拖欠"), ("拖 *欠", "拖欠"), ("拖--欠", "拖欠"), ("拖.欠_工/资", "拖欠工资"), ("拖|欠^工~资", "拖欠工资"),
      ("拖・欠•工･资", "拖欠工资"), ("拖－欠．工", "拖欠工"), ("拖---欠", "拖---欠"), ("拖 · 欠", "拖 · 欠"), ("拖····欠", "拖····欠"),
      ("拖a·欠", "拖a·欠"), ("3.5万", "3.5万"), ("·拖欠·", "·拖欠·"), ("拖，欠", "拖,欠"), ("拖。欠", "拖。欠"), ("拖\n欠", "拖\n欠"),
      ("拖\u{200B}·\u{200B}欠", "拖欠"), ("拖·😀·欠", "拖·😀·欠"), ("𠮷·野", "𠮷野"), ("〇 一", "〇一"),
    ])
  func separators(text: String, folded: String) {
    #expect(string(FoldedText(text).scalars) == folded)
  }

  @Test(
    "A Han character three or more times in a row counts once; two stay two, and so do other characters",
    arguments: [
      ("好好", "好好"), ("好好好", "好"), ("好好好好好好", "好"), ("急急急求助", "急求助"), ("求急急急", "求急"), ("急·急·急", "急"),
      ("救救救我我我我们", "救我们"), ("啦啦啦！啦啦", "啦!啦啦"), ("aaa", "aaa"), ("111", "111"), ("！！！", "!!!"), ("𠮷𠮷𠮷", "𠮷"),
      ("電电電", "电"), ("天天a天", "天天a天"), ("天天\n天", "天天\n天"), ("天天···天", "天天···天"),
    ])
  func repeats(text: String, folded: String) {
    #expect(string(FoldedText(text).scalars) == folded)
  }

  @Test(
    "A folded stretch is found again in the original, counted in Unicode scalars",
    arguments: [
      ("😀拖·欠\u{200B}工資", "拖欠工资", "拖·欠\u{200B}工資"), ("👨‍👩‍👧在學校", "学校", "學校"), ("𠮷野家火災", "野家", "野家"),
      ("ＰＭ２．５超標", "5超标", "５超標"), ("急急急急求助", "急求", "急急急急求"), ("e\u{301}拖欠", "拖欠", "拖欠"),
      ("\u{FEFF}停电", "停电", "停电"), ("🇨🇳停·电🇨🇳", "停电", "停·电"),
    ])
  func origins(text: String, word: String, slice: String) throws {
    let folded = FoldedText(text)
    let wanted = scalars(word)
    let start = try #require(folded.scalars.indices.first { folded.scalars[$0...].starts(with: wanted) })
    let range = folded.originalRange(start..<start + wanted.count)
    #expect(string(scalars(text)[range]) == slice)
  }

  @Test("An empty stretch has an empty place")
  func emptyRange() {
    #expect(FoldedText("停电").originalRange(1..<1).isEmpty)
  }

  /// Everything that folding treats specially, and plain characters to stand between.
  private static let alphabet = "天天天安門门學 ·*-.\u{200B}\u{FE0F}\u{301}，。\nａＡａ9９😀👧\u{200D}𠮷𠮷〇\0\u{3000}\r"

  @Test(
    "Whatever the text, every folded stretch maps to a slice of it that folds to the stretch",
    arguments: 0..<60)
  func roundTrip(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let text = random.text(of: Self.alphabet, most: 24)
      let original = scalars(text)
      let folded = FoldedText(text)
      #expect(folded.scalars.count == folded.origins.count)
      #expect(zip(folded.origins, folded.origins.dropFirst()).allSatisfy { $0 < $1 })
      for start in folded.scalars.indices {
        for end in [start + 1, start + 2, start + 5, folded.scalars.count]
        where end > start && end <= folded.scalars.count {
          let range = folded.originalRange(start..<end)
          #expect(original.indices.contains(range.lowerBound) && range.upperBound <= original.count)
          let again = FoldedText(string(original[range])).scalars
          #expect(again.holds(folded.scalars[start..<end]), "\(text.debugDescription) \(start)..<\(end)")
        }
      }
    }
  }

  @Test("A folded text folds to itself", arguments: 100..<130)
  func idempotent(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let once = FoldedText(random.text(of: Self.alphabet + "①⑶㈠㊂一三十", most: 40)).scalars
      #expect(FoldedText(string(once)).scalars == once)
    }
  }
}
