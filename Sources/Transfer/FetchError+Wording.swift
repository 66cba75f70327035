extension FetchError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .badURL(let url):
      "not a usable web address: \(url); write http://HOST/… or https://HOST/… without user name or password"
    case .refusedScheme(let scheme, let url):
      "\(url): only http and https are fetched, not \(scheme)"
    case .refusedAddress(let host, let port, let address, let refusal):
      "\(place(host, port)) leads to \(address), \(refusal); add --allow-host \(place(host, port))"
        + " if this address is meant"
    case .tooLarge(let limit):
      "the answer is larger than \(size(limit)); look for a shorter feed of the same site"
    case .headerTooLarge(let host, let limit):
      "\(host) sent header lines of more than \(size(limit)); try again later or remove the feed"
    case .timedOut(let host, let seconds, let phase):
      "\(host) \(phase.complaint) within \(rounded(seconds)) s; try again later or allow more time"
    case .couldNotResolve(let host):
      "no address found for \(host); check the spelling and the name server"
    case .couldNotConnect(let host, let port, let detail):
      "no connection to \(place(host, port)): \(detail); check the address and the firewall"
    case .tls(let host, let detail):
      "no secure connection to \(host): \(detail); check this machine's date and the site's certificate"
    case .proxy(let detail):
      "the proxy failed: \(detail); check the setting `proxy`"
    case .tooManyRedirects(let limit):
      "more than \(limit) redirects; open the address in a browser and use the one it ends at"
    case .redirectLoop(let url):
      "redirected in a circle to \(url); open the address in a browser and use the one it ends at"
    case .interrupted(let detail):
      "the transfer broke off: \(detail); try again later"
    case .cancelled:
      "cancelled before the answer was complete"
    }
  }
}

extension FetchError.Phase {
  fileprivate var complaint: String {
    switch self {
    case .connecting: "did not accept a connection"
    case .waiting: "did not answer"
    case .receiving: "did not finish its answer"
    }
  }
}

/// `HOST:PORT`, an IPv6 address in brackets: the form `--allow-host` takes.
private func place(_ host: String, _ port: Int) -> String {
  host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
}

private func size(_ bytes: Int) -> String {
  switch bytes {
  case 1_048_576...: "\(bytes / 1_048_576) MiB"
  case 1024...: "\(bytes / 1024) KiB"
  default: "\(bytes) bytes"
  }
}

private func rounded(_ seconds: Double) -> Double {
  (seconds * 10).rounded() / 10
}
