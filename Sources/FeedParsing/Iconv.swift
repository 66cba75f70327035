import Glibc

/// The C library's charset conversion, always to UTF-8.
enum Iconv {
  /// nil where the charset is unknown or any byte does not belong to it.
  static func decode(_ bytes: ArraySlice<UInt8>, from charset: String) -> [UInt8]? {
    convert(bytes, from: charset, lossy: false)?.text
  }

  /// What cannot be decoded becomes U+FFFD and is counted; nil where the charset is unknown.
  static func decodeLossy(_ bytes: ArraySlice<UInt8>, from charset: String) -> (text: [UInt8], lost: Int)? {
    convert(bytes, from: charset, lossy: true)
  }

  private static func convert(
    _ bytes: ArraySlice<UInt8>, from charset: String, lossy: Bool
  ) -> (text: [UInt8], lost: Int)? {
    guard !charset.contains("/"), let handle = iconv_open("UTF-8", charset), Int(bitPattern: handle) != -1
    else { return nil }
    defer { iconv_close(handle) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 16)
    var buffer = [UInt8](repeating: 0, count: 32768)
    var lost = 0
    var input = Array(bytes)
    let whole = input.withUnsafeMutableBytes { source in
      var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let (written, code) = step(handle, &next, &left, &buffer)
        text.append(contentsOf: buffer[..<written])
        if code == 0 || code == E2BIG { continue }
        guard lossy else { return false }
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        lost += 1
        next = next.map { $0 + 1 }
        left -= 1
      }
      return true
    }
    return whole ? (text, lost) : nil
  }

  /// One call: bytes written, and 0 or the error that stopped it.
  private static func step(
    _ handle: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ buffer: inout [UInt8]
  ) -> (written: Int, code: Int32) {
    let size = buffer.count
    return buffer.withUnsafeMutableBytes { target in
      var out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = size
      let result = iconv(handle, &next, &left, &out, &room)
      return (size - room, result == -1 ? errno : 0)
    }
  }
}
