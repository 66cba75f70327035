import Desk
import Model
import Monitor

private let actor = Command.Option(name: "--as", value: "PERSON", help: "who does it")
private let options = [Command.Option.json, .store, .keywords, .config, .office, .now, actor]

let topicsMergeCommand = Command(
  name: ["topics", "merge"], arguments: "A B", summary: "makes two topics one, under the id of the older",
  options: options,
  run: { invocation in
    guard invocation.arguments.count == 2 else { throw UsageError("topics merge: give two topics") }
    let person = try person(invocation)
    let workplace = try Workplace(invocation)
    let desk = try await workplace.desk(try await workplace.existingStore())
    let kept = try await desk.merge(
      topics: invocation.arguments[0], invocation.arguments[1], by: person)
    Output().line(invocation.has(.json) ? JSONValue.object(["topic": .string(kept)]).text : kept)
    return 0
  })

let topicsSplitCommand = Command(
  name: ["topics", "split"], arguments: "ITEM…", summary: "gives items of one topic a topic of their own",
  options: options,
  run: { invocation in
    guard !invocation.arguments.isEmpty else { throw UsageError("topics split: give the items to split off") }
    let person = try person(invocation)
    let workplace = try Workplace(invocation)
    let desk = try await workplace.desk(try await workplace.existingStore())
    let new = try await desk.split(items: invocation.arguments, by: person)
    Output().line(invocation.has(.json) ? JSONValue.object(["topic": .string(new)]).text : new)
    return 0
  })

private func person(_ invocation: Invocation) throws -> String {
  guard let person = invocation.value(actor) else { throw UsageError("--as PERSON says who does it") }
  return person
}
