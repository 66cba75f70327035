import Foundation
import Model
import Text

/// Words that a generated text is made of, the most frequent first: those of the rules, strewn among invented ones of
/// the same characters, and the particles that hold a sentence together.
struct Vocabulary {
  private(set) var words: [String] = []

  private static let particles = "的了在是和有不人这中大为上个我以要他时来用们生到作地于出就分对成会可主发年".map(String.init)

  /// - Parameter rulesFrom: place of the first rule word; every twelfth word from there is one.
  init(keywords folder: String, count: Int = 150_000, rulesFrom: Int) throws {
    var random = SeededGenerator(1)
    var known = Set(Self.particles)
    let rules = try Self.ruleWords(folder).filter { known.insert($0).inserted }.shuffled(using: &random)
    let characters = Self.characters(of: rules)
    let law = ZipfLaw(characters.count, offset: 60)
    var invented: [String] = []
    while known.count < count {
      let length = [2, 2, 2, 2, 2, 2, 3, 3, 4, 4][Int.random(in: 0..<10, using: &random)]
      let word = String((0..<length).map { _ in characters[law.draw(&random)] })
      if known.insert(word).inserted { invented.append(word) }
    }
    var rest = rules[...]
    for (place, word) in (Self.particles + invented).enumerated() {
      if place >= rulesFrom, place % 11 == 0, let rule = rest.popFirst() { words.append(rule) }
      words.append(word)
    }
  }

  /// Every string of two to six Han characters in the JSON5 files of a folder, if folding leaves it alone.
  private static func ruleWords(_ folder: String) throws -> [String] {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    var words: Set<String> = []
    for (name, bytes) in try KeywordsFolder.files(folder) where name.hasSuffix(".json5") {
      collect(try decoder.decode(JSONValue.self, from: Data(bytes)), into: &words)
    }
    return words.sorted()
  }

  private static func collect(_ value: JSONValue, into words: inout Set<String>) {
    switch value {
    case .string(let text):
      let codes = text.unicodeScalars.map(\.value)
      if (2...6).contains(codes.count), codes.allSatisfy(isHan), FoldedText(text).scalars == codes {
        words.insert(text)
      }
    case .array(let values): for value in values { collect(value, into: &words) }
    case .object(let members): for value in members.values { collect(value, into: &words) }
    default: break
    }
  }

  /// The characters of the words, the most frequent first, and as many unseen ones as make up 3,500.
  private static func characters(of words: [String]) -> [Character] {
    var counts: [Character: Int] = [:]
    for word in words { for character in word { counts[character, default: 0] += 1 } }
    let seen = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let others = (UInt32(0x4E00)...0x9FA5).compactMap(Unicode.Scalar.init)
      .filter { FoldTable.standard[$0.value] == $0.value && counts[Character($0)] == nil }
    var random = SeededGenerator(2)
    let wanted = max(3500 - seen.count, 0)
    return seen + others.shuffled(using: &random).prefix(wanted).map(Character.init)
  }
}
