import Classifier
import Model
import Testing

struct EvidenceTests {
  @Test(
    "Every piece of evidence is exactly the slice that it names of the field as given",
    arguments: [
      ("", "学校里打人"), ("😀打·人😀", "👨‍👩‍👧在學校毆打３名學生，１２人死亡"), ("\u{FEFF}打\u{200B}人", "𠮷野家打 人，急急急急打人"),
      ("殴殴殴打", "\0\u{1F}打人\r\n英国３人受傷"), ("Ｔｉｔｌｅ：ｅ\u{301}打人", "未发现打人"), ("3人死亡", ""), ("🇨🇳英国", "打人 12 人受伤"),
      ("死亡人数升至9", "9"), ("5死3伤", "致死亡１２人、２０人失踪"),
    ])
  func slices(title: String, text: String) throws {
    let assessment = try Books.classifier().assess(title: title, text: text)
    #expect(!assessment.evidence.isEmpty)
    for evidence in assessment.evidence {
      let field = Array((evidence.field == .title ? title : text).unicodeScalars)
      let range = evidence.start..<evidence.start + evidence.length
      try #require(range.lowerBound >= 0 && range.upperBound <= field.count)
      #expect(Array(evidence.text.unicodeScalars) == Array(field[range]))
      #expect(evidence.length > 0)
    }
  }

  @Test(
    "Offsets count Unicode scalars",
    arguments: [
      ("打人", 0, "打人"), ("😀打人", 1, "打人"), ("👨‍👩‍👧打人", 5, "打人"), ("e\u{301}打·人", 2, "打·人"), ("\u{0}打人", 1, "打人"),
      ("\r\n毆\u{200B}打學生", 2, "毆\u{200B}打"), ("殴殴殴打", 0, "殴殴殴打"),
    ])
  func offsets(text: String, start: Int, slice: String) throws {
    let evidence = try Books.classifier().assess(title: "", text: text).evidence
    let found = try #require(evidence.first { $0.rule == "schooling.beating" })
    #expect(found.start == start)
    #expect(found.text == slice)
    #expect(found.length == slice.unicodeScalars.count)
  }

  @Test("The heaviest evidence comes first, equal ones in order of place")
  func order() throws {
    let evidence = try Books.classifier().assess(title: "校花", text: "5人受伤，打人").evidence
    #expect(evidence.map(\.rule) == ["schooling.beating", "severity.injured", "schooling.flower"])
    #expect(evidence.map(\.points) == [3, 2.5, 2])
    let equal = try Books.classifier().assess(title: "", text: "打人，致3人死亡").evidence
    #expect(equal.map(\.rule) == ["schooling.beating", "severity.deaths"])
  }

  @Test("The first unsilenced place of a word is shown")
  func firstPlace() throws {
    let evidence = try Books.classifier().assess(title: "", text: "未打人。又打人").evidence
    #expect(evidence.map(\.start) == [5])
  }

  @Test("The same text and rules give the same judgement, byte for byte")
  func same() throws {
    let text = "英国小学学生打人，校花3人死亡、5人受伤，网传南安泉州晋江都有。12名学生呕吐"
    let first = JSONValue.object(try Books.classifier().assess(title: text, text: text).json).text
    let classifier = try Books.classifier()
    for _ in 0..<20 {
      #expect(JSONValue.object(classifier.assess(title: text, text: text).json).text == first)
    }
  }
}
