import Foundation
import Glibc
import Model
import Topics

/// Watching generated items that come at the pace of a county, judgement apart: items a second and memory.
struct DetectBenchmark {
  /// Items that a county collects in a day.
  private static let daily = 2700
  private let options: Options
  private let text: ChineseText

  init(_ options: Options) throws {
    self.options = options
    text = ChineseText(
      try Vocabulary(keywords: options.keywords, rulesFrom: 30_000), bytes: options.megabytes * 1_000_000)
  }

  /// False if two passes warn differently.
  func run() throws -> Bool {
    let levels = try WarningLevels.shipped(options.keywords)
    guard let step = Step("1h") else { return false }
    say("\(text.documents.count) generated items, \(Self.daily) a day, steps of an hour; one core.\n")
    var warnings: [Int] = []
    let seconds = Stopwatch.best(of: options.passes) {
      var watch = Watch(levels: levels, step: step)
      var count = 0
      for (number, document) in text.documents.enumerated() {
        count += watch.take(Self.sighting(number, document, levels)).count
      }
      warnings.append(count + watch.finish().count)
    }
    let table = Table([("warnings", 9), ("items/s", 9), ("MB of memory", 13)])
    table.row([
      String(warnings[0]), (Double(text.documents.count) / seconds).rounded(to: 0), String(Self.megabytes),
    ])
    return Set(warnings).count == 1
  }

  private static func sighting(_ number: Int, _ document: String, _ levels: WarningLevels) -> Sighting {
    let areas = ["schooling", "housing", "transport", "environment", "labour"]
    let concern = Concern(
      flagged: number % 7 == 0, voiced: number % 3 == 0, area: areas[number % 5],
      place: number % 11 == 0 ? "village-\(number % 13)" : nil)
    return Sighting(
      id: .integer(Int64(number)), title: String(document.prefix(20)), text: document,
      published: Timestamp(seconds: 1_700_000_000 + Int64(number) * 86400 / Int64(daily)), heat: nil,
      source: "feed-\(number % 40)", concern: concern, by: levels)
  }

  /// The most that the process held so far, the generated items included.
  private static var megabytes: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1000
  }
}

extension WarningLevels {
  /// Those in a folder of keywords.
  static func shipped(_ keywords: String) throws -> WarningLevels {
    let files = try KeywordsFolder.files(keywords + "/warnings")
    return try WarningLevels(
      levels: ("levels.json5", files["levels.json5"] ?? []),
      common: ("common.json5", files["common.json5"] ?? []))
  }
}
