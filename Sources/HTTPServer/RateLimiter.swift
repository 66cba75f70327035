/// How many requests one address may make.
package struct RequestRate: Sendable, Equatable {
  /// In the long run.
  package var perSecond: Double
  /// At once after a pause.
  package var burst: Int

  package init(perSecond: Double, burst: Int) { (self.perSecond, self.burst) = (perSecond, burst) }
}

/// A bucket of tokens for each address: a request takes one, time brings them back.
struct RateLimiter {
  private let rate: RequestRate
  /// Addresses remembered at once.
  private let capacity: Int
  private var buckets: [String: Bucket] = [:]
  private var swept = -Double.infinity

  private struct Bucket {
    var tokens: Double
    var filled: Double
  }

  init(_ rate: RequestRate, capacity: Int = 10_000) { (self.rate, self.capacity) = (rate, capacity) }

  /// Counts a request.
  ///
  /// - Parameter now: seconds of a clock that never goes back.
  /// - Returns: nil if it may go on, else whole seconds to wait, at least 1.
  mutating func wait(_ address: String, now: Double) -> Int? {
    let key = key(Self.network(address), now)
    var bucket = refilled(buckets[key], now)
    defer { buckets[key] = bucket }
    guard bucket.tokens >= 1 else { return max(1, Int(((1 - bucket.tokens) / rate.perSecond).rounded(.up))) }
    bucket.tokens -= 1
    return nil
  }

  /// How many addresses are remembered.
  var count: Int { buckets.count }

  private func refilled(_ bucket: Bucket?, _ now: Double) -> Bucket {
    guard let bucket else { return Bucket(tokens: Double(rate.burst), filled: now) }
    let tokens = bucket.tokens + max(0, now - bucket.filled) * rate.perSecond
    return Bucket(tokens: min(tokens, Double(rate.burst)), filled: now)
  }

  /// Where an address is counted. While there is no room, strangers share one bucket, so that a crowd of addresses
  /// cannot fill the memory.
  private mutating func key(_ address: String, _ now: Double) -> String {
    guard buckets[address] == nil, buckets.count >= capacity else { return address }
    if now - swept >= 1 {
      swept = now
      // A full bucket is as good as none.
      buckets = buckets.filter { refilled($0.value, now).tokens < Double(rate.burst) }
    }
    return buckets.count < capacity ? address : ""
  }

  /// An IPv6 client has a whole /64 of addresses to choose from.
  private static func network(_ address: String) -> String {
    guard address.contains(":"), case .v6(let v6)? = NumericAddress(address) else { return address }
    return withUnsafeBytes(of: v6) { $0.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") }
  }
}
