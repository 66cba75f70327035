import Classifier
import Model
import Testing

struct JurisdictionTests {
  private func assess(_ text: String, title: String = "") throws -> Assessment {
    try Books.classifier().assess(title: title, text: text)
  }

  @Test(
    "A text is ours if it names our place or one within, maybe if one that holds us, else elsewhere or unknown",
    arguments: [
      ("仑苍镇停电", Jurisdiction.ours), ("仑苍停电", .ours), ("侖蒼鎮停電", .ours), ("大宇村停电", .ours),
      ("福建省泉州市南安市仑苍镇", .ours),
      ("仑苍镇与晋江市", .ours), ("云南游客在仑苍", .ours), ("英国游客在仑苍", .ours),
      ("南安停电", .maybe), ("泉州停电", .maybe), ("福建停电", .maybe), ("云南与福建", .maybe), ("南安与晋江", .maybe),
      ("东田镇停电", .elsewhere), ("南安市东田镇停电", .elsewhere), ("晋江停电", .elsewhere), ("泉州晋江停电", .elsewhere),
      ("云南停电", .elsewhere),
      ("英国停电", .elsewhere), ("停电", .unknown), ("", .unknown), ("南安普顿夺冠", .unknown), ("晋江文学城完结", .unknown),
      ("南安普顿与南安", .maybe),
    ])
  func table(text: String, jurisdiction: Jurisdiction) throws {
    #expect(try assess(text).jurisdiction == jurisdiction)
    #expect(try assess("", title: text).jurisdiction == jurisdiction)
  }

  @Test("Of names that overlap the one that begins first is read, of those that begin together the longer")
  func overlaps() throws {
    #expect(try assess("云南通报").places.map(\.name) == ["云南省"])
    #expect(try assess("南通报道").places.map(\.name) == ["南通市"])
    #expect(try assess("南安市").places.map(\.name) == ["南安市"])
  }

  @Test("Each place is named once, by its full name, in order of mention")
  func mentions() throws {
    let places = try assess("晋江、南安、晋江市", title: "泉州").places
    #expect(places.map(\.name) == ["泉州市", "晋江市", "南安市"])
    #expect(places.map(\.code) == ["3505", "350582", "350583"])
  }

  @Test(
    "A village that stands behind another county's name is that county's, not ours",
    arguments: ["云南省某某县大宇村", "云南大宇村", "晋江大宇村"])
  func namesakes(text: String) throws {
    #expect(try assess(text).jurisdiction == .elsewhere)
  }

  @Test(
    "A doubtful place of ours asks: maybe, until a place that holds it stands beside it or another does not")
  func doubtful() throws {
    let places = Books.places.replacing("confidence: 0.6", with: "confidence: 0.3")
    let classifier = Classifier(try RuleBook(files: Books.files(places: places)))
    func jurisdiction(_ text: String) -> Jurisdiction {
      classifier.assess(title: "", text: text).jurisdiction
    }
    #expect(jurisdiction("大宇村停电") == .maybe)
    #expect(jurisdiction("南安市大宇村停电") == .ours)
    #expect(jurisdiction("晋江大宇村停电") == .elsewhere)
    #expect(jurisdiction("大宇村与晋江") == .maybe)
  }

  @Test("A county of a shared name right behind another city's or province's name is another one")
  func sharedCounty() throws {
    #expect(try assess("云南崇川区停电").places.map(\.name) == ["云南省"])
    #expect(try assess("云南游客到崇川区").places.map(\.name) == ["云南省", "崇川区"])
    #expect(try assess("云南晋江停电").places.map(\.name) == ["云南省", "晋江市"])
  }

  @Test("A parent that is named makes a place surer, half the way to certain")
  func confidence() throws {
    func confidence(_ text: String) throws -> Double? {
      try assess(text).places.first { $0.code == "dayu" }?.confidence
    }
    #expect(try confidence("大宇村") == 0.6)
    #expect(try confidence("南安大宇村") == 0.8)
    #expect(try confidence("仑苍镇南安大宇村") == 0.8)
    #expect(try confidence("晋江来客到大宇村") == 0.6)
    #expect(try confidence("南安普顿大宇村") == 0.6)
    #expect(try assess("南安东田").places.map(\.confidence) == [0.95])
  }

  @Test("A name that is no place in its context makes no other place surer")
  func falseParent() throws {
    #expect(try assess("云南通报崇川区").places.map(\.confidence) == [0.9, 0.5])
    #expect(try assess("南通崇川区").places.map(\.confidence) == [0.9, 0.75])
  }

  @Test("What happens abroad counts against a flag unless something ties it to us")
  func abroad() throws {
    let abroad = try assess("英国小学打人，3人死亡")
    #expect(abroad.evidence.contains { $0.rule == "places.abroad" && $0.points == -6 && $0.text == "英国" })
    #expect(!abroad.flagged)
    #expect(abroad.jurisdiction == .elsewhere)
    for text in ["英国中国公民打人，3人死亡", "英国留学生打人，3人死亡", "英国人在泉州打人，3人死亡", "打人，3人死亡"] {
      let tied = try assess(text)
      #expect(tied.flagged)
      #expect(!tied.evidence.contains { $0.rule == "places.abroad" })
    }
  }

  @Test("Abroad is meant where it stands in the title or at the beginning")
  func abroadLeads() throws {
    let late = String(repeating: "某镇今天有人打人，", count: 8) + "据说纽约也有"
    #expect(try assess(late).flagged)
    #expect(try !assess(late, title: "纽约来信").evidence.filter { $0.rule == "places.abroad" }.isEmpty)
  }
}
