import Dispatch
import Synchronization

/// Where passwords are hashed: one at a time, for each takes 64 MB and some tenths of a second, and on a thread of its
/// own, for nothing may block those of the pool.
final class PasswordLine: Sendable {
  /// How many may wait; who comes then is sent away.
  private static let length = 16

  private let queue = DispatchQueue(label: "weathervane.passwords", qos: .userInitiated)
  private let waiting = Mutex(0)

  /// The outcome of a hashing; nil if too many wait.
  func run<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome? {
    let isAdmitted = waiting.withLock { waiting in
      guard waiting < Self.length else { return false }
      waiting += 1
      return true
    }
    guard isAdmitted else { return nil }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work()) }
    }
  }
}
