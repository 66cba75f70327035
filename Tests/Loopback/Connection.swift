import Glibc

/// The server's end of one connection: blocking reads and writes on its own thread.
struct Connection {
  let socket: Int32
  private var unread: [UInt8] = []

  init(_ socket: Int32) {
    self.socket = socket
    var on: Int32 = 1
    // Head and body are one write, but chunks follow each other.
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Answers until the client is done or the answer ends the connection.
  mutating func serve(_ handler: (LoopbackRequest) -> LoopbackResponse) {
    while let request = readRequest(), send(handler(request), toHead: request.method == "HEAD") {}
  }

  /// nil at the end of the connection or if the head is no request of at most 64 KiB.
  private mutating func readRequest() -> LoopbackRequest? {
    while true {
      if let end = endOfHead() {
        defer { unread.removeFirst(end + 4) }
        return parse(unread[..<end])
      }
      guard unread.count < 65536, receive(), isText else { return nil }
    }
  }

  /// The next line without its end; nil at the end of the connection or after 64 KiB without one.
  mutating func readLine() -> String? {
    while true {
      if let end = unread.firstIndex(of: 10) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end].filter { $0 != 13 }, as: UTF8.self)
      }
      guard unread.count < 65536, receive() else { return nil }
    }
  }

  /// Not the start of a TLS handshake, after which no end of a head would come.
  private var isText: Bool { unread.first.map { $0 >= 0x20 } ?? true }

  private func endOfHead() -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard unread.count >= 4 else { return nil }
    return (0...(unread.count - 4)).first { unread[$0..<($0 + 4)].elementsEqual(mark) }
  }

  /// False at the end of the connection.
  private mutating func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    unread += buffer[..<count]
    return true
  }

  private func parse(_ head: ArraySlice<UInt8>) -> LoopbackRequest? {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return LoopbackRequest(method: String(words[0]), target: String(words[1]), headers: headers)
  }

  /// False if the connection is to end.
  private mutating func send(_ response: LoopbackResponse, toHead: Bool) -> Bool {
    let sized = response.head("Content-Length: \(response.body.count)")
    let body = toHead ? [] : response.body
    switch response.behaviour {
    case .whole:
      return write(sized + body)
    case .endless(let chunk):
      var sending = write(response.head("Transfer-Encoding: chunked") + framed(body))
      while sending { sending = write(framed(chunk)) }
    case .cutAfter(let count):
      _ = write(sized + body.prefix(count))
    case .stall:
      awaitEnd()
    case .stallAfterHead:
      if write(sized) { awaitEnd() }
    case .raw:
      _ = write(response.body)
    }
    return false
  }

  private func framed(_ chunk: [UInt8]) -> [UInt8] {
    chunk.isEmpty ? [] : Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
  }

  private mutating func awaitEnd() {
    while receive() { unread = [] }
  }

  /// False if the client went away.
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The flag keeps a client that went away from ending the whole process.
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
