import CCurl

extension FetchError {
  /// What libcurl's result means for this hop; nil if there is an answer to use.
  init?(_ result: CURLcode, _ exchange: Exchange, _ journey: Journey, _ handle: EasyHandle) {
    let target = journey.target
    let detail = handle.detail(result)
    switch result {
    case CURLE_OK:
      return nil
    case CURLE_WRITE_ERROR where exchange.exceeded == .body && !exchange.head.isGood:
      return nil
    case CURLE_WRITE_ERROR where exchange.exceeded == .body:
      self = .tooLarge(limit: exchange.limit)
    case CURLE_WRITE_ERROR where exchange.exceeded == .header:
      self = .headerTooLarge(host: target.host, limit: Exchange.headerLimit)
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .couldNotResolve(target.host)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
      self = .proxy(detail)
    case CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK:
      self = FetchError.unconnected(exchange, target, handle.systemError ?? detail)
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut(
        host: target.host, seconds: Double(journey.spent.milliseconds) / 1000,
        phase: FetchError.phase(exchange, handle))
    case let code where tlsResults.contains(code):
      self = .tls(host: target.host, detail: detail)
    default:
      self = .interrupted("\(target.host): \(detail)")
    }
  }

  private static func unconnected(_ exchange: Exchange, _ target: WebAddress, _ detail: String) -> FetchError
  {
    guard let refused = exchange.refused else {
      return .couldNotConnect(host: target.host, port: target.port, detail: detail)
    }
    return .refusedAddress(
      host: target.host, port: target.port, address: refused.address, refusal: refused.refusal)
  }

  private static func phase(_ exchange: Exchange, _ handle: EasyHandle) -> Phase {
    if exchange.head.status != 0 { return .receiving }
    return handle.wasConnected ? .waiting : .connecting
  }
}

private let tlsResults: [CURLcode] = [
  CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
  CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_INITFAILED,
]
