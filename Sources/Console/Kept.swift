import Model
import Storage
import Synchronization

/// A value made from the store, kept while its key stays the same, and made once however many requests ask for it at the
/// same time.
final class Kept<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct Making {
    let key: Key
    let work: Task<Value, any Error>
  }

  private let making = Mutex<Making?>(nil)

  /// - Parameter make: gets the value of the key before, if there was one, to build on.
  func value(_ key: Key, _ make: @escaping @Sendable (Value?) async throws -> Value) async throws -> Value {
    let work = making.withLock { making in
      if let making, making.key == key { return making.work }
      let last = making?.work
      // Of its own, for others wait for it, too, when the request that began it is given up.
      let work = Task { try await make(try? last?.value) }
      making = Making(key: key, work: work)
      return work
    }
    return try await work.value
  }
}

/// What the pages keep between requests.
struct ConsoleMemory: Sendable {
  /// Until when what was made of the store is as good as new: until the log grows, and for two seconds, by which clocks
  /// and newly collected items may lag.
  struct Moment: Equatable, Sendable {
    let head: LogHead?
    private let pair: Int64

    init(_ head: LogHead?, _ now: Timestamp) { (self.head, pair) = (head, now.seconds / 2) }
  }

  let cases = Kept<Moment, CaseShelf>()
  let stories = Kept<Moment, [FlaggedStory]>()
}
