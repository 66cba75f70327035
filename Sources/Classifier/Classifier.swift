package import Model
import Text

/// Judges texts by a rule book: which are sensitive, in which areas, how grave, and why.
///
/// A value without state: the same text and rule book give the same assessment, on any thread, at any time.
package struct Classifier: Sendable {
  package let book: RuleBook
  let lexicon: Lexicon
  /// By index of the rule.
  let plans: [RulePlan]
  private let units: Set<UInt32>
  private let people: [[UInt32]]

  package init(_ book: RuleBook) {
    self.book = book
    lexicon = Lexicon(book)
    let areas = Dictionary(uniqueKeysWithValues: book.areas.enumerated().map { ($1.id, $0) })
    plans = book.rules.map { rule in RulePlan(rule, area: rule.area.flatMap { areas[$0] }) }
    let words = book.scoring.casualtyWords
    units = Set(words.units.compactMap { $0.unicodeScalars.first?.value })
    people = words.people.map { FoldedText($0).scalars }
  }

  /// The judgement of one item.
  package func assess(title: String, text: String, source: ItemSource = ItemSource()) -> Assessment {
    var bench = Bench(self)
    return assess(title: title, text: text, source: source, on: &bench)
  }

  /// The judgement of one item in memory that the next one uses again: for many items in a row.
  package func assess(
    title: String, text: String, source: ItemSource = ItemSource(), on bench: inout Bench
  ) -> Assessment {
    let scene = read(title: title, text: text, source: tiers(source), on: &bench)
    let judgement = judge(scene, on: &bench)
    let reader = CasualtyReader(reading: bench.reading, units: units, people: people)
    let assessment = judgement.assessment(
      casualties: reader.casualties(scene.counts), places: scene.places,
      jurisdiction: scene.jurisdiction, areas: areaScores(bench.reading, judgement),
      rulebook: book.version, originals: (title, text))
    return Appraisal(reading: bench.reading, muted: scene.muted, reader: reader, counts: scene.counts)
      .completed(assessment, originals: (title, text))
  }

  /// Ids of the rules that fire on a text, from whatever source: what `keywords check` asks of the examples.
  package func firingRules(title: String, text: String) -> Set<String> {
    var bench = Bench(self)
    let scene = read(title: title, text: text, source: Set(MediaTier.allCases), on: &bench)
    var firing: Set<String> = []
    for index in bench.candidates {
      if case .fires = self.firing(of: index, scene, on: &bench) { firing.insert(book.rules[index].id) }
    }
    return firing
  }

  /// What the rules of an item are judged against, beside their own words.
  struct Scene {
    var places: [PlaceMention] = []
    var abroad: Span?
    var jurisdiction = Jurisdiction.unknown
    /// Ranks that the item's source may have: one, or all where a rule's example is tried.
    var tiers: Set<MediaTier>
    var muted = MutedSentences()
    var counts: [CasualtyReader.Count] = []
  }

  /// Reads an item and all that bears on every rule.
  func read(title: String, text: String, source: Set<MediaTier>, on bench: inout Bench) -> Scene {
    bench.reading.read(title: title, text: text, lexicon)
    bench.reading.rules.complete(plans, into: &bench.candidates)
    var scene = Scene(tiers: source)
    if !bench.reading.places.isEmpty || !bench.reading.abroad.isEmpty { place(&scene, bench.reading) }
    scene.muted = mutedSentences(scene, on: &bench)
    let reader = CasualtyReader(reading: bench.reading, units: units, people: people)
    scene.counts = reader.counts().filter { scene.muted.context(at: $0.span, in: bench.reading) == nil }
    return scene
  }

  /// Tells where an item is that names a place.
  private func place(_ scene: inout Scene, _ reading: Reading) {
    let reader = PlaceReader(reading: reading, gazetteer: book.gazetteer)
    let mentions = reader.mentions()
    scene.abroad = reader.abroad()
    scene.places = mentions.map(book.gazetteer.mention)
    scene.jurisdiction = book.gazetteer.jurisdiction(mentions, abroad: scene.abroad != nil)
  }

  /// Every rule's points.
  func judge(_ scene: Scene, on bench: inout Bench) -> Judgement {
    let isPublic = isPublic(scene, bench.reading)
    let isPrivate = !isPublic && bench.reading.isBare
    var judgement = Judgement(
      bench.reading, privateShare: isPrivate ? book.scoring.otherWorlds.privateShare : 1)
    for index in bench.candidates {
      judgement.add(firing(of: index, scene, on: &bench), index, plans[index], book.rules)
    }
    judgement.add(scene.counts)
    if let abroad = scene.abroad { judgement.addAbroad(abroad) }
    judgement.add(bench.reading.worlds(isPublic: isPublic))
    return judgement
  }

  /// Whether an item is one of public life: by a word, by people harmed in numbers, or as one of our own.
  private func isPublic(_ scene: Scene, _ reading: Reading) -> Bool {
    scene.jurisdiction == .ours || reading.namesPublic
      || scene.counts.contains {
        CasualtyKind.harms.contains($0.kind) && $0.value >= book.scoring.otherWorlds.harmed
      }
  }

  private func firing(of index: Int, _ scene: Scene, on bench: inout Bench) -> Firing {
    let plan = plans[index]
    guard plan.applies(to: scene.jurisdiction), plan.applies(to: scene.tiers) else { return .silent }
    let except = plan.area.map { bench.reading.areaExcept[$0] } ?? []
    bench.reading.collect(index, plan, areaExcept: except, into: &bench.parts)
    return bench.reading.firing(of: plan, bench.parts, areaExcept: except, muted: scene.muted)
  }

  func tiers(_ source: ItemSource) -> Set<MediaTier> {
    let tier = source.tier ?? source.name.flatMap(book.scoring.media.tier)
    return tier.map { [$0] } ?? []
  }

  private func mutedSentences(_ scene: Scene, on bench: inout Bench) -> MutedSentences {
    var muted = MutedSentences()
    for index in bench.candidates where plans[index].effect == .mutes {
      if case .fires(let span, _) = firing(of: index, scene, on: &bench) {
        muted.add(span, rule: index, in: bench.reading)
      }
    }
    return muted
  }
}

/// What one worker judges on: memory that grows to its longest item and is used again for the next.
package struct Bench {
  let reading: Reading
  /// Rules of which everything needed stands in the item, by index.
  var candidates: [Int] = []
  var parts = RuleParts()

  package init(_ classifier: Classifier) {
    reading = Reading(classifier.book, classifier.lexicon)
  }
}
