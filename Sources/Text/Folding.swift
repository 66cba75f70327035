/// One pass over the bytes of a text that decodes, folds and leaves out.
///
/// Written with pointers, because every check here is paid for each character of every text: two Han characters are
/// read by one load, and one branch says that neither needs a look at its neighbours.
@safe struct Folding {
  private let codes: UnsafeMutableBufferPointer<UInt32>
  private let places: UnsafeMutableBufferPointer<Int32>
  /// Characters written.
  private var count = 0
  /// Place of the next character in the original.
  private var place: Int32 = 0
  /// How often the last Han character stood in a row.
  private var run = 0
  /// The enclosed numeral that was folded last, and where it was written.
  private var enclosed: (form: UInt32, at: Int) = (0, -1)

  /// Folds valid UTF-8 and says how many characters were written; there must be room for one per byte.
  static func fold(
    _ bytes: Span<UInt8>, _ codes: UnsafeMutableBufferPointer<UInt32>,
    _ places: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var folding = unsafe Folding(codes: codes, places: places)
    unsafe folding.run(over: bytes.bytes)
    return folding.count
  }

  private init(
    codes: UnsafeMutableBufferPointer<UInt32>, places: UnsafeMutableBufferPointer<Int32>
  ) {
    unsafe self.codes = codes
    unsafe self.places = places
  }

  private mutating func run(over bytes: RawSpan) {
    let table = FoldTable.standard
    let plain = table.plain.span
    var at = 0
    while at < bytes.byteCount {
      at = foldPairs(bytes, from: at, plain)
      // The one that stopped the pairs, and what follows of one or two bytes.
      var stopped = true
      while at < bytes.byteCount, stopped || Self.byte(bytes, at) < 0xE0 {
        let (code, length) = Self.decode(bytes, at)
        at += length
        append(table[code], from: code)
        place += 1
        stopped = false
      }
    }
  }

  /// Folds pairs of characters of three bytes while both are plain; gives the place of the first byte not read.
  @inline(__always)
  private mutating func foldPairs(_ bytes: RawSpan, from start: Int, _ plain: Span<UInt16>) -> Int {
    var at = start
    var last: UInt16 = 0
    if count > 0 {
      let code = unsafe codes[count - 1]
      if isSeparator(code) || enclosed.at == count - 1 { return at }
      last = UInt16(truncatingIfNeeded: code)
    }
    var count = self.count
    var place = self.place
    while at + 8 <= bytes.byteCount {
      let eight = UInt64(
        littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
      guard eight & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { break }
      let first = unsafe plain[unchecked: Self.threeBytes(eight)]
      let second = unsafe plain[unchecked: Self.threeBytes(eight >> 24)]
      guard first != 0, second != 0, first != last, second != first else { break }
      unsafe codes[count] = UInt32(first)
      unsafe codes[count + 1] = UInt32(second)
      unsafe places[count] = place
      unsafe places[count + 1] = place + 1
      last = second
      at += 6
      count += 2
      place += 2
    }
    if at > start { run = 1 }
    self.count = count
    self.place = place
    return at
  }

  /// The character whose three bytes are the lowest ones.
  @inline(__always)
  private static func threeBytes(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes & 0xF) << 12 | (bytes >> 8 & 0x3F) << 6 | bytes >> 16 & 0x3F)
  }

  @inline(__always)
  private static func decode(_ bytes: RawSpan, _ at: Int) -> (code: UInt32, length: Int) {
    func next(_ offset: Int) -> UInt32 { byte(bytes, at + offset) & 0x3F }
    let lead = byte(bytes, at)
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0xF) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  @inline(__always)
  private static func byte(_ bytes: RawSpan, _ at: Int) -> UInt32 {
    UInt32(unsafe bytes.unsafeLoad(fromUncheckedByteOffset: at, as: UInt8.self))
  }

  /// Writes one folded character, unless it is dropped or repeats the last Han for the third time.
  private mutating func append(_ folded: UInt32, from original: UInt32) {
    var code = folded
    if code == FoldTable.dropped { return }
    if code >= 0x3007, isHan(code) {
      dropSeparators()
      run = unsafe count > 0 && codes[count - 1] == code ? run + 1 : 1
      if run == 3 { count -= 1 }
      if run >= 3 { return }
    }
    if isNumeral(code) { code = keptApart(code, from: original) }
    unsafe codes[count] = code
    unsafe places[count] = place
    count += 1
  }

  /// The form of a numeral: an enclosed one beside another numeral is not folded, lest ①3人 be read as thirteen.
  private mutating func keptApart(_ code: UInt32, from original: UInt32) -> UInt32 {
    let followsEnclosed = count > 0 && enclosed.at == count - 1
    if followsEnclosed {
      unsafe codes[count - 1] = enclosed.form
      enclosed.at = -1
      run = 1
    }
    guard isEnclosedNumeral(original, as: code) else { return code }
    if followsEnclosed { return original }
    if count > 0, unsafe isNumeral(codes[count - 1]) { return original }
    enclosed = (original, count)
    return code
  }

  /// Takes away one or two separators that stand between a Han character and the one to come.
  private mutating func dropSeparators() {
    var first = count
    while first > 0, count - first < 3, unsafe isSeparator(codes[first - 1]) { first -= 1 }
    let gap = count - first
    guard gap == 1 || gap == 2, first > 0, unsafe isHan(codes[first - 1]) else { return }
    count = first
  }
}
