import Model
import ResponseLog

/// A log in the making: what the clerk drafts gets its place and its hash.
struct TestJournal {
  let view: OfficeView
  private(set) var entries: [LogEntry] = []
  private(set) var rows: [LogRow] = []
  private(set) var files: [String: CaseFile] = [:]

  init(stages: Int = 1) { view = TestOffice.view(stages: stages) }

  var head: LogHead? {
    rows.last.map { LogHead(office: view.code, seq: $0.seq, hash: $0.hash) }
  }

  /// What `log export` prints.
  var lines: [String] {
    rows.map { #"{"body":\#($0.body),"hash":"\#($0.hash)","prev":"\#($0.prev)"}"# }
  }

  var log: [(entry: LogEntry, hash: String)] { zip(entries, rows).map { ($0, $1.hash) } }

  /// Does a move, on no case for `open`.
  ///
  /// - Parameter kind: of texts that get lost on the way.
  @discardableResult
  mutating func act(_ request: MoveRequest, on id: String?, now: Timestamp, without kind: String? = nil)
    throws(Refusal) -> LogEntry
  {
    let file = id.flatMap { files[$0] }
    let newID = "2026-\(String(10_001 + files.count).dropFirst())"
    let open = files.filter { $0.value.state.isOpen }.keys
    let draft = try Clerk(view).draft(
      request, on: file, newID: file == nil ? newID : nil, now: now, isOpenCase: open.contains)
    var entry = draft.entry
    entry.content = draft.content.filter { $0.kind != kind }.map {
      ContentReference(kind: $0.kind, digest: Chain.hash(prev: "salt", body: $0.text))
    }
    return append(entry)
  }

  /// Writes an entry down as it is, but for its seq.
  @discardableResult
  mutating func append(_ entry: LogEntry) -> LogEntry {
    var entry = entry
    entry.seq = Int64(entries.count + 1)
    let prev = rows.last?.hash ?? Chain.beginning
    let body = entry.body
    let hash = Chain.hash(prev: prev, body: body)
    rows.append(LogRow(office: view.code, seq: entry.seq, body: body, prev: prev, hash: hash))
    entries.append(entry)
    if let id = entry.caseID {
      if files[id] == nil { files[id] = CaseFile(opening: entry) } else { files[id]?.apply(entry) }
    }
    return entry
  }
}

extension TestJournal {
  /// Opens a case and leads it to a state; a second case stays open beside it.
  mutating func reach(_ state: CaseState, now: Timestamp = TestJournal.noon, helpers: [String] = []) throws
    -> String
  {
    let id = try act(TestOffice.request(.open), on: nil, now: now).caseID ?? ""
    try act(TestOffice.request(.open), on: nil, now: now)
    for var request in Self.way(to: state) {
      if request.move == .assign { request.helpers = helpers }
      try act(request, on: id, now: now)
    }
    return id
  }

  static let noon = Timestamp(milliseconds: 1_772_424_000_000)

  private static func way(to state: CaseState) -> [MoveRequest] {
    func way(_ moves: Move...) -> [MoveRequest] { moves.map { TestOffice.request($0) } }
    let drafted = way(.assess, .assign, .acknowledge, .respond)
    switch state {
    case .flagged: return []
    case .assessed: return way(.assess)
    case .assigned: return way(.assess, .assign)
    case .acknowledged: return way(.assess, .assign, .acknowledge)
    case .drafted: return drafted
    case .approved: return drafted + way(.review)
    case .rejected: return drafted + [TestOffice.request(.review, ["verdict": "rejected"])]
    case .published: return drafted + way(.review, .publish)
    case .closed: return drafted + way(.review, .publish, .close)
    case .archived: return drafted + way(.review, .publish, .close, .archive)
    case .dismissed: return way(.dismiss)
    case .declined: return way(.assess, .decline)
    case .merged: return way(.merge)
    }
  }
}
