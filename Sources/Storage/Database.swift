import CSQLite
import Glibc

/// One connection to an SQLite file; used from one thread at a time.
final class Database {
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]

  /// Opens a file and creates it if it is not there.
  ///
  /// - Parameter patience: milliseconds to wait for a lock of another process.
  init(path: String, patience: Int32 = 5000) throws(StorageError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    // A path is a path: SQLite would read this as an address, which may name a store that goes with the process.
    let file = path.hasPrefix("file:") ? "./" + path : path
    let code = sqlite3_open_v2(file, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let detail = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw .cannotOpen(path: path, detail: detail)
    }
    self.path = path
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Runs a statement to its end.
  func run(_ sql: SQL) throws(StorageError) {
    try forEachRow(sql) { _ in }
  }

  /// All rows that a query gives.
  func rows(_ sql: SQL) throws(StorageError) -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    try forEachRow(sql) { rows.append($0) }
    return rows
  }

  /// The first column of the first row; nil if there is no row or it is null.
  func integer(_ sql: SQL) throws(StorageError) -> Int64? {
    try rows(sql).first?.first?.integer
  }

  /// Runs `body` as a whole or not at all.
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // After a full disk SQLite may have rolled back by itself; that there is nothing left to undo is no error.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  private func forEachRow(_ sql: SQL, _ body: ([SQLValue]) -> Void) throws(StorageError) {
    let statement = try prepared(sql.text)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in sql.values.enumerated() { try bind(value, Int32(index + 1), statement) }
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw error(code) }
      body((0..<sqlite3_column_count(statement)).map { column(statement, $0) })
    }
  }

  private func prepared(_ text: String) throws(StorageError) -> OpaquePointer {
    if let known = statements[text] { return known }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else { throw error(code) }
    statements[text] = statement
    return statement
  }

  private func bind(_ value: SQLValue, _ index: Int32, _ statement: OpaquePointer) throws(StorageError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(statement, index)
      case .integer(let number): sqlite3_bind_int64(statement, index, number)
      case .real(let number): sqlite3_bind_double(statement, index, number)
      case .text(let text): Self.bind(text, index, statement)
      }
    guard code == SQLITE_OK else { throw error(code) }
  }

  private static func bind(_ text: String, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        csqlite_bind_text(statement, index, $0.baseAddress, sqlite3_uint64($0.count))
      }
    }
  }

  private func column(_ statement: OpaquePointer, _ index: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
    // We store no blob: a text that is one was put there by somebody else and is nothing that we wrote.
    case SQLITE_NULL, SQLITE_BLOB: return .null
    default:
      guard let bytes = sqlite3_column_text(statement, index) else { return .null }
      let count = Int(sqlite3_column_bytes(statement, index))
      return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    }
  }

  /// What an error code means for the user.
  private func error(_ code: Int32) -> StorageError {
    let detail = String(cString: sqlite3_errmsg(handle))
    return switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .locked(path: path)
    case SQLITE_FULL: .full(path: path)
    case SQLITE_READONLY, SQLITE_PERM: .readOnly(path: path)
    case SQLITE_NOTADB: .notOurs(path: path)
    case SQLITE_CORRUPT: .damaged(path: path, detail: detail)
    case SQLITE_CANTOPEN: .cannotOpen(path: path, detail: detail)
    case SQLITE_IOERR where isFull(): .full(path: path)
    default: .failed(path: path, code: Int(code), detail: detail)
    }
  }

  /// A full disk or quota shows as a failed write of whichever file met it first.
  private func isFull() -> Bool { [ENOSPC, EDQUOT].contains(sqlite3_system_errno(handle)) }
}

extension SQLValue {
  var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}
