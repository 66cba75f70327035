import Model
import Monitor
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
private let dryRun = Command.Option(name: "--dry-run", help: "say what would go, take nothing away")
private let ofCase = Command.Option(name: "--case", value: "CASE", help: "the case whose texts and items go")
private let actor = Command.Option(name: "--as", value: "PERSON", help: "who orders it: an admin")
private let reason = Command.Option(name: "--reason", value: "TEXT", help: "why; kept in the log")

let storeExpireCommand = Command(
  name: ["store", "expire"],
  summary: "takes away texts whose time is over by the settings' retention; the log stays",
  options: options + [dryRun],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let policy = workplace.settings.retention
    guard !policy.isEmpty else {
      throw UsageError(
        "store expire: no retention in the settings; write retention: {items: DAYS, complainants: DAYS, texts: DAYS}"
      )
    }
    let store = try await workplace.existingStore()
    let outcome = try await Retention(store).apply(
      policy, now: try await workplace.writingClock(store)(), dryRun: invocation.has(dryRun))
    Output().line(outcome.line(invocation, invocation.has(dryRun) ? "would go" : "gone"))
    return 0
  })

let storeDestroyCommand = Command(
  name: ["store", "destroy"],
  summary: "destroys all texts and items of one case by order; the log says so and stays",
  options: options + [ofCase, actor, reason],
  run: { invocation in
    guard let id = invocation.value(ofCase), let name = invocation.value(actor),
      let why = invocation.value(reason)
    else {
      throw UsageError("store destroy: needs --case CASE, --as PERSON and --reason TEXT")
    }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    guard let person = try await store.people().first(where: { $0.id == name }) else {
      throw Failure("no person \(name); weathervane people list shows them")
    }
    let outcome = try await Retention(store).destroy(
      caseID: id, by: person, reason: why, now: try await workplace.writingClock(store)())
    Output().line(outcome.line(invocation, "gone"))
    return 0
  })

extension Retention.Outcome {
  fileprivate func line(_ invocation: Invocation, _ verb: String) -> String {
    invocation.has(.json)
      ? JSONValue.object(["items": JSONValue(items), "texts": JSONValue(texts)]).text
      : "\(items) items and \(texts) texts \(verb)"
  }
}
