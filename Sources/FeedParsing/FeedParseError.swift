/// Why a document gave no feed.
package enum FeedParseError: Error, Equatable {
  /// The document is none of the formats; `what` says what it seems to be, `an HTML page titled “…”`.
  case notAFeed(what: String)
  /// The mapping's `items` path leads to no list; `found` says what is there.
  case noItems(path: String, found: String)
  /// An XPath expression of a list page that libxml2 refuses.
  case badExpression(String)
}

extension FeedParseError: CustomStringConvertible {
  /// One line: what is wrong and what to do.
  package var description: String {
    switch self {
    case .notAFeed(let what):
      "not a feed but \(what): check the address of the feed"
    case .noItems(let path, let found):
      "no list of items at “\(path)” (\(found)): correct the mapping's items path"
    case .badExpression(let expression):
      "“\(expression)” is not a valid XPath expression: correct the mapping of the list page"
    }
  }
}
