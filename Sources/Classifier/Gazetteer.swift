package import Model

/// A place that texts may name.
package struct Place: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case province, city, county, town, village, institution
  }

  /// Division code of 2, 4, 6 or 9 digits, or a slug.
  package var code: String
  package var name: String
  package var kind: Kind
  package var parent: String?
  package var aliases: [String]
  /// 0–1: how sure a mention of the name means this place.
  package var confidence: Double

  /// Whether places of this kind share their names with others all over the country.
  var isSmall: Bool { [.town, .village, .institution].contains(kind) }
}

/// Places with their parents, and the words that tell abroad from home: `places.json5`.
package struct Gazetteer: Sendable {
  /// Code of the office's own place.
  package var office: String
  package var places: [Place]
  /// Phrases in which a place's name is none.
  package var except: [String]
  package var abroad: [String]
  /// Words that tie an event abroad to China.
  package var links: [String]
  private var byCode: [String: Int] = [:]

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["office", "places", "except", "abroad", "links"])
    office = try fields.string("office")
    except = try fields.strings("except")
    abroad = try fields.strings("abroad")
    links = try fields.strings("links")
    places = []
    for entry in try fields.objects("places") {
      try entry.allow(["code", "name", "kind", "parent", "aliases", "confidence", "certainty"])
      let place = Place(
        code: try entry.string("code"), name: try entry.string("name"), kind: try entry.choice("kind"),
        parent: try entry.optionalString("parent"), aliases: try entry.strings("aliases"),
        confidence: try entry.number("confidence", in: 0...1, default: 0.9))
      guard byCode.updateValue(places.count, forKey: place.code) == nil else {
        throw entry.error("code", "\(place.code) stands twice")
      }
      places.append(place)
    }
    for place in places {
      if let parent = place.parent, byCode[parent] == nil {
        throw fields.error("places", "\(place.code) \(place.name): its parent \(parent) is not in the list")
      }
    }
    guard byCode[office] != nil else { throw fields.error("office", "\(office) is none of the places") }
  }

  /// The place and all that hold it, innermost first; parents that form a ring are cut.
  package func chain(_ code: String) -> [String] {
    var chain: [String] = []
    var next: String? = code
    while let code = next, !chain.contains(code) {
      chain.append(code)
      next = byCode[code].flatMap { places[$0].parent }
    }
    return chain
  }

  /// Whose matter a text is that names these places: ours if one lies in the office's own, maybe if one holds it,
  /// elsewhere if all lie outside, unknown if there are none. A region that holds us beside a place of its own
  /// outside us speaks of that place: 泉州 with 晋江 is elsewhere.
  package func jurisdiction(_ mentions: [PlaceMention], abroad: Bool) -> Jurisdiction {
    let codes = mentions.compactMap(\.code)
    if codes.contains(where: { chain($0).contains(office) }) { return .ours }
    let above = chain(office)
    guard let narrowest = above.first(where: codes.contains) else {
      return codes.isEmpty && !abroad ? .unknown : .elsewhere
    }
    let outside = codes.filter { !above.contains($0) }
    return outside.contains { chain($0).contains(narrowest) } ? .elsewhere : .maybe
  }
}
