import Model
import ResponseLog

/// Plays an office at random, by the table of moves and against it.
struct RandomPlayer {
  private(set) var journal: TestJournal
  /// Requests with a fault that the clerk took, and faultless ones that it refused.
  private(set) var misjudged: [String] = []
  private(set) var refusals = 0
  private(set) var now: Timestamp
  let start: Timestamp
  private var random: SeededGenerator
  private let cases: Int
  /// An office that seldom lets an hour pass.
  private let quick: Bool

  init(seed: Int) {
    random = SeededGenerator(seed: seed)
    // Small offices more often: each of their cases gets further in the time that the test has.
    cases = min(Int.random(in: 1...12, using: &random), Int.random(in: 1...12, using: &random))
    quick = random.once(in: 3)
    journal = TestJournal(stages: Int.random(in: 1...3, using: &random))
    start = Timestamp(milliseconds: Int64.random(in: 1_767_196_800_000...1_793_462_400_000, using: &random))
    now = start
  }

  mutating func play() {
    for _ in 0..<cases * 14 {
      advance()
      let ids = journal.files.keys.sorted()
      guard let id = ids.randomElement(using: &random), ids.count >= cases || !random.once(in: 6) else {
        if ids.count < cases { attempt(opening(), on: nil, faulty: false) }
        continue
      }
      // What comes again after it was closed.
      if journal.files[id]?.state == .closed, ids.count < cases + 4 {
        attempt(opening(), on: nil, faulty: false)
      }
      if random.once(in: 24) { for _ in 0..<12 { observe(id) } }
      if random.once(in: 8) { note(id) } else { step(id) }
    }
  }

  private mutating func advance() {
    if random.once(in: quick ? 60 : 12), let past = journal.entries.randomElement(using: &random) {
      // To the second at which some clock may run out.
      let due = past.at.adding(seconds: random.pick([1800, 2700, 3600, 7200, 18_000, 86_400], else: 60))
      now = max(now, due)
      return
    }
    let spans: [ClosedRange<Int64>] = [
      0...0, 0...0, 1...999, 1000...60_000, 1000...60_000, 60_000...3_600_000, 60_000...3_600_000,
      3_600_000...20_000_000, random.once(in: 4) ? 20_000_000...300_000_000 : 1000...600_000,
    ]
    let span = Int64.random(
      in: random.pick(quick ? Array(spans.prefix(6)) : spans, else: 0...0), using: &random)
    // Whole seconds and whole hours, so that deadlines are met to the second.
    let unit = random.pick([1, 1, 1000, 1000, 60_000, 1_800_000] as [Int64], else: 1)
    now = Timestamp(milliseconds: (now.milliseconds + span + unit - 1) / unit * unit)
  }

  /// Some time before now.
  private mutating func earlier(_ most: Int64) -> Timestamp {
    Timestamp(milliseconds: now.milliseconds - Int64.random(in: 0...most, using: &random))
  }

  // MARK: Acts

  private mutating func attempt(_ request: MoveRequest, on id: String?, faulty: Bool) {
    let before = (journal.rows, journal.files)
    do {
      let lost = random.once(in: 12) ? random.pick(["cause", "constraints"], else: "") : nil
      try journal.act(request, on: id, now: now, without: lost)
      if faulty { misjudged.append("taken: \(request)") }
    } catch {
      refusals += 1
      if !faulty { misjudged.append("refused (\(error)): \(request)") }
      if before != (journal.rows, journal.files) { misjudged.append("left a trace: \(request)") }
    }
  }

  private mutating func opening() -> MoveRequest {
    var request = MoveRequest(
      .open, by: random.once(in: 2) ? nil : TestOffice.person("duty-lin"), via: .system)
    var opening = Opening()
    opening.topic = "t0123456789abcdef"
    if !random.once(in: 3) { opening.published = earlier(90_000_000) }
    if !random.once(in: 4) { opening.collected = earlier(10_000_000) }
    if !random.once(in: 3) { opening.flagged = earlier(1_000_000) }
    if random.once(in: 3) { opening.warned = earlier(1_000_000) }
    if !random.once(in: 3) { opening.area = random.pick(["schooling", "environment"], else: "schooling") }
    if !random.once(in: 4) { opening.place = random.pick(["350583101201", "350583101202"], else: "") }
    if random.once(in: 2) {
      let listed: Bool? = random.pick([true, false, nil], else: nil)
      opening.ticket = Ticket(type: random.pick(TicketType.allCases, else: .help), listed: listed)
    }
    opening.severity = random.once(in: 2) ? .major : nil
    request.opening = opening
    occur(&request)
    return request
  }

  /// Now and then it is said to have happened earlier; only for imports does that count.
  private mutating func occur(_ request: inout MoveRequest) {
    guard random.once(in: 8) else { return }
    request.via = random.pick([.import, .import, .console], else: .cli)
    if !random.once(in: 5) { request.occurred = earlier(random.once(in: 3) ? 400_000_000 : 20_000_000) }
  }

  private mutating func step(_ id: String) {
    guard let file = journal.files[id] else { return }
    // Clocks are stopped at random, whether they run or not: see `note`.
    let legal = Move.allCases.filter {
      MoveTable.rule($0).from.contains(file.state) && !Self.pauses.contains($0)
    }
    let wild = random.once(in: 6)
    let likely = random.once(in: 3) ? legal : Self.forward(file.state)
    let move = random.pick(
      wild ? Move.allCases.filter { $0 != .open && !Self.pauses.contains($0) } : likely, else: .confer)
    var request = MoveRequest(move, by: actor(move), via: random.once(in: 3) ? .cli : .console)
    if isStranger(request.actor, move, file), !random.once(in: 5) { request.actor = handler(of: file) }
    request.options = options(move, file)
    if random.once(in: 4) { request.ifSeq = file.lastSeq }
    if random.once(in: 4) { request.helpers = ["school"] }
    if random.once(in: 6) {
      let code = random.pick(["handed-off", "empty-part-missing", "no-matter"], else: "")
      request.findings = [AnswerFinding(code: code, text: "写法")]
    }
    occur(&request)
    if isTaken(request, file), !random.once(in: 5) {
      request.actor = Person(id: "signer-\(file.lastSeq)", name: "审", unit: "office", roles: [.reviewer])
    }
    var faulty =
      !legal.contains(move) || isStranger(request.actor, move, file) || isTaken(request, file)
    if move == .merge {
      let into = journal.files.keys.sorted().randomElement(using: &random) ?? id
      request.options["into"] = into
      if into == id || journal.files[into]?.state.isOpen != true { faulty = true }
    }
    if random.once(in: 8) { faulty = spoil(&request) || faulty }
    attempt(request, on: id, faulty: faulty)
  }

  private static let pauses: [Move] = [.pause, .resume]

  /// What leads a case on, so that some get far.
  private static func forward(_ state: CaseState) -> [Move] {
    switch state {
    case .flagged: [.assess, .assess, .assess, .reportUp]
    case .assessed: [.assign, .assign, .assign, .reportUp, .regrade]
    case .assigned: [.acknowledge, .acknowledge, .acknowledge, .transfer, .regrade]
    case .acknowledged: [.respond, .respond, .progress, .regrade]
    case .drafted: [.review]
    case .approved: [.publish, .publish, .rework]
    case .rejected: [.respond, .rework]
    case .published: [.close, .close, .publish, .respond, .rework]
    case .closed: [.reopen, .archive]
    case .archived, .dismissed, .declined, .merged: [.reopen]
    }
  }

  /// Handlers act for their own unit alone, and where they may progress, for one that they help.
  private func isStranger(_ actor: Person?, _ move: Move, _ file: CaseFile) -> Bool {
    guard let actor, actor.roles == [.handler], [.acknowledge, .giveBack, .progress, .respond].contains(move)
    else { return false }
    let assignment = assignment(of: file)
    let helps = move == .progress && assignment?.detail["helpers"] == .array([.string(actor.unit)])
    return assignment?.text("lead") != actor.unit && !helps
  }

  /// Sign-offs are by different people and, where there are several, none the drafter's; history is entered as it was.
  private func isTaken(_ request: MoveRequest, _ file: CaseFile) -> Bool {
    guard request.move == .review, request.via != .import, let id = request.actor?.id else { return false }
    let draft = journal.entries.last { $0.caseID == file.id && $0.move == .respond }
    let signed = journal.entries.contains {
      $0.caseID == file.id && $0.move == .review && $0.seq > draft?.seq ?? 0 && $0.actor == id
    }
    return signed || (draft?.actor == id && journal.view.reviewStages > 1)
  }

  private func assignment(of file: CaseFile) -> LogEntry? {
    journal.entries.last { $0.caseID == file.id && ($0.move == .assign || $0.move == .transfer) }
  }

  private func handler(of file: CaseFile) -> Person? {
    let unit = assignment(of: file)?.text("lead")
    return TestOffice.people.first { $0.roles == [.handler] && (unit == nil || $0.unit == unit) }
  }

  private mutating func actor(_ move: Move) -> Person? {
    let roles = MoveTable.rule(move).roles
    let able = TestOffice.people.filter { !$0.disabled && !Set($0.roles).isDisjoint(with: roles) }
    return able.randomElement(using: &random)
  }

  private mutating func options(_ move: Move, _ file: CaseFile) -> [String: String] {
    let grade = random.pick(EventGrade.allCases.map(\.rawValue), else: "ordinary")
    switch move {
    case .pause, .resume: return ["clock": "close"]
    case .open, .merge, .confer, .supervise, .acknowledge, .progress, .archive: return [:]
    case .dismiss, .giveBack, .rework, .decline, .reopen: return ["reason": "因为"]
    case .assess:
      var place = random.once(in: 3) ? ["place": random.pick(["350583101201", "350583101"], else: "")] : [:]
      if random.once(in: 4) { place["note"] = "说明" }
      return place.merging([
        "area": random.pick(["schooling", "work-safety"], else: ""), "grade": grade,
        "kind": random.once(in: 2) ? "rumour" : random.pick(Clerk.kinds, else: "other"), "event-grade": grade,
      ]) { first, _ in first }
    case .reportUp: return ["to": "county", "stage": random.pick(["first", "follow", "final"], else: "")]
    case .regrade: return ["grade": grade, "reason": "升级"]
    case .assign, .transfer:
      let person = random.once(in: 2) ? ["person": "officer-huang"] : [:]
      return person.merging(["unit": random.pick(["police", "school"], else: ""), "reason": "转"]) { a, _ in a
      }
    case .respond:
      return [
        "text": "答", "disposition": random.pick(Clerk.dispositions, else: ""), "cause": "因",
        "solution": "解", "constraints": "限",
      ]
    case .review:
      return [
        "stage": String(file.stagesPassed + 1), "verdict": random.once(in: 4) ? "rejected" : "approved",
        "secrecy": "ok", "privacy": "ok",
      ]
    case .publish:
      let kinds = [
        "response", "clarification", "clarification", "press-conference", "press-conference", "follow-up",
      ]
      return [
        "channel": random.pick(["weibo", "site", "wechat"], else: ""), "kind": random.pick(kinds, else: ""),
      ]
    case .close: return ["outcome": random.pick(["solved", "partly", "unsolved", "unfounded"], else: "")]
    }
  }

  /// Puts a fault into a request, if this kind of fault is one there.
  private mutating func spoil(_ request: inout MoveRequest) -> Bool {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      request.ifSeq = (request.ifSeq ?? 0) + 1_000
      return true
    case 1:
      request.occurred = now.adding(seconds: 1)
      return true
    case 2:
      request.actor = TestOffice.person("gone-zheng")
      return true
    case 3:
      request.actor = TestOffice.person("admin-xu")
      return request.move != .archive
    case 4:
      guard let key = request.options.keys.filter({ required(request.move).contains($0) }).min() else {
        return false
      }
      request.options[key] = ""
      return true
    default:
      for key in ["grade", "stage", "disposition", "kind", "unit", "outcome", "verdict"]
      where request.options[key] != nil {
        request.options[key] = "nonsense"
        return true
      }
      return false
    }
  }

  /// Options that the request cannot do without, whatever the case.
  private func required(_ move: Move) -> [String] {
    MoveTable.rule(move).requires.filter { !$0.contains(" ") }
  }

  // MARK: The system's own entries

  private mutating func note(_ id: String) {
    let details: [(String, [String: JSONValue])] = [
      ("appeal", aboutVerdict(id, ruling: false)), ("ruling", aboutVerdict(id, ruling: true)),
      ("ruling", aboutVerdict(id, ruling: true)), ("visit", visit()),
      ("clock_due_soon", ["clock": .string("answer"), "due": .integer(now.milliseconds)]),
      ("clock_breached", ["clock": .string("close"), "due": .integer(now.milliseconds)]),
      ("pause", ["clock": .string(random.pick(ClockKind.allCases, else: .close).rawValue)]),
      ("pause", ["clock": .string("close")]), ("pause", ["clock": .string("answer")]),
      ("resume", ["clock": .string(random.pick(ClockKind.allCases, else: .close).rawValue)]),
      ("resume", ["clock": .string("close")]),
      ("notice_sent", [:]), ("person_changed", [:]), ("settings_changed", ["simulated": .bool(true)]),
    ]
    let (action, detail) = random.pick(details, else: ("visit", [:]))
    let ofCase = !action.hasSuffix("changed")
    write(action, detail, of: ofCase ? id : nil)
  }

  private mutating func write(_ action: String, _ detail: [String: JSONValue], of id: String?) {
    journal.append(
      LogEntry(
        seq: 0, office: TestOffice.code, at: now, caseID: id, actor: "system", role: .system,
        via: .system, action: action, holder: id.flatMap { journal.files[$0]?.holder } ?? .nobody,
        detail: detail))
  }

  /// Of a window within some days, so that several are near each other.
  private mutating func observe(_ id: String) {
    let window = now.milliseconds + Int64.random(in: -8...8, using: &random) * 6 * 3_600_000
    let items = random.once(in: 3) ? Int64.random(in: 0...12, using: &random) : random.once(in: 2) ? 1 : 0
    let detail: [String: JSONValue] = [
      "window": random.once(in: 20) ? .null : .integer(window), "items": .integer(items),
      "sources": .integer(min(items, 2)), "negative": .integer(Int64.random(in: 0...items, using: &random)),
    ]
    write("observe", detail, of: id)
  }

  /// About a verdict that somebody might have earned.
  private mutating func aboutVerdict(_ id: String, ruling: Bool) -> [String: JSONValue] {
    let past = journal.entries.filter { $0.caseID == id }.randomElement(using: &random)?.holder ?? .nobody
    let criterion = random.pick(Criterion.known + [Criterion(rawValue: "handed-off")], else: .reopened)
    let outcome = random.pick(["upheld", "lifted", "lifted", "nonsense"], else: "")
    return [
      "criterion": .string(criterion.rawValue), "unit": JSONValue(past.unit),
      "person": JSONValue(past.person),
    ].merging(ruling ? ["outcome": .string(outcome)] : [:]) { $1 }
  }

  private mutating func visit() -> [String: JSONValue] {
    let said: [JSONValue] = [.bool(true), .bool(false), .null]
    return ["solved": random.pick(said, else: .null), "satisfied": random.pick(said, else: .null)]
  }
}
