import Desk
import Model
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
private let actor = Command.Option(name: "--as", value: "PERSON", help: "who acts")
private let reason = Command.Option(name: "--reason", value: "TEXT", help: "why")
private let unit = Command.Option(
  name: "--unit", value: "UNIT", help: "whose verdict, where several are blamed for the same")
private let outcome = Command.Option(
  name: "--outcome", value: "upheld|lifted", help: "whether the verdict stands 维持 or not 撤销")
private let solved = Command.Option(name: "--solved", value: "yes|no", help: "what the caller said")
private let satisfied = Command.Option(name: "--satisfied", value: "yes|no", help: "what the caller said")
private let note = Command.Option(name: "--note", value: "TEXT", help: "in the caller's words")

/// What is done about the verdicts of a case, and after it.
let casesVerdictCommands = [
  Command(
    name: ["cases", "appeal"], arguments: "CASE CRITERION",
    summary: "says why a verdict of the evaluation is wrong 申诉; for who is blamed and their unit",
    options: options + [actor, reason, unit],
    run: { invocation in
      let order = try VerdictOrder(invocation, "cases appeal")
      let (workplace, store) = try await order.open()
      let verdict = try await order.verdict(workplace, store)
      let done = try await workplace.desk(store).appeal(
        verdict, of: order.id, reason: order.reason, by: order.who, via: .cli)
      order.tell(done, "appeals against \(verdict.criterion.rawValue)")
      return 0
    }),
  Command(
    name: ["cases", "rule"], arguments: "CASE CRITERION",
    summary: "upholds or lifts a verdict 复核; for a supervisor or auditor who is not blamed",
    options: options + [actor, outcome, reason, unit],
    run: { invocation in
      let order = try VerdictOrder(invocation, "cases rule")
      guard let chosen = invocation.value(outcome).flatMap(Ruling.Outcome.init) else {
        throw UsageError("cases rule: --outcome is upheld or lifted")
      }
      let (workplace, store) = try await order.open()
      let verdict = try await order.verdict(workplace, store)
      let done = try await workplace.desk(store).rule(
        verdict, chosen, of: order.id, reason: order.reason, by: order.who, via: .cli)
      order.tell(done, "\(verdict.criterion.rawValue) is \(chosen.rawValue)")
      return 0
    }),
  Command(
    name: ["cases", "visit"], arguments: "CASE",
    summary: "notes what the caller said when asked after the matter was over 回访",
    options: options + [actor, solved, satisfied, note],
    run: { invocation in
      guard let id = invocation.arguments.first, let who = invocation.value(actor) else {
        throw UsageError("cases visit: name the case, and who asked with --as PERSON")
      }
      let (isSolved, isSatisfied) = (try invocation.truth(solved), try invocation.truth(satisfied))
      guard isSolved != nil || isSatisfied != nil else {
        throw UsageError("cases visit: say what the caller said: --solved yes|no --satisfied yes|no")
      }
      let workplace = try Workplace(invocation)
      let store = try await workplace.existingStore()
      let done = try await workplace.desk(store).visit(
        id, solved: isSolved, satisfied: isSatisfied, note: invocation.value(note), by: who, via: .cli)
      Output().line(
        invocation.has(.json) ? done.json([:]).text : "\(id) entry \(done.entry.seq) notes the visit")
      return 0
    }),
]

extension Invocation {
  /// The option as yes or no; nil where it is not given.
  fileprivate func truth(_ option: Command.Option) throws(UsageError) -> Bool? {
    switch value(option) {
    case nil: nil
    case "yes": true
    case "no": false
    case let other?: throw UsageError("\(option.name) \(other): write yes or no")
    }
  }
}

/// Which verdict somebody speaks of, and what they say.
private struct VerdictOrder {
  let invocation: Invocation
  let id: String
  let criterion: String
  let who: String
  let reason: String

  init(_ invocation: Invocation, _ name: String) throws(UsageError) {
    guard invocation.arguments.count == 2 else {
      throw UsageError("\(name): name the case and the criterion; report evaluation tells both")
    }
    guard let who = invocation.value(actor) else { throw UsageError("\(name): say who acts: --as PERSON") }
    guard let reason = invocation.value(weathervane.reason), !reason.isEmpty else {
      throw UsageError("\(name): say why: --reason TEXT")
    }
    self.invocation = invocation
    (id, criterion) = (invocation.arguments[0], invocation.arguments[1])
    (self.who, self.reason) = (who, reason)
  }

  func open() async throws -> (Workplace, Store) {
    let workplace = try Workplace(invocation)
    return (workplace, try await workplace.existingStore())
  }

  /// The verdict as the evaluation of the case's own day finds it now.
  func verdict(_ workplace: Workplace, _ store: Store) async throws -> Verdict {
    let entries = try await workplace.desk(store).entries(ofCase: id)
    guard let opening = entries.first else { throw Refusal.noSuchCase(id) }
    let now = try await workplace.now(store)
    let evaluation = try await workplace.evaluation(
      store, from: opening.time.chinaDay, to: max(now.chinaDay, opening.time.chinaDay), now: now)
    let all = evaluation.cases.first { $0.id == id }?.verdicts ?? []
    let meant = all.filter {
      $0.criterion.rawValue == criterion
        && (invocation.value(unit) == nil || $0.blamed.unit == invocation.value(unit))
    }
    guard let verdict = meant.first else {
      let known = all.map(\.criterion.rawValue).joined(separator: ", ")
      throw Failure(
        "\(id): the evaluation finds no \(criterion) there" + (known.isEmpty ? "" : "; it finds \(known)"))
    }
    guard Set(meant.map(\.blamed)).count == 1 else {
      throw Failure("\(id): several are blamed for \(criterion); name one with --unit")
    }
    return verdict
  }

  func tell(_ done: CaseDesk.Done, _ words: String) {
    Output().line(
      invocation.has(.json)
        ? done.json(["criterion": .string(criterion)]).text : "\(id) entry \(done.entry.seq): \(words)")
  }
}
