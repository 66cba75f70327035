import Classifier
import Testing

struct RuleLintTests {
  /// Findings of a book of one area with these rules, as `kind field "text"`.
  private func found(_ files: [String: [UInt8]]) throws -> [RuleLint.Finding] {
    let read = try RuleBook.read(files)
    let classifier = Classifier(read.book)
    return RuleLint.findings(
      classifier, effects: RuleEffects(classifier), mistakes: read.mistakes, files: files)
  }

  private func short(_ findings: [RuleLint.Finding]) -> [String] {
    findings.map { "\($0.kind.rawValue) \($0.field)\($0.text.map { " \($0)" } ?? "")" }
  }

  /// Of one rule with sound examples, of which `words` are its lists.
  private func lint(_ words: String, matches: String = "有人打人", area: String = "") throws -> [String] {
    let rule = "{ id: \"a\", name: \"n\", \(words), points: 3, matches: [\"\(matches)\"], misses: [\"下雨\"] }"
    return short(try found(files(rule, except: area)))
  }

  private func files(_ rules: String, except: String = "", severity: String = Books.severity()) -> [String:
    [UInt8]]
  {
    Books.files(
      area: """
        { area: "schooling", name: "就学", english: "Schooling", context: { usual: ["小学"] }, except: [\(except)],
          rules: [
            \(rules)
          ] }
        """, severity: severity, places: Books.places)
  }

  /// What the small book's own lists are told, rules or none: not what these tests are about.
  private let sound = #"any: ["打人"]"#

  @Test("A sound list is told nothing")
  func sound_() throws {
    #expect(try lint(sound) == [])
    #expect(
      try lint(#"any: ["打人", "殴打"], with: [["学生", "老师"]], without: ["演戏"], except: ["打人柳"]"#, matches: "老师打人")
        == [])
  }

  @Test(
    "A slip of the pen in a word is named with its list",
    arguments: [
      (#"["打人", "殴打、辱骂"]"#, "separator any 殴打、辱骂"), (#"["打人", "殴打，辱骂"]"#, "separator any 殴打，辱骂"),
      (#"["打人", " 殴打"]"#, "blank any  殴打"), (#"["打人", "殴打\u3000"]"#, "blank any 殴打\u{3000}"),
      (#"["打人", "殴\u3000打"]"#, "blank any 殴\u{3000}打"), (#"["打人", "\u200B"]"#, "empty any \u{200B}"),
      (#"["打人", "打人"]"#, "duplicate any 打人"), (#"["打人", "打·人"]"#, "same-folded any 打·人"),
      (#"["辱骂", "打人", "辱罵"]"#, "same-folded any 辱罵"),
    ])
  func slips(words: String, expected: String) throws {
    #expect(try lint("any: \(words)") == [expected])
  }

  @Test("A comma between digits is part of a number")
  func number() throws {
    #expect(try lint(#"any: ["打人", "1,200元"]"#) == [])
  }

  @Test("A word that must and must not stand there is a contradiction, once")
  func contradiction() throws {
    #expect(try lint(#"any: ["打人", "殴打"], without: ["殴打"]"#) == ["contradiction any 殴打"])
    #expect(try lint(#"any: ["打人", "殴打"], except: ["殴打"]"#) == ["contradiction any 殴打"])
  }

  @Test(
    "A longer word that a shorter one finds already is shadowed, unless the longer one alone escapes",
    arguments: [
      (#"any: ["打人", "殴打人员"]"#, ["shadowed any 殴打人员"]), (#"any: ["打人", "殴打人员"], except: ["打人员"]"#, []),
      (#"any: ["打人", "没打人"], negatable: false"#, ["shadowed any 没打人"]), (#"any: ["打人", "没有打人"]"#, []),
      (#"any: ["打人"], without: ["戏", "演戏"]"#, ["shadowed without 演戏"]),
      (#"any: ["打人", "ai", "openai"]"#, []), (#"any: ["打人"], with: [["有", "有的"]], within: 3"#, []),
      (#"any: ["打人"], with: [["有", "有的"]]"#, ["shadowed with[0] 有的"]),
    ])
  func shadowed(words: String, expected: [String]) throws {
    #expect(try lint(words) == expected)
  }

  @Test("A phrase of the area's or of every rule's except guards the longer word as well")
  func shadowedByArea() throws {
    #expect(try lint(#"any: ["打人", "殴打人员"]"#, area: #""打人员""#) == [])
  }

  @Test("A phrase of except that holds no word of the rules excepts nothing")
  func idle() throws {
    #expect(try lint(#"any: ["打人"], except: ["拍打"]"#) == ["idle-except except 拍打"])
    #expect(try lint(sound, area: #""拍打""#) == ["idle-except except 拍打"])
  }

  @Test(
    "A word that can never let its rule fire is found by trying it",
    arguments: [
      (#"any: ["打人", "武打演戏"], without: ["演戏"]"#, "", "never-fires any 武打演戏"),
      (sound.replacing("打人\"", with: "打人\", \"殴打\""), #""殴打""#, "never-fires any 殴打"),
      (#"any: ["打人"], with: [["有", "演戏者"]], without: ["演戏"]"#, "", "never-fires with[0] 演戏者"),
    ])
  func dead(words: String, area: String, expected: String) throws {
    #expect(try lint(words, area: area) == [expected])
  }

  private static let sound = #"any: ["打人"]"#

  @Test("A word in a muting rule's context is never counted, and the finding says whose")
  func muted() throws {
    let rule =
      #"{ id: "a", name: "n", any: ["打人", "打人演练"], points: 3, matches: ["有人打人"], misses: ["下雨"] },"#
    let drill =
      #"{ id: "drill", name: "演练语境", any: ["演练"], effect: "mutes", matches: ["演练打人"], misses: ["下雨"] }"#
    let findings = try found(
      files(rule.replacing("打人演练", with: "殴打演练"), severity: Books.severity(rules: drill)))
    #expect(short(findings) == ["never-fires any 殴打演练"])
    #expect(findings[0].problem.contains("演练语境"))
  }

  @Test(
    "A context that asks for more than its word, or spares a phrase around it, does not always mute",
    arguments: [#"where: "lead""#, #"without: ["真的"]"#, #"except: ["殴打演练场"]"#])
  func sometimesMuted(condition: String) throws {
    let rule = #"{ id: "a", name: "n", any: ["打人", "殴打演练"], points: 3, matches: ["有人打人"], misses: ["下雨"] },"#
    let drill =
      "{ id: \"drill\", name: \"演练语境\", any: [\"演练\"], \(condition), effect: \"mutes\", matches: [\"演练打人\"], misses: [\"下雨\"] }"
    #expect(short(try found(files(rule, severity: Books.severity(rules: drill)))) == [])
  }

  @Test("Examples that are missing, silent or another rule's are named")
  func examples() throws {
    let rules = """
      { id: "a", name: "n", any: ["打人"], points: 3 },
      { id: "b", name: "n", any: ["下跪"], points: 3, matches: ["站着"], misses: ["下雨"] },
      { id: "c", name: "n", any: ["堵门"], points: 3, matches: ["有人堵门"], misses: ["下雨"] },
      { id: "d", name: "n", any: ["人堵"], points: 3, matches: ["有人堵门", "好多人堵"], misses: ["下雨"] },
      """
    let findings = try found(files(rules))
    #expect(
      findings.map { "\($0.rule ?? "") \($0.kind.rawValue)" }
        == [
          "schooling.a no-examples", "schooling.a no-examples", "schooling.b silent",
          "schooling.c no-effect", "schooling.d repeated-example",
        ])
  }

  @Test(
    "A rule without which every example is judged the same has no effect; one that decides an example has")
  func effect() throws {
    func rules(_ more: String) -> String {
      """
      { id: "a", name: "n", any: ["打人"], points: 3, matches: ["有人打人"], misses: ["下雨"] },
      { id: "b", name: "n", any: ["下跪"], points: 1, matches: ["打人后下跪"\(more)], misses: ["下雨"] },
      { id: "c", name: "n", any: ["堵门"], points: 2, matches: ["堵门打人"], misses: ["下雨"] },
      """
    }
    let idle = try found(files(rules("")))
    #expect(idle.map(\.rule) == ["schooling.b", "schooling.c"] && idle.allSatisfy { $0.kind == .noEffect })
    #expect(try found(files(rules(#", "堵门下跪""#))).isEmpty)
  }

  @Test("A rule that changes the area, the grade or the kind of what others flag has an effect")
  func otherEffects() throws {
    let rules = """
      { id: "a", name: "n", any: ["打人"], points: 3, matches: ["有人打人"], misses: ["下雨"] },
      { id: "b", name: "n", any: ["网传"], points: 0, rumour: "rumour", matches: ["网传打人"], misses: ["下雨"] },
      { id: "c", name: "n", any: ["坍塌"], points: 0, grade: "major", matches: ["打人坍塌"], misses: ["下雨"] },
      """
    #expect(try found(files(rules)).isEmpty)
  }

  @Test("A muting rule has an effect where it silences what would have been flagged")
  func mutingEffect() throws {
    let rule = #"{ id: "a", name: "n", any: ["打人"], points: 3, matches: ["有人打人"], misses: ["下雨"] },"#
    func drill(_ text: String) -> String {
      "{ id: \"drill\", name: \"演练\", any: [\"演练\"], effect: \"mutes\", matches: [\"\(text)\"], misses: [\"下雨\"] }"
    }
    #expect(try found(files(rule, severity: Books.severity(rules: drill("演练打人")))).isEmpty)
    #expect(
      short(try found(files(rule, severity: Books.severity(rules: drill("演练开始"))))) == ["no-effect "])
  }

  @Test("A rule for some sources is tried on items from them")
  func sources() throws {
    let rules = """
      { id: "a", name: "n", any: ["打人"], source: ["self"], points: 3, matches: ["有人打人"], misses: ["下雨"] },
      { id: "b", name: "n", any: ["下跪"], source: ["county"], points: 1, matches: ["下跪"], misses: ["下雨"] },
      """
    #expect(
      try found(files(rules)).map { "\($0.rule ?? "") \($0.kind.rawValue)" } == ["schooling.b no-effect"])
  }

  @Test("Further texts can show an effect that the examples do not")
  func corpus() throws {
    let rules = """
      { id: "a", name: "n", any: ["打人"], points: 2, matches: ["有人打人"], misses: ["下雨"] },
      { id: "b", name: "n", any: ["下跪"], points: 1, matches: ["有人下跪"], misses: ["下雨"] },
      """
    let classifier = Classifier(try RuleBook(files: files(rules)))
    var effects = RuleEffects(classifier)
    #expect(effects.findings.count == 2)
    effects.add(title: "", text: "打人，还逼人下跪")
    #expect(effects.findings.isEmpty && effects.count == 5)
    #expect(effects.fired == ["schooling.a": 2, "schooling.b": 2])
  }

  @Test("An archive speaks against rules that never fire and rules that fire on nearly everything")
  func archive() throws {
    let book = try RuleBook(files: Books.files())
    func kinds(_ fired: [String: Int], items: Int, days: Int?) -> [String] {
      RuleLint.archive(book, fired: fired, items: items, days: days, most: 50)
        .map { "\($0.rule ?? "") \($0.kind.rawValue)" }
    }
    let fired = ["schooling.beating": 51]
    #expect(
      kinds(fired, items: 100, days: 90) == [
        "schooling.beating fires-everywhere", "schooling.flower never-fired",
      ])
    #expect(kinds(fired, items: 102, days: nil) == [])
    #expect(kinds(fired, items: 60, days: 90) == [], "so few items tell nothing")
  }

  @Test("A finding names file, line, rule, field and word, what is wrong and what to do")
  func wording() throws {
    let finding = try #require(
      try found(
        files(
          "{ id: \"a\", name: \"n\",\n any: [\"打人\",\n \"殴打、骂\"], points: 3,\n matches: [\"有人打人\"], misses: [\"下雨\"] }"
        )
      ).first)
    #expect(
      finding.description
        == "schooling.json5, line 5, schooling.a, any, \"殴打、骂\": holds 、, so it is found only where the text has that "
        + "mark; make a word of each part: [\"…\", \"…\"]")
  }

  @Test("What cannot be read is a finding, an exclude-only rule among it")
  func mistakes() throws {
    let findings = try found(files(#"{ id: "a", name: "n", any: [], without: ["打人"], points: 3 }"#))
    #expect(
      findings.map(\.kind) == [.mistake] && findings[0].field == "rules[a].any" && findings[0].line == 3)
  }
}
