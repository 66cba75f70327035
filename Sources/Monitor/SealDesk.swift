import Desk
package import Model
package import ResponseLog
package import Storage

/// Where the log is sealed and its key changed.
package struct SealDesk: Sendable {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Seals the log as it stands and records that it was done.
  ///
  /// - Throws: `SealRefusal.empty` where there is nothing to seal; `StorageError`.
  package func seal(with key: SealKey, now: Timestamp) async throws -> Seal {
    try await store.transaction { transaction in try seal(with: key, now, transaction) }
  }

  /// The day's seal: nil if this day, in China, has one already.
  package func sealDay(with key: SealKey, now: Timestamp) async throws -> Seal? {
    try await store.transaction { transaction in
      let last = try transaction.lastBody(of: "seal").map { try LogEntry.read([$0]) }?.first
      if let last, last.at.chinaDay >= now.chinaDay { return nil }
      return try seal(with: key, now, transaction)
    }
  }

  /// The newest seal, unless the log says that it was sent by mail already: older ones say less than it does.
  package func unsent() async throws -> (seal: Seal, seq: Int64)? {
    try await store.transaction { transaction in
      guard let body = try transaction.lastBody(of: "seal"), let entry = try LogEntry.read([body]).first,
        let seal = Seal(.object(entry.detail))
      else { return nil }
      let sent = try transaction.bodies(of: "notice_sent").contains { body in
        try LogEntry.read([body]).first?.detail["seal"] == .integer(entry.seq)
      }
      return sent ? nil : (seal, entry.seq)
    }
  }

  /// Records that a seal was handed to a mail server for so many receivers.
  package func recordSent(_ seq: Int64, receivers: Int, now: Timestamp) async throws {
    try await store.transaction { transaction in
      _ = try LogBook(transaction).append(
        .system(
          "notice_sent", office: store.office, at: now,
          detail: ["seal": .integer(seq), "channel": .string("mail"), "receivers": JSONValue(receivers)]))
    }
  }

  private func seal(with key: SealKey, _ now: Timestamp, _ transaction: Transaction) throws -> Seal {
    guard let head = try transaction.logHead() else { throw SealRefusal.empty }
    let log = LogBook(transaction)
    let seal = Seal(head, at: max(now, try log.lastTime() ?? now), with: key)
    guard case .object(let detail) = seal.json else { throw SealRefusal.empty }
    try log.append(.system("seal", office: store.office, at: now, detail: detail))
    return seal
  }

  /// Records with which key the log will be sealed; the old one, if there was one, signs the new.
  package func change(from old: SealKey?, to new: SealKey, now: Timestamp) async throws {
    try await store.transaction { transaction in
      let log = LogBook(transaction)
      let known = try Self.keyInForce(transaction)
      if let known, known != old?.publicHex { throw SealRefusal.otherKey(known) }
      let change: JSONValue
      if let old {
        change = .object(KeyChange(from: old, to: new, at: now).json)
      } else {
        change = .object([
          "old": .null, "new": .string(new.publicHex), "at": .integer(now.milliseconds), "signature": .null,
        ])
      }
      try log.append(
        .system("settings_changed", office: store.office, at: now, detail: ["seal_key": change]))
    }
  }

  /// The public key that the log itself names last.
  private static func keyInForce(_ transaction: Transaction) throws -> String? {
    for body in try transaction.bodies(of: "settings_changed").reversed() {
      if let new = try SealKey.named(in: LogEntry.read([body])).last { return new }
    }
    return nil
  }
}

extension SealKey {
  /// The public keys that entries put in force, in order.
  package static func named(in entries: [LogEntry]) throws -> [String] {
    entries.compactMap { entry in
      guard case .object(let change)? = entry.detail["seal_key"], case .string(let new)? = change["new"]
      else {
        return nil
      }
      return new
    }
  }
}

extension SealKeyring {
  /// The keys that a trusted one led to, as the log tells.
  package init(trusting first: [String], entries: [LogEntry]) {
    self.init(trusting: first, changes: entries.compactMap { KeyChange($0.detail["seal_key"]) })
  }
}

/// Why a log was not sealed.
package enum SealRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  case empty
  /// The log is sealed with another key, whose public half this is.
  case otherKey(String)

  package var description: String {
    switch self {
    case .empty: "the log is empty; there is nothing to seal"
    case .otherKey(let key):
      "the log is sealed with key \(key.prefix(16))…; give that key with --key, so that it signs the new one"
    }
  }
}
