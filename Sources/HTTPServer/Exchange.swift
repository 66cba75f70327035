import Synchronization

/// One request and its answer.
///
/// The library's thread calls `advance` and `receive`; the handler's task and `stop` call the rest.
final class Exchange: Sendable {
  private let reception: Reception
  private let connection: Connection
  private let target: String
  private let state = Mutex(State())

  private struct State {
    var phase = Phase.head
    var request = HTTPRequest()
    var received = 0
    /// Answer to give in place of the handler's, once the body has been read past.
    var refusal: HTTPResponse?
    var task: Task<Void, Never>?
  }

  private enum Phase {
    case head
    case body
    /// Known by its path alone, the request being as plain as can be.
    case asset(LibraryResponse)
    /// The connection is suspended.
    case working
    case ready(HTTPResponse)
    case answered
  }

  /// `target` is as sent.
  init(_ reception: Reception, _ connection: Connection, target: String) {
    self.reception = reception
    self.connection = connection
    self.target = target
  }

  /// Takes the next step; false if the connection is to be cut.
  func advance(method: String) -> Bool {
    state.withLock { state in
      switch state.phase {
      case .head: begin(method, &state)
      case .body: launch(&state)
      case .asset(let asset): answer(asset, &state)
      case .ready(let response): answer(response, &state)
      case .working, .answered: true
      }
    }
  }

  /// Takes a piece of the body; false if the connection is to be cut.
  func receive(_ piece: UnsafeRawBufferPointer) -> Bool {
    state.withLock { state in
      state.received += piece.count
      if state.received > reception.settings.maximumBody, state.refusal == nil {
        state.refusal = .refusal(413)
        state.request.body = []
      }
      if state.refusal == nil { state.request.body += piece }
      return state.received <= patience
    }
  }

  /// The library is done with the request, answered or not.
  func complete() {
    allow(reception.settings.requestSeconds)
    reception.dismiss(self)
  }

  /// Ends the wait for the handler.
  func breakOff() {
    finish(.refusal(503))
    state.withLock { $0.task }?.cancel()
  }

  /// Bytes of a body that are read though it will be refused.
  private var patience: Int { reception.settings.maximumBody * 8 }

  private func begin(_ method: String, _ state: inout State) -> Bool {
    if method == "GET" || method == "HEAD", let asset = reception.assets.answer(to: target, connection) {
      state.phase = .asset(asset)
      return true
    }
    let head = RequestHead(method: method, target: target, headers: connection.headers)
    state.phase = .body
    state.refusal = head.refusal(reception.settings)
    let origin = ClientOrigin(
      peer: connection.remoteAddress, isTLS: reception.settings.identity != nil, headers: head.headers,
      proxies: reception.proxies)
    if let request = head.request(from: origin) { state.request = request }
    guard let refusal = state.refusal, !head.hasBody(upTo: patience) else { return true }
    // After an answer this early the library closes the connection: what follows may be a body and is not read.
    return answer(refusal, &state)
  }

  private func launch(_ state: inout State) -> Bool {
    if state.refusal == nil, let asset = reception.assets.answer(to: state.request) {
      return answer(asset, &state)
    }
    if let refusal = state.refusal ?? reception.refusal(ofAddress: state.request.remoteAddress)
      ?? (reception.admit(self) ? nil : .refusal(503))
    {
      return answer(refusal, &state)
    }
    state.phase = .working
    allow(.infinity)
    connection.suspend()
    state.task = Task { [self, request = state.request] in
      finish(await reception.handler(request).coded(for: request))
    }
    state.request.body = []
    return true
  }

  /// The first answer counts.
  private func finish(_ response: HTTPResponse) {
    state.withLock { state in
      guard case .working = state.phase else { return }
      state.phase = .ready(response)
      // Under the lock: once `breakOff` has returned, nobody may touch the connection any more.
      connection.resume()
    }
  }

  private func answer(_ asset: LibraryResponse, _ state: inout State) -> Bool {
    state.phase = .answered
    allow(reception.settings.answerSeconds)
    return connection.answer(asset)
  }

  private func answer(_ response: HTTPResponse, _ state: inout State) -> Bool {
    state.phase = .answered
    allow(reception.settings.answerSeconds)
    var standing = reception.settings.securityHeaders
    // Browsers would hold it against every other program of their own machine, whatever its port.
    if state.request.isSecure, !HTTPServer.isLoopbackHost(state.request.header("host") ?? "") {
      standing.append(HTTPServerSettings.transportSecurity)
    }
    return connection.answer(response.sealed(with: standing), isLast: reception.isClosed)
  }

  /// How many seconds the client has for what comes next.
  private func allow(_ seconds: Double) {
    reception.deadlines.set(connection.socket, at: MonotonicClock.now + seconds)
  }
}
