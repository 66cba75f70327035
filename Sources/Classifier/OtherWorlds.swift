import Model
import Text

/// Worlds beside public life, 体育, 娱乐, 游戏, 股市: their words speak against a flag, several adding up, for there a
/// grave word is mostly a figure of speech or a private affair.
package struct OtherWorlds: Sendable {
  /// What an official would call each, in order of the file.
  package private(set) var names: [String] = []
  /// Points of a word, by tier, none above 0.
  private(set) var points: [ContextTier: Double] = [:]
  /// The least that all words together give.
  private(set) var limit = 0.0
  /// From so many people harmed on, an item is one of public life whatever its words.
  private(set) var harmed = Int.max
  /// Share of the points of a world's words in an item of public life.
  private(set) var tied = 1.0
  /// Share of the points of private rules in a bare title with nobody of the public in it.
  private(set) var privateShare = 1.0
  /// Characters of a title that may be bare: an item without text.
  private(set) var bareTitle = 0

  /// A rule book without other worlds.
  init() {}

  /// Reads `otherWorlds` but for its lists of words.
  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow([
      "points", "limit", "harmed", "tied", "private", "bareTitle", "public", "except", "worlds",
    ])
    guard let points = try fields.object("points") else { throw fields.error("points", "missing") }
    try points.allow(Set(ContextTier.allCases.map(\.rawValue)))
    for tier in ContextTier.allCases { self.points[tier] = try points.number(tier.rawValue, in: -10...0) }
    limit = try fields.number("limit", in: -100...0)
    harmed = Int(try fields.number("harmed", in: 1...1_000_000))
    tied = try fields.number("tied", in: 0...1)
    privateShare = try fields.number("private", in: 0...1)
    bareTitle = Int(try fields.number("bareTitle", in: 0...1000))
    for world in try fields.objects("worlds") { names.append(try world.string("name")) }
  }
}

extension MarkWords {
  /// Reads the lists of `otherWorlds`.
  mutating func addWorlds(_ fields: DataFields) throws(DataFileError) {
    guard let section = try fields.object("otherWorlds") else { return }
    add(.publicLife, try section.strings("public"))
    add(.noWorld, try section.strings("except"))
    for (index, world) in try section.objects("worlds").enumerated() {
      try world.allow(Set(ContextTier.allCases.map(\.rawValue)).union(["name"]))
      for tier in ContextTier.allCases { add(.world(index, tier), try world.strings(tier.rawValue)) }
    }
  }
}

/// What an item holds of one other world.
struct WorldFind {
  /// Of the first word.
  var span: Span
  var points: Double
  /// For people: 体育语境：球队、主帅.
  var reason: String
}

extension Reading {
  /// What the words of other worlds in title and lead take away, one find for each world that has any.
  ///
  /// - Parameter isPublic: whether the item is one of public life.
  func worlds(isPublic: Bool) -> [WorldFind] {
    let worlds = scoring.otherWorlds
    let share = isPublic ? worlds.tied : 1
    guard share > 0 else { return [] }
    var finds = worlds.names.indices.compactMap { world($0, worlds) }
    let sum = finds.reduce(0) { $0 + $1.points }
    let scale = share * (sum < worlds.limit ? worlds.limit / sum : 1)
    for index in finds.indices { finds[index].points *= scale }
    return finds
  }

  /// Whether somebody or something of the public stands in title or lead: 村民, 学校, 派出所.
  var namesPublic: Bool { marks[.publicLife].contains(where: isInLead) }

  /// Whether the item is no more than a title.
  var isBare: Bool {
    document.text.scalars.isEmpty && document.title.scalars.count <= scoring.otherWorlds.bareTitle
  }

  private func world(_ index: Int, _ worlds: OtherWorlds) -> WorldFind? {
    let words = worldWords(index)
    guard let first = words.first else { return nil }
    var points = 0.0
    var seen: [ArraySlice<UInt32>] = []
    for word in words where !seen.contains(document.scalars[word.span]) {
      seen.append(document.scalars[word.span])
      points += worlds.points[word.tier] ?? 0
    }
    let said = seen.prefix(4).map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
    return WorldFind(
      span: first.span, points: points,
      reason: "\(worlds.names[index])语境：\(said.joined(separator: "、"))")
  }

  /// Words of a world in title and lead, but those within a longer one of them or within an excepted phrase.
  private func worldWords(_ index: Int) -> [(tier: ContextTier, span: Span)] {
    var words: [(tier: ContextTier, span: Span)] = []
    for tier in ContextTier.allCases {
      for span in marks[.world(index, tier)] where isInLead(span) { words.append((tier, span)) }
    }
    guard !words.isEmpty else { return words }
    words.sort { ($0.span.lowerBound, $1.span.upperBound) < ($1.span.lowerBound, $0.span.upperBound) }
    let phrases = marks[.noWorld]
    var end = 0
    return words.filter { word in
      defer { end = max(end, word.span.upperBound) }
      return word.span.upperBound > end
        && !phrases.contains {
          $0.lowerBound <= word.span.lowerBound && word.span.upperBound <= $0.upperBound
        }
    }
  }

  private func isInLead(_ span: Span) -> Bool { document.depth(span.lowerBound) < scoring.lead }
}
