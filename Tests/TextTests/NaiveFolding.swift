import Text

/// Folding as its rules are told, character by character, to hold the fast one against.
struct NaiveFolding {
  private(set) var scalars: [UInt32] = []
  private(set) var origins: [Int] = []

  private static let separators: Set<UInt32> = Set(" *-./^_|~·".unicodeScalars.map(\.value))

  init(_ text: String) {
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let code = FoldTable.standard[scalar.value]
      if code != FoldTable.dropped { add(code, place, of: scalar) }
    }
  }

  /// Each Han character with how often it was seen here, so that the third takes the second away.
  private var runs: [Int] = []

  private mutating func add(_ code: UInt32, _ place: Int, of scalar: Unicode.Scalar) {
    if isHan(code) {
      let gap = scalars.reversed().prefix { Self.separators.contains($0) }.count
      let before = scalars.dropLast(gap).last
      if (1...2).contains(gap), let before, isHan(before) { remove(gap) }
      if scalars.last == code, let run = runs.last {
        if run == 2 { remove(1) }
        if run >= 2 {
          runs[runs.count - 1] = 3
          return
        }
        return append(apart(code, scalar), place, run: run + 1)
      }
    }
    append(apart(code, scalar), place, run: 1)
  }

  private static let numerals = Set("0123456789〇零一二两三四五六七八九十百千万亿".unicodeScalars.map(\.value))
  private static let enclosed = Set("①⑴⒈❶➀➊⓵㈠㊀🄂⓪③⑶㈢㊂".unicodeScalars)

  /// The enclosed numeral written last, by its index.
  private var open: (index: Int, form: UInt32)?

  /// The character as it is written: enclosed numerals and other numerals do not meet.
  private mutating func apart(_ code: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    guard Self.numerals.contains(code) else { return code }
    var meets = scalars.last.map(Self.numerals.contains) ?? false
    if let last = open, last.index == scalars.count - 1 {
      scalars[last.index] = last.form
      runs[last.index] = 0
      open = nil
      meets = true
    }
    guard Self.enclosed.contains(scalar) else { return code }
    if !meets { open = (scalars.count, scalar.value) }
    return meets ? scalar.value : code
  }

  private mutating func append(_ code: UInt32, _ place: Int, run: Int) {
    scalars.append(code)
    origins.append(place)
    runs.append(run)
  }

  private mutating func remove(_ count: Int) {
    scalars.removeLast(count)
    origins.removeLast(count)
    runs.removeLast(count)
  }
}
