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
    let monitor = try workplace.monitor(store, transfer)
    let feeds = try await workplace.feeds(store).filter(\.enabled)
    if feeds.isEmpty {
      throw Failure(
        "no feed is enabled; weathervane feeds check --enable tries the listed ones and turns on what answers"
      )
    }
    let printer = ReportPrinter(json: invocation.has(.json))
    try await monitor.sweep(feeds, report: { printer.print($0) })
    printer.summary()
    transfer.shutdown()
    return invocation.has(strict) && printer.failures > 0 ? 1 : 0
  })

let serveCommand = Command(
  name: ["serve"], summary: "runs the collectors until stopped (the console comes with a later version)",
  options: [
    Command.Option(name: "--listen", value: "HOST:PORT", help: "address of the console (not served yet)"),
    .json, .store, .feeds, .keywords, .config, .office, .allowHost, .simulated, .now,
  ],
  run: { invocation in try await Service(Workplace(invocation)).run() })

/// Collecting for as long as the process is let: SIGTERM and SIGINT end it after what is being stored is stored.
private struct Service {
  let workplace: Workplace

  init(_ workplace: Workplace) throws {
    self.workplace = workplace
  }

  func run() async throws -> Int32 {
    let store = try await workplace.store()
    let transfer = try workplace.transfer()
    let monitor = try workplace.monitor(store, transfer)
    let printer = ReportPrinter(json: workplace.invocation.has(.json))
    _ = try await workplace.feeds(store)
    let workplace = workplace
    let task = Task {
      await monitor.watch(
        { try await workplace.feeds(store).filter(\.enabled) }, report: { printer.print($0) },
        failed: { Complaint("\($0)").print() })
    }
    await withStopSignals {
      task.cancel()
    } until: {
      await task.value
    }
    transfer.shutdown()
    return 0
  }
}

/// Runs `body`; SIGTERM and SIGINT call `stop` instead of ending the process.
private func withStopSignals(_ stop: @escaping @Sendable () -> Void, until body: () async -> Void) async {
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { stop() }
    source.resume()
    return source
  }
  await body()
  for source in sources { source.cancel() }
}
