import Classifier
import Desk
import Model
import ResponseLog
import Testing

@testable import Monitor
@testable import Storage

/// Small rule books and an archive of invented items.
private enum Archive {
  static let places = """
    { office: "350583101", places: [{ code: "350583101", name: "仑苍镇", kind: "town" }], except: [], abroad: [], links: [] }
    """

  static let severity = """
    {
      flag: { threshold: 3, title: 1, lead: 150, deep: 0.6, abroad: -6,
        context: { strong: 2, usual: 0.5, faint: 0.25, title: 1, limit: 3 } },
      negation: { before: ["未发生"], reach: 4 },
      casualties: {
        points: { deaths: 3, injured: 2.5, missing: 2, affected: 1.5 }, units: ["人"], people: [], none: [], elsewhen: [],
        fates: { deaths: ["死亡"], injured: [], missing: [], affected: [] },
        single: { deaths: [], injured: [], missing: [], affected: [] },
      },
      grades: [{ id: "all", areas: [], source: "invented", considerable: { deaths: 3 } }],
      rules: [{ id: "drill", name: "演练", any: ["演练"], points: -3, matches: [], misses: [] }],
    }
    """

  static func classifier(_ rules: String) throws -> Classifier {
    let area =
      "{ area: \"labour\", name: \"劳动\", english: \"Labour\", context: {}, except: [], rules: [\(rules)] }"
    let files = ["labour.json5": area, "severity.json5": severity, "places.json5": places]
    return Classifier(try RuleBook(files: files.mapValues { Array($0.utf8) }))
  }

  static let before = """
    { id: "wages", name: "欠薪", any: ["欠薪", "讨薪"], points: 3, matches: [], misses: [] },
    { id: "blocked", name: "堵门", any: ["堵门"], points: 2, matches: [], misses: [] },
    { id: "smell", name: "异味", any: ["异味"], points: 3, matches: [], misses: [] },
    """

  /// 欠薪 in all its spellings, 堵门 by itself, and no more 异味.
  static let after = """
    { id: "wages", name: "欠薪", any: ["欠薪", "讨薪", "工资没发"], points: 3, matches: [], misses: [] },
    { id: "blocked", name: "堵门", any: ["堵门"], points: 3, matches: [], misses: [] },
    """

  static let beginning = Timestamp(seconds: 1_780_000_000)

  /// Every item in a topic of three, one item in five edited later.
  static func fill(_ store: Store, items: Int) async throws {
    let whats = ["欠薪", "工人讨薪", "工资没发", "堵门", "异味", "演练 堵门", "植树", "3人死亡", "未发生欠薪", "堵门 异味"]
    try await store.transaction { transaction in
      for number in 0..<items {
        let what = whats[(number * 2_654_435_761 >> 13) % whats.count]
        var item = Item(
          id: "i\(1000 + number)", feed: "board", url: nil, title: "仑苍镇\(number)号厂\(what)", text: "",
          published: nil,
          precision: nil, collected: beginning.adding(seconds: Int64(number) * 1800), digest: "\(number)")
        try transaction.insert(item)
        let topic = "t\(number / 3)"
        let relation: TopicRelation = number % 3 == 0 ? .first : .similar
        try transaction.insert(TopicPlacement(topic: topic, relation: relation, score: nil), item: item)
        guard number % 5 == 4 else { continue }
        item.text = "后来，" + whats[(number + 3) % whats.count]
        item.digest += "+"
        try transaction.insert(item, version: 2)
      }
    }
  }
}

/// Counts as somebody would with pencil and paper: every figure from SQL rows and single judgements.
private struct NaiveCount {
  struct Row {
    var id: String
    var day: String
    var time: Int64
    var caseID: String?
    var before: Bool
    var after: Bool
  }

  var rows: [Row] = []

  init(_ store: Store, _ before: Classifier, _ after: Classifier, from: Int64, to: Int64) async throws {
    for row in try await store.naiveRows() {
      guard let id = row[0].text, let time = row[1].integer, (from...to).contains(time) else { continue }
      func flags(_ classifier: Classifier) -> Bool {
        classifier.assess(title: row[2].text ?? "", text: row[3].text ?? "").json["flagged"] == .bool(true)
      }
      let day = String(Timestamp(milliseconds: time).rfc3339.prefix(10))
      rows.append(
        Row(id: id, day: day, time: time, caseID: row[4].text, before: flags(before), after: flags(after)))
    }
  }

  var gained: [Row] { rows.filter { !$0.before && $0.after } }
  var lost: [Row] { rows.filter { $0.before && !$0.after } }
}

extension Store {
  fileprivate func naiveRows() throws -> [[SQLValue]] {
    try database.rows(
      """
      SELECT i.id, i.collected, v.title, v.text,
        (SELECT case_id FROM case_topic c, topic_item t WHERE t.item = i.id AND c.topic = t.topic)
      FROM item i, item_version v WHERE v.item = i.id
      AND NOT EXISTS (SELECT 1 FROM item_version w WHERE w.item = v.item AND w.version > v.version)
      """)
  }
}

@Suite struct BacktestTests {
  private let everything = Timestamp(milliseconds: 0)...Timestamp(seconds: 4_000_000_000)

  /// A store of 300 items in 100 topics, with a case for every fourth topic; every second one of them was dismissed.
  private func archive(_ rig: Rig) async throws -> Store {
    let (store, desk) = try await rig.office()
    try await Archive.fill(store, items: 300)
    for number in stride(from: 0, to: 100, by: 4) {
      rig.pass(seconds: 6 * 3600)
      let done = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
        var opening = Opening()
        opening.topic = "t\(number)"
        $0.opening = opening
        $0.options = ["title": "题"]
      }
      guard number % 8 == 0 else { continue }
      _ = try await desk.act(.dismiss, on: done.entry.caseID, by: "duty", via: .cli) {
        $0.options = ["reason": "noise"]
      }
    }
    return store
  }

  @Test("Every figure equals a second count made from rows and single judgements")
  func agrees() async throws {
    let rig = try Rig()
    let store = try await archive(rig)
    let (before, after) = (try Archive.classifier(Archive.before), try Archive.classifier(Archive.after))
    let backtest = try await Backtest(of: store, everything, before: before, after: after, limit: 1000)
    let naive = try await NaiveCount(store, before, after, from: 0, to: .max)
    let tally = backtest.tally

    #expect(tally.total.items == 300 && naive.rows.count == 300)
    #expect(tally.total.before == naive.rows.count { $0.before })
    #expect(tally.total.after == naive.rows.count { $0.after })
    for (day, flags) in tally.days {
      let own = naive.rows.filter { $0.day == "\(day)" }
      #expect(flags.items == own.count)
      #expect(flags.before == own.count { $0.before } && flags.after == own.count { $0.after })
    }
    #expect(tally.days.count == Set(naive.rows.map(\.day)).count)
    #expect(!naive.gained.isEmpty && !naive.lost.isEmpty)
    #expect(Set(tally.gained.listed.map(\.item)) == Set(naive.gained.map(\.id)))
    #expect(Set(tally.lost.listed.map(\.item)) == Set(naive.lost.map(\.id)))
    #expect(tally.gained.count == naive.gained.count && tally.lost.count == naive.lost.count)
    #expect(tally.gained.listed.map(\.collected) == tally.gained.listed.map(\.collected).sorted(by: >))
  }

  @Test("Cases caught and missed with their hours, and noise added and spared, equal a second count")
  func cases() async throws {
    let rig = try Rig()
    let store = try await archive(rig)
    let (before, after) = (try Archive.classifier(Archive.before), try Archive.classifier(Archive.after))
    let outcome = try await Backtest(of: store, everything, before: before, after: after, limit: 1).cases
    let naive = try await NaiveCount(store, before, after, from: 0, to: .max)

    var (caught, missed): ([String: Double], [String: Double]) = ([:], [:])
    var (added, spared) = (0, 0)
    for id in try await store.caseIDs() {
      let bodies = try await store.bodies(ofCase: id).compactMap(JSONValue.init(text:))
      guard case .object(let opening)? = bodies.first, case .object(let end)? = bodies.last,
        case .integer(let opened)? = opening["at"]
      else { throw Broken() }
      let own = naive.rows.filter { $0.caseID == id }.sorted { $0.time < $1.time }
      if end["to"] == .string("dismissed") {
        added += own.count { !$0.before && $0.after }
        spared += own.count { $0.before && !$0.after }
        continue
      }
      let (now, then) = (own.first { $0.before }?.time ?? .max, own.first { $0.after }?.time ?? .max)
      if then < now, then <= opened { caught[id] = Double(opened - then) / 3_600_000 }
      if now < then, now <= opened { missed[id] = Double(opened - now) / 3_600_000 }
    }
    #expect(!caught.isEmpty && !missed.isEmpty && added > 0 && spared > 0)
    #expect(Dictionary(uniqueKeysWithValues: outcome.caught.map { ($0.caseID, $0.hours) }) == caught)
    #expect(Dictionary(uniqueKeysWithValues: outcome.missed.map { ($0.caseID, $0.hours) }) == missed)
    #expect(outcome.noiseAdded.items == added && outcome.noiseSpared.items == spared)
  }

  private struct Broken: Error {}

  @Test("A span takes in the items first seen within it and no others")
  func span() async throws {
    let rig = try Rig()
    let store = try await archive(rig)
    let (before, after) = (try Archive.classifier(Archive.before), try Archive.classifier(Archive.after))
    let span = Archive.beginning.adding(seconds: 18_000)...Archive.beginning.adding(seconds: 36_000)
    let tally = try await Backtest(of: store, span, before: before, after: after, limit: 1).tally
    let naive = try await NaiveCount(
      store, before, after, from: span.lowerBound.milliseconds, to: span.upperBound.milliseconds)
    #expect(tally.total.items == 11 && naive.rows.count == 11)
    #expect(tally.gained.count == naive.gained.count)
    #expect(tally.gained.listed.count == min(naive.gained.count, 1))
  }

  @Test("A change names the rule whose points moved it; the same book changes nothing")
  func doing() async throws {
    let rig = try Rig()
    let store = try await archive(rig)
    let (before, after) = (try Archive.classifier(Archive.before), try Archive.classifier(Archive.after))
    let tally = try await Backtest(of: store, everything, before: before, after: after, limit: 1000).tally
    #expect(Set(tally.gained.listed.flatMap(\.rules).map(\.rule)) == ["labour.wages", "labour.blocked"])
    #expect(Set(tally.lost.listed.flatMap(\.rules).map(\.rule)) == ["labour.smell"])
    #expect(tally.rules["labour.smell"]?.lost == tally.lost.count)
    let same = try await Backtest(of: store, everything, before: before, after: before, limit: 10)
    #expect(same.tally.gained.count == 0 && same.tally.lost.count == 0 && same.tally.rules.isEmpty)
    #expect(same.cases.caught.isEmpty && same.cases.missed.isEmpty)
  }

  @Test("A case that somebody opened by hand, without an item, is caught by its own words")
  func byHand() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    try await Archive.fill(store, items: 3)
    for (title, text) in [("来电", "厂里工资没发"), ("来电", "门口有异味"), ("来电", "问路")] {
      _ = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
        $0.options = ["title": title, "text": text]
      }
    }
    let (before, after) = (try Archive.classifier(Archive.before), try Archive.classifier(Archive.after))
    let outcome = try await Backtest(of: store, everything, before: before, after: after, limit: 1).cases
    #expect(outcome.caught.map(\.caseID) == ["2026-0001"] && outcome.missed.map(\.caseID) == ["2026-0002"])
    #expect(outcome.caught[0].hours == nil && outcome.caught[0].via == .cli)
  }

  @Test("Items are judged as coming from their feed, as when they were collected")
  func sources() async throws {
    let rig = try Rig()
    let store = try rig.store()
    try await Archive.fill(store, items: 1)
    let own = try Archive.classifier(
      #"{ id: "wages", name: "欠薪", any: ["欠薪"], source: ["self"], points: 3, matches: [], misses: [] }"#)
    let none = try Archive.classifier("")
    for (tier, count) in [(MediaTier.own, 1), (.county, 0)] {
      let sources = ["board": ItemSource(tier: tier)]
      let backtest = try await Backtest(
        of: store, everything, before: none, after: own, sources: sources, limit: 1)
      #expect(backtest.tally.gained.count == count)
    }
  }

  @Test("An imported case was opened when it is said to have been, not when it was entered")
  func imported() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    try await Archive.fill(store, items: 3)
    rig.pass(seconds: 900 * 3600)
    let said = Archive.beginning.adding(seconds: 5 * 3600)
    _ = try await desk.act(.open, on: nil, by: "duty", via: .import) {
      var opening = Opening()
      opening.topic = "t0"
      $0.opening = opening
      $0.occurred = said
      $0.options = ["title": "题"]
    }
    let (none, all) = (
      try Archive.classifier(Archive.before.replacing("薪", with: "款")), try Archive.classifier(Archive.before)
    )
    let caught = try await Backtest(of: store, everything, before: none, after: all, limit: 1).cases.caught
    #expect(caught.map(\.hours) == [5] && caught.first?.opened == said && caught.first?.via == .import)
  }

  @Test("The items of a merged case count for the case that it was merged into")
  func merged() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    try await Archive.fill(store, items: 30)
    rig.pass(seconds: 30 * 3600)
    var ids: [String] = []
    for topic in ["t0", "t3"] {
      let done = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
        var opening = Opening()
        opening.topic = topic
        $0.opening = opening
        $0.options = ["title": "题"]
      }
      ids.append(try #require(done.entry.caseID))
    }
    let into = ids[1]
    _ = try await desk.act(.merge, on: ids[0], by: "duty", via: .cli) { $0.options = ["into": into] }
    let (none, all) = (
      try Archive.classifier(Archive.before.replacing("薪", with: "款")), try Archive.classifier(Archive.before)
    )
    let outcome = try await Backtest(of: store, everything, before: none, after: all, limit: 1).cases
    #expect(outcome.caught.map(\.caseID) == [into])
    #expect(outcome.caught.first?.item == "i1000")
  }
}
