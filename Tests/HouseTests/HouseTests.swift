import Foundation
import Testing

/// The plan of the house, held against the imports: an arrow points down only, and a C library has one owner.
@Suite struct HouseTests {
  /// For each room what it may import beside the standard modules. Written apart from `Package.swift` on purpose:
  /// a new arrow has to be drawn twice.
  static let arrows: [String: Set<String>] = [
    "Model": [],
    "Text": [],
    "Crypto": ["CSodium"],
    "FeedParsing": ["CXML2", "Model"],
    "Transfer": ["CCurl"],
    "HTTPServer": ["CMicrohttpd", "CZlib"],
    "Collectors": ["Model", "Text", "Crypto", "FeedParsing", "Transfer"],
    "Classifier": ["Model", "Text", "Crypto"],
    "Topics": ["Model", "Text"],
    "Redaction": ["Model", "Text"],
    "ResponseLog": ["Model", "Crypto"],
    "Storage": ["CSQLite", "Model", "Text"],
    "Reports": ["CZip", "Model", "Text", "ResponseLog"],
    "Desk": ["Model", "Crypto", "Redaction", "ResponseLog", "Storage"],
    "Console": [
      "Model", "Text", "Crypto", "HTTPServer", "Classifier", "Redaction", "ResponseLog", "Reports", "Storage",
      "Desk",
    ],
    "Monitor": [
      "Model", "Crypto", "Collectors", "Classifier", "Topics", "ResponseLog", "Storage", "Desk",
    ],
    "weathervane": [
      "Model", "Text", "FeedParsing", "Transfer", "Collectors", "Classifier", "Topics", "Redaction",
      "ResponseLog", "Storage", "Desk", "Reports", "HTTPServer", "Console", "Monitor",
    ],
    "benchmarks": [
      "Model", "Text", "Crypto", "Classifier", "Topics", "Collectors", "Console", "Desk", "HTTPServer",
      "Monitor", "Redaction",
      "ResponseLog", "Storage", "Transfer",
    ],
  ]

  static let standard: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc"]

  /// Rooms that hold no C and read no clock: values in, values out.
  static let pure = ["Classifier", "Topics", "Redaction", "ResponseLog"]

  @Test("Every room imports only what its arrows allow", arguments: arrows.keys.sorted())
  func arrowsPointDown(room: String) throws {
    let allowed = try #require(Self.arrows[room]).union(Self.standard)
    for file in try House.files(in: "Sources/\(room)") {
      let surplus = Set(file.imports).subtracting(allowed)
      #expect(surplus.isEmpty, "\(file.path) imports \(surplus.sorted())")
    }
  }

  @Test("Every folder of Sources is a room with arrows, or the C libraries")
  func noStrangers() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: House.root.appending(path: "Sources").path)
    #expect(Set(folders) == Set(Self.arrows.keys).union(["System"]))
  }

  @Test("Every C library has exactly one owner")
  func oneOwner() throws {
    let libraries = try FileManager.default.contentsOfDirectory(
      atPath: House.root.appending(path: "Sources/System").path)
    #expect(!libraries.isEmpty)
    for library in libraries {
      #expect(Self.arrows.filter { $0.value.contains(library) }.count == 1, "\(library)")
    }
  }

  @Test("SQL lives in Storage alone")
  func noSQLElsewhere() throws {
    let statement = /\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b/
    let storage = try House.files(in: "Sources/Storage")
    #expect(storage.contains { $0.text.firstMatch(of: statement) != nil })
    for file in try House.files(in: "Sources") where !file.path.contains("/Storage/") {
      #expect(file.text.firstMatch(of: statement) == nil, "\(file.path) holds SQL")
    }
  }

  @Test("The judging rooms do no input, no output and read no clock", arguments: pure)
  func pureRooms(room: String) throws {
    for file in try House.files(in: "Sources/\(room)") {
      for word in [
        "Foundation", "FileManager", "FileHandle", "Date()", "ContinuousClock", "async ", "await ",
      ] {
        #expect(!file.text.contains(word), "\(file.path) holds \(word)")
      }
    }
  }

  @Test("No source file is longer than 400 lines")
  func fileLengths() throws {
    let files = try House.files(in: "Sources") + House.files(in: "Tests")
    #expect(files.count > 50)
    for file in files { #expect(file.lines <= 400, "\(file.path) has \(file.lines) lines") }
  }

  @Test("Nothing is public, and nothing crashes on purpose")
  func noLooseEnds() throws {
    for file in try House.files(in: "Sources") {
      #expect(
        file.text.firstMatch(of: /^\s*public (?!import)/.anchorsMatchLineEndings()) == nil, "\(file.path)")
      for word in ["try!", "fatalError(", "TODO", "FIXME"] {
        #expect(!file.text.contains(word), "\(file.path) holds \(word)")
      }
    }
  }

  @Test("The top level holds what was asked for and nothing else")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: House.root.path).filter {
      !$0.hasPrefix(".")
    }
    let stores = names.filter { $0.contains(".sqlite") || $0 == "Package.resolved" }
    let expected: Set<String> = [
      "Package.swift", "Sources", "Tests", "Feeds", "Keywords", "README.md", "LICENSE",
    ]
    #expect(Set(names).subtracting(stores) == expected)
  }
}

/// The checkout.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    let path: String
    let text: String

    var lines: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

    var imports: [String] {
      text.matches(of: /^(?:package |internal |@preconcurrency )*import (\w+)/.anchorsMatchLineEndings())
        .map { String($0.output.1) }
    }
  }

  /// The Swift files below a folder.
  static func files(in folder: String) throws -> [File] {
    let base = root.appending(path: folder)
    let enumerator = try #require(FileManager.default.enumerator(atPath: base.path))
    let names = enumerator.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    try #require(!names.isEmpty, "\(folder) holds no Swift file")
    return try names.map {
      File(path: "\(folder)/\($0)", text: try String(contentsOf: base.appending(path: $0), encoding: .utf8))
    }
  }
}
