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
    case .cannotStart(let host, let port):
      "the HTTP library did not start on \(ListenAddress(host: host, port: port)): check the limits on open files and threads"
    }
  }
}
