import Crypto
package import Model
import ResponseLog
import Storage
import Synchronization

/// Where people sign in and out.
package final class SignInDesk: Sendable {
  /// Seconds without a request after which a session ends.
  package static let idle: Int64 = 2 * 3600
  /// Seconds after which it ends in any case: a working day.
  package static let life: Int64 = 12 * 3600

  private let desk: CaseDesk
  private let clock: @Sendable () -> Timestamp
  private let line = PasswordLine()
  private let throttle = Mutex(Throttle())

  private var store: Store { desk.store }

  /// - Parameter clock: what time it is outside, also where the store's own time is simulated.
  package init(_ desk: CaseDesk, clock: @escaping @Sendable () -> Timestamp) {
    (self.desk, self.clock) = (desk, clock)
  }

  /// Lets a person in who has a password.
  ///
  /// - Parameter address: of the browser, as the throttle knows it.
  /// - Returns: the token that the browser is to hold: fresh, 256 random bits.
  /// - Throws: `SignInRefusal`, `StorageError`.
  package func signIn(_ id: String, _ password: String, from address: String) async throws -> String {
    try await check(id, password, from: address)
    return try await begin(id)
  }

  /// Whoever a browser's token belongs to; nil once it has ended, or the person is disabled.
  package func person(of token: String) async throws -> Person? {
    let (hash, now) = (Self.hash(token), clock())
    guard var session = try await desk.reader.session(hash) else { return nil }
    let person = try await desk.reader.people().first { $0.id == session.person }
    guard let person, !person.disabled, now.seconds - session.seen.seconds <= Self.idle,
      now.seconds - session.begun.seconds <= Self.life
    else {
      try await store.transaction { try $0.endSession(hash) }
      return nil
    }
    // To the minute, so that not every page writes.
    if now.seconds - session.seen.seconds >= 60 {
      session.seen = now
      let used = session
      try await store.transaction { try $0.save(used) }
    }
    return person
  }

  package func signOut(_ token: String) async throws {
    let hash = Self.hash(token)
    try await store.transaction { try $0.endSession(hash) }
  }

  /// Ends the person's sessions at every browser.
  package func signOutEverywhere(_ id: String) async throws {
    try await store.transaction { try $0.endSessions(of: id) }
  }

  /// Gives somebody who knows the old password a new one, which ends all their sessions.
  ///
  /// - Returns: the token of a fresh session.
  /// - Throws: `SignInRefusal`; `Refusal` for a new password that is too easy.
  package func changePassword(of id: String, from old: String, to new: String, address: String) async throws
    -> String
  {
    try await check(id, old, from: address)
    try await desk.setPassword(new, of: id, by: id, via: .console, auth: .password)
    return try await begin(id)
  }

  /// Whether a password is that person's; it takes the same time for whoever there is not.
  private func check(_ id: String, _ password: String, from address: String) async throws {
    try admit(id, address)
    let isAble = try await desk.reader.people().contains { $0.id == id && !$0.disabled }
    let known = try await desk.reader.passwordHash(of: id)
    let hash = isAble ? known : nil
    guard let isRight = await line.run({ Password.matches(password, hash: hash) }) else {
      throw SignInRefusal.busy
    }
    guard isRight else { throw SignInRefusal.wrong }
    throttle.withLock { $0.succeed(person: id, address: address) }
  }

  /// Counts a try as failed before it is known whether it is, so that many at once do not pass where one would not.
  private func admit(_ id: String, _ address: String) throws(SignInRefusal) {
    let now = clock()
    let wait = throttle.withLock { throttle in
      let wait = throttle.wait(person: id, address: address, now: now)
      if wait == 0 { throttle.fail(person: id, address: address, now: now) }
      return wait
    }
    guard wait == 0 else { throw .wait(wait) }
  }

  private func begin(_ id: String) async throws -> String {
    let (token, now) = (Hexadecimal.text(RandomBytes.make(32)), clock())
    let session = StoredSession(token: Self.hash(token), person: id, begun: now, seen: now)
    try await store.transaction { transaction in
      try transaction.endSessions(
        begunBefore: now.adding(seconds: -Self.life), unseenSince: now.adding(seconds: -Self.idle))
      try transaction.save(session)
    }
    return token
  }

  /// A token is random: it needs no salt.
  private static func hash(_ token: String) -> String { SHA256.hex("session\n" + token) }
}

// The first person of an office that has none with a password.
extension SignInDesk {
  /// Whether nobody can sign in yet.
  package func needsSetUp() async throws -> Bool { try await store.transaction { try !$0.hasPasswords() } }

  /// Makes the secret by which the first administrator gets in; any before it is void.
  ///
  /// - Returns: what is to be shown once; nil where somebody has a password already.
  package func makeSetUpSecret() async throws -> String? {
    let digits = Hexadecimal.text(RandomBytes.make(16))
    let hash = Self.setUpHash(digits)
    let now = clock()
    return try await store.transaction { transaction in
      guard try !transaction.hasPasswords() else { return nil }
      try transaction.saveSetupSecret(hash: hash, now: now)
      return digits
    }
  }

  /// Makes the first administrator, with the unit if it is not there yet, and signs them in.
  ///
  /// - Returns: the token of their session.
  /// - Throws: `SignInRefusal`; `Refusal` for what cannot be saved, with the secret still good.
  package func setUp(
    _ person: Person, unit: Unit, password: String, secret: String, from address: String
  ) async throws -> String {
    try admit("", address)
    let given = Self.setUpHash(secret)
    try await store.transaction { try Self.admitSetUp(given, $0) }
    throttle.withLock { $0.succeed(person: "", address: address) }
    try Password.check(password, of: person)
    let hash = try await CaseDesk.hash(password)
    // Asked again within the transaction: of two who know the secret, one becomes the administrator.
    try await desk.found(person, unit, passwordHash: hash) { try Self.admitSetUp(given, $0) }
    return try await begin(person.id)
  }

  private static func admitSetUp(_ hash: String, _ transaction: Transaction) throws {
    guard try !transaction.hasPasswords() else { throw SignInRefusal.isSetUp }
    guard let known = try transaction.setupSecret(),
      isEqualInConstantTime(Array(known.utf8), Array(hash.utf8))
    else { throw SignInRefusal.secret }
  }

  /// Dashes and spaces are for reading.
  private static func setUpHash(_ secret: String) -> String {
    SHA256.hex("set-up\n" + secret.lowercased().filter { $0.isHexDigit })
  }
}
