import Model

/// Finds the places that a document names.
struct PlaceReader {
  let reading: Reading
  let gazetteer: Gazetteer

  /// Each place once, in order of its first mention.
  func mentions() -> [PlaceMention] {
    var seen: Set<Int> = []
    return names.enumerated().compactMap { order, name in
      guard case .place(let index) = name.meaning, !isNamesake(index, order), seen.insert(index).inserted
      else {
        return nil
      }
      let place = gazetteer.places[index]
      return PlaceMention(name: place.name, code: place.code, confidence: confidence(place))
    }
  }

  /// Whether a small place stands right behind a larger one that does not hold it: the 大宇村 of 江西省九江市修水县大宇村
  /// is another one than ours.
  private func isNamesake(_ index: Int, _ order: Int) -> Bool {
    let place = gazetteer.places[index]
    guard place.isSmall, order > 0, case .place(let before) = names[order - 1].meaning else { return false }
    let (larger, between) = (
      gazetteer.places[before], names[order - 1].span.upperBound..<names[order].span.lowerBound
    )
    return !larger.isSmall && isPartOfName(between) && !gazetteer.chain(place.code).contains(larger.code)
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
  private func confidence(_ place: Place) -> Double {
    let above = gazetteer.chain(place.code).dropFirst()
    let named = reading.places.contains { mention in
      let code = gazetteer.places[mention.place].code
      return above.contains(code) && isRead(mention.span, within: code)
    }
    return named ? min(place.confidence + (1 - place.confidence) / 2, 1) : place.confidence
  }

  /// Whether a stretch is read as the place or as one within it: 南安 in 南安东田 is, 南通 in 云南通报 is not.
  private func isRead(_ span: Span, within code: String) -> Bool {
    names.contains { name in
      guard name.span.overlaps(span), case .place(let index) = name.meaning else { return false }
      return gazetteer.chain(gazetteer.places[index].code).contains(code)
    }
  }

  /// The first mention of abroad, if the item is about abroad: it stands in the title or at the beginning, no place
  /// at home does, and no word ties the matter to China.
  func abroad() -> Span? {
    let leading = names.filter { isLeading($0.span) }
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
