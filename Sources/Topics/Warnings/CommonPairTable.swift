/// Pairs of characters so common that a run made of them alone names nothing.
struct CommonPairTable: Sendable {
  private var pairs = PairSet()
  /// With how many others a character makes a common pair as its first and as its second: how freely it combines.
  private var firsts: [UInt32: Int] = [:]
  private var seconds: [UInt32: Int] = [:]

  mutating func add(_ first: UInt32, _ second: UInt32) {
    guard pairs.insert(UInt64(first) << 32 | UInt64(second)) else { return }
    firsts[first, default: 0] += 1
    seconds[second, default: 0] += 1
  }

  func holds(_ first: UInt32, _ second: UInt32) -> Bool {
    pairs.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// How easily the characters of a gram meet without being a name: 0 where one of them is rare (坳), much where all
  /// combine freely (对小). Of two pairs the one that meets less easily counts.
  func ease(_ gram: UInt64) -> Double {
    let codes = Gram.codes(gram)
    let meetings = zip(codes, codes.dropFirst()).filter { !holds($0, $1) }.map { first, second in
      Double((firsts[first] ?? 0) * (seconds[second] ?? 0))
    }
    return meetings.min() ?? 0
  }
}
