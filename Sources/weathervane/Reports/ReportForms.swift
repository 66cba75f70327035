import Foundation
import Model
import Reports

/// What an office's papers say beside what is computed: `reports/forms.json5` of the keywords folder.
struct ReportForms: Sendable {
  var recipients = Recipients(superiors: [], others: [])
  /// The tasks that the yearly report tells about.
  var tasks: [NoticeTask] = []

  /// A folder without the file has papers without recipients.
  init(_ folder: String) throws {
    let file = "\(folder)/reports/forms.json5"
    guard FileManager.default.fileExists(atPath: file) else { return }
    let fields = try DataFields(file: file, bytes: try LineReader.bytes(of: file))
    try fields.allow(["superiors", "others", "tasks"])
    recipients = Recipients(
      superiors: try fields.strings("superiors"), others: try fields.strings("others"))
    for task in try fields.objects("tasks") {
      try task.allow(["number", "title", "requirement", "lead", "responsible", "source", "certainty"])
      tasks.append(
        NoticeTask(
          number: Int(try task.number("number", in: 1...100)), title: try task.string("title"),
          requirement: try task.string("requirement"), lead: try task.optionalString("lead") ?? "",
          responsible: try task.string("responsible")))
    }
  }
}
