/// So many of so many; no rate where the second is 0.
package struct Share: Sendable, Hashable {
  package var met = 0
  package var of = 0

  package init(met: Int = 0, of: Int = 0) { (self.met, self.of) = (met, of) }

  static func += (left: inout Share, right: Share) {
    left.met += right.met
    left.of += right.of
  }
}
