/// A JSON value; numbers keep their digits, for an id may exceed any number type.
enum LooseJSON {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([LooseJSON])
  case object([String: LooseJSON])

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A string, or a number's digits.
  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }

  var array: [LooseJSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  subscript(name: String) -> LooseJSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The value at member names joined by dots; a number is an index; the empty path is the value itself.
  func at(_ path: String) -> LooseJSON? {
    var value = self
    for step in path.split(separator: ".") {
      let name = String(step)
      if let member = value[name] {
        value = member
      } else if let index = Int(name), let values = value.array, values.indices.contains(index) {
        value = values[index]
      } else {
        return nil
      }
    }
    return value
  }

  /// What it is, for people.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool, .number, .string: "a single value"
    case .array(let values): "a list of \(values.count)"
    case .object(let members):
      "members " + members.keys.sorted().prefix(8).map { "“\($0.prefix(30))”" }.joined(separator: ", ")
    }
  }
}
