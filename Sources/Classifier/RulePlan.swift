import Model

/// What judging asks of a rule again and again, in a form that costs nothing to hand around: a rule of the book is a
/// dozen lists of words.
struct RulePlan: Sendable {
  /// Bits of the parts that must stand in an item before the rule is looked at.
  var needs: UInt32
  /// Index of the rule's area; nil = no area's.
  var area: Int?
  /// Lists of companions, `numbers` behind `with`, and how many of them are `with`.
  var lists: Int
  var words: Int
  /// The least number that counts, by list of `numbers`.
  var least: [Int]
  var within: Reach
  var withoutIn: Reach
  var depth: Depth
  var effect: Effect
  var order: Bool
  var negatable: Bool
  /// Whether it speaks for a flag, so that contexts such as a drill and commonly excepted phrases silence it.
  var isSilenced: Bool
  var isPrivate: Bool
  var points: Double
  var rumour: RumourState
  var isPositive: Bool
  var grade: EventGrade?
  private var places: Set<Jurisdiction>
  private var sources: Set<MediaTier>

  init(_ rule: Rule, area: Int?) {
    self.area = area
    words = rule.with.count
    lists = rule.with.count + rule.numbers.count
    needs = (0..<lists).reduce(RulePart.any.bit) { $0 | RulePart.list($1).bit }
    least = rule.numbers.map(\.least)
    (within, withoutIn, depth, effect) = (rule.within, rule.withoutIn, rule.depth, rule.effect)
    (order, negatable, places, sources) = (rule.order, rule.negatable, rule.places, rule.sources)
    (points, rumour, grade) = (rule.points, rule.rumour, rule.grade)
    isPositive = rule.polarity == .positive
    isPrivate = rule.isPrivate
    isSilenced = rule.effect == .adds && rule.points > 0
  }

  /// Whether the rule speaks of items of this place.
  func applies(to jurisdiction: Jurisdiction) -> Bool { places.isEmpty || places.contains(jurisdiction) }

  /// Whether the rule speaks of items from one of these ranks of the media.
  func applies(to tiers: Set<MediaTier>) -> Bool { sources.isEmpty || !sources.isDisjoint(with: tiers) }
}
