import Synchronization

/// Where other threads leave word for the engine.
final class Inbox: Sendable {
  enum Command {
    case start(UInt64, FetchRequest, CheckedContinuation<Result<FetchResponse, FetchError>, Never>)
    case cancel(UInt64)
    case stop
  }

  private struct State {
    var commands: [Command] = []
    var isOpen = true
  }

  private let state = Mutex(State())
  private let multi: MultiHandle

  init(_ multi: MultiHandle) {
    self.multi = multi
  }

  /// False if the engine has ended and will not see the command.
  func send(_ command: Command) -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      state.commands.append(command)
      // One call is enough until the engine has looked; under the lock, so that the handle cannot go away.
      if state.commands.count == 1 { multi.wake() }
      return true
    }
  }

  /// All that came since the last call.
  func take() -> [Command] {
    state.withLock { state in
      defer { state.commands = [] }
      return state.commands
    }
  }

  /// The last call of the engine: nothing is accepted or woken from here on.
  func close() -> [Command] {
    state.withLock { $0.isOpen = false }
    return take()
  }
}
