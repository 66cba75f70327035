import Model
import Storage
import Topics

private let days = Command.Option(
  name: "--days", value: "N", help: "with an item of the last N days (default 7)")
private let limit = Command.Option(name: "--limit", value: "N", help: "at most so many (default 50)")
private let flagged = Command.Option(name: "--flagged", help: "only topics with a flagged item")

let topicsListCommand = Command(
  name: ["topics", "list"], summary: "shows the topics, latest first",
  options: [.json, .store, .keywords, .config, .office, .now, days, limit, flagged],
  run: { invocation in
    let back = Int64(try invocation.count(days, default: 7)) * 86400
    let most = try invocation.count(limit, default: 50)
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let since = try await workplace.clock(store)().adding(seconds: -back)
    let topics = try await store.topics(since: since, flaggedOnly: invocation.has(flagged), limit: most)
    let output = Output()
    var table = Table(headings: ["id", "latest", "items", "sources", "flagged", "title"])
    for topic in topics {
      if invocation.has(.json) { output.line(JSONValue.object(topic.json).text) }
      table.rows.append([
        topic.id, topic.latest.rfc3339, String(topic.items), String(topic.sources), String(topic.flagged),
        topic.title,
      ])
    }
    if !invocation.has(.json) { output.line(table.text) }
    return 0
  })

let topicsShowCommand = Command(
  name: ["topics", "show"], arguments: "ID", summary: "shows one topic with its items",
  options: [.json, .store, .feeds, .keywords, .config, .office],
  run: { invocation in
    guard let id = invocation.arguments.first else { throw UsageError("topics show: give the topic's id") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    guard let topic = try await store.topic(id) else {
      throw Failure("no topic \(id); weathervane topics list shows them")
    }
    let items = try await store.items(ofTopic: id)
    let tiers = Dictionary(try await workplace.feeds(store).map { ($0.id, $0.tier) }) { first, _ in first }
    let heat = TopicHeat(
      items.map { TopicHeat.Telling(time: $0.time, feed: $0.feed, tier: tiers[$0.feed], mood: $0.mood) })
    let output = Output()
    if invocation.has(.json) {
      var members = topic.json
      members["list"] = .array(items.map(\.json))
      members["heat"] = heat.json
      output.line(JSONValue.object(members).text)
    } else {
      output.line(
        "\(topic.id)  \(topic.title)  (\(topic.items) items, \(topic.sources) sources, \(topic.flagged) flagged)"
      )
      output.line(heat.line)
      var table = Table(headings: ["time", "relation", "score", "feed", "item", "title"])
      table.rows = items.map {
        [
          $0.time.rfc3339, $0.relation.rawValue, $0.score.map { JSONValue.number($0).text } ?? "–", $0.feed,
          $0.item,
          $0.title,
        ]
      }
      output.line(table.text)
    }
    return 0
  })

extension Topic {
  fileprivate var json: [String: JSONValue] {
    [
      "id": .string(id), "title": .string(title), "first_item": .string(firstItem),
      "started": JSONValue(started),
      "latest": JSONValue(latest), "items": JSONValue(items), "sources": JSONValue(sources),
      "flagged": JSONValue(flagged),
    ]
  }
}

extension TopicItem {
  fileprivate var json: JSONValue {
    .object([
      "item": .string(item), "feed": .string(feed), "title": .string(title), "url": JSONValue(url),
      "time": JSONValue(time), "mood": JSONValue(mood?.rawValue), "relation": .string(relation.rawValue),
      "score": score.map(JSONValue.number) ?? .null,
    ])
  }
}

extension TopicHeat {
  /// For people.
  fileprivate var line: String {
    let peak = peak.map { "peak \($0.rfc3339) with \(hours.map(\.items).max() ?? 0)" } ?? "no peak"
    let fading = halfLife.map { "half of the rest within \($0 / 60) min" } ?? "nothing after it"
    let moods = Mood.allCases.compactMap { mood in self.moods[mood].map { "\(mood.rawValue) \($0)" } }
    let again = flares.map { "again \($0.rfc3339)" }
    return ([peak, fading] + again + moods).joined(separator: ", ")
  }
}
