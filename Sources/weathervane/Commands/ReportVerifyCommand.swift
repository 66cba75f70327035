import Model
import Reports
import Storage

let reportVerifyCommand = Command(
  name: ["report", "verify"], arguments: "FILE",
  summary: "computes a report again from the store: same, or where it differs",
  options: [.json, .store, .feeds, .keywords, .config, .office, .now],
  run: { invocation in
    guard let path = invocation.arguments.first else { throw UsageError("report verify: name the file") }
    let bytes = try LineReader.bytes(of: path)
    let file: ReportFile
    do throws(ReportFileError) {
      file = try ReportFile(bytes)
    } catch {
      throw Failure("\(path): \(error)")
    }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let found = try await ReportCheck(file, ReportDesk(workplace, store)).differences()
    let output = Output()
    if invocation.has(.json) {
      output.line(
        JSONValue.object([
          "file": .string(path), "report": file.provenance.json, "same": .bool(found.isEmpty),
          "differences": .array(found.map(JSONValue.string)),
        ]).text)
    } else {
      output.line(
        found.isEmpty
          ? "same: \(file.provenance.kind.rawValue) of \(file.provenance.from) to \(file.provenance.to), \(file.lines.count) pieces, head \(file.provenance.head)"
          : "differs: \(file.provenance.kind.rawValue) of \(file.provenance.from) to \(file.provenance.to)")
      for line in found { output.line("  \(line)") }
    }
    output.flush()
    return found.isEmpty ? 0 : 1
  })

/// A report held against the store that it says it comes from.
private struct ReportCheck {
  let file: ReportFile
  let desk: ReportDesk

  init(_ file: ReportFile, _ desk: ReportDesk) { (self.file, self.desk) = (file, desk) }

  /// What differs; none = the same. What people wrote in marked fields is not looked at.
  func differences() async throws -> [String] {
    let origin = file.provenance
    guard origin.office == desk.store.office else {
      return ["the report is that of office \(origin.office), the store that of \(desk.store.office)"]
    }
    var differences = try await ofLog(origin)
    var order = ReportOrder(
      kind: origin.kind, from: origin.from, to: origin.to, now: origin.cut, caseID: origin.caseID)
    order.options = origin.options
    let bytes = try await desk.report(order).bytes(file.format)
    differences += file.differences(from: try ReportFile(bytes))
    return differences
  }

  private func ofLog(_ origin: Provenance) async throws -> [String] {
    let log = try await desk.log(upTo: origin.cut)
    if log.entries.count == origin.entries, log.head == origin.head { return [] }
    return [
      "log: the report was computed from \(origin.entries) entries with head \(origin.head), the store has \(log.entries.count) with \(log.head) by \(origin.cut.rfc3339)"
    ]
  }
}
