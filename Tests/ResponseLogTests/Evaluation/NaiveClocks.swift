import Model
import ResponseLog

/// A row of `clocks`.
struct NaiveClock {
  var kind: ClockKind
  var start: Int64
  var due: Int64
  var met: Int64?
  var metSeq: Int64?
  /// Ended unmet and not yet due: not listed.
  var gone = false

  var isLate: Bool { met.map { $0 > due } ?? true }
  func isCounted(_ cut: Int64) -> Bool { met != nil || due <= cut }
}

extension NaiveCase {
  /// Walks the case act by act.
  mutating func runClocks() throws {
    let base = collected ?? open.time
    try start(.judge, nil, at: base)
    var grade: EventGrade?
    for (index, entry) in entries.enumerated() {
      for clock in clocks.indices where meets(entry, clocks[clock].kind) { meet(clock, entry) }
      end(entry)
      if entry.action == "assess" || entry.action == "regrade" {
        let new = entry.text("grade").flatMap(EventGrade.init)
        if let old = grade, let new {
          try move(from: old, to: new, entry, Array(entries[..<index]))
        } else if grade == nil {
          let earlier = Array(entries[..<index])
          for kind in [ClockKind.reportUp, .answer, .pressConference] {
            try begin(kind, new, at: base, after: earlier)
          }
          let reopened = earlier.last { $0.action == "reopen" }
          try begin(.close, new, at: reopened?.time ?? base, after: earlier)
        }
        grade = new
      }
      if entry.action == "assign" || entry.action == "transfer" {
        try start(.acknowledge, grade, at: entry.time)
      }
      if entry.action == "reopen" { try start(.close, grade, at: entry.time) }
    }
    clocks.removeAll(where: \.gone)
    clocks.sort {
      ($0.start, $0.due, $0.kind.rawValue) < ($1.start, $1.due, $1.kind.rawValue)
    }
  }

  private func meets(_ entry: NaiveEntry, _ kind: ClockKind) -> Bool {
    switch kind {
    case .judge: ["assess", "dismiss"].contains(entry.action)
    case .reportUp: entry.action == "report-up"
    case .acknowledge: ["acknowledge", "return", "transfer"].contains(entry.action)
    case .answer: naiveIsAnswer(entry) || entry.action == "decline"
    case .pressConference: naiveIsPressConference(entry)
    case .close: entry.action == "close"
    }
  }

  private mutating func meet(_ clock: Int, _ entry: NaiveEntry) {
    guard clocks[clock].met == nil, !clocks[clock].gone else { return }
    clocks[clock].met = entry.time
    clocks[clock].metSeq = entry.seq
  }

  private mutating func end(_ entry: NaiveEntry) {
    for clock in clocks.indices where clocks[clock].met == nil {
      let ends =
        ["dismiss", "merge"].contains(entry.action)
        || (entry.action == "decline" && clocks[clock].kind == .pressConference)
      guard ends else { continue }
      if entry.time > clocks[clock].due { meet(clock, entry) } else { clocks[clock].gone = true }
    }
  }

  private func due(_ kind: ClockKind, _ grade: EventGrade?, _ start: Int64) throws -> Int64? {
    try book.due(kind, grade: grade, from: Timestamp(seconds: start))?.seconds
  }

  private mutating func start(_ kind: ClockKind, _ grade: EventGrade?, at start: Int64) throws {
    guard let due = try due(kind, grade, start) else { return }
    clocks.append(NaiveClock(kind: kind, start: start, due: due))
  }

  /// Starts a clock that comes with a grade; what was done before it counts.
  private mutating func begin(
    _ kind: ClockKind, _ grade: EventGrade?, at base: Int64, after earlier: [NaiveEntry]
  )
    throws
  {
    let count = clocks.count
    try start(kind, grade, at: base)
    if clocks.count > count, let done = round(kind, earlier).first(where: { meets($0, kind) }) {
      meet(count, done)
    }
  }

  private mutating func move(
    from old: EventGrade, to new: EventGrade, _ entry: NaiveEntry, _ earlier: [NaiveEntry]
  ) throws {
    guard old != new else { return }
    let now = entry.time
    for index in clocks.indices {
      let clock = clocks[index]
      guard clock.kind != .judge, clock.met == nil, !clock.gone, clock.due >= now else { continue }
      if let fresh = try due(clock.kind, new, new > old ? now : clock.start) {
        clocks[index].due = new > old ? min(clock.due, fresh) : fresh
      } else {
        clocks[index].gone = true
      }
    }
    for kind in [ClockKind.reportUp, .answer, .pressConference, .close] {
      let newly = try due(kind, old, now) == nil && !has(kind, earlier)
      if newly { try begin(kind, new, at: now, after: earlier) }
    }
  }

  /// Whether such a clock is listed already: one that runs late, or one that its act has met.
  private func has(_ kind: ClockKind, _ earlier: [NaiveEntry]) -> Bool {
    let listed = clocks.filter { $0.kind == kind && !$0.gone }
    let done = round(kind, earlier).contains { meets($0, kind) }
    return listed.contains { $0.met == nil } || (done && !listed.isEmpty)
  }

  /// Acts that can meet a clock of now: a closing before a reopening can not.
  private func round(_ kind: ClockKind, _ earlier: [NaiveEntry]) -> [NaiveEntry] {
    guard kind == .close, let reopened = earlier.lastIndex(where: { $0.action == "reopen" }) else {
      return earlier
    }
    return Array(earlier[reopened...])
  }
}
