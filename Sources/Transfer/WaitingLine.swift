/// Who may start next: in order within a host, hosts in turn, within two bounds.
struct WaitingLine {
  private let maximum: Int
  private let perHost: Int
  private var running = 0
  private var hosts: [String: Host] = [:]
  /// Hosts with somebody waiting and a slot free; each at most once.
  private var ready = Queue<String>()

  private struct Host {
    var running = 0
    var waiting = Queue<UInt64>()
    var isReady = false
  }

  /// Bounds below 1 count as 1, or nobody would ever start.
  init(maximum: Int, perHost: Int) {
    self.maximum = max(1, maximum)
    self.perHost = max(1, perHost)
  }

  mutating func join(_ id: UInt64, host: String) {
    hosts[host, default: Host()].waiting.append(id)
    markReady(host)
  }

  /// Takes a slot for the next one, to be given back by `leave`; nil if nobody may start now.
  mutating func next() -> (id: UInt64, host: String)? {
    guard running < maximum, let host = ready.popFirst() else { return nil }
    hosts[host]?.isReady = false
    guard let id = hosts[host]?.waiting.popFirst() else { return nil }
    hosts[host]?.running += 1
    running += 1
    markReady(host)
    return (id, host)
  }

  /// Gives the slot back.
  mutating func leave(host: String) {
    guard let entry = hosts[host], entry.running > 0 else { return }
    running -= 1
    if entry.running == 1 && entry.waiting.isEmpty {
      hosts[host] = nil
    } else {
      hosts[host]?.running -= 1
      markReady(host)
    }
  }

  private mutating func markReady(_ host: String) {
    guard let entry = hosts[host], !entry.isReady, !entry.waiting.isEmpty, entry.running < perHost else {
      return
    }
    hosts[host]?.isReady = true
    ready.append(host)
  }
}

/// First in, first out; two stacks keep both ends cheap.
private struct Queue<Element> {
  private var arriving: [Element] = []
  private var departing: [Element] = []

  var isEmpty: Bool { arriving.isEmpty && departing.isEmpty }

  mutating func append(_ element: Element) {
    arriving.append(element)
  }

  mutating func popFirst() -> Element? {
    if departing.isEmpty {
      departing = arriving.reversed()
      arriving.removeAll(keepingCapacity: true)
    }
    return departing.popLast()
  }
}
