import Glibc

extension HTTPServerError: CustomStringConvertible {
  /// One line: what is wrong, where, what to do.
  package var description: String {
    switch self {
    case .notAnAddress(let host):
      "\(host) is no address to listen on: give a numeric one such as 127.0.0.1 or ::1, or localhost"
    case .portInUse(let host, let port):
      "\(ListenAddress(host: host, port: port)) is already in use: stop the other program or choose another port"
    case .cannotListen(let host, let port, let code):
      "cannot listen on \(ListenAddress(host: host, port: port)): \(String(cString: strerror(code)))"
    case .unreadable(let file, let code): "cannot read \(file): \(String(cString: strerror(code)))"
    case .notPEM(let file, let wanted):
      "\(file) holds no \(wanted): give a PEM file, which has a line -----BEGIN …-----"
    case .lockedKey(let file):
      "the private key in \(file) has a password: give one without (openssl pkey -in \(file) -out KEY)"
    case .noPair(let certificate, let key):
      "the certificate in \(certificate) and the key in \(key) do not belong together, or one of them is damaged"
    case .notAProxy(let text): "proxy \(text): give its numeric address, as 127.0.0.1"
    case .cannotStart(let host, let port):
      "the HTTP library did not start on \(ListenAddress(host: host, port: port)): check the limits on open files and threads"
    }
  }
}
