/// Why there is no answer. An answer of status 4xx or 5xx is a `FetchResponse`.
package enum FetchError: Error, Sendable, Equatable {
  /// Not an absolute web address; also one with a user name or password in it, which is never sent.
  case badURL(String)
  /// Only `http` and `https` are fetched.
  case refusedScheme(String, url: String)
  /// The host leads to an address that is not a public one.
  case refusedAddress(host: String, port: Int, address: String, refusal: AddressCheck.Refusal)
  /// The decoded body exceeds the limit, in bytes.
  case tooLarge(limit: Int)
  /// The header lines exceed the limit, in bytes.
  case headerTooLarge(host: String, limit: Int)
  /// Not done within the given seconds, or too slow for too long.
  case timedOut(host: String, seconds: Double, phase: Phase)
  /// The name of this host has no address.
  case couldNotResolve(String)
  /// No connection to any address of the host.
  case couldNotConnect(host: String, port: Int, detail: String)
  /// The secure connection was not possible, or the certificate not good.
  case tls(host: String, detail: String)
  /// The proxy could not be found or did not serve.
  case proxy(String)
  /// More redirects than this.
  case tooManyRedirects(Int)
  /// A redirect led back to this address.
  case redirectLoop(String)
  /// The server broke off, or did not speak HTTP as it should.
  case interrupted(String)
  /// The task was cancelled or the `Transfer` shut down.
  case cancelled

  /// How far a transfer had come.
  package enum Phase: Sendable, Equatable {
    /// Looking up the name, connecting, agreeing on TLS.
    case connecting
    /// Asked, and not a whole status line yet.
    case waiting
    /// In the midst of the answer.
    case receiving
  }
}
