import Foundation
import Model
import Testing

@testable import weathervane

@Suite struct ReportScheduleTests {
  private func schedule(_ folder: String, on: String = "") throws -> ReportSchedule {
    let day = on.isEmpty ? "" : ", on: \"\(on)\""
    let text =
      "{ reports: [ { kind: \"daily\", format: \"json\", folder: \"\(folder)\", at: \"17:30\"\(day) } ] }"
    let fields = try DataFields(file: "test.json5", bytes: Array(text.utf8))
    return try #require(try ReportSchedule.all(fields).first)
  }

  private func days(_ schedule: ReportSchedule, _ now: String) throws -> [String] {
    schedule.missing("350583101", now: try #require(Timestamp(rfc3339: now))).map { "\($0)" }
  }

  @Test("A report is due once a day, from its hour on, and a folder without any begins with today")
  func daily() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schedule = try schedule(folder.path)
    #expect(try days(schedule, "2026-11-20T17:29:59").isEmpty)
    #expect(try days(schedule, "2026-11-20T17:30:00") == ["2026-11-20"])
    try Data().write(to: folder.appending(path: "350583101-daily-2026-11-20.json"))
    #expect(try days(schedule, "2026-11-20T23:00:00").isEmpty)
    #expect(
      try days(schedule, "2026-11-23T09:00:00") == ["2026-11-21", "2026-11-22"],
      "what was missed while the service stood still is made up for")
  }

  @Test("A day of the week or of the month keeps it to that day")
  func certainDays() throws {
    let weekly = try schedule("/nowhere", on: "fri")
    #expect(try days(weekly, "2026-11-20T18:00:00") == ["2026-11-20"])
    #expect(try days(weekly, "2026-11-21T18:00:00").isEmpty)
    #expect(try days(schedule("/nowhere", on: "1"), "2026-12-01T18:00:00") == ["2026-12-01"])
  }

  @Test(
    "A mistake in the settings is told with its field",
    arguments: [
      "{ reports: [ { kind: \"flash\", format: \"json\", folder: \"x\", at: \"17:30\" } ] }",
      "{ reports: [ { kind: \"daily\", format: \"json\", folder: \"x\", at: \"25:30\" } ] }",
      "{ reports: [ { kind: \"daily\", format: \"json\", folder: \"x\", at: \"17:30\", on: \"31\" } ] }",
      "{ reports: [ { kind: \"daily\", format: \"pdf\", folder: \"x\", at: \"17:30\" } ] }",
    ])
  func mistakes(text: String) throws {
    let fields = try DataFields(file: "test.json5", bytes: Array(text.utf8))
    #expect(throws: DataFileError.self) { try ReportSchedule.all(fields) }
  }
}
