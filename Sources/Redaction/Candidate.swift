/// A finding in folded characters, before overlaps are settled.
struct Candidate: Hashable {
  var kind: PrivateKind
  /// Folded characters.
  var range: Range<Int>
  var certainty: Certainty
  var reason: String

  init(_ kind: PrivateKind, _ range: Range<Int>, _ certainty: Certainty, _ reason: String) {
    self.kind = kind
    self.range = range
    self.certainty = certainty
    self.reason = reason
  }
}
