import Model
import Testing

@testable import Desk

@Suite("Who guesses passwords waits") struct ThrottleTests {
  private let now = Timestamp(seconds: 1_780_000_000)

  private func throttle(failures: Int, person: String = "li-na", address: String = "10.0.0.1") -> Throttle {
    var throttle = Throttle()
    for _ in 0..<failures { throttle.fail(person: person, address: address, now: now) }
    return throttle
  }

  @Test(
    "Waits begin with the fifth failure, double, and stop growing at a quarter of an hour",
    arguments: zip([4, 5, 6, 7, 10, 40], [Int64(0), 30, 60, 120, 900, 900]))
  func growth(failures: Int, wait: Int64) {
    let throttle = throttle(failures: failures)
    #expect(throttle.wait(person: "li-na", address: "10.0.0.9", now: now) == wait)
  }

  @Test("A wait runs off; another name from another address never had one")
  func expiry() {
    let throttle = throttle(failures: 5)
    #expect(throttle.wait(person: "li-na", address: "x", now: now.adding(seconds: 29)) == 1)
    #expect(throttle.wait(person: "li-na", address: "x", now: now.adding(seconds: 30)) == 0)
    #expect(throttle.wait(person: "wang", address: "10.0.0.2", now: now) == 0)
  }

  @Test("An address that tries many names waits for all of them")
  func address() {
    var throttle = Throttle()
    for number in 0..<20 { throttle.fail(person: "p\(number)", address: "10.0.0.1", now: now) }
    #expect(throttle.wait(person: "anybody", address: "10.0.0.1", now: now) == 30)
    #expect(throttle.wait(person: "anybody", address: "10.0.0.2", now: now) == 0)
  }

  @Test("A right password lets the name begin anew, and the address is no better for it")
  func success() {
    var throttle = Throttle()
    for number in 0..<19 { throttle.fail(person: "p\(number)", address: "10.0.0.1", now: now) }
    throttle.fail(person: "li-na", address: "10.0.0.1", now: now)
    throttle.succeed(person: "li-na", address: "10.0.0.1")
    #expect(throttle.wait(person: "li-na", address: "10.0.0.1", now: now) == 0)
    throttle.fail(person: "p1", address: "10.0.0.1", now: now)
    #expect(throttle.wait(person: "anybody", address: "10.0.0.1", now: now) == 30)
  }

  @Test("What was a day ago is forgotten")
  func memory() {
    var throttle = throttle(failures: 12)
    let later = now.adding(seconds: 86_401)
    throttle.fail(person: "li-na", address: "10.0.0.1", now: later)
    #expect(throttle.wait(person: "li-na", address: "10.0.0.9", now: later) == 0)
  }
}
