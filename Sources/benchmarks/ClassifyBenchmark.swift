import Classifier
import Foundation
import Model

/// Judging by the shipped rules: in memory on one core, and by the tool from NDJSON to NDJSON.
struct ClassifyBenchmark {
  private let options: Options
  private let book: RuleBook
  private let text: ChineseText

  init(_ options: Options) throws {
    self.options = options
    book = try RuleBook(files: try KeywordsFolder.files(options.keywords))
    // Most of what is collected concerns nobody: rule words are rarer than in a text to find words in.
    let vocabulary = try Vocabulary(keywords: options.keywords, rulesFrom: 30_000)
    text = ChineseText(vocabulary, bytes: options.megabytes * 1_000_000)
  }

  func run() throws -> Bool {
    say(
      "\(text.documents.count) generated items, \(text.bytes / 1_000_000) MB of UTF-8; one core; processor time.\n"
    )
    let table = Table([("path", 24), ("rules", 6), ("flagged", 8), ("MB/s", 7), ("items/s", 9)])
    let judged = judge()
    table.row(["in memory", String(book.rules.count), String(judged.flagged)] + speed(judged.seconds))
    guard let tool = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "weathervane"),
      FileManager.default.isExecutableFile(atPath: tool.path)
    else {
      table.row(["NDJSON to NDJSON", "", "", "not built"])
      return true
    }
    let filtered = try filter(tool)
    table.row(
      ["NDJSON to NDJSON", String(book.rules.count), String(filtered.flagged)] + speed(filtered.seconds))
    if filtered.flagged != judged.flagged { say("MISMATCH: the tool flags \(filtered.flagged) items") }
    return filtered.flagged == judged.flagged
  }

  private func speed(_ seconds: Double) -> [String] {
    [
      (Double(text.bytes) / 1e6 / seconds).rounded(to: 1),
      (Double(text.documents.count) / seconds).rounded(to: 0),
    ]
  }

  private func judge() -> (flagged: Int, seconds: Double) {
    let classifier = Classifier(book)
    var (flagged, bench) = (0, Bench(classifier))
    let seconds = Stopwatch.best(of: options.passes) {
      flagged = text.documents.count {
        classifier.assess(title: Self.title($0), text: $0, on: &bench).flagged
      }
    }
    return (flagged, seconds)
  }

  /// The first twenty characters of a document.
  private static func title(_ document: String) -> String {
    String(String.UnicodeScalarView(document.unicodeScalars.prefix(20)))
  }

  /// The tool over a file; the time is that of its process, its start included.
  private func filter(_ tool: URL) throws -> (flagged: Int, seconds: Double) {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "benchmarks-\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = text.documents.enumerated().map {
      #"{"id":\#($0),"title":"\#(Self.title($1))","text":"\#($1)"}"#
    }
    try lines.joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = tool
    process.arguments = ["classify", file.path, "--keywords", options.keywords]
    let pipe = Pipe()
    process.standardOutput = pipe
    var output = Data()
    let seconds = try Stopwatch.children {
      try process.run()
      output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
    }
    let flag = Array(#""flagged":true"#.utf8)
    return (output.split(separator: UInt8(ascii: "\n")).count { $0.firstRange(of: flag) != nil }, seconds)
  }
}
