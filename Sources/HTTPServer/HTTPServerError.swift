/// Why a server did not start.
package enum HTTPServerError: Error, Sendable, Equatable {
  /// The host is neither a numeric address nor `localhost`.
  case notAnAddress(String)
  /// Another program, or another server of this one, listens there.
  case portInUse(host: String, port: UInt16)
  /// The system refused; `code` is its `errno`.
  case cannotListen(host: String, port: UInt16, code: Int32)
  /// The HTTP library gave no reason.
  case cannotStart(host: String, port: UInt16)
}
