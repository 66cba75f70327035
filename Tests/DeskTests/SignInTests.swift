import Model
import ResponseLog
import Storage
import Testing

@testable import Desk

@Suite("Signing in and out") struct SignInTests {
  private static let password = "榕树下-blue-17"

  /// An office in which `hand` has a password.
  private func office(_ rig: Rig) async throws -> (store: Store, desk: CaseDesk, door: SignInDesk) {
    let (store, desk) = try await rig.office()
    try await desk.setPassword(Self.password, of: "hand", by: nil)
    return (store, desk, SignInDesk(desk, clock: { rig.now }))
  }

  @Test("A right password gives a fresh token of 256 bits, of which the store keeps a hash alone")
  func token() async throws {
    let rig = try Rig()
    let (store, _, door) = try await office(rig)
    let first = try await door.signIn("hand", Self.password, from: "1.1.1.1")
    let second = try await door.signIn("hand", Self.password, from: "1.1.1.1")
    #expect(first != second && first.utf8.count == 64)
    #expect(try await door.person(of: first)?.id == "hand")
    #expect(try await store.session(first) == nil)
    #expect(try await door.person(of: String(first.reversed())) == nil)
  }

  @Test("An unknown person, one without a password and a wrong one get the same answer")
  func wrong() async throws {
    let (_, _, door) = try await office(try Rig())
    for (who, password) in [("nobody", Self.password), ("duty", Self.password), ("hand", "榕树下-blue-18")] {
      await #expect(throws: SignInRefusal.wrong) { try await door.signIn(who, password, from: "1.1.1.1") }
    }
  }

  @Test("After five failures even the right password waits, as does one for a name that nobody has")
  func lockOut() async throws {
    let rig = try Rig()
    let (_, _, door) = try await office(rig)
    for who in ["hand", "nobody"] {
      for _ in 0..<5 { _ = try? await door.signIn(who, "falsch", from: "1.1.1.1") }
      await #expect(throws: SignInRefusal.wait(30)) {
        try await door.signIn(who, Self.password, from: "2.2.2.2")
      }
    }
    rig.pass(seconds: 30)
    _ = try await door.signIn("hand", Self.password, from: "2.2.2.2")
  }

  @Test("A session ends after two idle hours, and after twelve in any case")
  func ends() async throws {
    let rig = try Rig()
    let (_, _, door) = try await office(rig)
    let idle = try await door.signIn("hand", Self.password, from: "1.1.1.1")
    rig.pass(seconds: 7201)
    #expect(try await door.person(of: idle) == nil)
    let busy = try await door.signIn("hand", Self.password, from: "1.1.1.1")
    for _ in 0..<12 {
      rig.pass(seconds: 3600)
      #expect(try await door.person(of: busy) != nil)
    }
    rig.pass(seconds: 1)
    #expect(try await door.person(of: busy) == nil)
  }

  @Test("Signing out ends one session or all; being disabled and a new password end all at once")
  func out() async throws {
    let rig = try Rig()
    let (store, desk, door) = try await office(rig)
    func two() async throws -> [String] {
      [
        try await door.signIn("hand", Self.password, from: "1.1.1.1"),
        try await door.signIn("hand", Self.password, from: "1.1.1.1"),
      ]
    }
    var tokens = try await two()
    try await door.signOut(tokens[0])
    #expect(try await door.person(of: tokens[0]) == nil)
    #expect(try await door.person(of: tokens[1]) != nil)
    tokens = try await two()
    try await door.signOutEverywhere("hand")
    for token in tokens { #expect(try await door.person(of: token) == nil) }
    tokens = try await two()
    let fresh = try await door.changePassword(
      of: "hand", from: Self.password, to: "榕树上-green-18", address: "1.1.1.1")
    for token in tokens { #expect(try await door.person(of: token) == nil) }
    var hand = try #require(try await store.people().first { $0.id == "hand" })
    #expect(try await door.person(of: fresh) == hand)
    let body = try await store.logRows().last?.body
    let last = try #require(try LogEntry.read([body ?? ""]).first)
    #expect(last.action == "person_changed" && last.via == .console && last.auth == .password)
    hand.disabled = true
    try await desk.save(hand, by: nil)
    #expect(try await door.person(of: fresh) == nil)
    await #expect(throws: SignInRefusal.wrong) {
      try await door.signIn("hand", "榕树上-green-18", from: "1.1.1.1")
    }
  }

  @Test(
    "The set-up secret makes one administrator, once; it is kept as a hash and dies with the first password")
  func setUp() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let door = SignInDesk(desk, clock: { rig.now })
    #expect(try await door.needsSetUp())
    let old = try #require(try await door.makeSetUpSecret())
    let secret = try #require(try await door.makeSetUpSecret())
    let kept = try await store.transaction { try $0.setupSecret() }
    #expect(kept != nil && kept != secret)
    let unit = try #require(try await store.units().first { $0.id == "office" })
    let boss = Person(id: "boss", name: "主任", unit: "office", roles: [.admin])
    func setUp(_ secret: String, _ password: String = Self.password) async throws -> String {
      try await door.setUp(boss, unit: unit, password: password, secret: secret, from: "1.1.1.1")
    }
    await #expect(throws: SignInRefusal.secret) { try await setUp(old) }
    await #expect(throws: Refusal.self) { try await setUp(secret, "kurz") }
    let token = try await setUp(secret.uppercased())
    #expect(try await door.person(of: token)?.roles == [.admin])
    await #expect(throws: SignInRefusal.isSetUp) { try await setUp(secret) }
    #expect(try await door.makeSetUpSecret() == nil)
    #expect(try await store.transaction { try $0.setupSecret() } == nil)
    #expect(try await !door.needsSetUp())
  }

  @Test("Of many who set up at the same time with the secret, one becomes the administrator")
  func setUpAtOnce() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let door = SignInDesk(desk, clock: { rig.now })
    let secret = try #require(try await door.makeSetUpSecret())
    let unit = try #require(try await store.units().first { $0.id == "office" })
    let done = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask {
          let boss = Person(id: "boss-\(number)", name: "主任", unit: "office", roles: [.admin])
          let token = try? await door.setUp(
            boss, unit: unit, password: Self.password, secret: secret, from: "1.1.1.\(number)")
          return token != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(done == 1)
    #expect(try await store.people().count { $0.roles.contains(.admin) } == 1)
    #expect(try await store.passwordHolders().count == 1)
  }

  @Test("A secret that was made before somebody got a password by the command line is void")
  func overtaken() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    let door = SignInDesk(desk, clock: { rig.now })
    let secret = try #require(try await door.makeSetUpSecret())
    try await desk.setPassword(Self.password, of: "duty", by: nil)
    let unit = try #require(try await store.units().first)
    await #expect(throws: SignInRefusal.isSetUp) {
      try await door.setUp(
        Person(id: "boss", name: "主任", unit: unit.id, roles: [.admin]), unit: unit,
        password: Self.password, secret: secret, from: "1.1.1.1")
    }
  }
}
