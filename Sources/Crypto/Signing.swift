import CSodium

/// A key that signs with Ed25519. It is a secret: it lives outside the store and its backups.
package struct SigningKey: Sendable {
  private let secret: [UInt8]
  /// 32 bytes that anybody may know.
  package let publicKey: [UInt8]
  /// The 32 bytes from which the key can be made again.
  package let seed: [UInt8]

  /// A fresh key.
  package init() {
    self.init(validSeed: RandomBytes.make(Int(crypto_sign_SEEDBYTES)))
  }

  /// The key of a seed; nil unless it has 32 bytes.
  package init?(seed: [UInt8]) {
    guard seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
    self.init(validSeed: seed)
  }

  private init(validSeed seed: [UInt8]) {
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&publicKey, &secret, seed)
    (self.publicKey, self.secret, self.seed) = (publicKey, secret, seed)
  }

  /// The signature over a message, 64 bytes; the same each time.
  package func signature(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }
}

/// Checks signatures of Ed25519.
package enum Signature {
  /// Whether a signature is that of the key's owner over the message; false for one of a wrong length, too.
  package static func holds(_ signature: [UInt8], over message: [UInt8], by publicKey: [UInt8]) -> Bool {
    guard signature.count == Int(crypto_sign_BYTES), publicKey.count == Int(crypto_sign_PUBLICKEYBYTES) else {
      return false
    }
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }
}
