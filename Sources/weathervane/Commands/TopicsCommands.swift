import Model
import Storage

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
  options: [.json, .store, .keywords, .config, .office],
  run: { invocation in
    guard let id = invocation.arguments.first else { throw UsageError("topics show: give the topic's id") }
    let store = try await Workplace(invocation).existingStore()
    guard let topic = try await store.topic(id) else {
      throw Failure("no topic \(id); weathervane topics list shows them")
    }
    let items = try await store.items(ofTopic: id)
    let output = Output()
    if invocation.has(.json) {
      var members = topic.json
      members["list"] = .array(items.map(\.json))
      output.line(JSONValue.object(members).text)
    } else {
      output.line(
        "\(topic.id)  \(topic.title)  (\(topic.items) items, \(topic.sources) sources, \(topic.flagged) flagged)"
      )
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
      "time": JSONValue(time), "relation": .string(relation.rawValue),
      "score": score.map(JSONValue.number) ?? .null,
    ])
  }
}
