import Foundation
import Model
import Reports
import Storage

/// A report that a service writes by itself: `reports` in the settings.
struct ReportSchedule: Sendable, Hashable {
  var kind: ReportKind
  var format: ReportFormat
  /// Where it is written; the folder must exist.
  var folder: String
  /// Seconds after midnight in China.
  var at: Int64
  /// Day of the week, 1 = Monday; nil = every day, or `day`.
  var weekday: Int?
  /// Day of the month, 1–28.
  var day: Int?

  /// Days for which reports that were missed are made up for, at most.
  private static let makingUp = 31

  static func all(_ fields: DataFields?) throws -> [ReportSchedule] {
    try fields?.objects("reports").map(ReportSchedule.init) ?? []
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  init(_ fields: DataFields) throws {
    try fields.allow(["kind", "format", "folder", "at", "on"])
    kind = try fields.choice("kind")
    if kind.isOfCase {
      throw fields.error("kind", "is of one case; only reports of a period are written by themselves")
    }
    format = try fields.choice("format")
    folder = try fields.string("folder")
    let text = try fields.string("at")
    guard let match = text.wholeMatch(of: /(\d\d):(\d\d)/), let hour = Int64(match.1), hour < 24,
      let minute = Int64(match.2), minute < 60
    else { throw fields.error("at", "\"\(text)\" is no time of day; write it as \"17:30\"") }
    at = hour * 3600 + minute * 60
    guard let on = try fields.optionalString("on") else { return }
    weekday = Self.weekdays.firstIndex(of: on).map { $0 + 1 }
    day = Int(on).flatMap { (1...28).contains($0) ? $0 : nil }
    if weekday == nil, day == nil {
      throw fields.error(
        "on", "\"\(on)\" is no day; write \"mon\" to \"sun\", or \"1\" to \"28\" for a day of the month")
    }
  }

  /// When it is due on a day; nil on other days.
  func due(_ date: CivilDate) -> Timestamp? {
    // 1970-01-01 was a Thursday.
    let isWeekday = weekday.map { ($0 - 1) == (date.daysSinceEpoch + 3) % 7 } ?? true
    guard isWeekday, day.map({ $0 == date.day }) ?? true else { return nil }
    return date.beginning.adding(seconds: at)
  }

  private func path(_ office: String, _ date: CivilDate) -> String {
    "\(folder)/\(office)-\(kind.rawValue)-\(date).\(format.rawValue)"
  }

  /// The days whose report is due and not there. After a time in which the service did not run those since the last
  /// one are made up for; a folder without any begins with today's.
  func missing(_ office: String, now: Timestamp) -> [CivilDate] {
    let today = now.chinaDay.daysSinceEpoch
    let days = (0..<Self.makingUp).map { CivilDate(daysSinceEpoch: today - $0) }
    let last = days.dropFirst().first { FileManager.default.fileExists(atPath: path(office, $0)) }
    return days.reversed().filter { date in
      guard let due = due(date), due <= now, last.map({ $0 < date }) ?? (date == days[0]) else {
        return false
      }
      return !FileManager.default.fileExists(atPath: path(office, date))
    }
  }

  /// Writes what is due, each as of the time at which it was due.
  func write(_ desk: ReportDesk, now: Timestamp) async throws {
    for date in missing(desk.store.office, now: now) {
      guard let due = due(date) else { continue }
      let order = ReportOrder(kind: kind, from: kind.beginning(before: date), to: date, now: due)
      let bytes = try await desk.report(order).bytes(format)
      let path = path(desk.store.office, date)
      do {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
      } catch {
        throw Failure(
          "\(path): the report cannot be written (\(error.localizedDescription)); does the folder exist?")
      }
    }
  }
}
