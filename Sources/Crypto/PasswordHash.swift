import CSodium

/// Passwords as they may be stored: hashed by Argon2id with a salt of their own.
package enum PasswordHash {
  /// Memory could not be had for hashing.
  package struct OutOfMemory: Error, CustomStringConvertible {
    package var description: String {
      "no memory for hashing the password; try again when the machine is less busy"
    }
  }

  /// The hash to store, with its salt and parameters in it; takes 64 MB and some tenths of a second on purpose.
  package static func make(_ password: String) throws(OutOfMemory) -> String {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let length = UInt64(password.utf8.count)
    let done = password.withCString {
      crypto_pwhash_str(
        &text, $0, length, UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), Int(crypto_pwhash_MEMLIMIT_INTERACTIVE)
      )
    }
    guard done == 0 else { throw OutOfMemory() }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a password is the one of a stored hash; takes the same time for every wrong one.
  package static func matches(_ hash: String, _ password: String) -> Bool {
    let length = UInt64(password.utf8.count)
    guard hash.utf8.count < Int(crypto_pwhash_STRBYTES) else { return false }
    return password.withCString { crypto_pwhash_str_verify(hash, $0, length) == 0 }
  }
}

/// Compares secrets in a time that does not tell where they differ.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
