import CCurl
import Glibc

/// One of libcurl's reusable transfer handles, with the memory its callbacks write to.
///
/// Owned by the engine and touched on its thread alone.
struct EasyHandle {
  let pointer: OpaquePointer
  private let exchange: UnsafeMutablePointer<Exchange>
  private let message: UnsafeMutablePointer<CChar>
  private var headerLines: UnsafeMutablePointer<curl_slist>?

  /// nil if memory is short or this libcurl lacks an option the checks rely on.
  init?(_ settings: TransferSettings) {
    guard let easy = curl_easy_init() else { return nil }
    pointer = easy
    exchange = .allocate(capacity: 1)
    exchange.initialize(to: Exchange())
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setConstants(settings) && setCallbacks() else {
      free()
      return nil
    }
  }

  /// The last call.
  func free() {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(headerLines)
    exchange.deinitialize(count: 1).deallocate()
    message.deallocate()
  }

  /// Readies the handle for the next hop of `journey`; false if memory is short.
  mutating func prepare(for journey: Journey, _ state: Exchange) -> Bool {
    exchange.pointee = state
    message.pointee = 0
    curl_slist_free_all(headerLines)
    headerLines = nil
    for line in journey.headerLines {
      guard let longer = curl_slist_append(headerLines, line) else { return false }
      headerLines = longer
    }
    return [
      ccurl_set_string(pointer, CURLOPT_URL, journey.target.url),
      ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, headerLines),
      // 0 would mean: no limit.
      ccurl_set_long(pointer, CURLOPT_TIMEOUT_MS, max(1, journey.remaining.milliseconds)),
      ccurl_set_long(pointer, CURLOPT_CONNECTTIMEOUT_MS, max(1, journey.connectTimeout.milliseconds)),
    ].allSatisfy { $0 == CURLE_OK }
  }

  /// What the callbacks noted; the handle's own copy is emptied.
  func takeExchange() -> Exchange {
    let state = exchange.pointee
    exchange.pointee = Exchange()
    return state
  }

  /// libcurl's words about a failure with `code`.
  func detail(_ code: CURLcode) -> String {
    message.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: message)
  }

  /// What the system said to the last attempt to connect, if it said something.
  var systemError: String? {
    var code = 0
    guard ccurl_get_long(pointer, CURLINFO_OS_ERRNO, &code) == CURLE_OK, code != 0 else { return nil }
    return String(cString: strerror(Int32(truncatingIfNeeded: code)))
  }

  /// Whether a connection stood.
  var wasConnected: Bool {
    var microseconds: curl_off_t = 0
    return ccurl_get_offset(pointer, CURLINFO_PRETRANSFER_TIME_T, &microseconds) == CURLE_OK
      && microseconds > 0
  }

  private func setConstants(_ settings: TransferSettings) -> Bool {
    [
      ccurl_set_string(pointer, CURLOPT_USERAGENT, settings.userAgent),
      ccurl_set_string(pointer, CURLOPT_ACCEPT_ENCODING, ""),
      ccurl_set_string(pointer, CURLOPT_PROTOCOLS_STR, "http,https"),
      ccurl_set_long(pointer, CURLOPT_FOLLOWLOCATION, 0),
      // An empty proxy and an empty list of exceptions keep the environment out.
      ccurl_set_string(pointer, CURLOPT_PROXY, settings.proxy ?? ""),
      ccurl_set_string(pointer, CURLOPT_NOPROXY, ""),
      ccurl_set_long(pointer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      ccurl_set_long(pointer, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
      ccurl_set_long(pointer, CURLOPT_NOSIGNAL, 1),
      // Without it a name server that does not answer would hold up all transfers when one lookup is given up.
      ccurl_set_long(pointer, CURLOPT_QUICK_EXIT, 1),
      ccurl_set_long(pointer, CURLOPT_LOW_SPEED_LIMIT, 16),
      ccurl_set_long(pointer, CURLOPT_LOW_SPEED_TIME, settings.stallSeconds),
      ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, message),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private func setCallbacks() -> Bool {
    [
      ccurl_set_data(pointer, CURLOPT_WRITEFUNCTION, receiveBody),
      ccurl_set_pointer(pointer, CURLOPT_WRITEDATA, exchange),
      ccurl_set_data(pointer, CURLOPT_HEADERFUNCTION, receiveHeader),
      ccurl_set_pointer(pointer, CURLOPT_HEADERDATA, exchange),
      ccurl_set_open(pointer, CURLOPT_OPENSOCKETFUNCTION, openSocket),
      ccurl_set_pointer(pointer, CURLOPT_OPENSOCKETDATA, exchange),
      ccurl_set_ready(pointer, CURLOPT_PREREQFUNCTION, checkConnection),
      ccurl_set_pointer(pointer, CURLOPT_PREREQDATA, exchange),
    ].allSatisfy { $0 == CURLE_OK }
  }
}

private let receiveBody: ccurl_data = { bytes, size, count, state in
  guard let exchange = state?.assumingMemoryBound(to: Exchange.self) else { return 0 }
  let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return exchange.pointee.receive(body: piece) ? piece.count : 0
}

private let receiveHeader: ccurl_data = { bytes, size, count, state in
  guard let exchange = state?.assumingMemoryBound(to: Exchange.self) else { return 0 }
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return exchange.pointee.receive(header: line) ? line.count : 0
}

/// Judges the address that the name really led to, just before the connection: nothing can change it after that.
private let openSocket: ccurl_open = { state, _, address in
  let refused: curl_socket_t = -1
  guard let exchange = state?.assumingMemoryBound(to: Exchange.self), let address,
    let destination = ccurl_address(address), exchange.pointee.admits(NetworkAddress(destination))
  else { return refused }
  return socket(
    address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}

/// A connection kept from an earlier fetch opens no socket: its address is judged here.
private let checkConnection: ccurl_ready = { state, remote, _, _, _ in
  guard let exchange = state?.assumingMemoryBound(to: Exchange.self), let remote,
    exchange.pointee.admits(NetworkAddress(String(cString: remote)))
  else { return Int32(CURL_PREREQFUNC_ABORT) }
  return Int32(CURL_PREREQFUNC_OK)
}
