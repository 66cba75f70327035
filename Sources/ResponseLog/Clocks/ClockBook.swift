package import Model

/// How long each clock runs: `clocks.json5` together with the calendar of working days.
///
/// Hours run on the calendar, nights and holidays included. Days end at close of business; the day on which a clock
/// starts does not count, whatever the hour.
package struct ClockBook: Sendable {
  /// The clocks in force, as they stand in the file.
  package let spans: [ClockSpan]
  /// Rules of other places and matters, which an office puts into force by copying a row to `clocks`.
  package let presets: [ClockSpan]
  /// Share of a span, 0–1, from which on its end is near.
  package let dueSoon: Double
  /// Close of business, seconds after midnight in China.
  private let closing: Int64
  private let calendar: WorkCalendar

  /// Reads `clocks.json5`.
  ///
  /// - Throws: the first mistake; two rows for one clock and grade are one.
  package init(_ fields: DataFields, calendar: WorkCalendar) throws(DataFileError) {
    try fields.allow(["closeOfBusiness", "dueSoon", "clocks", "presets"])
    closing = try Self.closing(fields)
    dueSoon = try fields.number("dueSoon", in: 0...1)
    spans = try Self.rows(fields, "clocks")
    presets = try Self.rows(fields, "presets")
    self.calendar = calendar
    guard !spans.isEmpty else { throw fields.error("clocks", "holds no clock; give at least one row") }
    try Self.refuseOverlaps(in: try fields.objects("clocks"), spans)
  }

  /// When a clock that starts at `start` runs out; nil if this grade has no such clock.
  ///
  /// - Parameter grade: the case's handling grade; nil = not yet assessed, when only the judge clock runs. The judge
  ///   clock ignores it.
  /// - Throws: `CalendarGap` if counting working days leaves the covered years.
  package func due(_ clock: ClockKind, grade: EventGrade?, from start: Timestamp) throws(CalendarGap)
    -> Timestamp?
  {
    guard let time = span(clock, grade)?.time else { return nil }
    switch time.unit {
    case .minutes: return start.adding(seconds: Int64(time.amount) * 60)
    case .hours: return start.adding(seconds: Int64(time.amount) * 3600)
    case .days: return close(of: start.chinaDay.adding(days: time.amount))
    case .workdays: return close(of: try calendar.workday(time.amount, after: start.chinaDay))
    }
  }

  /// Whether the share `dueSoon` of the span from `start` to `due` has passed; stays true after `due`.
  package func isDueSoon(start: Timestamp, due: Timestamp, now: Timestamp) -> Bool {
    let span = Double(due.milliseconds - start.milliseconds)
    return now.milliseconds >= start.milliseconds + Int64((span * dueSoon).rounded())
  }

  /// Whether a grade has such a clock.
  package func has(_ clock: ClockKind, grade: EventGrade?) -> Bool { span(clock, grade) != nil }

  private func span(_ clock: ClockKind, _ grade: EventGrade?) -> ClockSpan? {
    spans.first { row in
      row.clock == clock && (clock == .judge || grade.map(row.grades.contains) ?? false)
    }
  }

  private func close(of day: CivilDate) -> Timestamp {
    Timestamp(seconds: Int64(day.daysSinceEpoch) * 86400 + closing - chinaOffset)
  }
}

extension ClockBook {
  private static func closing(_ fields: DataFields) throws(DataFileError) -> Int64 {
    let text = try fields.string("closeOfBusiness")
    guard let match = text.wholeMatch(of: /(\d\d):(\d\d)/), let hour = Int64(match.1), hour < 24,
      let minute = Int64(match.2), minute < 60
    else { throw fields.error("closeOfBusiness", "\"\(text)\" is no time of day; write it as \"17:30\"") }
    return hour * 3600 + minute * 60
  }

  private static func rows(_ fields: DataFields, _ list: String) throws(DataFileError) -> [ClockSpan] {
    var rows: [ClockSpan] = []
    for entry in try fields.objects(list) {
      let row = try ClockSpan(entry)
      if rows.contains(where: { $0.id == row.id }) { throw entry.error("id", "stands twice in \(list)") }
      rows.append(row)
    }
    return rows
  }

  private static func refuseOverlaps(in entries: [DataFields], _ rows: [ClockSpan]) throws(DataFileError) {
    for (index, row) in rows.enumerated() {
      for earlier in rows[..<index] where earlier.clock == row.clock {
        guard let grade = row.grades.first(where: earlier.grades.contains) else { continue }
        throw entries[index].error(
          "grades", "overlaps \"\(earlier.id)\": both give \(row.clock.rawValue) for \(grade.rawValue)")
      }
    }
  }
}
