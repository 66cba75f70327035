import Redaction
import Testing

@Suite struct RedactorTests {
  private func redactor() throws -> Redactor { Redactor(try shippedRules()) }

  private func kinds(_ text: String) throws -> [String] {
    try redactor().findings(text).map { "\($0.kind.rawValue):\($0.text)" }
  }

  @Test(
    "Identity numbers are told by their check digit",
    arguments: ["11010519491231002X", "350583199001011238", "35050019850607321x", "３５０５８３１９９００１０１１２３８"])
  func validIdentity(number: String) throws {
    let found = try redactor().findings("号码\(number)。")
    #expect(found.map(\.kind) == [.identity])
    #expect(found.first?.certainty == .high)
  }

  @Test("A wrong check digit is doubtful, and certain behind the word 身份证")
  func wrongCheckDigit() throws {
    #expect(try redactor().findings("编码440524188001010010").map(\.certainty) == [.doubtful])
    #expect(try redactor().findings("身份证440524188001010010").map(\.certainty) == [.high])
  }

  @Test(
    "Numbers split by blanks, dashes or hidden characters are found whole",
    arguments: [
      "138 0595 1234", "138-0595-1234", "+86 13805951234", "１３８０５９５１２３４", "138\u{200B}05951234",
      "008613805951234",
    ])
  func splitNumbers(number: String) throws {
    #expect(try kinds("请打\(number)，谢谢") == ["mobile:\(number)"])
  }

  @Test(
    "What only looks like personal data stays",
    arguments: [
      "闽政办〔2018〕43号", "工单20180101123456", "统一社会信用代码91350583MA2X12346K", "2018年10月9日", "20180101", "12345",
      "请拨打仑苍镇政府办公室电话0595-86191234", "版本1.2.3", "涉案金额1380000元", "办结率97.97%", "2室1厅", "11栋18层小高层", "张某某", "李先生",
      "流水号6222021234567890",
    ])
  func harmless(text: String) throws {
    #expect(try kinds(text) == [])
  }

  @Test("The public form leads back to nobody and tells two people apart")
  func publicForm() throws {
    let text = "业主张小明（身份证350583199001011238）与业主张大明争吵，张小明的电话13805951234。"
    let redaction = try redactor().redact(text, as: .public)
    #expect(redaction.text == "业主张某某（身份证[身份证号]）与业主张某某乙争吵，张某某的电话[手机号]。")
    #expect(!redaction.text.contains("小明") && !redaction.text.contains("1380595"))
    #expect(redaction.residue.isEmpty)
  }

  @Test("The internal form keeps enough to recognise")
  func internalForm() throws {
    let redaction = try redactor().redact(
      "手机13805951234，身份证350583199001011238，车牌闽C·12345，邮箱lin@qq.com", as: .internal)
    #expect(redaction.text == "手机138****1234，身份证350583********1238，车牌闽C****45，邮箱l**@qq.com")
  }

  @Test("A redacted text redacted again stays as it is")
  func idempotent() throws {
    for composed in ComposedText.all() {
      let once = try redactor().redact(composed.text, as: .public)
      #expect(try redactor().redact(once.text, as: .public).text == once.text)
      #expect(once.residue.isEmpty, "\(once.residue) in \(once.text)")
    }
  }

  @Test("A school is named unless a certain child is spoken of")
  func children() throws {
    #expect(try kinds("仑苍中心小学食堂停业整顿，学生已经转到美林中学就餐。") == [])
    let found = try kinds("一名8岁男孩在仑苍中心小学二年级三班被打")
    #expect(found == ["school:仑苍中心小学", "school-class:二年级三班"])
  }

  @Test("An officer who acts for the office keeps the name")
  func officers() throws {
    #expect(try kinds("镇长李向阳、派出所所长王建军到场处置。") == [])
  }

  @Test("Ranges are those of the text as given, whatever stands before")
  func ranges() throws {
    let text = "😀😀𠮷　\u{200B}电话：13805951234"
    let found = try #require(try redactor().findings(text).first)
    #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[found.range])) == found.text)
    #expect(found.text == "13805951234")
  }

  @Test(
    "Odd texts do no harm", arguments: ["", "\u{0}", "@", "1", "第", "岁", "住址", "姓名：", "0595-", "((((", "…@…"])
  func oddTexts(text: String) throws {
    #expect(try redactor().redact(text, as: .public).text == text)
  }
}
