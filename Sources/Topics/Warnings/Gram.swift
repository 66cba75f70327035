import Text

/// Two or three neighbouring characters that can be part of a name.
struct Gram: Hashable, Sendable {
  /// 21 bits a character.
  let packed: UInt64

  static func packed(_ codes: some Sequence<UInt32>) -> UInt64 {
    codes.reduce(0) { $0 << 21 | UInt64($1) }
  }

  /// Its characters.
  static func text(_ packed: UInt64) -> String {
    var view = String.UnicodeScalarView()
    for shift in [UInt64(42), 21, 0] {
      let code = UInt32(truncatingIfNeeded: packed >> shift & 0x1F_FFFF)
      if code > 0, let scalar = Unicode.Scalar(code) { view.append(scalar) }
    }
    return String(view)
  }

  /// The names that an item may be about: what stands in its title, in the first `lead` letters of its text, or more
  /// than once. Grams of ordinary pairs alone are left out, and numbers and the letters that stand for a withheld
  /// name (A3区) part the runs, and so do the names of the office's own places.
  static func salient(title: String, text: String, by levels: WarningLevels) -> Set<Gram> {
    var found: Set<Gram> = []
    forEach(letters(title, levels), levels.common) { gram, _ in found.insert(gram) }
    var once: Set<Gram> = []
    forEach(letters(text, levels), levels.common) { gram, place in
      if place < levels.lead || !once.insert(gram).inserted { found.insert(gram) }
    }
    return found
  }

  /// The folded letters, those of place names blotted out.
  private static func letters(_ text: String, _ levels: WarningLevels) -> [UInt32] {
    var letters = FoldedText(text).scalars
    levels.placeNames.forEachHit(in: letters) { hit in
      for place in hit.start..<hit.end { letters[place] = 0 }
    }
    return letters
  }

  private static func forEach(_ codes: [UInt32], _ common: CommonPairTable, _ body: (Gram, Int) -> Void) {
    var (last, before): (UInt32, UInt32) = (0, 0)
    var lastPairIsCommon = false
    for (place, code) in codes.enumerated() {
      guard isPartOfName(codes, place) else {
        (last, before) = (0, 0)
        continue
      }
      if last != 0 {
        let isCommon = common.holds(last, code)
        if isHan(last), isHan(code), !isCommon { body(Gram(packed: packed([last, code])), place) }
        if before != 0, !(isCommon && lastPairIsCommon), isHan(code) || isHan(last) {
          body(Gram(packed: packed([before, last, code])), place)
        }
        lastPairIsCommon = isCommon
      }
      (before, last) = (last, code)
    }
  }

  /// Han, and Latin letters; not what stands for a withheld name, A市 or A3区, nor the kind of place behind it.
  private static func isPartOfName(_ codes: [UInt32], _ place: Int) -> Bool {
    let code = codes[place]
    if isHan(code) { return !(isKindOfPlace(code) && place > 0 && isLatinOrDigit(codes[place - 1])) }
    guard isLatinOrDigit(code), !isDigit(code) else { return false }
    let next = place + 1 < codes.count ? codes[place + 1] : 0
    return !isDigit(next) && !isKindOfPlace(next)
  }

  private static func isKindOfPlace(_ code: UInt32) -> Bool {
    code == 0x5E02 || code == 0x533A || code == 0x53BF  // 市 区 县
  }
}
