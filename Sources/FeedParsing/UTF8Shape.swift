/// How far bytes are UTF-8: what tells a few broken characters from another charset.
struct UTF8Shape {
  /// Valid sequences of more than one byte.
  private(set) var sequences = 0
  /// Bytes that belong to no valid sequence.
  private(set) var invalid = 0

  init(_ bytes: [UInt8]) {
    self.init(bytes[...])
  }

  init(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { count($0) }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        at = Self.endOfASCII(bytes, at + 1)
        continue
      }
      // Most of Chinese: three bytes whose lead allows every second byte.
      if byte > 0xE0, byte < 0xED, at + 2 < bytes.count, bytes[at + 1] & 0xC0 == 0x80,
        bytes[at + 2] & 0xC0 == 0x80
      {
        sequences += 1
        at += 3
        continue
      }
      let length = Self.sequenceLength(bytes, at, lead: byte)
      if length > 0 { sequences += 1 } else { invalid += 1 }
      at += max(length, 1)
    }
  }

  /// Whether most bytes beyond ASCII stand alone among ASCII, as accents do: in Chinese they come in rows.
  static func isWestern(_ bytes: [UInt8]) -> Bool {
    var alone = 0
    var high = 0
    var run = 0
    for byte in bytes {
      if byte >= 0x80 {
        high += 1
        run += 1
      } else {
        if run == 1 { alone += 1 }
        run = 0
      }
    }
    return alone * 2 > high
  }

  /// The first byte from `start` on that is not ASCII, eight at a time.
  private static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    let raw = UnsafeRawBufferPointer(bytes)
    while at + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      at += 8
    }
    while at < bytes.count, bytes[at] < 0x80 { at += 1 }
    return at
  }

  /// 2–4, or 0 where no valid sequence starts (RFC 3629: no surrogates, no overlong forms).
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, lead: UInt8) -> Int {
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, at + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[at + offset] & 0xC0 != 0x80 { return 0 }
    let second = bytes[at + 1]
    switch lead {
    case 0xE0: return second >= 0xA0 ? length : 0
    case 0xED: return second < 0xA0 ? length : 0
    case 0xF0: return second >= 0x90 ? length : 0
    case 0xF4: return second < 0x90 ? length : 0
    default: return length
    }
  }
}
