import Classifier
import Console
import Foundation
import HTTPServer
import Model
import Monitor
import ResponseLog
import Storage

private let listen = Command.Option(
  name: "--listen", value: "HOST:PORT", help: "address of the console, loopback only (default 127.0.0.1:8080)"
)
private let once = Command.Option(
  name: "--once", help: "play it through without a console and print a summary")
private let path = Command.Option(
  name: "--store", value: "PATH", help: "keep the store here; must not exist (default: thrown away)")

let demoCommand = Command(
  name: ["demo"], summary: "plays five invented days through the real pipeline, console open",
  options: [listen, once, path, .json, .keywords, .feeds, .config],
  run: { invocation in
    let stage = try await DemoStage(invocation, path: invocation.value(path))
    defer { stage.clear() }
    if invocation.has(once) {
      try await stage.replay.found()
      try await stage.replay.run()
      await stage.close()
      Output().line(try await stage.summary(json: invocation.has(.json)))
      return 0
    }
    let console: ConsoleServer
    do {
      try await stage.replay.found()
      console = try await ConsoleServer(
        invocation.value(listen) ?? "127.0.0.1:8080", stage.workplace, stage.store,
        feeds: stage.script.sources.map(\.feed), demo: stage.viewer, now: { stage.site.now })
    } catch {
      stage.discard()
      throw error
    }
    Output().line("console 控制台: \(console.url)   (Ctrl-C ends it)")
    let task = Task {
      do {
        try await stage.replay.run()
        Output().line(try await stage.summary(json: false))
      } catch is CancellationError {
        return
      } catch {
        Complaint("\(error)").print()
      }
    }
    await untilStopSignal()
    task.cancel()
    await task.value
    await console.stop()
    await stage.close()
    return 0
  })

/// The demo's site, store and replay, set up.
private struct DemoStage {
  let workplace: Workplace
  let script: DemoScript
  let site: DemoSite
  let store: Store
  let replay: DemoReplay
  private let server: HTTPServer
  /// The folder that goes with the demo, if no store was named.
  private let scratch: URL?

  init(_ invocation: Invocation, path: String?) async throws {
    if let path, FileManager.default.fileExists(atPath: path) {
      throw UsageError("--store \(path): is there already; the demo begins a store of its own")
    }
    scratch =
      path == nil
      ? FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)") : nil
    if let scratch { try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true) }
    workplace = try Workplace(invocation, store: path ?? scratch?.appending(path: "demo.sqlite").path)
    let script = try DemoScript(try Folder.files(workplace.settings.feedsFolder + "/demo", purpose: "feeds"))
    let site = DemoSite(script)
    // Five days are asked for in seconds, all from this machine.
    var settings = HTTPServerSettings(host: "127.0.0.1", port: 0)
    settings.rate = nil
    server = try HTTPServer(settings) { site.answer($0) }
    store = try await workplace.simulatedStore(now: script.start)
    let book = try workplace.settings.ruleBook()
    replay = try DemoReplay(
      script, site, store, book, try workplace.clockBook(),
      try workplace.settings.safeguards(), try workplace.settings.warningLevels(book),
      port: server.port)
    (self.script, self.site) = (script, site)
  }

  func close() async { await server.stop() }

  /// As whom the console is open.
  var viewer: DemoViewer {
    let (site, officer) = (site, script.people.first { $0.roles.contains(.duty) })
    return DemoViewer(person: officer?.id ?? "", clock: { site.now })
  }

  /// Takes away the store of a demo that could not begin, so that it can be tried again under the same name.
  func discard() {
    for ending in ["", "-wal", "-shm"] {
      // One of these that is not there needs no taking away.
      try? FileManager.default.removeItem(atPath: workplace.settings.store + ending)
    }
  }

  func clear() {
    // What is left of a throw-away store is the system's to clear.
    if let scratch { try? FileManager.default.removeItem(at: scratch) }
  }

  /// What the days came to: the counts, what was planted, and whether the evaluation found it.
  func summary(json: Bool) async throws -> String {
    let counts = try await store.counts()
    let head = try await store.transaction { try $0.logHead()?.hash }
    var planted: [JSONValue] = []
    for failure in script.planted {
      planted.append(
        .object([
          "case": JSONValue(try await replay.caseID(ofStory: failure.story)), "what": .string(failure.what),
          "verdict": .string(failure.verdict.rawValue), "unit": JSONValue(failure.unit),
          "person": JSONValue(failure.person),
        ]))
    }
    if json {
      return JSONValue.object([
        "items": JSONValue(counts.items), "flagged": JSONValue(counts.flagged),
        "cases": JSONValue(counts.cases),
        "warnings": JSONValue(try await store.warningCount()), "entries": JSONValue(counts.entries),
        "head": JSONValue(head),
        "planted": .array(planted),
      ]).text
    }
    let evaluation = try await workplace.evaluation(
      store, from: script.start.chinaDay, to: script.end.chinaDay, now: script.end)
    let found = evaluation.cases.flatMap { one in
      one.verdicts.map { "  \(one.id)  \($0.verdict.name)  \($0.criterion.rawValue)  \($0.blamed.text)" }
    }
    return """
      \(counts.items) items, \(counts.flagged) flagged, \(counts.cases) cases, \(try await store.warningCount()) warnings, \
      \(counts.entries) log entries
      planted failures: \(planted.count); verdicts of the evaluation: \(found.count)
      \(found.joined(separator: "\n"))
      """
  }
}

extension Holder {
  fileprivate var text: String { [unit, person].compactMap(\.self).joined(separator: "/") }
}
