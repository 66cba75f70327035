import CXML2

/// The attributes of a start tag, read on demand; valid only during the call that brings them.
struct XMLAttributes {
  /// Five pointers each: name, prefix, namespace, value, end of the value.
  fileprivate let raw: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  init(raw: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    self.raw = raw
    self.count = raw == nil ? 0 : count
  }

  /// The value of an attribute by its name, whatever its case; nil where absent. Without `prefix`, one without a
  /// prefix is meant.
  subscript(name: StaticString, prefix prefix: StaticString = "") -> String? {
    for index in 0..<count where isNamed(index, name, prefix) { return value(index) }
    return nil
  }

  /// All, in order.
  var all: [(prefix: String, name: String, value: String)] {
    (0..<count).map { index in
      let prefix = raw?[index * 5 + 1].map { String(cString: $0) } ?? ""
      let name = raw?[index * 5].map { String(cString: $0) } ?? ""
      return (prefix, name, value(index))
    }
  }

  private func isNamed(_ index: Int, _ name: StaticString, _ prefix: StaticString) -> Bool {
    guard let raw, let found = raw[index * 5], Self.same(found, name) else { return false }
    guard let foundPrefix = raw[index * 5 + 1] else { return prefix.utf8CodeUnitCount == 0 }
    return Self.same(foundPrefix, prefix)
  }

  private static func same(_ found: UnsafePointer<xmlChar>, _ wanted: StaticString) -> Bool {
    wanted.withUTF8Buffer { wanted in
      for index in 0..<wanted.count where found[index].lowercasedASCII != wanted[index].lowercasedASCII {
        return false
      }
      return found[wanted.count] == 0
    }
  }

  private func value(_ index: Int) -> String {
    guard let raw, let start = raw[index * 5 + 3], let end = raw[index * 5 + 4], end > start else {
      return ""
    }
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: Self.withAmpersands(bytes), as: UTF8.self)
  }

  /// libxml2 hands each `&` of a value over as `&#38;`.
  private static func withAmpersands(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var at = 0
    while at < bytes.count {
      output.append(bytes[at])
      let isReference = bytes[at] == UInt8(ascii: "&") && bytes[at...].prefix(5).elementsEqual("&#38;".utf8)
      at += isReference ? 5 : 1
    }
    return output
  }
}
