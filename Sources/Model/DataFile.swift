import Foundation

/// What is wrong in a data file (JSON5) and where.
package struct DataFileError: Error, Sendable, Equatable, CustomStringConvertible {
  package var file: String
  /// First line that seems concerned, from 1; nil where it cannot be told.
  package var line: Int?
  /// `rules[3].points`, empty for the whole file.
  package var field: String
  /// What is wrong and what to do.
  package var problem: String

  package init(file: String, line: Int?, field: String, problem: String) {
    self.file = file
    self.line = line
    self.field = field
    self.problem = problem
  }

  package var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return field.isEmpty ? "\(place): \(problem)" : "\(place), \(field): \(problem)"
  }
}

/// An object in a data file, read member by member; every complaint names file, line and field.
package struct DataFields: Sendable {
  private let file: String
  private let bytes: [UInt8]
  /// What this object is called in complaints: `rules[noise].reach`.
  private let path: String
  /// Where it stands: names of members and numbers of entries, from the outermost on.
  private let trail: [String]
  private let members: [String: JSONValue]

  /// Reads a whole file of JSON5.
  package init(file: String, bytes: [UInt8]) throws(DataFileError) {
    guard case .object(let members) = try Self.read(file: file, bytes: bytes) else {
      throw DataFileError(file: file, line: 1, field: "", problem: "not an object; write { … }")
    }
    self.init(file: file, bytes: bytes, path: "", trail: [], members: members)
  }

  private static func read(file: String, bytes: [UInt8]) throws(DataFileError) -> JSONValue {
    do throws(JSON5Reader.Fault) {
      return try JSON5Reader.value(bytes)
    } catch {
      let problem = "not valid JSON5; here should stand \(error.wanted)"
      throw DataFileError(file: file, line: error.line, field: "", problem: problem)
    }
  }

  private init(
    file: String, bytes: [UInt8], path: String, trail: [String], members: [String: JSONValue]
  ) {
    self.file = file
    self.bytes = bytes
    self.path = path
    self.trail = trail
    self.members = members
  }

  /// A complaint about a member.
  package func error(_ name: String, _ problem: String) -> DataFileError {
    DataFileError(file: file, line: line(of: name), field: field(name), problem: problem)
  }

  private func field(_ name: String) -> String {
    path.isEmpty ? name : name.isEmpty ? path : "\(path).\(name)"
  }

  /// The line of the member, or that of the object if it is missing there; nil where the object is the file.
  private func line(of name: String) -> Int? {
    JSON5Reader.line(of: trail + [name], in: bytes) ?? JSON5Reader.line(of: trail, in: bytes)
  }

  /// Refuses members that nobody reads: most are typing errors.
  package func allow(_ names: Set<String>) throws(DataFileError) {
    guard let unknown = members.keys.filter({ !names.contains($0) }).min() else { return }
    let near = names.min { Self.distance($0, unknown) < Self.distance($1, unknown) } ?? ""
    throw error(
      unknown, "unknown; did you mean \"\(near)\"? known: \(names.sorted().joined(separator: ", "))")
  }

  /// Edit distance, for guessing what was meant.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let cost = min(row[column] + 1, row[column + 1] + 1, diagonal + (character == right[column] ? 0 : 1))
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[right.count]
  }

  /// Names of all members.
  package var names: Set<String> { Set(members.keys) }

  /// Whether the member is there and not null.
  package func has(_ name: String) -> Bool {
    members[name] != nil && members[name] != .null
  }

  package func string(_ name: String) throws(DataFileError) -> String {
    guard has(name) else { throw error(name, "missing; give a text") }
    guard case .string(let value)? = members[name], !value.isEmpty else {
      throw error(name, "must be a text, not empty")
    }
    return value
  }

  package func optionalString(_ name: String) throws(DataFileError) -> String? {
    has(name) ? try string(name) : nil
  }

  /// The member as one of an enum's raw values.
  package func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, default: Choice? = nil)
    throws(DataFileError) -> Choice where Choice.RawValue == String
  {
    if !has(name), let fallback = `default` { return fallback }
    let said = try string(name)
    guard let value = Choice(rawValue: said) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(name, "\"\(said)\" is none of \(known)")
    }
    return value
  }

  package func number(_ name: String, in range: ClosedRange<Double>, default: Double? = nil)
    throws(DataFileError)
    -> Double
  {
    if !has(name), let fallback = `default` { return fallback }
    guard let value = members[name]?.double, range.contains(value) else {
      throw error(name, "must be a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func whole(_ name: String, in range: ClosedRange<Int>, default: Int? = nil) throws(DataFileError)
    -> Int
  {
    if !has(name), let fallback = `default` { return fallback }
    guard let value = members[name]?.double.flatMap(Int.init(exactly:)), range.contains(value) else {
      throw error(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func bool(_ name: String, default: Bool) throws(DataFileError) -> Bool {
    guard has(name) else { return `default` }
    guard case .bool(let value)? = members[name] else { throw error(name, "must be true or false") }
    return value
  }

  /// A list of texts, none empty; an absent one is empty.
  package func strings(_ name: String) throws(DataFileError) -> [String] {
    guard has(name) else { return [] }
    guard case .array(let values)? = members[name] else {
      throw error(name, "must be a list of texts: [\"…\", \"…\"]")
    }
    return try texts(values, name)
  }

  /// A list of lists of texts; an absent one is empty.
  package func stringLists(_ name: String) throws(DataFileError) -> [[String]] {
    guard has(name) else { return [] }
    let problem = "must be a list of lists of texts: [[\"…\"], [\"…\"]]"
    guard case .array(let lists)? = members[name] else { throw error(name, problem) }
    var result: [[String]] = []
    for list in lists {
      guard case .array(let values) = list, !values.isEmpty else { throw error(name, problem) }
      result.append(try texts(values, name))
    }
    return result
  }

  private func texts(_ values: [JSONValue], _ name: String) throws(DataFileError) -> [String] {
    var result: [String] = []
    for (index, value) in values.enumerated() {
      guard case .string(let text) = value, !text.isEmpty else {
        throw error(name, "entry \(index + 1) must be a text, not empty")
      }
      result.append(text)
    }
    return result
  }

  /// An object within; nil if absent.
  package func object(_ name: String) throws(DataFileError) -> DataFields? {
    guard has(name) else { return nil }
    guard case .object(let members)? = members[name] else { throw error(name, "must be an object: { … }") }
    return DataFields(file: file, bytes: bytes, path: field(name), trail: trail + [name], members: members)
  }

  /// An object within that must be there.
  package func required(_ name: String) throws(DataFileError) -> DataFields {
    guard let object = try object(name) else { throw error(name, "missing; give an object: { … }") }
    return object
  }

  /// A list of objects; an absent one is empty. Complaints call an object by its `id`, `code` or `name`.
  package func objects(_ name: String) throws(DataFileError) -> [DataFields] {
    guard has(name) else { return [] }
    guard case .array(let values)? = members[name] else {
      throw error(name, "must be a list of objects: [{ … }]")
    }
    var result: [DataFields] = []
    for (index, value) in values.enumerated() {
      guard case .object(let members) = value else {
        throw error(name, "entry \(index + 1) must be an object")
      }
      let mark = ["id", "code", "name"].lazy.compactMap { key -> String? in
        if case .string(let text)? = members[key] { text } else { nil }
      }.first
      let inner = "\(field(name))[\(mark ?? String(index))]"
      let place = trail + [name, String(index)]
      result.append(DataFields(file: file, bytes: bytes, path: inner, trail: place, members: members))
    }
    return result
  }

  /// A member that is a number or a text: how a rule writes a reach.
  package func raw(_ name: String) -> JSONValue? { members[name] }
}
