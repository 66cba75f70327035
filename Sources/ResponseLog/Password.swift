import Crypto
package import Model

/// What a password must be, and whether somebody gave theirs.
package enum Password {
  static let shortest = 10
  /// Passwords seen most often, and what one would take for this tool, without digits and signs.
  private static let common: Set<String> = [
    "password", "passwort", "admin", "administrator", "root", "user", "guest", "test", "welcome", "letmein",
    "iloveyou", "woaini", "woaiwojia", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc",
    "qweasdzxc", "abc", "abcabc", "abcdef", "abcdefg", "abcdefgh", "abcdefghij", "aaa", "monkey", "dragon",
    "football", "superman", "master", "login", "changeme", "secret", "mima", "nihao", "china", "zhongguo",
    "beijing",
    "fujian", "quanzhou", "nanan", "luncang", "weathervane", "fengxiangbiao", "dangzhengban", "passw", "pass",
  ]
  private static let rows = [
    "01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "147258369147258369",
  ]

  /// Refuses a password that is short, or among the first that somebody would try.
  ///
  /// - Throws: `Refusal.badPassword`, which does not quote it.
  package static func check(_ password: String, of person: Person) throws(Refusal) {
    let scalars = password.unicodeScalars
    guard scalars.count >= shortest else { throw .badPassword("has \(scalars.count) characters") }
    guard scalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      throw .badPassword("holds a control character")
    }
    let small = password.lowercased()
    let plain = String(String.UnicodeScalarView(letters(small)))
    if Set(scalars).count < 5 { throw .badPassword("repeats a few characters") }
    if rows.contains(where: { $0.contains(small) }) { throw .badPassword("is a row of keys or digits") }
    if common.contains(plain) { throw .badPassword("is a common one") }
    // Digits alone are a telephone number, a birthday or an identity number.
    if plain.isEmpty { throw .badPassword("is digits and signs only") }
    let own = [person.id, person.name, person.unit].map { $0.lowercased() }
    if own.contains(where: { plain == String(String.UnicodeScalarView(letters($0))) }) {
      throw .badPassword("is the name of the person or the unit")
    }
  }

  /// Whether a password is the one of a stored hash. Without one it takes the same time to say no, so that the time does
  /// not tell who has a password.
  package static func matches(_ password: String, hash: String?) -> Bool {
    PasswordHash.matches(hash ?? nobodys, password) && hash != nil
  }

  /// A hash of the usual cost that no password is known to have.
  private static let nobodys =
    "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  /// The letters, with the digits and signs that people write for them read back.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    let meant: [Unicode.Scalar: Unicode.Scalar] = ["@": "a", "$": "s"]
    let read = text.unicodeScalars.map { meant[$0] ?? $0 }
    // p4ssw0rd: a digit between letters stands for one.
    let digits: [Unicode.Scalar: Unicode.Scalar] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s"]
    return read.indices.compactMap { index in
      if read[index].properties.isAlphabetic { return read[index] }
      let inside =
        index > 0 && index + 1 < read.count && read[index - 1].properties.isAlphabetic
        && read[(index + 1)...].prefix(2).contains { $0.properties.isAlphabetic }
      return inside ? digits[read[index]] : nil
    }
  }
}
