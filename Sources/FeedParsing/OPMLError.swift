/// Why a list of feeds was refused.
package enum OPMLError: Error, Equatable {
  /// The file holds no OPML; `what` says what it seems to be.
  case notOPML(file: String, what: String)
  /// An outline that has neither an address nor outlines beneath it.
  case noAddress(file: String, line: Int, outline: String)
  /// An attribute whose value is none of those allowed; `expected` says which are.
  case badValue(file: String, line: Int, attribute: String, value: String, expected: String)
  /// Two outlines with one id.
  case repeatedID(file: String, line: Int, id: String)
}

extension OPMLError: CustomStringConvertible {
  /// One line: file, line, attribute and what to write instead.
  package var description: String {
    switch self {
    case .notOPML(let file, let what):
      "\(file): not an OPML list but \(what): export the list as OPML 1.0 or 2.0"
    case .noAddress(let file, let line, let outline):
      "\(file):\(line): outline “\(outline)” has no xmlUrl: add the feed's address or take the outline out"
    case .badValue(let file, let line, let attribute, let value, let expected):
      "\(file):\(line): \(attribute)=\"\(value)\" is not valid: write \(expected)"
    case .repeatedID(let file, let line, let id):
      "\(file):\(line): wv:id=\"\(id)\" is already taken in this file: give each feed its own"
    }
  }
}
