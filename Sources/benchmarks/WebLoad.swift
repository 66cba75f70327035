import Foundation

/// What wrk measured.
struct WebLoad {
  let requests: Int
  let perSecond: Double
  /// Milliseconds within which half and 99 of 100 requests were answered.
  let median: Double
  let p99: Double
  /// Answers other than 2xx and 3xx, and broken connections.
  let failures: Int

  /// Runs wrk (a Debian package) against an address.
  init(_ url: String, connections: Int, seconds: Int, headers: [(name: String, value: String)] = []) throws {
    let sent = headers.flatMap { ["-H", "\($0.name): \($0.value)"] }
    let text = try Command.output(
      "wrk", ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", "--timeout", "10s"] + sent + [url])
    func number(_ pattern: Regex<(Substring, Substring)>) -> Double? {
      text.firstMatch(of: pattern).flatMap { Double($0.output.1) }
    }
    guard let requests = number(/(\d+) requests in/), let rate = number(/Requests\/sec:\s+([\d.]+)/),
      let median = Self.milliseconds(text.firstMatch(of: /50%\s+([\d.]+)(us|ms|s)/)),
      let p99 = Self.milliseconds(text.firstMatch(of: /99%\s+([\d.]+)(us|ms|s)/))
    else { throw Failure("wrk said something else than expected: \(text)") }
    (self.requests, perSecond, self.median, self.p99) = (Int(requests), rate, median, p99)
    let broken = text.firstMatch(of: /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/)
    let counts =
      broken.map { [$0.output.1, $0.output.2, $0.output.3, $0.output.4].compactMap { Int($0) } } ?? []
    failures = counts.reduce(0, +) + Int(number(/Non-2xx or 3xx responses: (\d+)/) ?? 0)
  }

  private static func milliseconds(_ match: Regex<(Substring, Substring, Substring)>.Match?) -> Double? {
    guard let match, let value = Double(match.output.1) else { return nil }
    return value * (match.output.2 == "us" ? 0.001 : match.output.2 == "s" ? 1000 : 1)
  }
}
