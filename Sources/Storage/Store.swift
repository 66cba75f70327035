package import Model

/// The office's store: everything collected, judged and grouped. One connection, on a queue of its own.
package actor Store {
  /// Division code of the office whose rows this value reads and writes.
  package nonisolated let office: String
  /// Whether the store was made for a demonstration, with its own time.
  package nonisolated let simulated: Bool
  let database: Database
  private let executor: QueueExecutor

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens a store, creating and migrating it as needed.
  ///
  /// - Parameters:
  ///   - path: an SQLite file; its folder must exist.
  ///   - office: code of the office; nil = the only one in the store.
  ///   - founding: the office to write into a store that is new.
  ///   - simulated: whether a store made now is one for demonstration.
  /// - Throws: `StorageError`.
  package init(
    path: String, office: String?, founding: @autoclosure () throws -> Office, simulated: Bool = false,
    now: Timestamp
  )
    throws
  {
    database = try Database(path: path)
    executor = QueueExecutor(label: "weathervane.store")
    // Before anything is written: a file of another program stays as it is.
    guard try database.holdsOurs() else { throw StorageError.notOurs(path: path) }
    try database.configure()
    try database.migrate(now: now.milliseconds)
    let database = database
    let chosen = try database.transaction {
      try database.office(named: office, founding: founding(), simulated: simulated, now: now)
    }
    self.office = chosen.code
    self.simulated = chosen.simulated
  }

  /// Name of the office.
  package func officeName() throws -> String {
    try database.rows("SELECT name FROM office WHERE code = \(office)").first?.first?.text ?? office
  }

  /// An office that the store serves.
  package struct Office: Sendable, Hashable {
    package var code: String
    package var name: String

    package init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// Runs `body` as a whole or not at all; other processes see all of it or nothing.
  package func transaction<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) throws
    -> Result
  {
    try database.transaction { try body(Transaction(database: database, office: office)) }
  }
}

/// A write in progress; only valid within the closure that gets it.
package struct Transaction {
  let database: Database
  let office: String

  /// Code of the office whose rows are written.
  package var officeCode: String { office }

  /// A number that changes when another process has written since.
  package var generation: Int64 {
    get throws { try database.integer("PRAGMA data_version") ?? 0 }
  }
}

extension Database {
  /// WAL lets readers read while one writes; secure_delete overwrites what is deleted, for it may be a citizen's.
  func configure() throws(StorageError) {
    try run("PRAGMA journal_mode = WAL")
    try run("PRAGMA synchronous = NORMAL")
    try run("PRAGMA secure_delete = ON")
    try run("PRAGMA foreign_keys = ON")
  }

  fileprivate func office(
    named: String?, founding: @autoclosure () throws -> Store.Office, simulated: Bool, now: Timestamp
  ) throws
    -> (code: String, simulated: Bool)
  {
    let present = try rows("SELECT code, simulated FROM office ORDER BY code").compactMap { row in
      row[0].text.map { (code: $0, simulated: row[1].integer == 1) }
    }
    let codes = present.map(\.code)
    if let named, let found = present.first(where: { $0.code == named }) { return found }
    if named == nil, present.count == 1 { return present[0] }
    if named == nil, present.count > 1 { throw StorageError.office(named: nil, present: codes) }
    if let named, !present.isEmpty { throw StorageError.office(named: named, present: codes) }
    let founding = try founding()
    let code = named ?? founding.code
    try run(
      """
      INSERT INTO office (code, name, simulated, created)
      VALUES (\(code), \(founding.code == code ? founding.name : code), \(simulated), \(now.milliseconds))
      """)
    return (code, simulated)
  }
}
