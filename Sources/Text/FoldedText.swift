/// A text as rules see it, with the way back to the text as it was given.
///
/// Folding: full-width to half-width, capitals to small, traditional to simplified, forms of letters and digits to the
/// plain ones; zero-width and control characters go; up to two separators between two Han characters go
/// (拖·欠 = 拖欠); a Han character three or more times in a row counts once (`domain.md` §5.3); a numeral in a circle or in
/// brackets beside another numeral keeps its form, so that ①3人 does not become 13人.
package struct FoldedText: Sendable {
  /// Folded characters.
  package private(set) var scalars: [UInt32] = []
  /// For each folded character its place in the original, in Unicode scalars.
  package private(set) var origins: [Int32] = []

  /// An empty text, to be refolded.
  package init() {}

  package init(_ original: String) { refold(original) }

  /// Becomes the folding of another text, in the buffers that it has.
  package mutating func refold(_ original: String) {
    var (codes, places) = (scalars, origins)
    (scalars, origins) = ([], [])
    codes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    // A character takes at least one byte.
    let most = original.utf8.count
    codes.append(addingCapacity: most) { codes in
      places.append(addingCapacity: most) { places in
        unsafe codes.withUnsafeMutableBufferPointer { codes, count in
          unsafe places.withUnsafeMutableBufferPointer { places, placed in
            count = unsafe Folding.fold(original.utf8.span, codes, places)
            placed = count
          }
        }
      }
    }
    (scalars, origins) = (codes, places)
  }

  /// Where folded characters stand in the original, in Unicode scalars: from the first to the last of them.
  package func originalRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(origins[range.lowerBound])..<Int(origins[range.upperBound - 1]) + 1
  }
}
