import Foundation
import Glibc
import Synchronization

/// A process at work: to be signalled, then waited for.
///
/// Spawned by the system's own call: Foundation's `Process` counts the open files of the whole program before it lists
/// them, and writes past its end if another test opens some in between.
final class RunningTool: Sendable {
  struct Failure: Error {
    let code: Int32
  }

  private let pid: pid_t
  private let ending = Mutex<Int32?>(nil)

  /// - Parameters:
  ///   - folder: where it runs, with a file `in`; `out` and `err` are written there.
  ///   - ended: called once it has ended, on a thread of its own.
  init(_ program: URL, _ arguments: [String], in folder: URL, ended: @escaping @Sendable () -> Void) throws {
    let line = #"cd "$0" && exec "$@" <in >out 2>err"#
    let words = (["sh", "-c", line, folder.path, program.path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var spawned: pid_t = 0
    let code = posix_spawn(&spawned, "/bin/sh", nil, nil, words, environ)
    guard code == 0 else { throw Failure(code: code) }
    let pid = spawned
    self.pid = pid
    Thread.detachNewThread { [self] in
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      // The exit code, or the signal, as a shell tells them.
      ending.withLock { $0 = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f) }
      ended()
    }
  }

  var isRunning: Bool { ending.withLock { $0 == nil } }

  /// nil while it runs.
  var terminationStatus: Int32? { ending.withLock { $0 } }

  func terminate() {
    ending.withLock { if $0 == nil { kill(pid, SIGTERM) } }
  }
}
