import Collectors
import FeedParsing
import Foundation
import Model
import Monitor
import Storage
import Transfer

private let storeOptions: [Command.Option] = [.json, .store, .feeds, .keywords, .config, .office]
private let id = Command.Option(
  name: "--id", value: "ID", help: "id of the feed (default: made from its address)")
private let title = Command.Option(name: "--title", value: "TEXT", help: "name of the feed")
private let scope = Command.Option(
  name: "--scope", value: "national|local", help: "what it speaks of (default national)")
private let tier = Command.Option(
  name: "--tier", value: "TIER", help: "overseas, central, province, city, county or self (default self)")
private let place = Command.Option(
  name: "--place", value: "CODE", help: "division code of the place it is about")
private let every = Command.Option(
  name: "--every", value: "SECONDS", help: "seconds between polls (default 900)")

private let enable = Command.Option(
  name: "--enable", help: "turn on, in the office's own list, the feeds that answer with items")

let feedsListCommand = Command(
  name: ["feeds", "list"], summary: "shows the feeds and how they fared", options: storeOptions,
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.store()
    let states = try await store.feedStates()
    var table = Table(headings: ["id", "enabled", "verified", "scope", "status", "last new", "url"])
    let output = Output()
    for feed in try await workplace.feeds(store) {
      let state = states[feed.id]
      if invocation.has(.json) { output.line(feed.json(state).text) }
      table.rows.append([
        feed.id, feed.enabled ? "yes" : "no", feed.verified ?? "never", feed.scope.rawValue,
        state?.status.rawValue ?? "–", state?.lastNew?.rfc3339 ?? "–", feed.url,
      ])
    }
    if !invocation.has(.json) { output.line(table.text) }
    output.flush()
    for account in try await workplace.staleAccounts(store) {
      Complaint("silent account: \(account)").print()
    }
    return 0
  })

let feedsAddCommand = Command(
  name: ["feeds", "add"], arguments: "URL", summary: "adds a feed to the office's own list, or changes one",
  options: storeOptions + [.allowHost, id, title, scope, tier, place, every],
  run: { invocation in
    let workplace = try Workplace(invocation)
    guard let url = invocation.arguments.first else { throw UsageError("feeds add: give the feed's address") }
    try AddressCheck.check(url: url, allowed: try workplace.allowedHosts())
    let store = try await workplace.store()
    var feed = try newFeed(url)
    if let wanted = invocation.value(id) { feed.id = wanted }
    guard feed.id.isSlug else {
      throw UsageError("--id \(feed.id): an id is small letters, digits, dashes and dots")
    }
    if try await store.feedChanges().removed.contains(feed.id) {
      throw Failure(
        "\(feed.id) was a feed that has been removed; ids are never given again: choose another with --id")
    }
    let known = try await workplace.feeds(store).first { $0.id == feed.id }
    if let known {
      let address = feed.url
      feed = known
      (feed.url, feed.enabled) = (address, true)
    }
    try change(&feed, invocation)
    try await save([feed], in: store, now: workplace.writingClock(store)())
    let done = known == nil ? "added" : "changed"
    Output().line(
      invocation.has(.json)
        ? feed.json(nil).text : "\(done) \(feed.id); weathervane feeds check \(feed.id) tries it")
    return 0
  })

let feedsRemoveCommand = Command(
  name: ["feeds", "remove"], arguments: "ID", summary: "takes a feed off the list; what it brought stays",
  options: storeOptions,
  run: { invocation in
    let workplace = try Workplace(invocation)
    guard let id = invocation.arguments.first else { throw UsageError("feeds remove: give the feed's id") }
    let store = try await workplace.store()
    guard let feed = try await workplace.feeds(store).first(where: { $0.id == id }) else {
      throw Failure("no feed \(id); weathervane feeds list shows them")
    }
    let now = try await workplace.writingClock(store)()
    try await store.transaction { try $0.remove(feed, now: now) }
    Output().line(invocation.has(.json) ? feed.json(nil).text : "removed \(id)")
    return 0
  })

let feedsCheckCommand = Command(
  name: ["feeds", "check"], arguments: "[ID…]",
  summary: "tries feeds, disabled ones too, and stores no items",
  options: storeOptions + [.allowHost, enable],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.store()
    let all = try await workplace.feeds(store)
    if let unknown = invocation.arguments.first(where: { id in !all.contains { $0.id == id } }) {
      throw Failure("no feed \(unknown); weathervane feeds list shows them")
    }
    let wanted = invocation.arguments.isEmpty ? all : all.filter { invocation.arguments.contains($0.id) }
    let transfer = try workplace.transfer()
    let (collector, clock) = (Collector(transfer), try await workplace.clock(store))
    var failed = false
    for feed in wanted {
      let collected = await collector.collect(feed, nil, now: clock())
      failed = failed || !collected.status.answered
      if invocation.has(enable), collected.status == .ok { try await verify(feed, in: store, now: clock()) }
      Output().line(invocation.has(.json) ? collected.json.text : collected.line)
    }
    transfer.shutdown()
    return failed ? 1 : 0
  })

let feedsImportCommand = Command(
  name: ["feeds", "import"], arguments: "FILE",
  summary: "adds the feeds of an OPML or JSON5 list to the office's own",
  options: storeOptions,
  run: { invocation in
    let workplace = try Workplace(invocation)
    guard let file = invocation.arguments.first else {
      throw UsageError("feeds import: name an OPML or JSON5 file")
    }
    let name = URL(filePath: file).lastPathComponent
    let listName = name.hasSuffix(".json5") || name.hasSuffix(".opml") ? name : name + ".opml"
    let feeds = try FeedList.feeds([listName: try LineReader.bytes(of: file)])
    let store = try await workplace.store()
    try await save(feeds, in: store, now: workplace.writingClock(store)())
    Output().line("imported \(feeds.count) feeds, \(feeds.count(where: \.enabled)) of them enabled")
    return 0
  })

let feedsExportCommand = Command(
  name: ["feeds", "export"], summary: "prints the feeds in force as OPML", options: storeOptions,
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.store()
    let feeds = try await workplace.feeds(store)
    let left = feeds.filter { $0.format != .feed }
    if !left.isEmpty {
      Complaint(
        "OPML has no place for list pages and mapped JSON; left out: \(left.map(\.id).joined(separator: ", "))"
      ).print()
    }
    Output().line(OPML.write(feeds, title: "Weathervane 风向标"))
    return 0
  })

/// Turns a feed on that has just been seen to answer.
private func verify(_ feed: Feed, in store: Store, now: Timestamp) async throws {
  var feed = feed
  feed.enabled = true
  feed.verified = "\(now.chinaDay)"
  try await save([feed], in: store, now: now)
}

private func save(_ feeds: [Feed], in store: Store, now: Timestamp) async throws {
  try await store.transaction { transaction in for feed in feeds { try transaction.save(feed, now: now) } }
}

/// A feed of an address; OPML reading gives the id that the contract derives from it.
private func newFeed(_ url: String) throws -> Feed {
  guard
    var feed = try OPML.read(
      Array(OPML.write([Feed(id: "", title: url, url: url)], title: "").utf8), file: url
    ).first
  else { throw UsageError("feeds add: \(url) is no address of a feed") }
  feed.enabled = true
  return feed
}

/// What the options say of a feed; what they do not name stays as it is.
private func change(_ feed: inout Feed, _ invocation: Invocation) throws {
  if let text = invocation.value(title) { feed.title = text }
  if let text = invocation.value(scope) {
    guard let value = FeedScope(rawValue: text) else {
      throw UsageError("--scope \(text): write national or local")
    }
    feed.scope = value
  }
  if let text = invocation.value(tier) {
    guard let value = MediaTier(rawValue: text) else {
      throw UsageError("--tier \(text): write \(MediaTier.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    feed.tier = value
  }
  feed.place = invocation.value(place) ?? feed.place
  if let text = invocation.value(every) {
    guard let seconds = Int(text), (60...2_592_000).contains(seconds) else {
      throw UsageError("--every \(text): write seconds, at least 60")
    }
    feed.every = seconds
  }
}

extension String {
  fileprivate var isSlug: Bool {
    !isEmpty && utf8.count <= 200
      && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
  }
}

extension Feed {
  fileprivate func json(_ state: FeedState?) -> JSONValue {
    .object([
      "id": .string(id), "title": .string(title), "url": .string(url), "scope": .string(scope.rawValue),
      "tier": .string(tier.rawValue), "place": JSONValue(place), "every": JSONValue(every),
      "enabled": .bool(enabled),
      "verified": .string(verified ?? "never"), "status": JSONValue(state?.status.rawValue),
      "http": JSONValue(state?.http), "error": JSONValue(state?.error), "tried": JSONValue(state?.tried),
      "last_new": JSONValue(state?.lastNew), "newest": JSONValue(state?.newest),
      "failures": JSONValue(state?.failures),
    ])
  }
}

extension Collected {
  fileprivate var json: JSONValue {
    .object([
      "feed": .string(feed.id), "url": .string(feed.url), "status": .string(status.rawValue),
      "http": JSONValue(http),
      "bytes": JSONValue(bytes), "items": JSONValue(items.count),
      "newest": JSONValue(items.compactMap(\.published).max()),
      "ms": JSONValue(milliseconds), "error": JSONValue(error),
    ])
  }

  fileprivate var line: String {
    let newest = items.compactMap(\.published).max()?.rfc3339 ?? "without times"
    let facts = status.answered ? "\(items.count) items, newest \(newest)" : "HTTP \(http)"
    return "\(feed.id)  \(status.rawValue)  \(facts)\(error.map { "  \($0)" } ?? "")"
  }
}
