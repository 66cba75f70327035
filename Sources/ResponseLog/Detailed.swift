package import Model

/// What has the detail of an entry: codes, ids, numbers and times by name.
package protocol Detailed {
  var detail: [String: JSONValue] { get }
}

extension Detailed {
  /// A text of the detail.
  package func text(_ name: String) -> String? {
    if case .string(let text)? = detail[name] { text } else { nil }
  }

  /// The texts of a list in the detail.
  package func texts(_ name: String) -> [String] {
    guard case .array(let values)? = detail[name] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// A time of the detail.
  package func time(_ name: String) -> Timestamp? {
    if case .integer(let milliseconds)? = detail[name] { Timestamp(milliseconds: milliseconds) } else { nil }
  }

  /// A yes or no of the detail.
  func truth(_ name: String) -> Bool? {
    if case .bool(let truth)? = detail[name] { truth } else { nil }
  }

  /// A number of the detail that counts something; 0 where there is none.
  func count(_ name: String) -> Int {
    if case .integer(let number)? = detail[name], (0...1_000_000_000).contains(number) {
      Int(number)
    } else {
      0
    }
  }
}
