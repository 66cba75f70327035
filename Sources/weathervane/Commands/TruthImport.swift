import Collectors
import Desk
import Model
import Monitor

/// `import --as-truth`: a superior's tickets, held against what we collected.
struct TruthImport {
  let desk: TruthDesk
  let map: ColumnMap
  let now: Timestamp
  let isDry: Bool

  func run(_ files: [String], _ kinds: [ImportKind], json: Bool) async throws -> Int32 {
    var (truths, bad, read) = ([Truth](), 0, 0)
    for (file, kind) in zip(files, kinds) {
      guard case .table(let format) = kind else {
        throw UsageError("import --as-truth: tickets come as csv or ndjson")
      }
      let table = try Self.table(file, format, map)
      var faults = table.bad
      for record in table.records {
        do throws(IntakeFile.BadRow) {
          truths.append(try TruthDesk.truth(record, now: now))
        } catch {
          faults.append(error)
        }
      }
      for row in faults.sorted(by: { $0.line < $1.line }) {
        Output().line(BadLine(number: row.line, error: row).text)
      }
      bad += faults.count
      read += table.records.count + table.bad.count
    }
    let report = try await desk.take(truths, dryRun: isDry)
    Output().line(json ? Self.json(report, read, bad) : line(report, read, bad))
    return bad == 0 ? 0 : 1
  }

  private static func table(_ file: String, _ format: IntakeFile.Format, _ map: ColumnMap) throws
    -> IntakeFile
  {
    let bytes = try LineReader.bytes(of: file)
    do {
      return try IntakeFile(bytes, format, map: map, needs: [[.title, .text], [.time]])
    } catch {
      throw Failure("\(file): \(error)")
    }
  }

  private static func json(_ report: TruthDesk.Report, _ read: Int, _ bad: Int) -> String {
    var members: [String: JSONValue] = [
      "read": JSONValue(read), "new": JSONValue(report.new), "updated": JSONValue(report.updated),
      "unchanged": JSONValue(report.unchanged), "bad": JSONValue(bad),
    ]
    for state in TruthState.allCases {
      members[state.rawValue.replacing("-", with: "_")] = JSONValue(report.states[state] ?? 0)
    }
    return JSONValue.object(members).text
  }

  private func line(_ report: TruthDesk.Report, _ read: Int, _ bad: Int) -> String {
    let states = TruthState.allCases.map { "\(report.states[$0] ?? 0) \($0.rawValue)" }.joined(
      separator: ", ")
    return "\(isDry ? "would be: " : "")\(read) read: \(report.new) new, \(report.updated) updated, "
      + "\(report.unchanged) known, \(bad) bad; \(states)"
  }
}
