import Foundation
import Model
import ResponseLog

/// The data files as they are shipped, and small ones written in place.
enum ClockFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Keywords")

  private static func fields(_ file: String) throws -> DataFields {
    try DataFields(file: file, bytes: [UInt8](Data(contentsOf: folder.appending(path: file))))
  }

  static func calendar() throws -> WorkCalendar { try WorkCalendar(fields("calendar.json5")) }

  static func book() throws -> ClockBook { try ClockBook(fields("clocks.json5"), calendar: calendar()) }

  static func criteria() throws -> VerdictCriteria { try VerdictCriteria(fields("verdicts.json5")) }

  static func scores() throws -> ScoreTable { try ScoreTable(fields("evaluation/scores.json5")) }

  /// A file written in place.
  static func fields(_ file: String, _ text: String) throws -> DataFields {
    try DataFields(file: file, bytes: Array(text.utf8))
  }

  /// The complaint about a file; nil if it was read.
  static func complaint(_ read: () throws -> Void) throws -> String? {
    do {
      try read()
      return nil
    } catch let error as DataFileError {
      return error.description
    }
  }
}
