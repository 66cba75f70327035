import Foundation
import Model
import Testing

@testable import Topics

/// A town's days, made from fixed words: what is told is invented.
struct Town {
  /// A file of `Keywords/warnings`.
  static func shipped(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Keywords/warnings")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static let levels: WarningLevels = {
    do {
      return try WarningLevels(
        levels: ("levels.json5", Array(try shipped("levels.json5").utf8)),
        common: ("common.json5", Array(try shipped("common.json5").utf8)))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private(set) var items: [Sighting] = []
  private var next = 0

  static func time(day: Int, hour: Int = 9, minute: Int = 0) -> Timestamp {
    Timestamp(
      seconds: 1_700_000_000 / 86400 * 86400 - chinaOffset + Int64(day) * 86400
        + Int64(hour * 3600 + minute * 60))
  }

  mutating func tell(
    _ title: String, text: String = "", day: Int, hour: Int = 9, source: String = "messages",
    heat: Double? = nil,
    concern: Concern = Concern(voiced: true, area: "town-services")
  ) {
    items.append(
      Sighting(
        id: .integer(Int64(next)), title: title, text: text,
        published: Self.time(day: day, hour: hour, minute: next % 60), heat: heat, source: source,
        concern: concern, by: Self.levels))
    next += 1
  }

  /// Ordinary messages, `count` a day, none like another.
  mutating func background(days: Range<Int>, count: Int = 5, source: String = "messages") {
    let areas = ["town-services", "transport", "environment", "labour"]
    for day in days {
      for number in 0..<count {
        var state = UInt64(day * 31 + number * 7 + 1 + (source == "messages" ? 0 : 1_000_003))
        let title = String(
          (0..<9).compactMap { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Unicode.Scalar(0x4E00 + UInt32((state >> 33) % 9000)).map(Character.init)
          })
        tell(
          title, day: day, hour: 8 + number % 12, source: source,
          concern: Concern(voiced: true, area: areas[(day + number) % areas.count]))
      }
    }
  }

  /// The warnings of a replay in daily steps, as they are printed.
  func warnings(step: String = "1d", updates: Bool = false) throws -> [Model.Warning] {
    var watch = Watch(levels: Self.levels, step: try #require(Step(step)), withUpdates: updates)
    var warnings: [Model.Warning] = []
    for item in items.sorted(by: { $0.published < $1.published }) { warnings += watch.take(item) }
    return warnings + watch.finish()
  }
}

extension [Model.Warning] {
  /// One line each, as they are printed.
  var lines: String {
    var writer = JSONWriter()
    for warning in self {
      warning.write(to: &writer)
      writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
