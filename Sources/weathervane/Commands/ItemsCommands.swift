import Model
import Storage

private let limit = Command.Option(name: "--limit", value: "N", help: "at most so many (default 20)")

let itemsSearchCommand = Command(
  name: ["items", "search"], arguments: "WORDS…",
  summary: "finds stored items that hold all the words, newest first",
  options: [.json, .store, .keywords, .config, .office, limit],
  run: { invocation in
    let words = invocation.arguments.joined(separator: " ")
    guard !words.isEmpty else { throw UsageError("items search: give at least one word") }
    let most = try invocation.count(limit, default: 20)
    let found = try await Workplace(invocation).existingStore().search(words, limit: most)
    let output = Output()
    for item in found { output.line(invocation.has(.json) ? item.json.text : item.line) }
    return 0
  })

extension Invocation {
  /// The option as a number from 1 on.
  func count(_ option: Command.Option, default fallback: Int) throws(UsageError) -> Int {
    guard let text = value(option) else { return fallback }
    guard let number = Int(text), (1...100_000).contains(number) else {
      throw UsageError("\(option.name) \(text): write a number from 1 on")
    }
    return number
  }
}

extension FoundItem {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id), "feed": .string(feed), "url": JSONValue(url), "title": .string(title),
      "text": .string(text),
      "published": JSONValue(published), "collected": JSONValue(collected), "topic": JSONValue(topic),
      "flagged": .bool(flagged), "area": JSONValue(area), "internal": .bool(isInternal),
    ])
  }

  fileprivate var line: String {
    let words = title.isEmpty ? String(text.prefix(60)) : title
    return "\(id)  \((published ?? collected).rfc3339)  \(flagged ? "⚑ \(area ?? "")" : "–")  \(words)"
  }
}
