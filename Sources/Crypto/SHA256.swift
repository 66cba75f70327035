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
