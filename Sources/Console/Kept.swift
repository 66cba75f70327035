import Model
import ResponseLog
import Storage
import Synchronization

/// A value made from the store, kept while its key stays the same, and made once however many requests ask for it at the
/// same time.
final class Kept<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var last: (key: Key, value: Value)?
    var running: (key: Key, work: Task<Value, any Error>)?
  }

  private let state = Mutex(State())

  /// - Parameters:
  ///   - isGoodEnough: whether the value of an earlier key may still be given while the new one is being made.
  ///   - make: gets the value before, if there was one, to build on.
  func value(
    _ key: Key, or isGoodEnough: (Key) -> Bool = { _ in false },
    _ make: @escaping @Sendable (Value?) async throws -> Value
  ) async throws -> Value {
    let (value, work) = state.withLock { state -> (Value?, Task<Value, any Error>?) in
      if let last = state.last, last.key == key { return (last.value, nil) }
      if state.running?.key != key { state.running = (key, begin(key, state.last?.value, make)) }
      return (state.last.flatMap { isGoodEnough($0.key) ? $0.value : nil }, state.running?.work)
    }
    if let value { return value }
    if let work { return try await work.value }
    return try await make(nil)
  }

  /// A task of its own, for others wait for it, too, when the request that began it is given up.
  private func begin(
    _ key: Key, _ before: Value?, _ make: @escaping @Sendable (Value?) async throws -> Value
  ) -> Task<Value, any Error> {
    Task {
      let made = await Result { try await make(before) }
      state.withLock { state in
        guard state.running?.key == key else { return }
        if case .success(let value) = made { state.last = (key, value) }
        state.running = nil
      }
      return try made.get()
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

/// What the pages keep between requests.
struct ConsoleMemory: Sendable {
  /// Two seconds of the log as it stands: what was made in them of the store is as good as new.
  struct Moment: Equatable, Sendable {
    let head: LogHead?
    private let pair: Int64

    init(_ head: LogHead?, _ now: Timestamp) { (self.head, pair) = (head, now.seconds / 2) }

    /// Whether time alone has passed, and not much: by ten seconds a clock may lag, by nothing what somebody did.
    func isSoonAfter(_ other: Moment) -> Bool { head == other.head && (0...5).contains(pair - other.pair) }
  }

  /// Ten minutes of the log as it stands: as long the check of the whole is believed.
  struct Span: Equatable, Sendable {
    let head: LogHead?
    private let number: Int64

    init(_ head: LogHead?, _ now: Timestamp) { (self.head, number) = (head, now.seconds / 600) }
  }

  let cases = Kept<Moment, CaseShelf>()
  let check = Kept<Span, LogCheck>()
  /// By the head of the log: nothing of the office changes without an entry.
  let office = Kept<LogHead?, OfficeView>()
  let stories = Kept<Moment, [FlaggedStory]>()
}
