/// Why the store cannot do what was asked; nothing half done stays behind.
package enum StorageError: Error, Sendable, Equatable {
  /// The file is a database of something else, or no database.
  case notOurs(path: String)
  /// The store was written by a newer version of this tool.
  case newer(path: String, migration: Int)
  /// Another process holds the store.
  case locked(path: String)
  /// The disk or the quota is full.
  case full(path: String)
  case readOnly(path: String)
  case cannotOpen(path: String, detail: String)
  case damaged(path: String, detail: String)
  /// The store holds several offices, or another than the one named.
  case office(named: String?, present: [String])
  case failed(path: String, code: Int, detail: String)
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notOurs(let path): "\(path) is not a Weathervane store; name another file with --store"
    case .newer(let path, let migration):
      "\(path) was written by a newer Weathervane (migration \(migration)); update this one"
    case .locked(let path):
      "\(path) is in use by another process; let it finish, or name another store with --store"
    case .full(let path):
      "\(path): the disk is full; nothing of this step was written; make room and run it again"
    case .readOnly(let path): "\(path) cannot be written; check the permissions of the file and its folder"
    case .cannotOpen(let path, let detail): "\(path) cannot be opened (\(detail)); does its folder exist?"
    case .damaged(let path, let detail): "\(path) is damaged (\(detail)); restore the last backup"
    case .office(let named?, let present):
      "no office \(named) in the store; it holds \(present.joined(separator: ", "))"
    case .office(nil, let present):
      "the store holds several offices (\(present.joined(separator: ", "))); name one with --office"
    case .failed(let path, let code, let detail): "\(path): SQLite error \(code): \(detail)"
    }
  }
}
