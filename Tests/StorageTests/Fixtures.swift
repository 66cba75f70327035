import Foundation
import Model

@testable import Storage

/// A folder that is there for one test.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "store.sqlite") -> String { url.appending(path: name).path }

  /// Opens the store of this folder as an office of the example town.
  func store(_ name: String = "store.sqlite", office: String? = nil, simulated: Bool = false) throws -> Store
  {
    try Store(path: path(name), office: office, founding: .luncang, simulated: simulated, now: .noon)
  }
}

extension Store.Office {
  static let luncang = Store.Office(code: "350583101", name: "仑苍镇")
}

extension Timestamp {
  static let noon = Timestamp(seconds: 1_780_000_000)
}

extension Item {
  /// An item whose digest is its words.
  static func sample(
    _ number: Int, _ title: String, text: String = "", feed: String = "town-board", after seconds: Int64 = 0
  ) -> Item {
    Item(
      id: "i\(number)", feed: feed, url: "https://example.org/\(number)", title: title, text: text,
      published: .noon.adding(seconds: seconds), precision: .second,
      collected: .noon.adding(seconds: seconds),
      digest: title + "|" + text)
  }
}

extension Assessment {
  static func sample(flagged: Bool, rulebook: String) -> Assessment {
    Assessment(
      flagged: flagged, areas: [.init(area: "labour", score: 3)], severity: flagged ? .major : nil,
      casualties: Casualties(), rumour: .none, polarity: .negative, jurisdiction: .ours, places: [],
      evidence: [],
      whyNot: flagged ? nil : "no", rulebook: rulebook)
  }
}

extension Store {
  /// Stores items as seen for the first time, each founding a topic.
  func take(_ items: [Item]) throws {
    try transaction { transaction in
      for item in items { try transaction.insert(item) }
    }
  }

  /// Ids of the items that a search finds, newest first.
  func found(_ words: String, limit: Int = 100) throws -> [String] {
    try search(words, limit: limit).map(\.id)
  }
}
