import CSodium

/// SHA-256 of libsodium.
package enum SHA256 {
  /// The hash of some bytes in 64 lower-case hex digits.
  package static func hex(_ bytes: some Collection<UInt8>) -> String {
    let message = Array(bytes)
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, message, UInt64(message.count))
    return Hexadecimal.text(hash)
  }

  /// The hash of a text's UTF-8.
  package static func hex(_ text: String) -> String { hex(text.utf8) }
}

/// Random bytes of libsodium, fit for salts and keys.
package enum RandomBytes {
  /// So many random bytes.
  package static func make(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}

/// Bytes as lower-case hex digits.
package enum Hexadecimal {
  package static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
