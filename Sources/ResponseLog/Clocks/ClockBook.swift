package import Model

/// How long each clock runs: `clocks.json5` together with the calendar of working days.
///
/// Hours run on the calendar, nights and holidays included. Days end at close of business; the day on which a clock
/// starts does not count, whatever the hour.
package struct ClockBook: Sendable {
  /// The clocks in force, those for every case first, as they stand in the file.
  package let spans: [ClockSpan]
  /// Rules of other places and matters, which an office puts into force by copying a row to `clocks` or `ticketClocks`.
  package let presets: [ClockSpan]
  /// Shares of a span, 0–1 and rising, at which its end is announced; from the last one on the end is near.
  package let dueSoon: [Double]
  /// What follows when a clock has run out.
  package let ladder: [LadderStep]
  package let calendar: WorkCalendar
  /// Close of business, seconds after midnight in China.
  private let closing: Int64

  /// Reads `clocks.json5`.
  ///
  /// - Throws: the first mistake; two rows with the same right to one case are one.
  package init(_ fields: DataFields, calendar: WorkCalendar) throws(DataFileError) {
    try fields.allow(["closeOfBusiness", "dueSoon", "ladder", "clocks", "ticketClocks", "presets"])
    closing = try Self.closing(fields)
    dueSoon = try Self.shares(fields)
    ladder = try LadderStep.all(fields)
    self.calendar = calendar
    presets = try Self.rows(fields, "presets").map(\.row)
    let general = try Self.rows(fields, "clocks")
    guard !general.isEmpty else { throw fields.error("clocks", "holds no clock; give at least one row") }
    if let row = general.first(where: { !$0.row.tickets.isEmpty }) {
      throw row.entry.error("tickets", "must not stand here: move the row to \"ticketClocks\"")
    }
    let ofTickets = try Self.rows(fields, "ticketClocks")
    if let row = ofTickets.first(where: { $0.row.tickets.isEmpty }) {
      throw row.entry.error("tickets", "missing; name the tickets, or move the row to \"clocks\"")
    }
    try Self.refuseOverlaps(in: general + ofTickets)
    spans = (general + ofTickets).map(\.row)
  }

  /// The row in force for a case; nil if it has no such clock.
  package func span(_ clock: ClockKind, for subject: ClockSubject) -> ClockSpan? {
    spans.filter { $0.holds(clock, subject) }.max { $0.precedence < $1.precedence }
  }

  /// When a clock that starts at `start` runs out; nil if such a case has no such clock.
  ///
  /// - Throws: `CalendarGap` if counting working days leaves the covered years.
  package func due(_ clock: ClockKind, for subject: ClockSubject, from start: Timestamp) throws(CalendarGap)
    -> Timestamp?
  {
    guard let time = span(clock, for: subject)?.time else { return nil }
    return try end(of: time, from: start)
  }

  /// The end of a length of time.
  package func end(of time: ClockTime, from start: Timestamp) throws(CalendarGap) -> Timestamp {
    switch time.unit {
    case .minutes: start.adding(seconds: Int64(time.amount) * 60)
    case .hours: start.adding(seconds: Int64(time.amount) * 3600)
    case .days: close(of: start.chinaDay.adding(days: time.amount))
    case .workdays: close(of: try calendar.workday(time.amount, after: start.chinaDay))
    }
  }

  /// When a clock runs out that was to do so at `due` and then stood still: hours go on by the second; days by the
  /// (working) days that were lost, where what comes after close of business belongs to the next day.
  ///
  /// - Parameter pause: lies before `due`.
  package func postponed(_ due: Timestamp, _ unit: ClockTime.Unit, by pause: Range<Timestamp>)
    throws(CalendarGap)
    -> Timestamp
  {
    let lost = pause.upperBound.seconds - pause.lowerBound.seconds
    let (from, to) = (businessDay(pause.lowerBound), businessDay(pause.upperBound))
    let day = due.chinaDay
    let days =
      switch unit {
      case .minutes, .hours: 0
      case .days: to.daysSinceEpoch - from.daysSinceEpoch
      case .workdays:
        try calendar.workday(try calendar.workdays(from, to), after: day).daysSinceEpoch - day.daysSinceEpoch
      }
    let isByTheSecond = unit == .minutes || unit == .hours
    return due.adding(seconds: isByTheSecond ? lost : Int64(days) * 86400)
  }

  /// The largest of the shares `dueSoon` that has passed of the span from `start` to `due`, in per cent.
  package func passedShare(start: Timestamp, due: Timestamp, now: Timestamp) -> Int? {
    dueSoon.last { hasPassed($0, start, due, now) }.map(Self.percent)
  }

  /// Whether the last share `dueSoon` of the span from `start` to `due` has passed; stays true after `due`.
  package func isDueSoon(start: Timestamp, due: Timestamp, now: Timestamp) -> Bool {
    dueSoon.last.map { hasPassed($0, start, due, now) } ?? false
  }

  /// The last of the shares in per cent: that at which the end is near.
  package var lastShare: Int? { dueSoon.last.map(Self.percent) }

  /// The steps that are reached some time after a clock ran out, in order; none up to the second of `due`.
  package func steps(after due: Timestamp, now: Timestamp) -> [LadderStep.Step] {
    ladder.filter { step in
      // Without a calendar the graver step waits.
      let time = step.after.map { try? end(of: $0, from: due) } ?? due
      return time.map { now.seconds > $0.seconds } ?? false
    }.map(\.step)
  }

  private func hasPassed(_ share: Double, _ start: Timestamp, _ due: Timestamp, _ now: Timestamp) -> Bool {
    let span = Double(due.milliseconds - start.milliseconds)
    return now.milliseconds >= start.milliseconds + Int64((span * share).rounded())
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

  private func businessDay(_ time: Timestamp) -> CivilDate {
    time.seconds > close(of: time.chinaDay).seconds ? time.chinaDay.adding(days: 1) : time.chinaDay
  }

  private func close(of day: CivilDate) -> Timestamp {
    Timestamp(seconds: Int64(day.daysSinceEpoch) * 86400 + closing - chinaOffset)
  }
}

extension ClockBook {
  private typealias Row = (entry: DataFields, row: ClockSpan)

  private static func closing(_ fields: DataFields) throws(DataFileError) -> Int64 {
    let text = try fields.string("closeOfBusiness")
    guard let match = text.wholeMatch(of: /(\d\d):(\d\d)/), let hour = Int64(match.1), hour < 24,
      let minute = Int64(match.2), minute < 60
    else { throw fields.error("closeOfBusiness", "\"\(text)\" is no time of day; write it as \"17:30\"") }
    return hour * 3600 + minute * 60
  }

  /// A list of shares, or a single one.
  private static func shares(_ fields: DataFields) throws(DataFileError) -> [Double] {
    guard case .array(let values)? = fields.raw("dueSoon") else {
      return [try fields.number("dueSoon", in: 0...1)]
    }
    let shares = values.compactMap(\.double)
    let isRising = zip(shares, shares.dropFirst()).allSatisfy(<)
    guard shares.count == values.count, isRising, let first = shares.first, let last = shares.last,
      first > 0, last < 1
    else { throw fields.error("dueSoon", "must be rising shares between 0 and 1: [0.5, 0.8]") }
    return shares
  }

  private static func rows(_ fields: DataFields, _ list: String) throws(DataFileError) -> [Row] {
    var rows: [Row] = []
    for entry in try fields.objects(list) {
      let row = try ClockSpan(entry)
      if rows.contains(where: { $0.row.id == row.id }) { throw entry.error("id", "stands twice in \(list)") }
      rows.append((entry, row))
    }
    return rows
  }

  private static func refuseOverlaps(in rows: [Row]) throws(DataFileError) {
    for (index, (entry, row)) in rows.enumerated() {
      for earlier in rows[..<index] {
        guard let grade = row.conflict(with: earlier.row) else { continue }
        throw entry.error(
          "grades", "overlaps \"\(earlier.row.id)\": both give \(row.clock.rawValue) for \(grade.rawValue)")
      }
    }
  }
}
