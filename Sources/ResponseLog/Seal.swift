import Crypto
package import Model

/// A signed statement of what the head of an office's log was (`design.md` §5.7). Held elsewhere, it proves that nothing
/// before it was changed since.
package struct Seal: Sendable, Hashable {
  package var office: String
  package var seq: Int64
  /// Hash of that entry.
  package var hash: String
  package var at: Timestamp
  /// Public key, lower hex.
  package var key: String
  /// Ed25519 over the canonical JSON of the other members, lower hex.
  package var signature: String

  /// Signs the head of a log.
  package init(_ head: LogHead, at: Timestamp, with key: SealKey) {
    (office, seq, hash, self.at, self.key) = (head.office, head.seq, head.hash, at, key.publicHex)
    signature = ""
    signature = key.sign(message)
  }

  /// Reads a seal as it is written; nil for anything else.
  package init?(_ value: JSONValue?) {
    guard case .object(let members)? = value, case .string(let office)? = members["office"],
      case .integer(let seq)? = members["seq"], case .string(let hash)? = members["hash"],
      case .integer(let at)? = members["at"], case .string(let key)? = members["key"],
      case .string(let signature)? = members["signature"]
    else { return nil }
    (self.office, self.seq, self.hash) = (office, seq, hash)
    (self.at, self.key, self.signature) = (Timestamp(milliseconds: at), key, signature)
  }

  private var stated: [String: JSONValue] {
    [
      "office": .string(office), "seq": .integer(seq), "hash": .string(hash), "at": .integer(at.milliseconds),
      "key": .string(key),
    ]
  }

  private var message: [UInt8] { Array(JSONValue.object(stated).text.utf8) }

  /// One object with all members.
  package var json: JSONValue {
    .object(stated.merging(["signature": .string(signature)]) { first, _ in first })
  }

  /// The first eight digits of the sealed hash, as a report prints it.
  package var short: String { String(hash.prefix(8)) }

  /// Whether the signature is that of the seal's own key.
  package var isSigned: Bool {
    guard let key = Hexadecimal.bytes(key), let signature = Hexadecimal.bytes(signature) else { return false }
    return Signature.holds(signature, over: message, by: key)
  }
}

/// The key that seals a log.
package struct SealKey: Sendable {
  private let signing: SigningKey

  /// A fresh key.
  package init() { signing = SigningKey() }

  /// The key of a seed in hex digits; nil unless there are 64 of them.
  package init?(seedHex: String) {
    guard let seed = Hexadecimal.bytes(seedHex), let key = SigningKey(seed: seed) else { return nil }
    signing = key
  }

  /// What makes the key again: a secret.
  package var seedHex: String { Hexadecimal.text(signing.seed) }

  /// What everybody may know.
  package var publicHex: String { Hexadecimal.text(signing.publicKey) }

  func sign(_ message: [UInt8]) -> String { Hexadecimal.text(signing.signature(message)) }
}

/// A statement by which a key hands over to the next: signed by the old one, so that a key of somebody else's is told.
package struct KeyChange: Sendable, Hashable {
  /// Public keys, lower hex.
  package var old: String
  package var new: String
  package var at: Timestamp
  package var signature: String

  package init(from old: SealKey, to new: SealKey, at: Timestamp) {
    (self.old, self.new, self.at, signature) = (old.publicHex, new.publicHex, at, "")
    signature = old.sign(message)
  }

  /// Reads a change as it is written; nil for anything else.
  package init?(_ value: JSONValue?) {
    guard case .object(let members)? = value, case .string(let old)? = members["old"],
      case .string(let new)? = members["new"], case .integer(let at)? = members["at"],
      case .string(let signature)? = members["signature"]
    else { return nil }
    (self.old, self.new, self.at) = (old, new, Timestamp(milliseconds: at))
    self.signature = signature
  }

  private var stated: [String: JSONValue] {
    ["old": .string(old), "new": .string(new), "at": .integer(at.milliseconds)]
  }

  private var message: [UInt8] { Array(JSONValue.object(stated).text.utf8) }

  /// One object with all members.
  package var json: [String: JSONValue] {
    stated.merging(["signature": .string(signature)]) { first, _ in first }
  }

  package var isSigned: Bool {
    guard let key = Hexadecimal.bytes(old), let signature = Hexadecimal.bytes(signature) else { return false }
    return Signature.holds(signature, over: message, by: key)
  }
}

/// The public keys that a log may be sealed with: the first, which was handed over in person, and those that it led to.
package struct SealKeyring: Sendable {
  package private(set) var keys: Set<String>

  /// - Parameters:
  ///   - first: public keys in hex that are trusted.
  ///   - changes: in any order; what no trusted key signed is left out.
  package init(trusting first: [String], changes: [KeyChange]) {
    keys = Set(first.map { $0.lowercased() })
    var rest = changes.filter(\.isSigned)
    while let next = rest.firstIndex(where: { keys.contains($0.old) }) {
      keys.insert(rest.remove(at: next).new)
    }
  }
}

extension Chain {
  /// Checks a log against a seal that was held elsewhere.
  ///
  /// - Parameters:
  ///   - rows: the office's rows, already checked against each other.
  ///   - keyring: nil = only the seal's own signature is checked, not whose key it is.
  package static func verify(_ rows: [LogRow], against seal: Seal, keyring: SealKeyring?) throws(Fault) {
    guard seal.isSigned else {
      throw Fault(seq: seal.seq, reason: "the seal's signature is not that of its key")
    }
    if let keyring, !keyring.keys.contains(seal.key) {
      throw Fault(seq: seal.seq, reason: "the seal was made with another key than the one given")
    }
    guard rows.first.map({ $0.office == seal.office }) ?? true else {
      throw Fault(seq: seal.seq, reason: "the seal is that of office \(seal.office)")
    }
    guard let row = rows.first(where: { $0.seq == seal.seq }) else {
      throw Fault(
        seq: Int64(rows.count) + 1, reason: "the seal names entry \(seal.seq), the log ends at \(rows.count)")
    }
    guard row.hash == seal.hash else {
      throw Fault(
        seq: seal.seq, reason: "differs from what was sealed: this entry or one before it was changed")
    }
  }
}
