import Classifier
import Testing

/// Rule books and texts by chance, of so few characters that words meet, overlap and contradict.
private struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func text(_ characters: [String], _ lengths: ClosedRange<Int>) -> String {
    (0..<lengths.lowerBound + number(lengths.count)).map { _ in characters[number(characters.count)] }
      .joined()
  }

  mutating func words(_ counts: ClosedRange<Int>, _ lengths: ClosedRange<Int>) -> [String] {
    var words: [String] = []
    for _ in 0..<counts.lowerBound + number(counts.count) {
      let word = text(["甲", "乙", "丙", "未"], lengths)
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}

/// A rule of lists that words can be taken out of.
private struct DraftRule {
  var any: [String]
  var with: [[String]]
  var without: [String]
  var except: [String]
  var rest: String

  init(_ chance: inout Chance) {
    any = chance.words(1...4, 1...3)
    with = (0..<chance.number(3)).map { _ in chance.words(1...4, 1...3) }
    without = chance.words(0...2, 2...3)
    except = chance.words(0...2, 2...4)
    let reach = ["\"clause\"", "\"sentence\"", "\"text\"", "2"][chance.number(4)]
    rest = "within: \(reach), negatable: \(chance.number(2) == 0)"
    if !without.isEmpty {
      rest += ", withoutIn: \(["\"clause\"", "\"sentence\"", "\"text\""][chance.number(3)])"
    }
    if !with.isEmpty { rest += ", order: \(chance.number(3) == 0)" }
  }

  func json(_ id: Int) -> String {
    "{ id: \"r\(id)\", name: \"n\", any: \(any), with: \(with), without: \(without), except: \(except), \(rest), points: 1 }"
  }

  /// Takes a word out of the list that a finding names; not the last one, for a rule must have words.
  mutating func remove(_ word: String, from field: String) {
    func lesser(_ list: [String], least: Int) -> [String] {
      let rest = list.filter { $0 != word }
      return rest.count < least ? list : rest
    }
    switch field {
    case "any": any = lesser(any, least: 1)
    case "without": without = lesser(without, least: 1)
    case "except": except = lesser(except, least: 0)
    default:
      for list in with.indices where field == "with[\(list)]" { with[list] = lesser(with[list], least: 1) }
    }
  }
}

struct RuleLintPropertyTests {
  private func classifier(_ rules: [DraftRule], areaExcept: [String]) throws -> Classifier {
    let area = """
      { area: "schooling", name: "就学", english: "Schooling", except: \(areaExcept),
        rules: [\(rules.enumerated().map { $1.json($0) }.joined(separator: ",\n"))] }
      """
    return Classifier(try RuleBook(files: Books.files(area: area)))
  }

  @Test(
    "Taking away what lint calls shadowed, idle, contradicting or never firing lets every rule fire as before",
    arguments: 1...40)
  func removal(seed: UInt64) throws {
    var chance = Chance(seed)
    var rules = (0..<6).map { _ in DraftRule(&chance) }
    var areaExcept = chance.words(0...2, 2...4)
    let before = try classifier(rules, areaExcept: areaExcept)
    let findings = RuleLint.findings(before, effects: RuleEffects(before), mistakes: [], files: [:])
    for finding in findings
    where [.shadowed, .idleExcept, .contradiction, .neverFires].contains(finding.kind) {
      guard let word = finding.text else { continue }
      if let index = finding.rule?.split(separator: "r").last.flatMap({ Int($0) }) {
        rules[index].remove(word, from: finding.field)
      } else if finding.file == "schooling.json5" {
        areaExcept.removeAll { $0 == word }
      }
    }
    let after = try classifier(rules, areaExcept: areaExcept)
    for _ in 0..<300 {
      let text = chance.text(["甲", "乙", "丙", "未", "，", "。", "丁"], 1...12)
      #expect(
        after.firingRules(title: "", text: text) == before.firingRules(title: "", text: text), "\(text)")
    }
  }
}
