/// One hop as the callbacks see it: what it may do, and what came in so far.
struct Exchange {
  /// The hop's host was allowed by name, or a proxy makes the connection.
  var admitsAnyAddress = false
  /// Most bytes of a good body.
  var limit = 0

  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  private(set) var refused: Refused?
  /// Which limit made a callback end the transfer.
  private(set) var exceeded: Exceeded?
  private var headerBytes = 0

  /// An address the hop led to and must not.
  struct Refused {
    let address: String
    let refusal: AddressCheck.Refusal
  }

  enum Exceeded { case header, body }

  /// All header lines of a hop together, so that endless 1xx answers count, too.
  static let headerLimit = 256 * 1024
  /// Nobody reads more of an error page.
  static let errorPageLimit = 64 * 1024

  /// False, and noted, if the connection must not be made or used.
  mutating func admits(_ address: NetworkAddress?) -> Bool {
    if admitsAnyAddress { return true }
    guard let refusal = AddressCheck.refusal(of: address?.bytes ?? []) else { return true }
    refused = Refused(address: address?.description ?? "an unknown kind of address", refusal: refusal)
    return false
  }

  /// False if that was too much.
  mutating func receive(header line: some Collection<UInt8>) -> Bool {
    headerBytes += line.count
    guard headerBytes <= Exchange.headerLimit else {
      exceeded = .header
      return false
    }
    head.read(line)
    return true
  }

  /// False if that was too much; what fits is kept.
  mutating func receive(body piece: some Collection<UInt8>) -> Bool {
    let room = (head.isGood ? limit : min(limit, Exchange.errorPageLimit)) - body.count
    body.append(contentsOf: piece.prefix(room))
    guard piece.count > room else { return true }
    exceeded = .body
    return false
  }
}
