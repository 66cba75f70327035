import Model

/// Finds the places that a document names.
struct PlaceReader {
  let reading: Reading
  let gazetteer: Gazetteer

  /// A place that is named, by index, and how sure it is that this one is meant, 0–1.
  typealias Mention = (place: Int, confidence: Double)

  /// Each place once, in order of its first mention.
  func mentions() -> [Mention] {
    guard !names.isEmpty else { return [] }
    var seen: Set<Int> = []
    let read = placesRead()
    return names.indices.compactMap { order in
      guard case .place(let index) = names[order].meaning, !seen.contains(index), !isNamesake(index, order)
      else { return nil }
      seen.insert(index)
      return (index, confidence(index, read))
    }
  }

  /// Whether a small place stands right behind a larger one that does not hold it: the 大宇村 of 江西省九江市修水县大宇村
  /// is another one than ours. So is a county of a name that several share.
  private func isNamesake(_ index: Int, _ order: Int) -> Bool {
    let place = gazetteer.places[index]
    let isShared = place.kind == .county && place.confidence < 0.6
    guard place.isSmall || isShared, order > 0, case .place(let before) = names[order - 1].meaning else {
      return false
    }
    let larger = gazetteer.places[before]
    guard !larger.isSmall, !isShared || larger.kind != .county else { return false }
    let between = names[order - 1].span.upperBound..<names[order].span.lowerBound
    return isPartOfName(between) && !gazetteer.chains[index].contains(before)
  }

  /// Whether nothing stands between two names, or only a further part of the same address: 修水县.
  private func isPartOfName(_ between: Span) -> Bool {
    guard let last = between.last else { return true }
    let ends: Set<UInt32> = [0x53BF, 0x5E02, 0x533A, 0x9547, 0x4E61, 0x65D7, 0x9053]  // 县市区镇乡旗道
    return between.count <= 6 && ends.contains(reading.document.scalars[last])
  }

  private enum Meaning: Equatable {
    case place(Int)
    case abroad
    case nothing
  }

  /// The names as a reader meets them: of two that overlap the one that begins first, of two that begin together the
  /// longer, so that 云南通报 names 云南 and not 南通.
  private let names: [(span: Span, meaning: Meaning)]

  init(reading: Reading, gazetteer: Gazetteer) {
    self.reading = reading
    self.gazetteer = gazetteer
    var found: [(span: Span, meaning: Meaning)] = reading.places.map { ($0.span, .place($0.place)) }
    found += reading.abroad.map { ($0, .abroad) }
    found += reading.noPlaces.map { ($0, .nothing) }
    found.sort { ($0.span.lowerBound, $1.span.upperBound) < ($1.span.lowerBound, $0.span.upperBound) }
    var end = 0
    names = found.filter { name in
      guard name.span.lowerBound >= end else { return false }
      end = name.span.upperBound
      return true
    }
  }

  /// A parent that is named as well makes a place surer.
  private func confidence(_ index: Int, _ read: Set<Int>) -> Double {
    let confidence = gazetteer.places[index].confidence
    return gazetteer.chains[index].dropFirst().contains(where: read.contains)
      ? min(confidence + (1 - confidence) / 2, 1) : confidence
  }

  /// Places whose names are read as the place or as one within it: 南安 in 南安东田 is, 南通 in 云南通报 is not.
  private func placesRead() -> Set<Int> {
    var read: Set<Int> = []
    for mention in reading.places where !read.contains(mention.place) {
      let first = names.firstPassing { $0.span.upperBound > mention.span.lowerBound }
      for name in names[first...].prefix(while: { $0.span.lowerBound < mention.span.upperBound }) {
        guard case .place(let index) = name.meaning else { continue }
        if gazetteer.chains[index].contains(mention.place) { read.insert(mention.place) }
      }
    }
    return read
  }

  /// The first mention of abroad, if the item is about abroad: it stands in the title or at the beginning, no place
  /// at home does, and no word ties the matter to China.
  func abroad() -> Span? {
    guard !reading.abroad.isEmpty else { return nil }
    let leading = names.prefix { isLeading($0.span) }
    guard let first = leading.first(where: { $0.meaning == .abroad })?.span,
      !leading.contains(where: { if case .place = $0.meaning { true } else { false } }),
      !reading.links.contains(where: isLeading)
    else { return nil }
    return first
  }

  private func isLeading(_ span: Span) -> Bool {
    reading.document.isTitle(span.lowerBound) || reading.document.depth(span.lowerBound) < 60
  }
}
