package import Model
import Text

/// Watches items as they come, step by step, and warns of what comes together more than chance would bring it.
///
/// Counts are held against what the same sources publish meanwhile, not against the clock: a quiet Sunday, a holiday and
/// an hour that is missing change what is published and so what is expected, a feed that is dead is no calm, and a new
/// one makes nothing rarer. Memory is bounded by the window of `WarningLevels`; a watch that took the same items warns the
/// same, so that a stopped one is resumed by replay of the items.
package struct Watch: Sendable {
  struct AreaPlace: Hashable, Sendable {
    var area: String
    var place: String
  }

  /// Topics older than so many seconds take no further item.
  private static let story: Int64 = 4 * 86400
  /// The same title of the same source after so many seconds is another item.
  private static let again: Int64 = 60 * 86400
  /// Who speaks of a matter that nobody spoke of for so many seconds brings it up anew.
  private static let quiet: Int64 = 120 * 86400

  let levels: WarningLevels
  private let step: Step
  private let withUpdates: Bool
  /// End of the open step.
  private var end: Timestamp?
  private var topics = TopicIndex()
  var window = Window()
  var terms = GramTally()
  /// Serial number of the first item whose names are new.
  private var firstRecent = 0
  var publishing = Publishing()
  var places = Tally<AreaPlace>()
  /// Who ever published something of an area at a place.
  private(set) var placeSources: [AreaPlace: Sources] = [:]
  var stories = Tally<String>()
  var wordings = WordingMix()
  /// Most that the wording of so many messages can add to a surprise.
  let mostAgreement: [Double]
  /// Concerned items of each area, of ever.
  private(set) var voiced: [String: SourceCounts] = [:]
  /// Stories told so far, and their tellings after the first.
  var storySizes = (stories: 0, retold: 0)
  /// By digest of source and title.
  private var known: [Int: (serial: Int, last: Timestamp)] = [:]
  private var heat: [String: Heat] = [:]
  /// Serial numbers of the items that came in the open step.
  private var fresh: Range<Int> = 0..<0
  var alarms = Alarms()
  /// When what nobody needs any more was last thrown away.
  private var swept = Timestamp(seconds: 0)
  private(set) var closings = ClosingBook()

  package init(levels: WarningLevels, step: Step, withUpdates: Bool = false) {
    self.levels = levels
    self.step = step
    self.withUpdates = withUpdates
    mostAgreement = (0...Self.compared).map { WordingMix.most(of: $0, least: levels.alike) }
  }

  /// Takes the next item in time order.
  ///
  /// - Returns: the warnings of the steps that ended before it.
  package mutating func take(_ sighting: Sighting) -> [Warning] {
    var warnings: [Warning] = []
    if let end, sighting.published >= end { warnings = close() }
    if end == nil { end = step.end(of: sighting.published) }
    see(sighting)
    return warnings
  }

  /// Learns from an item that was old news when it came: it tells what is usual, and is nothing to warn of.
  package mutating func learn(_ sighting: Sighting) {
    guard !sighting.concern.elsewhere else { return }
    let source = publishing.learn(sighting.source)
    for gram in sighting.names { terms.learn(gram, from: source) }
    hear(sighting, from: source)
    if let key = areaPlace(sighting.concern) {
      places.learn(key)
      placeSources[key, default: 0] |= source
    }
  }

  /// Tells of the matters whose cases are closed, in place of those told before.
  package mutating func know(_ closings: [Closing]) { self.closings = ClosingBook(closings) }

  /// Ends the open step.
  package mutating func finish() -> [Warning] { close() }

  private mutating func see(_ sighting: Sighting) {
    let seen = sighting.title.isEmpty ? nil : known[sighting.heading]?.serial
    let serial = seen.flatMap { isSame($0, sighting) ? $0 : nil } ?? add(sighting)
    known[sighting.heading] = (serial, sighting.published)
    if let value = sighting.heat {
      heat[sighting.source, default: Heat()].see(
        Heat.Entry(serial: serial, heat: value, isGrave: sighting.concern.grave),
        isNew: serial == window.next - 1 && seen == nil)
    }
  }

  private func isSame(_ serial: Int, _ sighting: Sighting) -> Bool {
    serial >= window.first
      && window[serial].published.adding(seconds: Self.again) > sighting.published
  }

  private mutating func add(_ sighting: Sighting) -> Int {
    let serial = window.next
    let concern = sighting.concern
    let isRanked = heat[sighting.source]?.isRanking ?? false
    let named = sighting.title.isEmpty ? String(sighting.text.prefix(60)) : sighting.title
    let topic =
      sighting.topic
      ?? topics.place(
        title: named, text: sighting.text, time: sighting.published, id: sighting.itemName
      ).topic
    let counts = !isRanked && !concern.elsewhere
    let source = publishing.add(serial, from: sighting.source)
    window.add(
      Watched(
        id: sighting.id, title: named, published: sighting.published, topic: topic, source: source,
        concern: concern, words: sighting.words,
        grams: counts ? sighting.names.map { terms.add(serial, to: $0, from: source) }.sorted() : [],
        wording: sighting.wording, isRanked: isRanked))
    if stories.items(of: topic).isEmpty { storySizes.stories += 1 } else { storySizes.retold += 1 }
    if counts { hear(sighting, from: source) }
    stories.add(serial, to: topic)
    if counts, let key = areaPlace(concern) {
      places.add(serial, to: key)
      placeSources[key, default: 0] |= source
    }
    fresh = fresh.isEmpty ? serial..<serial + 1 : fresh.lowerBound..<serial + 1
    return serial
  }

  private mutating func hear(_ sighting: Sighting, from source: Sources) {
    guard sighting.concern.voiced else { return }
    wordings.add(sighting.wording, area: sighting.concern.area)
    if let area = sighting.concern.area { voiced[area, default: SourceCounts()].add(source) }
  }

  func areaPlace(_ concern: Concern) -> AreaPlace? {
    guard concern.voiced, let area = concern.area, let place = concern.place, place != levels.office else {
      return nil
    }
    return AreaPlace(area: area, place: place)
  }

  private mutating func close() -> [Warning] {
    guard let end else { return [] }
    var warnings: [Warning] = []
    for finding in findings(fresh) + hotFindings() {
      let known = alarms.take(finding, at: window.next) { [window, terms] serial, name in
        serial >= window.first && window.grams(of: serial).contains { terms.gram($0) == name }
      }
      guard let isUpdate = known, withUpdates || !isUpdate else { continue }
      warnings.append(warning(finding, at: end, isUpdate: isUpdate))
    }
    for source in heat.keys { heat[source]?.endStep() }
    fresh = window.next..<window.next
    self.end = nil
    forget(at: end)
    return warnings
  }

  private func hotFindings() -> [Finding] {
    heat.keys.sorted().flatMap { source in
      (heat[source]?.hottest(share: levels.share, least: levels.list) ?? []).map { entry, surprise in
        Finding(
          kind: .topic, items: [entry.serial], surprise: surprise, subject: nil,
          isThin: isThin([entry.serial])
        )
      }
    }
  }

  /// The names of items before one are new no more.
  mutating func age(before serial: Int) {
    guard serial > firstRecent else { return }
    for serial in firstRecent..<serial { for number in window.grams(of: serial) { terms.age(number) } }
    firstRecent = serial
  }

  private mutating func forget(at end: Timestamp) {
    func ago(_ days: Int64) -> Timestamp { end.adding(seconds: -days * 86400) }
    let (first, near) = (window.first, ago(levels.always))
    let dropped = window.drop(before: ago(levels.longest), beyond: levels.most, before: near)
    for (offset, item) in dropped.enumerated() { leave(item, first + offset) }
    firstRecent = max(firstRecent, window.first)
    guard end >= swept.adding(seconds: 86400) else { return }
    swept = end
    known = known.filter { $0.value.last >= end.adding(seconds: -Self.again) }
    alarms.forget(before: window.first, quietSince: window.serial(after: end.adding(seconds: -Self.quiet)))
    topics.forget(before: end.adding(seconds: -Self.story))
  }

  private mutating func leave(_ item: Watched, _ serial: Int) {
    publishing.expire(item.source)
    for gram in item.grams {
      if serial >= firstRecent { terms.age(gram) }
      terms.expire(gram)
    }
    if !item.isRanked, !item.concern.elsewhere, let key = areaPlace(item.concern) { places.expire(key) }
    stories.drop(item.topic)
  }

  private func warning(_ finding: Finding, at end: Timestamp, isUpdate: Bool) -> Warning {
    let items = finding.items.map { window[$0] }
    let grade = items.compactMap(\.concern.severity).max()
    return Warning(
      at: end, kind: finding.kind, topic: items[0].topic, title: items[0].title, subject: finding.subject,
      items: items.map(\.id), area: commonArea(items.map(\.concern))?.area, severity: grade,
      level: levels.level(finding.kind, finding.surprise.value, grade), baseline: finding.surprise.baseline,
      chance: finding.surprise.chance, surprise: finding.surprise.value, firstSeen: items[0].published,
      isThin: finding.isThin, isUpdate: isUpdate, recurs: finding.closing?.caseID)
  }
}
