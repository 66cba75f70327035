import CMicrohttpd
import Glibc

/// The library's server: one thread that reads, parses and writes, and calls back for each request.
struct Daemon: @unchecked Sendable {  // The library allows its calls from any thread.
  private let pointer: OpaquePointer
  /// Kept for the callbacks until `end`.
  private let reception: Unmanaged<Reception>

  /// nil if the library does not start; else it owns the socket.
  init?(listening socket: Int32, for reception: Reception) {
    self.reception = Unmanaged.passRetained(reception)
    let state = self.reception.toOpaque()
    var options = Daemon.limits(reception.settings)
    options += [
      MHD_OptionItem(option: .LISTEN_SOCKET, value: Int(socket), ptr_value: nil),
      MHD_OptionItem(
        option: .URI_LOG_CALLBACK, value: unsafeBitCast(Daemon.arrive, to: Int.self), ptr_value: state),
      MHD_OptionItem(
        option: .NOTIFY_COMPLETED, value: unsafeBitCast(Daemon.complete, to: Int.self), ptr_value: nil),
      MHD_OptionItem(
        option: .NOTIFY_CONNECTION, value: unsafeBitCast(Daemon.connect, to: Int.self), ptr_value: state),
    ]
    let flags =
      MHD_USE_EPOLL.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
    guard LibraryQueue.call != nil,
      let pointer = Daemon.start(UInt32(flags), &options, reception.settings.identity)
    else {
      self.reception.release()
      return nil
    }
    self.pointer = pointer
  }

  /// Closes the door; those inside go on.
  func takeNoMore() {
    let socket = MHD_quiesce_daemon(pointer)
    if socket >= 0 { close(socket) }
  }

  /// Cuts all connections and waits for the library's thread. No connection may be suspended; the last call.
  func end() {
    MHD_stop_daemon(pointer)
    reception.release()
  }

  /// nil if the library does not start.
  private static func start(_ flags: UInt32, _ options: inout [MHD_OptionItem], _ identity: TLSIdentity?)
    -> OpaquePointer?
  {
    let end = MHD_OptionItem(option: .END, value: 0, ptr_value: nil)
    guard let identity else {
      options.append(end)
      return cmicrohttpd_start(flags, advance, nil, &options)
    }
    let texts: [(MHD_OPTION, String)] = [
      (.HTTPS_MEM_CERT, identity.certificate), (.HTTPS_MEM_KEY, identity.key),
      (.HTTPS_PRIORITIES, TLSIdentity.priorities),
    ]
    // The library reads them while it starts.
    let copies = texts.map { ($0.0, strdup($0.1)) }
    defer { copies.forEach { free($0.1) } }
    options += copies.map { MHD_OptionItem(option: $0.0, value: 0, ptr_value: $0.1) } + [end]
    return cmicrohttpd_start(flags | UInt32(MHD_USE_TLS.rawValue), advance, nil, &options)
  }

  private static func limits(_ settings: HTTPServerSettings) -> [MHD_OptionItem] {
    let limits: [(MHD_OPTION, Int)] = [
      (.CONNECTION_LIMIT, settings.connectionLimit),
      (.PER_IP_CONNECTION_LIMIT, settings.proxies.isEmpty ? settings.perAddressLimit : 0),
      (.CONNECTION_TIMEOUT, settings.timeoutSeconds),
      // Also holds an entry for each header, what has been read of the body, and the head of the answer.
      (.CONNECTION_MEMORY_LIMIT, settings.headerMemory * 4),
    ]
    return limits.map { MHD_OptionItem(option: $0.0, value: $0.1, ptr_value: nil) }
  }

  /// A connection begins or ends: notes whose it is, for `replaceLibraryRefusal`, and until when it may talk.
  private static let connect:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
      MHD_ConnectionNotificationCode
    ) -> Void = { state, connection, context, code in
      context?.pointee = state
      guard let state, let socket = connection.map({ Connection($0).socket }) else { return }
      let reception = Unmanaged<Reception>.fromOpaque(state).takeUnretainedValue()
      if code == .CONNECTION_NOTIFY_STARTED {
        reception.deadlines.set(socket, at: MonotonicClock.now + reception.settings.requestSeconds)
      } else {
        reception.deadlines.forget(socket)
      }
    }

  /// A request line has been read: makes the exchange that the other callbacks find in their context.
  private static let arrive:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) ->
      UnsafeMutableRawPointer? = {
        state, target, connection in
        guard let state, let target, let connection else { return nil }
        let reception = Unmanaged<Reception>.fromOpaque(state).takeUnretainedValue()
        let exchange = Exchange(reception, Connection(connection), target: String(cString: target))
        // The library would split the query next, and it hangs if there are more fields than its memory holds. We
        // split it ourselves, so in the library's buffer it is made empty.
        if let query = strchr(target, Int32(UInt8(ascii: "?"))), query[1] != 0 { query[1] = 0 }
        return Unmanaged.passRetained(exchange).toOpaque()
      }

  /// Head complete, a piece of the body, body complete, or resumed.
  private static let advance: MHD_AccessHandlerCallback = { _, _, _, method, _, piece, size, context in
    guard let context = context?.pointee, let method, let size else { return .NO }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    guard size.pointee > 0 else { return exchange.advance(method: String(cString: method)) ? .YES : .NO }
    defer { size.pointee = 0 }
    return exchange.receive(UnsafeRawBufferPointer(start: piece, count: size.pointee)) ? .YES : .NO
  }

  /// The one place that lets go of an exchange.
  private static let complete:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
      MHD_RequestTerminationCode
    ) -> Void = { _, _, context, _ in
      guard let pointer = context?.pointee else { return }
      context?.pointee = nil
      let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
      exchange.complete()
    }
}
