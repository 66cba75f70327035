import Foundation
import Model
import Testing

/// `Tests/Scenarios/three-weeks.txt`: what thirty cases go through, and what their clocks must come to.
struct ScenarioTable {
  struct Act {
    var label: String
    var time: Timestamp
    var actor: String
    var move: String
    var options: [String: String]
    /// Whether it must be refused.
    var isRefused: Bool
  }

  /// In order of time, those of a moment as they stand in the file.
  private(set) var acts: [Act] = []
  /// By label of a case, the lines of its clocks without the reasons.
  private(set) var clocks: [String: [String]] = [:]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    let file = Self.folder.appending(path: "Tests/Scenarios/three-weeks.txt")
    var label = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      switch line.first {
      case "C": label = String(line)
      case ">", "!": acts.append(try Self.act(line, of: label))
      case "=": clocks[label, default: []].append(try Self.clock(line))
      default: break
      }
    }
    acts = acts.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }

  private static func act(_ line: Substring, of label: String) throws -> Act {
    let words = line.split(separator: " ")
    try #require(words.count >= 5, "\(line)")
    let options = words[5...].map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return Act(
      label: label, time: try time("\(words[1])T\(words[2])"), actor: String(words[3]),
      move: String(words[4]),
      options: Dictionary(uniqueKeysWithValues: options.map { ($0[0], $0[1]) }),
      isRefused: line.hasPrefix("!"))
  }

  private static func clock(_ line: Substring) throws -> String {
    let columns = line.dropFirst(2).components(separatedBy: " | ")
    try #require(columns.count == 8, "\(line)")
    return columns.dropLast().joined(separator: " | ")
  }

  /// Reads `10-01T09:00`, of 2026 in China.
  static func time(_ text: String) throws -> Timestamp {
    try #require(Timestamp(rfc3339: "2026-\(text):00+08:00"), "\(text)")
  }

  /// Writes `10-01 09:00`.
  static func words(_ second: Int64) -> String {
    let text = Timestamp(seconds: second).rfc3339.dropFirst(5)
    return "\(text.prefix(5)) \(text.dropFirst(6).prefix(5))"
  }

  /// The clocks as they are shipped, with presets put into force as an office would: their rows copied to `clocks`.
  static func clocksFile(with presets: [String]) throws -> String {
    let file = folder.appending(path: "Keywords/clocks.json5")
    var text = try String(contentsOf: file, encoding: .utf8)
    for preset in presets {
      let id = try #require(text.range(of: "      id: \"\(preset)\""), "\(preset)")
      let end = try #require(text.range(of: "    },\n", range: id.upperBound..<text.endIndex))
      let row = "    {\n\(text[id.lowerBound..<end.upperBound])"
      let list = try #require(text.range(of: "\n  clocks: [\n"))
      text.insert(contentsOf: row, at: list.upperBound)
    }
    return text
  }
}
