/// Which addresses a feed may lead to: public unicast ones only, so that nobody outside can reach inside.
package enum AddressCheck {
  /// Why an address is refused; the blocks are those of the IANA special-purpose registries (RFC 6890).
  package enum Refusal: Sendable, Equatable {
    /// 127.0.0.0/8, ::1
    case loopback
    /// 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7
    case privateUse
    /// 100.64.0.0/10 (RFC 6598)
    case carrierShared
    /// 169.254.0.0/16, fe80::/10 and the former site-local fec0::/10
    case linkLocal
    /// 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, 3fff::/20
    case documentation
    /// 198.18.0.0/15 (RFC 2544)
    case benchmarking
    /// 224.0.0.0/4, ff00::/8
    case multicast
    /// 6to4, Teredo and other blocks that carry one address inside another
    case tunnel
    /// Everything else that is not public unicast
    case reserved
  }

  /// Judges the 4 or 16 bytes of an address in network order; nil = public unicast.
  package static func refusal(of address: [UInt8]) -> Refusal? {
    switch address.count {
    case 4: blocks4.first { $0.holds(address) }?.refusal
    case 16: refusal(ofIPv6: address)
    default: .reserved
    }
  }

  /// Refuses what is not http or https and what is written as a non-public address, in any spelling of the number;
  /// names are not looked up. This is the check for an address that is only noted down.
  package static func check(url: String, allowed: [HostAllowance]) throws(FetchError) {
    try check(try WebAddress(url), allowed: allowed)
  }

  static func check(_ target: WebAddress, allowed: [HostAllowance]) throws(FetchError) {
    guard let address = NetworkAddress(target.host), let refusal = refusal(of: address.bytes),
      !allowed.contains(where: { $0.covers(target) })
    else { return }
    throw .refusedAddress(
      host: target.host, port: target.port, address: address.description, refusal: refusal)
  }

  private static func refusal(ofIPv6 address: [UInt8]) -> Refusal? {
    // NAT64 (RFC 6052) is how a v6-only network reaches every v4 host: the embedded address decides.
    if nat64.holds(address) { return refusal(of: Array(address[12...])) }
    return blocks6.first { $0.holds(address) }?.refusal
  }
}

/// Addresses that begin with the given bits.
private struct Block {
  let prefix: [UInt8]
  let bits: Int
  let refusal: AddressCheck.Refusal

  init(_ prefix: [UInt8], _ bits: Int, _ refusal: AddressCheck.Refusal) {
    self.prefix = prefix
    self.bits = bits
    self.refusal = refusal
  }

  func holds(_ address: [UInt8]) -> Bool {
    let whole = bits / 8
    guard address.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
    let mask = ~(UInt8.max >> UInt8(bits % 8))
    return mask == 0 || address[whole] & mask == prefix[whole] & mask
  }
}

private let blocks4: [Block] = [
  Block([0], 8, .reserved),
  Block([10], 8, .privateUse),
  Block([100, 64], 10, .carrierShared),
  Block([127], 8, .loopback),
  Block([169, 254], 16, .linkLocal),
  Block([172, 16], 12, .privateUse),
  Block([192, 0, 0], 24, .reserved),
  Block([192, 0, 2], 24, .documentation),
  Block([192, 88, 99], 24, .tunnel),
  Block([192, 168], 16, .privateUse),
  Block([198, 18], 15, .benchmarking),
  Block([198, 51, 100], 24, .documentation),
  Block([203, 0, 113], 24, .documentation),
  Block([224], 4, .multicast),
  Block([240], 4, .reserved),
]

private let nat64 = Block([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96, .tunnel)

/// The first four name their kind; then everything outside 2000::/3, the only global unicast space, falls under the
/// three blocks that make up its complement; the last ones are carved out of it.
private let blocks6: [Block] = [
  Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
  Block([0xfc], 7, .privateUse),
  Block([0xfe, 0x80], 9, .linkLocal),
  Block([0xff], 8, .multicast),
  Block([0x00], 3, .reserved),
  Block([0x40], 2, .reserved),
  Block([0x80], 1, .reserved),
  Block([0x20, 0x01, 0x0d, 0xb8], 32, .documentation),
  Block([0x3f, 0xff, 0x00], 20, .documentation),
  Block([0x20, 0x01, 0x00], 23, .tunnel),
  Block([0x20, 0x02], 16, .tunnel),
]

extension AddressCheck.Refusal: CustomStringConvertible {
  /// A noun phrase for the address.
  package var description: String {
    switch self {
    case .loopback: "a loopback address (this machine)"
    case .privateUse: "a private address"
    case .carrierShared: "an address inside a carrier's network"
    case .linkLocal: "a link-local address"
    case .documentation: "an address for documentation"
    case .benchmarking: "an address for benchmarks"
    case .multicast: "a multicast address"
    case .tunnel: "an address of a tunnel"
    case .reserved: "a reserved address"
    }
  }
}
