import Foundation
import ResponseLog

/// The files that hold the two halves of the key that seals a log, in hex digits.
enum KeyFile {
  /// Marks a secret, so that no public key is ever taken for one: anybody could make seals with it.
  private static let mark = "weathervane-secret-key "

  /// Reads a secret key.
  static func secret(_ path: String) throws -> SealKey {
    let text = try text(path)
    guard text.hasPrefix(mark), let key = SealKey(seedHex: String(text.dropFirst(mark.count))) else {
      throw Failure("\(path): no secret key; weathervane log seal --new-key FILE makes one")
    }
    return key
  }

  /// Reads public keys, one a line; of a secret key its public half.
  static func trusted(_ path: String) throws -> [String] {
    let text = try text(path)
    if text.hasPrefix(mark) { return [try secret(path).publicHex] }
    let lines = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !lines.isEmpty, lines.allSatisfy({ $0.count == 64 && $0.allSatisfy(\.isHexDigit) }) else {
      throw Failure("\(path): no public key; it must hold 64 hex digits a line")
    }
    return lines
  }

  /// Writes a fresh key to a file that only its owner may read, and its public half beside it.
  static func make(_ path: String) throws -> SealKey {
    let key = SealKey()
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      FileManager.default.createFile(atPath: path + ".pub", contents: Data("\(key.publicHex)\n".utf8))
    else { throw Failure("\(path): cannot be written; does its folder exist?") }
    do {
      try Data("\(mark)\(key.seedHex)\n".utf8).write(to: URL(filePath: path))
    } catch {
      throw Failure("\(path): cannot be written")
    }
    return key
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try LineReader.bytes(of: path), as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
  }
}
