/// A text as rules see it, with the way back to the text as it was given.
///
/// Folding: full-width to half-width, capitals to small, traditional to simplified; zero-width and control characters
/// go; up to two separators between two Han characters go (拖·欠 = 拖欠); a Han character three or more times in a row
/// counts once (`domain.md` §5.3).
package struct FoldedText: Sendable {
  /// Folded characters.
  package private(set) var scalars: [UInt32] = []
  /// For each folded character its place in the original, in Unicode scalars.
  package private(set) var origins: [Int32] = []

  package init(_ original: String, table: FoldTable = .standard) {
    scalars.reserveCapacity(original.utf8.count / 2)
    origins.reserveCapacity(original.utf8.count / 2)
    var place: Int32 = 0
    for scalar in original.unicodeScalars {
      let folded = table[scalar.value]
      if folded != FoldTable.dropped { append(folded, place) }
      place += 1
    }
  }

  /// How often the last Han character stood in a row.
  private var run = 0

  private mutating func append(_ code: UInt32, _ place: Int32) {
    if isHan(code) {
      dropSeparators()
      run = scalars.last == code ? run + 1 : 1
      if run == 3 {
        scalars.removeLast()
        origins.removeLast()
      }
      if run >= 3 { return }
    }
    scalars.append(code)
    origins.append(place)
  }

  /// Takes away one or two separators that stand between a Han character and the one to come.
  private mutating func dropSeparators() {
    var first = scalars.count
    while first > 0, scalars.count - first < 3, Self.isSeparator(scalars[first - 1]) { first -= 1 }
    let run = scalars.count - first
    guard run == 1 || run == 2, first > 0, isHan(scalars[first - 1]) else { return }
    scalars.removeLast(run)
    origins.removeLast(run)
  }

  private static func isSeparator(_ code: UInt32) -> Bool {
    switch code {
    case 0x20, 0x2A, 0x2D, 0x2E, 0x2F, 0x5E, 0x5F, 0x7C, 0x7E, 0xB7, 0x30FB, 0x2022, 0xFF65: true
    default: false
    }
  }

  /// Where folded characters stand in the original, in Unicode scalars: from the first to the last of them.
  package func originalRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(origins[range.lowerBound])..<Int(origins[range.upperBound - 1]) + 1
  }
}
