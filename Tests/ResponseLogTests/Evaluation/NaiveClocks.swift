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
  /// What its row says at the moment.
  var row: ClockSpan
  /// Since when it stands still.
  var stopped: Int64?
  var pauses: [(from: Int64, to: Int64)] = []

  var runs: Bool { met == nil && !gone }
  var isLate: Bool { met.map { $0 > due } ?? true }
  func isCounted(_ cut: Int64) -> Bool { met != nil || (due <= cut && stopped == nil) }
}

extension NaiveCase {
  /// Walks the case act by act.
  mutating func runClocks() throws {
    let base = collected ?? open.time
    var subject = ClockSubject(grade: nil, area: open.text("area"), ticket: ticket)
    try start(.judge, subject, at: base)
    for (index, entry) in entries.enumerated() {
      for clock in clocks.indices where meets(entry, clocks[clock].kind) { try meet(clock, entry) }
      try end(entry)
      let earlier = Array(entries[..<index])
      if entry.action == "assess" || entry.action == "regrade", let grade = entry.text("grade") {
        let old = subject
        subject.grade = EventGrade(rawValue: grade)
        if entry.action == "assess" {
          subject.area = entry.text("area")
          subject.isRumour = entry.text("kind") == "rumour"
        }
        try old.grade == nil ? first(subject, base, earlier) : move(from: old, to: subject, entry, earlier)
      }
      if entry.action == "assign" || entry.action == "transfer" {
        try start(.acknowledge, subject, at: entry.time)
      }
      if entry.action == "report-up", entry.text("stage") != "final" {
        try start(.reportFollow, subject, at: entry.time)
      }
      if entry.action == "reopen", subject.grade != nil { try start(.close, subject, at: entry.time) }
      try stop(entry)
    }
    for clock in clocks.indices where clocks[clock].runs { try settle(clock, at: cut) }
    clocks.removeAll(where: \.gone)
    clocks.sort {
      ($0.start, $0.due, $0.kind.rawValue) < ($1.start, $1.due, $1.kind.rawValue)
    }
  }

  private mutating func first(_ subject: ClockSubject, _ base: Int64, _ earlier: [NaiveEntry]) throws {
    for kind in [ClockKind.reportUp, .answer, .clarify, .pressConference, .reportFinal] {
      try begin(kind, subject, at: base, after: earlier)
    }
    let reopened = earlier.last { $0.action == "reopen" }
    try begin(.close, subject, at: reopened?.time ?? base, after: earlier)
    if let report = asking(earlier) { try start(.reportFollow, subject, at: report.time) }
  }

  /// The last report, if it asks for another.
  private func asking(_ earlier: [NaiveEntry]) -> NaiveEntry? {
    let last = earlier.last { $0.action == "report-up" }
    return last?.text("stage") == "final" ? nil : last
  }

  private func meets(_ entry: NaiveEntry, _ kind: ClockKind) -> Bool {
    switch kind {
    case .judge: ["assess", "dismiss"].contains(entry.action)
    case .reportUp, .reportFollow: entry.action == "report-up"
    case .reportFinal: entry.action == "report-up" && entry.text("stage") == "final"
    case .acknowledge: ["acknowledge", "return", "transfer"].contains(entry.action)
    case .answer: naiveIsAnswer(entry) || entry.action == "decline"
    case .clarify: entry.action == "publish" && entry.text("kind") == "clarification"
    case .pressConference: naiveIsPressConference(entry)
    case .close: entry.action == "close"
    }
  }

  private mutating func meet(_ clock: Int, _ entry: NaiveEntry) throws {
    guard clocks[clock].runs else { return }
    try settle(clock, at: entry.time)
    clocks[clock].stopped = nil
    clocks[clock].met = entry.time
    clocks[clock].metSeq = entry.seq
  }

  private mutating func end(_ entry: NaiveEntry) throws {
    for clock in clocks.indices where clocks[clock].runs {
      let isReporting = [.reportFollow, .reportFinal].contains(clocks[clock].kind)
      let ends =
        switch entry.action {
        case "dismiss", "merge": true
        case "decline": isReporting || [.clarify, .pressConference].contains(clocks[clock].kind)
        case "close": isReporting
        default: false
        }
      guard ends else { continue }
      if entry.time > clocks[clock].due, clocks[clock].stopped == nil {
        try meet(clock, entry)
      } else {
        clocks[clock].gone = true
      }
    }
  }

  private func due(_ kind: ClockKind, _ subject: ClockSubject, _ start: Int64) throws -> Int64? {
    try book.due(kind, for: subject, from: Timestamp(seconds: start))?.seconds
  }

  private mutating func start(_ kind: ClockKind, _ subject: ClockSubject, at start: Int64) throws {
    guard let due = try due(kind, subject, start), let row = book.span(kind, for: subject) else { return }
    clocks.append(NaiveClock(kind: kind, start: start, due: due, row: row))
  }

  /// Starts a clock that comes with a grade; what was done before it counts.
  private mutating func begin(
    _ kind: ClockKind, _ subject: ClockSubject, at base: Int64, after earlier: [NaiveEntry]
  )
    throws
  {
    let count = clocks.count
    try start(kind, subject, at: base)
    if clocks.count > count, let done = round(kind, earlier).first(where: { meets($0, kind) }) {
      try meet(count, done)
    }
  }

  private mutating func move(
    from old: ClockSubject, to new: ClockSubject, _ entry: NaiveEntry, _ earlier: [NaiveEntry]
  ) throws {
    guard old != new, let before = old.grade, let after = new.grade else { return }
    let now = entry.time
    for index in clocks.indices {
      let clock = clocks[index]
      let row = book.span(clock.kind, for: new)
      guard clock.kind != .judge, clock.runs, clock.due >= now || clock.stopped != nil else { continue }
      if before == after, row == book.span(clock.kind, for: old) { continue }
      let wasStopped = clock.stopped != nil
      try settle(index, at: now)
      guard let row, let fresh = try due(clock.kind, new, after > before ? now : clock.start) else {
        clocks[index].gone = true
        continue
      }
      clocks[index].row = row
      if after > before {
        clocks[index].due = min(clocks[index].due, fresh)
      } else {
        clocks[index].due = fresh
        for pause in clocks[index].pauses { try postpone(index, pause.from, pause.to) }
      }
      clocks[index].stopped = wasStopped && row.pausable ? now : nil
    }
    for kind in [ClockKind.reportUp, .answer, .clarify, .pressConference, .reportFinal, .close] {
      let newly = book.span(kind, for: old) == nil && !has(kind, earlier)
      if newly { try begin(kind, new, at: now, after: earlier) }
    }
    let follows = clocks.contains { $0.kind == .reportFollow && $0.runs }
    if !follows, book.span(.reportFollow, for: old) == nil, asking(earlier) != nil {
      try start(.reportFollow, new, at: now)
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

  // MARK: Standing still

  private mutating func stop(_ entry: NaiveEntry) throws {
    for index in clocks.indices where clocks[index].kind.rawValue == entry.text("clock") && clocks[index].runs
    {
      if entry.action == "resume" {
        try settle(index, at: entry.time)
        clocks[index].stopped = nil
      }
      guard entry.action == "pause", clocks[index].row.pausable, clocks[index].stopped == nil else {
        continue
      }
      if entry.time <= clocks[index].due { clocks[index].stopped = entry.time }
    }
  }

  private mutating func settle(_ clock: Int, at second: Int64) throws {
    guard let from = clocks[clock].stopped, from < second else { return }
    clocks[clock].pauses.append((from, second))
    try postpone(clock, from, second)
  }

  /// Hours go on by what was lost. For each day that was lost, which ends at half past five, there is another one.
  private mutating func postpone(_ clock: Int, _ from: Int64, _ to: Int64) throws {
    func day(_ second: Int64) -> CivilDate {
      let local = Timestamp(seconds: second + 6 * 3600 + 30 * 60 - 1)
      return local.chinaDay
    }
    let unit = clocks[clock].row.time.unit
    if unit == .minutes || unit == .hours {
      clocks[clock].due += to - from
      return
    }
    let calendar = try TestOffice.calendar()
    func counts(_ day: CivilDate) throws -> Bool { try unit == .days || calendar.isWorkday(day) }
    for number in day(from).daysSinceEpoch..<day(to).daysSinceEpoch
    where try counts(CivilDate(daysSinceEpoch: number)) {
      repeat { clocks[clock].due += 86400 } while try !counts(Timestamp(seconds: clocks[clock].due).chinaDay)
    }
  }
}
