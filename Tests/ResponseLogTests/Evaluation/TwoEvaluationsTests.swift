import Model
import ResponseLog
import Testing

@Suite("The evaluation against a naive one written apart from it", .serialized)
struct TwoEvaluationsTests {
  @Test("A thousand random histories are evaluated alike, at any cut", arguments: 0..<10)
  func alike(hundred: Int) throws {
    let books = [try TestOffice.book(), try TestOffice.gappyBook(), try TestOffice.ticketBook()]
    let criteria = try TestOffice.criteria()
    var differing = 0
    for seed in hundred * 100..<hundred * 100 + 100 {
      var player = RandomPlayer(seed: seed)
      player.play()
      #expect(player.misjudged.isEmpty, "seed \(seed): \(player.misjudged.first ?? "")")
      let difference = try compare(player, seed, books[seed % 3], criteria)
      if let difference {
        differing += 1
        if differing <= 3 { Issue.record("seed \(seed): \(difference)") }
      }
    }
    #expect(differing == 0)
  }

  @Test("The random office does every move, meets every state and earns every verdict")
  func coverage() throws {
    var (actions, states, kinds, criteria) = (Set<String>(), Set<CaseState>(), [String: Int](), Set<String>())
    var refusals = 0
    let books = [try TestOffice.book(), try TestOffice.gappyBook(), try TestOffice.ticketBook()]
    for seed in 0..<240 {
      var player = RandomPlayer(seed: seed)
      player.play()
      refusals += player.refusals
      actions.formUnion(player.journal.entries.map(\.action))
      states.formUnion(player.journal.entries.compactMap(\.to))
      let days = player.start.chinaDay...player.now.chinaDay
      let real = try Evaluation(
        office: TestOffice.code, from: days.lowerBound, to: days.upperBound, now: player.now,
        log: player.journal.log,
        book: books[seed % 3], criteria: TestOffice.criteria())
      for one in real.cases {
        for clock in one.clocks {
          if clock.run.pausedSeconds > 0 { kinds["paused", default: 0] += 1 }
          kinds["\(clock.run.clock) \(clock.run.met != nil) \(clock.isLate)", default: 0] += 1
        }
        criteria.formUnion(one.verdicts.map(\.criterion.rawValue))
        for verdict in one.verdicts where !verdict.stands { kinds["lifted", default: 0] += 1 }
        if one.effect?.halfLife != nil { kinds["half-life", default: 0] += 1 }
        if one.effect?.decay != nil { kinds["decay", default: 0] += 1 }
      }
    }
    #expect(actions.isSuperset(of: Move.allCases.map(\.rawValue)))
    #expect(actions.isSuperset(of: ["observe", "clock_breached", "person_changed"]))
    #expect(states == Set(CaseState.allCases))
    // What comes again takes weeks: see `RecurrenceTests`.
    let wanted = Criterion.known.filter { $0 != .recurred } + [Criterion(rawValue: "handed-off")]
    #expect(criteria.isSuperset(of: wanted.map(\.rawValue)))
    #expect(refusals > 500)
    #expect(kinds["paused", default: 0] > 20)
    for kind in ["lifted", "half-life", "decay"] { #expect(kinds[kind, default: 0] > 5, "\(kind)") }
    for clock in ClockKind.allCases {
      // Met in time, met late, missed.
      for kind in ["true false", "true true", "false true"] {
        #expect(kinds["\(clock) \(kind)", default: 0] > 0, "\(clock) \(kind)")
      }
    }
  }

  /// The first difference between the two for a random period and a random now.
  private func compare(_ player: RandomPlayer, _ seed: Int, _ book: ClockBook, _ criteria: VerdictCriteria)
    throws -> String?
  {
    var random = SeededGenerator(seed: seed + 1_000_000)
    let days = player.start.chinaDay.daysSinceEpoch - 2...player.now.chinaDay.daysSinceEpoch + 2
    let chosen = [Int.random(in: days, using: &random), Int.random(in: days, using: &random)].sorted()
    let whole = random.once(in: 2)
    let from = CivilDate(daysSinceEpoch: whole ? days.lowerBound : chosen[0])
    let to = CivilDate(daysSinceEpoch: whole ? days.upperBound : chosen[1])
    let last = player.now.milliseconds + (random.once(in: 2) ? 0 : 10_000_000_000)
    var now = Timestamp(
      milliseconds: Int64.random(in: player.start.milliseconds - 1000...last, using: &random))
    if random.once(in: 3), let entry = player.journal.entries.randomElement(using: &random) {
      // At the second of an entry, just before it, or when a clock that it started may run out.
      now = Timestamp(milliseconds: entry.at.milliseconds - (random.once(in: 2) ? 0 : 1))
      if random.once(in: 2) { now = now.adding(seconds: random.pick([1800, 2700, 3600, 7200], else: 60)) }
    }
    let naive = NaiveEvaluator(
      player.journal.lines, office: TestOffice.code, to: to, now: now, book: book, criteria: criteria,
      scores: try ClockFiles.scores())
    let real = try Evaluation(
      office: TestOffice.code, from: from, to: to, now: now, log: player.journal.log, book: book,
      criteria: criteria, scores: try ClockFiles.scores())
    return difference(real.json, try naive.json(from: from, to: to), at: "")
  }

  private func difference(_ real: JSONValue, _ naive: JSONValue, at path: String) -> String? {
    switch (real, naive) {
    case (.object(let left), .object(let right)):
      for key in Set(left.keys).union(right.keys).sorted() {
        guard let one = left[key], let other = right[key] else { return "\(path).\(key) is missing in one" }
        if let found = difference(one, other, at: "\(path).\(key)") { return found }
      }
      return nil
    case (.array(let left), .array(let right)):
      for (index, pair) in zip(left, right).enumerated() {
        if let found = difference(pair.0, pair.1, at: "\(path)[\(index)]") { return found }
      }
      return left.count == right.count
        ? nil : "\(path): \(real.text) is as long as \(left.count), not \(right.count): \(naive.text)"
    default: return real == naive ? nil : "\(path): \(real.text), naively \(naive.text)"
    }
  }
}
