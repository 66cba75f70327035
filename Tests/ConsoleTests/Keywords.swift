import Classifier
import Foundation
import Model
import Redaction
import ResponseLog

/// What the town is judged by: the data files of the checkout, read once.
struct Keywords {
  let classifier: Classifier
  let clocks: ClockBook
  let criteria: VerdictCriteria
  let redactor: Redactor

  static let shipped = Result { try Keywords() }

  private init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Keywords")
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".json5") {
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    func fields(_ name: String) throws -> DataFields { try DataFields(file: name, bytes: files[name] ?? []) }
    classifier = Classifier(try RuleBook(files: files))
    clocks = try ClockBook(
      try fields("clocks.json5"), calendar: try WorkCalendar(try fields("calendar.json5")))
    criteria = try VerdictCriteria(try fields("verdicts.json5"))
    let rules = "privacy/redaction.json5"
    redactor = Redactor(
      try RedactionRules(file: rules, bytes: Array(try Data(contentsOf: folder.appending(path: rules)))))
  }
}
