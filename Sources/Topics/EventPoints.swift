import Model
import Text

/// Points for the same event told in other words: shared names, weighed by how many stories such a name is in.
///
/// A name alone is not enough, for a star or a team is in ten stories a day. It is enough beside a word of something
/// grave, or beside a second thing that is shared.
struct EventPoints {
  /// From here on two tellings are one event.
  static let enough = 3.0

  private var points = 0.0
  private var reasons: [String] = []
  private let first: Telling
  private let second: Telling
  private let crowded: Set<UInt64>

  /// - Parameter crowded: pairs of letters that stand in many stories of the day.
  init(_ first: Telling, _ second: Telling, _ crowded: Set<UInt64>) {
    (self.first, self.second, self.crowded) = (first, second, crowded)
    let sharesSite = weighNames()
    weighListedWords(sharesSite: sharesSite)
    weighWhole()
  }

  var likeness: Likeness {
    let score = reasons.isEmpty || points <= 0 ? 0 : points / (points + Self.enough)
    let why = reasons.isEmpty ? "nothing is shared" : "shared: " + reasons.joined(separator: ", ")
    return Likeness(score >= 0.5 ? .event : nil, score, why)
  }

  private mutating func add(_ value: Double, _ reason: String) {
    points += value
    reasons.append(reason)
  }

  /// Up to three names, the rarest first; whether one of them is a site.
  private mutating func weighNames() -> Bool {
    var shared = SharedTerms()
    shared.add(of: first, in: second.letters, second.letterSet, otherMarks: second.marks, shortest: 2)
    shared.add(of: first, in: second.lead, second.leadSet, otherMarks: nil, shortest: 3)
    shared.add(of: second, in: first.lead, first.leadSet, otherMarks: nil, shortest: 3)
    let names = shared.terms.sorted { ($0.isSite ? 0 : $0.rare) > ($1.isSite ? 0 : $1.rare) }
    for (rank, name) in names.prefix(3).enumerated() {
      add(value(of: name, isFirst: rank == 0), text(name.letters))
    }
    return names.contains(where: \.isSite)
  }

  /// A place where many things happen says less than a name; two names say more than a long one; a name that is in
  /// many stories says nothing.
  private func value(of name: SharedTerms.Term, isFirst: Bool) -> Double {
    if !Grams.pairs(Array(name.letters)).isDisjoint(with: crowded) { return 0 }
    if name.isSite { return 1 }
    return isFirst ? [1.5, 2.5, 3, 3.5][min(name.rare, 4) - 1] : name.rare == 1 ? 1 : 1.5
  }

  private mutating func weighListedWords(sharesSite: Bool) {
    let all = (first.words.union(first.leadWords), second.words.union(second.leadWords))
    let inTitle = first.words.union(second.words)
    let common = all.0.intersection(all.1).intersection(inTitle)
    let places = named(.place, common)
    if let place = places.first { add(1, place) }
    let matters = named(.matter, common)
    if !matters.isEmpty { add(matters.count == 1 ? 1.5 : 2, matters.joined(separator: " ")) }
    let gravities = named(.gravity, common)
    if !gravities.isEmpty { add(0.5, gravities.joined(separator: " ")) }
    let isGrave = holds(.matter, inTitle) || holds(.gravity, inTitle)
    // Of two complaints about one quarter each has a grave word of its own.
    if isGrave, !sharesSite || !matters.isEmpty { points += 1 }
    if !isGrave, holds(.show, inTitle) { points -= 1 }
  }

  private mutating func weighWhole() {
    if Likeness.common(first.passages, second.passages) > 0 { add(1, "a passage of the texts") }
    let isShort = min(first.letters.count, second.letters.count) < Likeness.shortest
    if !isShort, Likeness.dice(first.pairs, second.pairs) >= 0.5 { points += 1 }
  }

  private func holds(_ kind: NewsWords.Kind, _ words: Set<Int>) -> Bool {
    words.contains { NewsWords.standard.kinds[$0] == kind }
  }

  private func named(_ kind: NewsWords.Kind, _ words: Set<Int>) -> [String] {
    words.sorted().filter { NewsWords.standard.kinds[$0] == kind }.map { NewsWords.standard.names[$0] }
  }

  private func text(_ letters: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for letter in letters { if let scalar = Unicode.Scalar(letter) { view.append(scalar) } }
    return String(view)
  }
}
