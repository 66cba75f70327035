import Crypto
package import Model

/// An area of the office's work 领域, as its file in `Keywords/` states it.
package struct Area: Sendable, Hashable {
  /// The file's name without ending.
  package var id: String
  package var name: String
  package var english: String
  /// Institutions, people and things of its line: they say whose matter a text is and flag nothing.
  package var contextWords: [ContextTier: [String]]
  /// All context words, the strongest first.
  package var context: [String] { ContextTier.allCases.flatMap { contextWords[$0] ?? [] } }
  /// Phrases in which the area's words mean something else.
  package var except: [String]

  init(_ fields: DataFields, file: String) throws(DataFileError) {
    try fields.allow(["area", "name", "english", "context", "except", "rules"])
    id = try fields.string("area")
    guard id == file.dropLast(6) else {
      throw fields.error("area", "is \"\(id)\" but the file is \(file); the two must be the same")
    }
    name = try fields.string("name")
    english = try fields.string("english")
    contextWords = [:]
    if let context = try fields.object("context") {
      try context.allow(Set(ContextTier.allCases.map(\.rawValue)))
      for tier in ContextTier.allCases { contextWords[tier] = try context.strings(tier.rawValue) }
    }
    except = try fields.strings("except")
  }
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
  private let files: [String: [UInt8]]

  /// The files as they were read, as one JSON object of texts by name: what a store keeps, so that every judgement can
  /// be made again.
  package var content: String {
    JSONValue.object(files.mapValues { .string(String(decoding: $0, as: UTF8.self)) }).text
  }

  /// Rules that evidence of harm can name: those of `severity.json5`, and the counts of people harmed.
  package var harmRules: Set<String> {
    Set(rules.filter { $0.area == nil }.map(\.id) + CasualtyKind.harms.map { "severity.\($0.rawValue)" })
  }

  /// Names in `Keywords/` that are no area.
  package static let reserved: Set<String> = ["severity", "places", "clocks", "calendar", "verdicts"]

  /// Reads a rule book from the JSON5 files of one folder.
  ///
  /// - Parameter files: name (`schooling.json5`) and bytes of each file.
  /// - Throws: the first mistake, in order of file name; `severity.json5` and `places.json5` must be there.
  package init(files: [String: [UInt8]]) throws(DataFileError) {
    let read = try Self.read(files)
    if let first = read.mistakes.first { throw first }
    self = read.book
  }

  /// Reads what can be read, so that one slip of the pen does not stop the collecting: an area's file that is not
  /// JSON5 and a rule that is wrong are left out, each with its mistake.
  ///
  /// - Throws: a mistake in `severity.json5` outside its rules, or in `places.json5`.
  package static func read(_ files: [String: [UInt8]]) throws(DataFileError) -> (
    book: RuleBook, mistakes: [DataFileError]
  ) {
    var draft = Draft()
    let named = files.keys.filter { $0.hasSuffix(".json5") }.sorted()
    for file in named where !reserved.contains(String(file.dropLast(6))) {
      draft.addArea(file, files[file] ?? [])
    }
    let severity = try required("severity.json5", files)
    draft.addRules(try severity.objects("rules"), area: nil)
    let book = RuleBook(
      version: version(named, files), areas: draft.areas, rules: draft.rules,
      scoring: try Scoring(severity, areas: Set(named.map { String($0.dropLast(6)) }).subtracting(reserved)),
      gazetteer: try Gazetteer(try required("places.json5", files)),
      files: files.filter { named.contains($0.key) })
    return (book, draft.mistakes)
  }

  init(
    version: String, areas: [Area], rules: [Rule], scoring: Scoring, gazetteer: Gazetteer,
    files: [String: [UInt8]]
  ) {
    self.version = version
    self.areas = areas
    self.rules = rules
    self.scoring = scoring
    self.gazetteer = gazetteer
    self.files = files
  }

  private static func required(_ file: String, _ files: [String: [UInt8]]) throws(DataFileError) -> DataFields
  {
    guard let bytes = files[file] else {
      throw DataFileError(file: file, line: nil, field: "", problem: "missing from the keywords folder")
    }
    return try DataFields(file: file, bytes: bytes)
  }

  /// Areas and rules as they come together.
  private struct Draft {
    var areas: [Area] = []
    var rules: [Rule] = []
    var mistakes: [DataFileError] = []
    private var ids: Set<String> = []

    mutating func addArea(_ file: String, _ bytes: [UInt8]) {
      do {
        let fields = try DataFields(file: file, bytes: bytes)
        let area = try Area(fields, file: file)
        areas.append(area)
        addRules(try fields.objects("rules"), area: area.id)
      } catch {
        mistakes.append(error)
      }
    }

    mutating func addRules(_ entries: [DataFields], area: String?) {
      for entry in entries {
        do throws(DataFileError) {
          let rule = try Rule(entry, area: area)
          guard ids.insert(rule.id).inserted else { throw entry.error("id", "stands twice in this file") }
          rules.append(rule)
        } catch {
          mistakes.append(error)
        }
      }
    }
  }

  private static func version(_ names: [String], _ files: [String: [UInt8]]) -> String {
    var bytes: [UInt8] = []
    for name in names { bytes += Array(name.utf8) + [0] + (files[name] ?? []) + [0] }
    return "k" + SHA256.hex(bytes).prefix(12)
  }
}
