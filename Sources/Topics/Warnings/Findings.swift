import Model

/// Items that come together, before it is known whether that was warned of already.
struct Finding: Sendable {
  var kind: Warning.Kind
  /// Serial numbers, first report first.
  var items: [Int]
  var surprise: Surprise
  var subject: String?
  var isThin: Bool
  /// The closed case that it is about again.
  var closing: Closing?
  /// The name that they share, and how many items of the window hold it.
  var name: (gram: UInt64, count: Int)?
  /// Those of the items that are voiced, where others only share its name; nil = all.
  var voiced: [Int]?
}

extension Watch {
  /// Whether their sources published too little before to be sure.
  func isThin(_ serials: [Int]) -> Bool { publishing.count(sources(serials)) < levels.enough }

  /// What is taken off the surprise at them.
  func less(_ serials: [Int]) -> Double { isThin(serials) ? levels.thin : 0 }

  func sources(_ serials: [Int]) -> Sources { serials.reduce(0) { $0 | window.source(of: $1) } }

  /// What the items of a step complete.
  mutating func findings(_ fresh: Range<Int>) -> [Finding] {
    var found: [Finding] = []
    guard let last = fresh.last else { return [] }
    let spans = self.spans(at: window[last].published)
    age(before: spans.burst.first)
    /// Names looked at in this step, with what came of it.
    var looked: [Int32: (finding: Finding, surprise: Double)?] = [:]
    var done = Done()
    for serial in fresh where !window[serial].isRanked && !window[serial].concern.elsewhere {
      if let recurring = recurring(serial) {
        let isKnown = done.recurring[recurring.key]
        let finding = isKnown == nil ? recurrence(recurring) : nil
        if let finding { found.append(finding) }
        done.recurring[recurring.key] = isKnown ?? (finding != nil)
        if done.recurring[recurring.key] == true { continue }
      }
      let item = window[serial]
      if done.stories.insert(item.topic).inserted, let finding = story(item.topic) { found.append(finding) }
      if let key = areaPlace(item.concern), done.places.insert(key).inserted,
        let finding = place(key)
      {
        found.append(finding)
      }
      if let finding = term(of: serial, spans, &looked), let name = finding.name,
        done.names.insert(name.gram).inserted
      {
        found.append(finding)
      }
    }
    return found
  }

  /// What was looked at in a step: many of its items may be about the same.
  private struct Done {
    /// Whether something was found.
    var recurring: [String: Bool] = [:]
    var stories: Set<String> = []
    var places: Set<AreaPlace> = []
    var names: Set<UInt64> = []
  }

  private func place(_ key: AreaPlace) -> Finding? {
    let items = places.items(of: key)
    guard let last = items.last else { return nil }
    let from = window[last].published.adding(seconds: -levels.placeDays * 86400)
    let recent = items.filter { window[$0].published > from }
    let members = voices(recent)
    guard members.count >= levels.place.least else { return nil }
    let past = places.past(of: key) + items.count - recent.count
    let (first, sources, less) = (recent.first ?? last, placeSources[key] ?? 0, less(items))
    let volume = publishing.volume(from: first)
    let all = Surprise(
      count: members.count, exposure: Double(max(volume.since.sum(sources), members.count)),
      past: Double(past), history: Double(volume.before.sum(sources)), prior: levels.place.prior,
      sure: levels.place.sure)
    guard levels.place.takes(all, less: less) else { return nil }
    let season = self.season(key.area, members.count, past: past, since: first, sources)
    let surprise = all.value < season.value ? all : season
    guard levels.place.takes(surprise, less: less) else { return nil }
    return Finding(
      kind: .areaPlace, items: members, surprise: surprise, subject: "\(key.area) \(key.place)",
      isThin: isThin(items))
  }

  /// The same against the messages of the area alone: what there is much of this week, by season, school term or weather,
  /// is expected at each place.
  private func season(
    _ area: String, _ count: Int, past: Int, since first: Int, _ sources: Sources
  ) -> Surprise {
    let lately = (first..<window.next).count {
      let concern = window.concern(of: $0)
      return concern.voiced && concern.area == area && window.source(of: $0) & sources != 0
    }
    let ever = voiced[area]?.sum(sources) ?? 0
    let share = max(WordingMix.unseen, Double(ever) / Double(max(1, publishing.count(sources))))
    var prior = levels.place.prior
    prior.exposure *= share
    return Surprise(
      count: count, exposure: Double(max(lately, count)), past: Double(past),
      history: Double(max(0, ever - lately)), prior: prior, sure: levels.place.sure)
  }

  private func story(_ topic: String) -> Finding? {
    let members = stories.items(of: topic)
    guard members.count >= levels.topic.least,
      2 * members.count(where: { window.concern(of: $0).flagged }) > members.count
    else { return nil }
    let surprise = Surprise(
      count: members.count - 1, exposure: 1, past: Double(storySizes.retold - members.count + 1),
      history: Double(storySizes.stories - 1), prior: levels.topic.prior, sure: levels.topic.sure)
    let less = less(members)
    guard levels.topic.takes(surprise, less: less) else { return nil }
    return Finding(kind: .topic, items: members, surprise: surprise, subject: nil, isThin: isThin(members))
  }

  /// The area of most items; of equals the first by name.
  func commonArea(_ concerns: [Concern]) -> (area: String, count: Int)? {
    // There are few, and they are looked up often.
    var counts: [(area: String, count: Int)] = []
    for concern in concerns {
      guard let area = concern.area else { continue }
      if let place = counts.firstIndex(where: { $0.area == area }) {
        counts[place].count += 1
      } else {
        counts.append((area, 1))
      }
    }
    return counts.max { ($0.count, $1.area) < ($1.count, $0.area) }
  }
}
