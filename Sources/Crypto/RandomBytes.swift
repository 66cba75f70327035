import CSodium

/// Random bytes of libsodium, fit for salts and keys.
package enum RandomBytes {
  /// So many random bytes.
  package static func make(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }
}
