import Foundation
import Glibc
import Synchronization

/// Fetches pages and feeds over http and https: many at once, few from one host, public addresses only.
///
/// One thread of its own does all the work. It ends with `shutdown` or with the last reference.
package final class Transfer: Sendable {
  private let inbox: Inbox
  private let lastID = Atomic<UInt64>(0)

  /// Starts the thread.
  ///
  /// - Throws: `FetchError.proxy` if the proxy's address is not one.
  package init(_ settings: TransferSettings) throws(FetchError) {
    if let proxy = settings.proxy, !isProxyAddress(proxy) { throw .proxy("\(proxy) is not its address") }
    guard let multi = MultiHandle(connections: settings.maximumInFlight) else {
      throw .interrupted("libcurl could not start")
    }
    let inbox = Inbox(multi)
    self.inbox = inbox
    let thread = Thread {
      blockBrokenPipeSignal()
      var engine = Engine(multi, inbox, settings)
      engine.run()
    }
    thread.name = "transfer"
    thread.start()
  }

  deinit {
    shutdown()
  }

  /// Gets what is at the address, following redirects; cancelling the task ends the transfer at once.
  ///
  /// - Returns: the answer of the last hop, whatever its status.
  package func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
    let id = lastID.add(1, ordering: .relaxed).newValue
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard inbox.send(.start(id, request, continuation)) else {
          continuation.resume(returning: .failure(FetchError.cancelled))
          return
        }
        // The handler below may have run before there was anything to cancel.
        if Task.isCancelled { cancel(id) }
      }
    } onCancel: {
      cancel(id)
    }
    return try result.get()
  }

  /// Ends every transfer, running or waiting, with `cancelled`, and the thread; later fetches get the same.
  package func shutdown() {
    _ = inbox.send(.stop)
  }

  private func cancel(_ id: UInt64) {
    _ = inbox.send(.cancel(id))
  }
}

/// OpenSSL's writes to a connection the server has closed would end the process; blocked, the signal is an error code.
func blockBrokenPipeSignal() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
