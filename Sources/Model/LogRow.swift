/// A row of the log as it is stored and exported.
package struct LogRow: Sendable, Hashable {
  package var office: String
  package var seq: Int64
  package var body: String
  package var prev: String
  package var hash: String

  package init(office: String, seq: Int64, body: String, prev: String, hash: String) {
    self.office = office
    self.seq = seq
    self.body = body
    self.prev = prev
    self.hash = hash
  }
}

/// The last row of an office's log, kept apart so that a cut tail shows.
package struct LogHead: Sendable, Hashable {
  package var office: String
  package var seq: Int64
  package var hash: String

  package init(office: String, seq: Int64, hash: String) {
    self.office = office
    self.seq = seq
    self.hash = hash
  }
}

/// The log as verifying sees it: every row of every office in either table.
package struct WholeLog: Sendable {
  package var rows: [LogRow] = []
  package var heads: [LogHead] = []
  /// Rows of either table that cannot be read as what they should be.
  package var unreadable = 0
  /// The highest entry that other tables know of.
  package var known: Int64 = 0

  package init() {}
}
