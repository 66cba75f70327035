import Crypto
package import Model

/// An area of the office's work 领域, as its file in `Keywords/` states it.
package struct Area: Sendable, Hashable {
  /// The file's name without ending.
  package var id: String
  package var name: String
  package var english: String
  /// Institutions and people of its line: they say whose matter a text is and flag nothing.
  package var context: [String]
  /// Phrases in which the area's words mean something else.
  package var except: [String]
}

/// All rules of an office, read from `Keywords/` and checked: a value that judges the same text the same way for ever.
package struct RuleBook: Sendable {
  /// `k` + 12 hex digits of SHA-256 over the files' names and bytes.
  package let version: String
  /// In order of id.
  package let areas: [Area]
  package let rules: [Rule]
  package let scoring: Scoring
  package let gazetteer: Gazetteer

  /// Names in `Keywords/` that are no area.
  package static let reserved: Set<String> = ["severity", "places", "clocks", "calendar", "verdicts"]

  /// Reads a rule book from the JSON5 files of one folder.
  ///
  /// - Parameter files: name (`schooling.json5`) and bytes of each file.
  /// - Throws: the first mistake, in order of file name; `severity.json5` and `places.json5` must be there.
  package init(files: [String: [UInt8]]) throws(DataFileError) {
    let named = files.keys.filter { $0.hasSuffix(".json5") }.sorted()
    var (areas, rules): ([Area], [Rule]) = ([], [])
    for file in named where !Self.reserved.contains(String(file.dropLast(6))) {
      let (area, areaRules) = try Self.area(file, files[file] ?? [])
      areas.append(area)
      rules += areaRules
    }
    let severity = try Self.reserved("severity.json5", files)
    scoring = try Scoring(severity)
    for entry in try severity.objects("rules") { rules.append(try Rule(entry, area: nil)) }
    gazetteer = try Gazetteer(try Self.reserved("places.json5", files))
    try Self.refuseTwins(rules, severity)
    self.areas = areas
    self.rules = rules
    version = Self.version(named, files)
  }

  private static func reserved(_ file: String, _ files: [String: [UInt8]]) throws(DataFileError) -> DataFields
  {
    guard let bytes = files[file] else {
      throw DataFileError(file: file, line: nil, field: "", problem: "missing from the keywords folder")
    }
    return try DataFields(file: file, bytes: bytes)
  }

  private static func area(_ file: String, _ bytes: [UInt8]) throws(DataFileError) -> (Area, [Rule]) {
    let fields = try DataFields(file: file, bytes: bytes)
    try fields.allow(["area", "name", "english", "context", "except", "rules"])
    let id = try fields.string("area")
    guard id == file.dropLast(6) else {
      throw fields.error("area", "is \"\(id)\" but the file is \(file); the two must be the same")
    }
    let area = Area(
      id: id, name: try fields.string("name"), english: try fields.string("english"),
      context: try fields.strings("context"), except: try fields.strings("except"))
    var rules: [Rule] = []
    for entry in try fields.objects("rules") {
      let rule = try Rule(entry, area: id)
      guard !rules.contains(where: { $0.id == rule.id }) else {
        throw entry.error("id", "stands twice in this file")
      }
      rules.append(rule)
    }
    return (area, rules)
  }

  private static func refuseTwins(_ rules: [Rule], _ fields: DataFields) throws(DataFileError) {
    var seen: Set<String> = []
    for rule in rules where !seen.insert(rule.id).inserted {
      throw fields.error("rules", "two rules have the id \(rule.id)")
    }
  }

  private static func version(_ names: [String], _ files: [String: [UInt8]]) -> String {
    var bytes: [UInt8] = []
    for name in names { bytes += Array(name.utf8) + [0] + (files[name] ?? []) + [0] }
    return "k" + SHA256.hex(bytes).prefix(12)
  }
}
