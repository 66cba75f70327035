import Classifier
import Model
import Monitor
import Storage

private let rules = Command.Option(name: "--rules", value: "DIR", help: "folder of the rule book to try")
private let since = Command.Option(
  name: "--since", value: "DAY", help: "from this day of first sight on, 2026-11-01 (default: the first)")
private let until = Command.Option(name: "--until", value: "DAY", help: "to this day (default: the last)")
private let limit = Command.Option(
  name: "--limit", value: "N", help: "list at most so many items each way (default 20); all are counted")

let keywordsBacktestCommand = Command(
  name: ["keywords", "backtest"],
  summary: "judges the archive by another rule book: what it would have flagged, caught, spared",
  options: [
    rules, since, until, limit,
    .json, .store, .feeds, .keywords, .config, .office,
  ],
  run: { invocation in
    guard let folder = invocation.value(rules) else {
      throw UsageError("keywords backtest: name the folder of the rule book to try with --rules DIR")
    }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let listed = try invocation.count(limit, default: 20)
    let span = try invocation.span(of: try await store.archiveSpan())
    let (before, after) = (
      Classifier(try workplace.settings.ruleBook()),
      Classifier(try Settings.ruleBook(folder, option: "rules"))
    )
    let backtest = try await Backtest(
      of: store, span, before: before, after: after, sources: try await workplace.sources(store),
      limit: listed)
    let report = BacktestReport(
      backtest: backtest, span: span, before: before.book.version, after: after.book.version)
    Output().line(invocation.has(.json) ? report.json.text : report.text)
    return 0
  })

extension Invocation {
  /// Whole days in China from `--since` to `--until`, else those of the archive.
  fileprivate func span(of archive: ClosedRange<Timestamp>?) throws -> ClosedRange<Timestamp> {
    guard let archive else { throw Failure("the store holds no items yet; weathervane collect brings some") }
    let first = try day(since) ?? archive.lowerBound.chinaDay
    let last = try day(until) ?? archive.upperBound.chinaDay
    guard first <= last else {
      throw UsageError("keywords backtest: --since \(first) lies behind --until \(last)")
    }
    let start = Timestamp(seconds: Int64(first.daysSinceEpoch) * 86400 - chinaOffset)
    return
      start...Timestamp(seconds: Int64(last.daysSinceEpoch + 1) * 86400 - chinaOffset).adding(
        milliseconds: -1)
  }
}

extension Workplace {
  /// What each feed's items are judged as coming from, by id of the feed: as when they were collected.
  func sources(_ store: Store) async throws -> [String: ItemSource] {
    let feeds = try await feeds(store)
    return Dictionary(feeds.map { ($0.id, ItemSource(name: $0.title, tier: $0.tier)) }) { first, _ in first }
  }
}

extension Timestamp {
  fileprivate func adding(milliseconds more: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + more)
  }
}
