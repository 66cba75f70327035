/// Why a server did not start.
package enum HTTPServerError: Error, Sendable, Equatable {
  /// The host is neither a numeric address nor `localhost`.
  case notAnAddress(String)
  /// Another program, or another server of this one, listens there.
  case portInUse(host: String, port: UInt16)
  /// The system refused; `code` is its `errno`.
  case cannotListen(host: String, port: UInt16, code: Int32)
  /// A file of `TLSIdentity` cannot be read; `code` is an `errno`, `EILSEQ` for what is no text.
  case unreadable(String, Int32)
  /// A file does not hold, as PEM, what it should.
  case notPEM(String, String)
  /// The private key has a password.
  case lockedKey(String)
  /// The TLS library does not take the two.
  case noPair(certificate: String, key: String)
  /// A proxy is not named by a numeric address.
  case notAProxy(String)
  /// The HTTP library gave no reason.
  case cannotStart(host: String, port: UInt16)
}
