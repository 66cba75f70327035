import Desk
import FeedParsing
import Foundation
import Model
import Monitor
import Redaction
import ResponseLog
import Storage

private let actor = Command.Option(name: "--as", value: "PERSON", help: "who acts")
private let helper = Command.Option(name: "--helper", value: "UNIT", help: "a helping unit", repeats: true)
private let textFile = Command.Option(
  name: "--text", value: "FILE", help: "file of the text, - for standard input")
private let source = Command.Option(
  name: "--source", value: "TEXT", help: "where a case that is opened by hand was heard of, such as 12345")
private let ifSeq = Command.Option(
  name: "--if-seq", value: "N", help: "refuse if the case's last entry is another")
private let occurred = Command.Option(
  name: "--occurred", value: "TIME", help: "when it happened, if not now (补录)")
private let due = Command.Option(name: "--due", value: "TIME", help: "deadline that goes with an assignment")
private let policy = Command.Option(
  name: "--policy", value: "URL", help: "a policy document 政策文件 that the answer rests on", repeats: true)
private let explainer = Command.Option(
  name: "--explainer", value: "URL", help: "its interpretation 解读材料", repeats: true)
private let redact = Command.Option(
  name: "--redact", help: "respond: store the draft without its personal data 脱敏后入库")
private let published = Command.Option(
  name: "--published", value: "TIME", help: "when the story was published")
private let item = Command.Option(name: "--item", value: "ID", help: "the item that the case is about")
private let topic = Command.Option(name: "--topic", value: "ID", help: "the topic that the case is about")

/// Options that go into the request under their own name.
private let plain: [Command.Option] =
  ([
    ("title", "TEXT", "a title"), ("place", "PLACE", "code or name of the place"),
    ("unit", "UNIT", "leading unit"),
    ("person", "PERSON", "who is to do it"), ("area", "AREA", "area, as in Keywords"),
    ("grade", "GRADE", "ordinary, considerable, major or extreme"),
    ("event-grade", "GRADE", "grade of the event"), ("spread-grade", "GRADE", "grade of the spread"),
    ("kind", "KIND", "kind of the story, or of what is published"), ("reason", "TEXT", "why"),
    ("note", "TEXT", "a note"), ("complainant", "TEXT", "open: who complained; hidden, see cases reveal"),
    ("cause", "TEXT", "原因"), ("solution", "TEXT", "解决方案"),
    ("constraints", "TEXT", "制约因素"), ("disposition", "NAME", "one of the six of 80号"),
    ("channel", "NAME", "where it was published"), ("link", "URL", "link to it"),
    ("stage", "STAGE", "stage of a review or a report"), ("verdict", "VERDICT", "approved or rejected"),
    ("to", "CODE", "whom it is reported to"), ("into", "CASE", "the case that takes this one"),
    ("outcome", "OUTCOME", "solved, partly, unsolved or unfounded"),
    ("clock", "CLOCK", "the clock to pause or resume"),
  ]
  + Clerk.judgements.map {
    ($0.option, "\($0.passes)|\($0.objects)", "a reviewer's judgement of the draft's \($0.option)")
  }).map { Command.Option(name: "--\($0.0)", value: $0.1, help: $0.2) }

/// One command for each move of the table.
let caseMoveCommands = Move.allCases.map { move in
  let rule = MoveTable.rule(move)
  let needs = rule.requires.isEmpty ? "" : "; needs \(rule.requires.joined(separator: ", "))"
  return Command(
    name: ["cases", move.rawValue], arguments: move == .open ? "" : "CASE",
    summary: "the move \(move.rawValue), by \(rule.roles.map(\.rawValue).joined(separator: ", "))\(needs)",
    options: [
      actor, .json, .store, .keywords, .config, .office, .now, item, topic, published, due, occurred, ifSeq,
      helper, policy, explainer, redact,
      textFile,
    ] + (move == .open ? [source] : []) + plain,
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
    let desk = try await workplace.desk(store)
    let done: CaseDesk.Done
    do {
      done = try await desk.act(move, on: id, by: who, via: .cli, change)
    } catch Refusal.missing(.assign, let options) where options.contains("unit") {
      throw Failure(try await Self.proposing(id ?? "", options, workplace, store))
    }
    // Told before anything else is looked at: what is done is done.
    Output().line(invocation.has(.json) ? Self.json(done) : Self.line(done))
    for warning in done.warnings { Complaint("mind: \(warning.code): \(warning.text)").print() }
    guard let id = done.entry.caseID else { return 0 }
    for doubt in try await desk.doubts(about: id) { Complaint("mind: \(doubt)").print() }
    return 0
  }

  /// A missing unit is refused with the one that the rules propose; a person decides.
  private static func proposing(_ id: String, _ options: [String], _ workplace: Workplace, _ store: Store)
    async throws -> String
  {
    let said = Refusal.missing(move: .assign, options: options).description
    do {
      let proposal = try await workplace.proposal(try await workplace.question(for: id, store), store)
      return "\(said); proposed is --unit \(proposal.short): weathervane cases route \(id) says why"
    } catch let gap as Failure {
      return "\(said); no proposal: \(gap)"
    } catch let fault as DataFileError {
      return "\(said); no proposal: \(fault)"
    }
  }

  private static func json(_ done: CaseDesk.Done) -> String {
    done.json([
      "warnings": .array(
        done.warnings.map { .object(["code": .string($0.code), "text": .string($0.text)]) })
    ]).text
  }

  private static func line(_ done: CaseDesk.Done) -> String {
    "\(done.entry.caseID ?? "") \(done.entry.to?.rawValue ?? ""), entry \(done.entry.seq)"
  }

  /// A text as it was pasted; a case that is opened with it is called by its first line where no title was given.
  private func paste(_ file: String, into words: inout MoveWords) throws {
    if file == "-", isatty(0) == 1 {
      Complaint("paste the text; end it with Ctrl-D on a line of its own").print()
    }
    let pasted = PastedText(try LineReader.bytes(of: file))
    guard !pasted.text.isEmpty else {
      throw Failure("--text \(file): nothing in it; paste or save the text there")
    }
    words.options["text"] = pasted.text
    let isNew = move == .open && words.item == nil && words.topic == nil
    if isNew, words.options["title"] == nil { words.options["title"] = pasted.headline }
  }

  /// What the options add to the request.
  private func request(_ workplace: Workplace, _ store: Store) async throws
    -> @Sendable (inout MoveRequest) -> Void
  {
    var words = MoveWords()
    for option in plain { words.options[String(option.name.dropFirst(2))] = invocation.value(option) }
    (words.item, words.topic) = (invocation.value(item), invocation.value(topic))
    if let file = invocation.value(textFile) { try paste(file, into: &words) }
    if let source = invocation.value(source) {
      words.options["note"] = [words.options["note"], "来源：\(source)"].compactMap(\.self).joined(
        separator: "\n")
    }
    for (key, option) in [("due", due), ("occurred", occurred), ("published", published)] {
      words.times[key] = invocation.value(option)
    }
    words.helpers = invocation.values(helper)
    (words.policies, words.explainers) = (invocation.values(policy), invocation.values(explainer))
    if invocation.has(redact) { try words.redact(Redactor(workplace.settings.redactionRules())) }
    words.ifSeq = invocation.value(ifSeq)
    return try await words.change(move, workplace, store)
  }
}

/// What somebody said with a move, in words: from the command line or an imported line.
struct MoveWords {
  var options: [String: String] = [:]
  /// `due`, `occurred`, `published`, `collected`, as written.
  var times: [String: String] = [:]
  var helpers: [String] = []
  var policies: [String] = []
  var explainers: [String] = []
  var ifSeq: String?
  var item: String?
  var topic: String?

  /// Names of the options that stand in a request as they are.
  static let names = Set(plain.map { String($0.name.dropFirst(2)) })

  /// Reads the words; what cannot be meant is refused before anything is done.
  func change(_ move: Move, _ workplace: Workplace, _ store: Store) async throws
    -> @Sendable (inout MoveRequest) -> Void
  {
    var options = options
    if let place = options["place"] { options["place"] = try workplace.placeCode(place) }
    let opening = move == .open ? try await opening(store, options["place"], options["area"]) : nil
    let (due, occurred) = (try time("due"), try time("occurred"))
    let seen = try ifSeq.map { text in
      guard let seq = Int64(text) else { throw UsageError("if-seq \(text): must be a number") }
      return seq
    }
    let (helpers, given, policies, explainers) = (helpers, options, policies, explainers)
    return { request in
      (request.options, request.helpers, request.opening) = (given, helpers, opening)
      (request.due, request.occurred, request.ifSeq) = (due, occurred, seen)
      (request.policies, request.explainers) = (policies, explainers)
    }
  }

  /// Takes the personal data out of the words of a draft.
  mutating func redact(_ redactor: Redactor) {
    for name in ["text", "cause", "solution", "constraints"] {
      options[name] = options[name].map { redactor.redact($0, as: .public).text }
    }
  }

  private func time(_ name: String) throws -> Timestamp? {
    guard let text = times[name] else { return nil }
    guard let time = Timestamp(rfc3339: text) else {
      throw UsageError("\(name) \(text): not a time; write 2026-11-22T08:30:00+08:00")
    }
    return time
  }

  /// What is known of a story that a person opens a case for.
  private func opening(_ store: Store, _ place: String?, _ area: String?) async throws -> Opening {
    var opening = Opening()
    if item != nil || topic != nil {
      guard let story = try await store.story(item: item, topic: topic) else {
        throw Failure("no such item or topic; weathervane items search and topics list show them")
      }
      opening = Opening(story)
    }
    opening.published = try time("published") ?? opening.published
    opening.collected = try time("collected") ?? opening.collected
    opening.area = area ?? opening.area
    opening.place = place ?? opening.place
    return opening
  }
}

extension Opening {
  /// What the store knows of a story.
  fileprivate init(_ story: Story) {
    self.init()
    (topic, items, rulebook, area) = (story.topic, story.items, story.rulebook, story.area)
    (published, collected, flagged) = (story.published, story.collected, story.flagged)
    severity = story.severity.flatMap(EventGrade.init)
    guard case .object(let judgement)? = story.assessment.flatMap({ JSONValue(text: $0) }) else { return }
    if case .string(let state)? = judgement["rumour"] { rumour = RumourState(rawValue: state) }
    if case .array(let places)? = judgement["places"] {
      place =
        places.lazy.compactMap { place -> String? in
          guard case .object(let members) = place, case .string(let code)? = members["code"] else {
            return nil
          }
          return code
        }.first
    }
  }
}
