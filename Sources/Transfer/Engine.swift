import CCurl

/// Runs all transfers on one thread: starts who may start, moves bytes, hands out results.
struct Engine {
  private let multi: MultiHandle
  private let inbox: Inbox
  private let settings: TransferSettings
  private var fetches: [UInt64: Fetch] = [:]
  private var line: WaitingLine
  /// Running transfers by libcurl's handle.
  private var running: [OpaquePointer: UInt64] = [:]
  private var idle: [EasyHandle] = []

  /// A caller waiting for an answer.
  private struct Fetch {
    var journey: Journey
    let continuation: CheckedContinuation<Result<FetchResponse, FetchError>, Never>
    var hop: Hop?
  }

  /// A transfer that libcurl is busy with.
  private struct Hop {
    let handle: EasyHandle
    let place: String
    let started: ContinuousClock.Instant
  }

  init(_ multi: MultiHandle, _ inbox: Inbox, _ settings: TransferSettings) {
    self.multi = multi
    self.inbox = inbox
    self.settings = settings
    line = WaitingLine(maximum: settings.maximumInFlight, perHost: settings.perHost)
  }

  /// Works until told to stop; everybody still waiting then gets `cancelled`.
  mutating func run() {
    while obey(inbox.take()) {
      startWaiting()
      let ended = multi.perform()
      for (handle, result) in ended { finish(handle, result) }
      if ended.isEmpty { multi.wait() }
    }
    close()
  }

  /// False after a `stop`.
  private mutating func obey(_ commands: [Inbox.Command]) -> Bool {
    var goesOn = true
    for command in commands {
      switch command {
      case .start(let id, let request, let continuation): begin(id, request, continuation)
      case .cancel(let id): end(id, .failure(.cancelled))
      case .stop: goesOn = false
      }
    }
    return goesOn
  }

  private mutating func begin(
    _ id: UInt64, _ request: FetchRequest,
    _ continuation: CheckedContinuation<Result<FetchResponse, FetchError>, Never>
  ) {
    do throws(FetchError) {
      let journey = try Journey(request)
      fetches[id] = Fetch(journey: journey, continuation: continuation)
      joinLine(id, journey)
    } catch {
      continuation.resume(returning: .failure(error))
    }
  }

  /// Every hop is checked as written here, and by its real address in the callbacks.
  private mutating func joinLine(_ id: UInt64, _ journey: Journey) {
    let target = journey.target
    do throws(FetchError) {
      try AddressCheck.check(target, allowed: settings.allowedHosts)
      line.join(id, host: "\(target.host):\(target.port)")
    } catch {
      end(id, .failure(error))
    }
  }

  private mutating func startWaiting() {
    while let (id, place) = line.next() {
      // Whoever was cancelled while waiting is still in the line.
      guard fetches[id] != nil, start(id, place) else {
        line.leave(host: place)
        continue
      }
    }
  }

  /// False if the fetch ended instead.
  private mutating func start(_ id: UInt64, _ place: String) -> Bool {
    guard let journey = fetches[id]?.journey, var handle = idle.popLast() ?? EasyHandle(settings) else {
      end(id, .failure(.interrupted("libcurl did not accept its options")))
      return false
    }
    var exchange = Exchange()
    exchange.limit = max(0, journey.request.maximumBytes)
    exchange.admitsAnyAddress =
      settings.proxy != nil || settings.allowedHosts.contains { $0.covers(journey.target) }
    guard handle.prepare(for: journey, exchange), multi.add(handle) else {
      idle.append(handle)
      end(id, .failure(.interrupted("libcurl did not accept the transfer")))
      return false
    }
    running[handle.pointer] = id
    fetches[id]?.hop = Hop(handle: handle, place: place, started: .now)
    return true
  }

  private mutating func finish(_ pointer: OpaquePointer, _ result: CURLcode) {
    guard let id = running[pointer], var fetch = fetches[id], let hop = fetch.hop else { return }
    let exchange = release(hop)
    fetch.hop = nil
    fetch.journey.spend(.now - hop.started)
    let failure = FetchError(result, exchange, fetch.journey, hop.handle)
    do throws(FetchError) {
      if let failure { throw failure }
      let response = try fetch.journey.arrive(exchange)
      fetches[id] = fetch
      if let response { end(id, .success(response)) } else { joinLine(id, fetch.journey) }
    } catch {
      fetches[id] = fetch
      end(id, .failure(error))
    }
  }

  private mutating func end(_ id: UInt64, _ outcome: Result<FetchResponse, FetchError>) {
    guard let fetch = fetches.removeValue(forKey: id) else { return }
    if let hop = fetch.hop { _ = release(hop) }
    fetch.continuation.resume(returning: outcome)
  }

  /// Takes the handle back from libcurl and gives its slot to the next one; what came in until then.
  private mutating func release(_ hop: Hop) -> Exchange {
    multi.remove(hop.handle)
    running[hop.handle.pointer] = nil
    idle.append(hop.handle)
    line.leave(host: hop.place)
    return hop.handle.takeExchange()
  }

  private mutating func close() {
    _ = obey(inbox.close())
    for id in Array(fetches.keys) { end(id, .failure(.cancelled)) }
    for handle in idle { handle.free() }
    multi.free()
  }
}
