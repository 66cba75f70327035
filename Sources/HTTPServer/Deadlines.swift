import Glibc
import Synchronization

/// The open connections, and when each must be done with what it is at.
///
/// The library ends a connection that is silent. One that sends or takes a byte now and then it would keep for ever.
final class Deadlines: Sendable {
  /// By descriptor; infinite while the server itself works.
  private let due = Mutex<[Int32: Double]>([:])

  /// Sets or moves the end, in seconds of `MonotonicClock`.
  func set(_ socket: Int32, at end: Double) { due.withLock { $0[socket] = end } }

  /// To be called before the socket is closed: afterwards the number may be another's.
  func forget(_ socket: Int32) { due.withLock { $0[socket] = nil } }

  /// Cuts the connections that are overdue; the library then finds them at their end.
  func cut(now: Double) {
    due.withLock { due in
      for (socket, end) in due where end <= now {
        due[socket] = .infinity
        shutdown(socket, Int32(SHUT_RDWR))
      }
    }
  }

  /// Looks once in a while until the task is cancelled.
  func watch(every seconds: Double) async {
    while !Task.isCancelled {
      cut(now: MonotonicClock.now)
      try? await Task.sleep(for: .seconds(seconds))
    }
  }
}

/// Time that never goes back.
enum MonotonicClock {
  /// Seconds since some moment.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
