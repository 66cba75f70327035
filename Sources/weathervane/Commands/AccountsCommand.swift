import Desk
import Foundation
import Model
import Monitor
import Storage

let unitsAccountsCommand = Command(
  name: ["units", "accounts"], summary: "shows the office's own accounts 政务新媒体 and when they last published",
  options: [.json, .store, .feeds, .keywords, .config, .office, .now],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let output = Output()
    let rows = try await workplace.accounts(store).rows
    if invocation.has(.json) {
      for row in rows { output.line(row.json.text) }
      return 0
    }
    var table = Table(headings: ["id", "channel", "feed", "last", "status", "name"])
    table.rows = rows.map { row in
      [
        row.account.id, row.account.channel, row.account.feed ?? "–", row.last?.rfc3339 ?? "–",
        row.status.rawValue, row.account.name,
      ]
    }
    output.line(table.text)
    return 0
  })

/// An account as a list shows it.
struct AccountRow {
  let account: OwnAccounts.Account
  let last: Timestamp?
  let status: OwnAccounts.Status

  fileprivate var json: JSONValue {
    .object([
      "id": .string(account.id), "name": .string(account.name), "channel": .string(account.channel),
      "feed": JSONValue(account.feed), "last": JSONValue(last), "status": .string(status.rawValue),
    ])
  }
}

extension Workplace {
  /// The office's own accounts as they fare now, and the days of silence that they are allowed.
  func accounts(_ store: Store) async throws -> (rows: [AccountRow], days: Int) {
    let file = "\(settings.keywordsFolder)/offices/\(store.office).json5"
    guard FileManager.default.fileExists(atPath: file) else { return ([], 0) }
    let own = try OwnAccounts(try DataFields(file: file, bytes: try LineReader.bytes(of: file)))
    if own.accounts.isEmpty { return ([], own.days) }
    let statuses = own.statuses(
      try await feeds(store), try await store.feedStates(), now: try await now(store))
    return (statuses.map { AccountRow(account: $0, last: $1, status: $2) }, own.days)
  }

  /// One line for each account that has been silent for too long.
  func staleAccounts(_ store: Store) async throws -> [String] {
    let (rows, days) = try await accounts(store)
    return rows.filter { $0.status == .stale }.map { row in
      "\(row.account.name) (\(row.account.channel)) last published \(row.last?.rfc3339 ?? ""); \(days) days are allowed"
    }
  }

  /// What the doctor says of the office's own accounts.
  func accountFinding(_ store: Store) async throws -> Doctor.Finding {
    do {
      let (rows, stale) = (try await accounts(store).rows, try await staleAccounts(store))
      let unwatched = rows.filter { $0.status == .unwatched || $0.status == .unseen }.map(\.account.id)
      let faults =
        stale
        + (unwatched.isEmpty
          ? [] : ["nothing is seen of \(unwatched.joined(separator: ", ")): name their feeds"])
      let calm =
        rows.isEmpty
        ? "no accounts of the office are listed; write accounts into offices/\(store.office).json5"
        : "\(rows.count) accounts of the office have published in time"
      return Doctor.Finding(
        check: "accounts", grade: faults.isEmpty ? .ok : .warning,
        text: faults.isEmpty ? calm : faults.joined(separator: "; "))
    } catch let mistake as DataFileError {
      return Doctor.Finding(check: "accounts", grade: .error, text: "\(mistake)")
    }
  }
}
