import Model

/// A place that texts may name.
package struct Place: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case province, city, county, town, village
    /// What has a name of its own: an institution is any that is none of the four.
    case school, clinic, estate, enterprise, institution
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
  var isSmall: Bool { ![.province, .city, .county].contains(kind) }
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
  /// By index of the place, itself and all that hold it, innermost first, by index.
  private(set) var chains: [[Int]] = []

  init(_ fields: DataFields) throws(DataFileError) {
    try fields.allow(["office", "places", "except", "abroad", "links"])
    office = try fields.string("office")
    except = try fields.strings("except")
    abroad = try fields.strings("abroad")
    links = try fields.strings("links")
    places = []
    let entries = try fields.objects("places")
    for entry in entries {
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
    for (entry, place) in zip(entries, places) {
      if let parent = place.parent, byCode[parent] == nil {
        throw entry.error(
          "parent",
          "\"\(parent)\" is the code of no place; add that place or give the code of one in the list")
      }
    }
    guard byCode[office] != nil else { throw fields.error("office", "\(office) is none of the places") }
    chains = places.indices.map { chain(from: $0) }
  }

  /// The place and all that hold it, innermost first; parents that form a ring are cut.
  package func chain(_ code: String) -> [String] {
    byCode[code].map { chains[$0].map { places[$0].code } } ?? [code]
  }

  /// Names of the office's own place, of the villages in it and of what holds it: all that the office's items speak
  /// of every day. Schools, estates and works are not among them.
  package var dailyNames: [String] {
    guard let own = byCode[office] else { return [] }
    return places.indices.filter { index in
      chains[own].contains(index)
        || chains[index].contains(own) && [.town, .village].contains(places[index].kind)
    }.flatMap { [places[$0].name] + places[$0].aliases }
  }

  func mention(_ mention: PlaceReader.Mention) -> PlaceMention {
    let place = places[mention.place]
    return PlaceMention(name: place.name, code: place.code, confidence: mention.confidence)
  }

  private func chain(from place: Int) -> [Int] {
    var chain: [Int] = []
    var next: Int? = place
    while let place = next, !chain.contains(place) {
      chain.append(place)
      next = places[place].parent.flatMap { byCode[$0] }
    }
    return chain
  }

  /// Whose matter a text is that names these places: ours if one lies in the office's own, maybe if one holds it or
  /// is of ours but doubtful, elsewhere if all lie outside, unknown if there are none. A region that holds us beside a
  /// place of its own outside us speaks of that place: 泉州 with 晋江 is elsewhere.
  ///
  /// - Parameter mentions: what was named, each place once, by index, with how sure it is that this place is meant.
  func jurisdiction(_ mentions: [PlaceReader.Mention], abroad: Bool) -> Jurisdiction {
    guard let own = byCode[office] else { return .unknown }
    let ours = mentions.filter { chains[$0.place].contains(own) }
    if ours.contains(where: { $0.confidence >= 0.5 }) { return .ours }
    if !ours.isEmpty { return .maybe }
    let above = chains[own]
    guard let narrowest = above.first(where: { holder in mentions.contains { $0.place == holder } }) else {
      return mentions.isEmpty && !abroad ? .unknown : .elsewhere
    }
    let outside = mentions.filter { !above.contains($0.place) }
    return outside.contains { chains[$0.place].contains(narrowest) } ? .elsewhere : .maybe
  }
}
