import Foundation
import Model
import Monitor
import ResponseLog
import Storage

private let actor = Command.Option(name: "--as", value: "PERSON", help: "who acts")
private let helper = Command.Option(name: "--helper", value: "UNIT", help: "a helping unit", repeats: true)
private let textFile = Command.Option(
  name: "--text", value: "FILE", help: "file of the text, - for standard input")
private let ifSeq = Command.Option(
  name: "--if-seq", value: "N", help: "refuse if the case's last entry is another")
private let occurred = Command.Option(
  name: "--occurred", value: "TIME", help: "when it happened, if not now (补录)")
private let due = Command.Option(name: "--due", value: "TIME", help: "deadline that goes with an assignment")
private let published = Command.Option(
  name: "--published", value: "TIME", help: "when the story was published")
private let item = Command.Option(name: "--item", value: "ID", help: "the item that the case is about")
private let topic = Command.Option(name: "--topic", value: "ID", help: "the topic that the case is about")

/// Options that go into the request under their own name.
private let plain: [Command.Option] = [
  ("title", "TEXT", "a title"), ("place", "PLACE", "code or name of the place"),
  ("unit", "UNIT", "leading unit"),
  ("person", "PERSON", "who is to do it"), ("area", "AREA", "area, as in Keywords"),
  ("grade", "GRADE", "ordinary, considerable, major or extreme"),
  ("event-grade", "GRADE", "grade of the event"), ("spread-grade", "GRADE", "grade of the spread"),
  ("kind", "KIND", "kind of the story, or of what is published"), ("reason", "TEXT", "why"),
  ("note", "TEXT", "a note"), ("cause", "TEXT", "原因"), ("solution", "TEXT", "解决方案"),
  ("constraints", "TEXT", "制约因素"), ("disposition", "NAME", "one of the six of 80号"),
  ("channel", "NAME", "where it was published"), ("link", "URL", "link to it"),
  ("stage", "STAGE", "stage of a review or a report"), ("verdict", "VERDICT", "approved or rejected"),
  ("to", "CODE", "whom it is reported to"), ("into", "CASE", "the case that takes this one"),
  ("outcome", "OUTCOME", "solved, partly, unsolved or unfounded"),
].map { Command.Option(name: "--\($0.0)", value: $0.1, help: $0.2) }

/// One command for each move of the table.
let caseMoveCommands = Move.allCases.map { move in
  let rule = MoveTable.rule(move)
  let needs = rule.requires.isEmpty ? "" : "; needs \(rule.requires.joined(separator: ", "))"
  return Command(
    name: ["cases", move.rawValue], arguments: move == .open ? "" : "CASE",
    summary: "the move \(move.rawValue), by \(rule.roles.map(\.rawValue).joined(separator: ", "))\(needs)",
    options: [
      actor, .json, .store, .keywords, .config, .office, .now, item, topic, published, due, occurred, ifSeq,
      helper,
      textFile,
    ] + plain,
    isListed: false, run: { try await MoveCommand(move, $0).run() })
}

/// A move as it was called.
private struct MoveCommand {
  let move: Move
  let invocation: Invocation

  init(_ move: Move, _ invocation: Invocation) {
    self.move = move
    self.invocation = invocation
  }

  func run() async throws -> Int32 {
    let name = "cases \(move.rawValue)"
    guard let who = invocation.value(actor) else { throw UsageError("\(name): say who acts: --as PERSON") }
    let id = invocation.arguments.first
    guard (id == nil) == (move == .open) else { throw UsageError("\(name): name the case") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let change = try await request(workplace, store)
    let done = try await workplace.desk(store).act(move, on: id, by: who, via: .cli, change)
    Output().line(invocation.has(.json) ? Self.json(done) : Self.line(done))
    return 0
  }

  private static func json(_ done: (entry: LogEntry, hash: String)) -> String {
    JSONValue.object([
      "case": JSONValue(done.entry.caseID), "state": JSONValue(done.entry.to?.rawValue),
      "seq": .integer(done.entry.seq), "hash": .string(done.hash),
    ]).text
  }

  private static func line(_ done: (entry: LogEntry, hash: String)) -> String {
    "\(done.entry.caseID ?? "") \(done.entry.to?.rawValue ?? ""), entry \(done.entry.seq)"
  }

  /// What the options add to the request.
  private func request(_ workplace: Workplace, _ store: Store) async throws
    -> @Sendable (inout MoveRequest) -> Void
  {
    var options: [String: String] = [:]
    for option in plain { options[String(option.name.dropFirst(2))] = invocation.value(option) }
    if let file = invocation.value(textFile) {
      options["text"] = String(decoding: try LineReader.bytes(of: file), as: UTF8.self)
    }
    if let place = options["place"] { options["place"] = try workplace.placeCode(place) }
    let opening = move == .open ? try await opening(store, options["place"], options["area"]) : nil
    let times = (due: try time(due), occurred: try time(occurred))
    let (seen, helpers, given) = (try seen(), invocation.values(helper), options)
    return { request in
      (request.options, request.helpers, request.opening) = (given, helpers, opening)
      (request.due, request.occurred, request.ifSeq) = (times.due, times.occurred, seen)
    }
  }

  private func seen() throws -> Int64? {
    guard let text = invocation.value(ifSeq) else { return nil }
    guard let seq = Int64(text) else { throw UsageError("--if-seq \(text): must be a number") }
    return seq
  }

  private func time(_ option: Command.Option) throws -> Timestamp? {
    guard let text = invocation.value(option) else { return nil }
    guard let time = Timestamp(rfc3339: text) else {
      throw UsageError("\(option.name) \(text): not a time; write 2026-11-22T08:30:00+08:00")
    }
    return time
  }

  /// What is known of a story that a person opens a case for.
  private func opening(_ store: Store, _ place: String?, _ area: String?) async throws -> Opening {
    var opening = Opening()
    if invocation.value(item) != nil || invocation.value(topic) != nil {
      guard let story = try await store.story(item: invocation.value(item), topic: invocation.value(topic))
      else {
        throw Failure("no such item or topic; weathervane items search and topics list show them")
      }
      (opening.topic, opening.published, opening.collected) = (story.topic, story.published, story.collected)
      (opening.area, opening.items, opening.rulebook) = (story.area, story.items, story.rulebook)
    }
    opening.published = try time(published) ?? opening.published
    opening.area = area ?? opening.area
    opening.place = place
    return opening
  }
}
