import Foundation
import Model
import Monitor
import Transfer

private let once = Command.Option(name: "--once", help: "poll every enabled feed once and end")
private let watch = Command.Option(name: "--watch", help: "go on, each feed at its interval, until stopped")
private let strict = Command.Option(name: "--strict", help: "exit 1 if any feed failed")

let collectCommand = Command(
  name: ["collect"], summary: "fetches the feeds, judges and stores what is new",
  options: [
    once, watch, strict, .json, .store, .feeds, .keywords, .config, .office, .allowHost, .simulated, .now,
  ],
  run: { invocation in
    guard invocation.has(once) != invocation.has(watch) else {
      throw UsageError("collect: say --once or --watch")
    }
    let workplace = try Workplace(invocation)
    if invocation.has(watch) { return try await Service(workplace).run() }
    let store = try await workplace.store()
    let transfer = try workplace.transfer()
    let monitor = try await workplace.monitor(store, transfer)
    let feeds = try await workplace.feeds(store).filter(\.enabled)
    if feeds.isEmpty {
      throw Failure(
        "no feed is enabled; weathervane feeds check --enable tries the listed ones and turns on what answers"
      )
    }
    let printer = ReportPrinter(json: invocation.has(.json))
    for warning in try await monitor.look() { printer.print(warning) }
    try await monitor.sweep(feeds, report: { printer.print($0) })
    try await Ticker(store: store, book: try workplace.clockBook()).tick(
      now: try await workplace.clock(store)())
    printer.summary()
    transfer.shutdown()
    return invocation.has(strict) && printer.failures > 0 ? 1 : 0
  })

private let listen = Command.Option(
  name: "--listen", value: "HOST:PORT", help: "address of the console (default 127.0.0.1:8080)")

let serveCommand = Command(
  name: ["serve"], summary: "runs the collectors, the clocks and the console until stopped",
  options: [listen, .json, .store, .feeds, .keywords, .config, .office, .allowHost, .simulated, .now],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let address = invocation.value(listen) ?? workplace.settings.listen ?? "127.0.0.1:8080"
    return try await Service(workplace, listen: address).run()
  })

/// Collecting for as long as the process is let: SIGTERM and SIGINT end it after what is being stored is stored.
private struct Service {
  let workplace: Workplace
  /// Where the console is; nil = none.
  let listen: String?

  init(_ workplace: Workplace, listen: String? = nil) throws {
    self.workplace = workplace
    self.listen = listen
  }

  func run() async throws -> Int32 {
    let store = try await workplace.store()
    let transfer = try workplace.transfer()
    let monitor = try await workplace.monitor(store, transfer)
    let printer = ReportPrinter(json: workplace.invocation.has(.json))
    let (workplace, clock) = (workplace, try await workplace.clock(store))
    let ticker = Ticker(store: store, book: try workplace.clockBook())
    let listed = try await workplace.feeds(store)
    let rules = try RuleFolder(workplace.settings.keywordsFolder)
    var console: ConsoleServer?
    if let listen {
      console = try await ConsoleServer(
        listen, workplace, store, feeds: listed, now: { try await workplace.now(store) })
      if let console, !workplace.invocation.has(.json) { Output().line("console 控制台: \(console.url)") }
    }
    let task = Task {
      await monitor.watch(
        { try await workplace.feeds(store).filter(\.enabled) }, rules: { try rules.changed() },
        report: { printer.print($0) }, warn: { printer.print($0) },
        after: {
          try await ticker.tick(now: clock())
          try await workplace.tellSilence(store, now: clock())
          try await workplace.keepHouse(store, now: clock())
        }, failed: { Complaint("\($0)").print() })
    }
    await untilStopSignal()
    task.cancel()
    await task.value
    await console?.stop()
    transfer.shutdown()
    return 0
  }
}
