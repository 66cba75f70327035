import Classifier
import Collectors
import Desk
import HTTPServer
import Model
import Monitor
import ResponseLog
import Storage
import Topics
import Transfer

/// Plays the demo's days: polls every quarter of an hour by the same collectors as `serve`, and between the polls the
/// people act as the script says.
struct DemoReplay: Sendable {
  let script: DemoScript
  let site: DemoSite
  let store: Store
  private let monitor: Monitor
  private let ticker: Ticker
  private let desk: CaseDesk
  private let feeds: [Feed]

  /// - Parameter port: where the site's server listens on loopback.
  init(
    _ script: DemoScript, _ site: DemoSite, _ store: Store, _ book: RuleBook, _ clocks: ClockBook,
    _ safeguards: Safeguards, _ levels: WarningLevels, port: UInt16
  ) throws {
    (self.script, self.site, self.store) = (script, site, store)
    guard let allowance = HostAllowance("127.0.0.1:\(port)") else {
      throw Failure("no address for the demo's feeds")
    }
    let transfer = try Transfer(
      TransferSettings(userAgent: "Weathervane/0.1 (demo)", allowedHosts: [allowance]))
    monitor = Monitor(
      store: store, collector: Collector(transfer), classifier: Classifier(book), levels: levels,
      clock: { site.now })
    ticker = Ticker(store: store, book: clocks)
    desk = CaseDesk(
      store: store, areas: Set(book.areas.map(\.id)), reviewStages: 1, safeguards: { safeguards },
      clock: { site.now })
    feeds = script.sources.map { source in
      var feed = source.feed
      feed.url = "http://127.0.0.1:\(port)/\(feed.id)"
      return feed
    }
  }

  private static let step: Int64 = 900

  /// Enters the people.
  func found() async throws {
    for person in script.people { try await desk.save(person, by: nil) }
  }

  /// Plays from the first poll to the last moment.
  func run() async throws {
    var acts = script.acts.sorted { $0.at < $1.at }[...]
    var poll = script.start
    while poll <= script.end {
      while let act = acts.first, act.at < poll {
        try Task.checkCancellation()
        try await play(act)
        acts.removeFirst()
      }
      site.pass(to: poll)
      try await monitor.look()
      try await monitor.sweep(feeds) { _ in }
      try await ticker.tick(now: poll)
      poll = poll.adding(seconds: Self.step)
    }
    for act in acts where act.at <= script.end { try await play(act) }
    site.pass(to: script.end)
    try await monitor.look()
  }

  private func play(_ act: DemoScript.Act) async throws {
    site.pass(to: act.at)
    guard let id = try await caseID(ofStory: act.story) else {
      throw Failure("demo script: \(act.at.rfc3339) \(act.move.rawValue): story \(act.story) has no case")
    }
    do {
      _ = try await desk.act(act.move, on: id, by: act.actor, via: .console) { request in
        (request.options, request.helpers) = (act.options, act.helpers)
      }
    } catch let refusal as Refusal {
      // Somebody at the console was quicker; the days go on.
      Complaint("demo: skipped \(act.move.rawValue) of \(id) at \(act.at.rfc3339): \(refusal)").print()
    }
  }

  /// The case that a story's items opened.
  func caseID(ofStory story: String) async throws -> String? {
    for source in script.sources {
      for item in source.items where item.story == story {
        let id = ItemIdentity.id(feed: source.feed.id, key: item.guid)
        if let found = try await store.caseID(ofItem: id) { return found }
      }
    }
    return nil
  }
}
