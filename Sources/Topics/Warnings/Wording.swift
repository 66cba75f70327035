import Text

/// With which words an item begins, so that two can be held side by side.
struct Wording: Sendable {
  /// The first of its title and of its text; 0 stands for all that is no Han.
  private let letters: [UInt16]

  private static let mostOfTitle = 40
  private static let mostOfText = 200

  init(title: String, text: String) {
    letters = Self.letters(title, Self.mostOfTitle) + [0] + Self.letters(text, Self.mostOfText)
  }

  private static func letters(_ text: String, _ most: Int) -> [UInt16] {
    FoldedText(text).scalars.prefix(most).map { isHan($0) ? UInt16(exactly: $0) ?? 0 : 0 }
  }

  /// A name is followed by what kind of place it is, and preceded by where it is: so many letters to either side.
  private static let reach = 4

  /// Its pairs of letters by slot, ascending, each once; without those in and next to a name.
  func pairs(without name: UInt64? = nil) -> [UInt16] {
    let hidden = name.map(places(near:)) ?? [Bool](repeating: false, count: letters.count)
    var found: [UInt16] = []
    for place in letters.indices.dropFirst()
    where letters[place - 1] != 0 && letters[place] != 0 && !hidden[place - 1] && !hidden[place] {
      found.append(Self.slot(letters[place - 1], letters[place]))
    }
    found.sort()
    var last: UInt16?
    return found.filter { slot in
      defer { last = slot }
      return slot != last
    }
  }

  private func places(near name: UInt64) -> [Bool] {
    var near = [Bool](repeating: false, count: letters.count)
    let codes = Gram.codes(name)
    guard letters.count >= codes.count else { return near }
    for start in 0...letters.count - codes.count
    where codes.indices.allSatisfy({ UInt32(letters[start + $0]) == codes[$0] }) {
      for place in max(0, start - Self.reach)..<min(letters.count, start + codes.count + Self.reach) {
        near[place] = true
      }
    }
    return near
  }

  /// So many slots hold all pairs of Han; two that share one are taken for the same.
  static let slots = 1 << 16

  private static func slot(_ first: UInt16, _ second: UInt16) -> UInt16 {
    UInt16(truncatingIfNeeded: (UInt32(first) &* 0x9E37_79B1 ^ UInt32(second) &* 0x85EB_CA77) >> 13)
  }
}
