package import Model
import Text

/// An item that a search found.
package struct FoundItem: Sendable, Hashable {
  package var id: String
  package var feed: String
  package var url: String?
  package var title: String
  package var text: String
  package var published: Timestamp?
  package var collected: Timestamp
  package var topic: String?
  package var flagged: Bool
  package var area: String?
  /// Brought by file: it may be about people who wrote to the office alone, and goes nowhere outside it.
  package var isInternal = false
}

/// Which of the items that hold the words are wanted; all, unless it says otherwise.
package struct SearchFilter: Sendable, Hashable {
  package var flaggedOnly = false
  /// Id of the best area.
  package var area: String?
  package var feed: String?
  /// When we first saw them.
  package var collected: ClosedRange<Timestamp>?

  package init() {}

  func accepts(_ item: FoundItem) -> Bool {
    (item.flagged || !flaggedOnly) && (area == nil || item.area == area) && (feed == nil || item.feed == feed)
      && (collected?.contains(item.collected) ?? true)
  }
}

extension Store {
  /// The newest items that hold all of the words, newest first; words are parted by blanks.
  ///
  /// The index knows pairs of characters only, so each text that it names is read again: what is returned holds the
  /// words, and nothing that holds them is left out, but that Latin words and numbers are found by their beginning only.
  package func search(_ words: String, limit: Int, _ filter: SearchFilter = SearchFilter()) throws
    -> [FoundItem]
  {
    let wanted = words.split(whereSeparator: \.isWhitespace).map { FoldedText(String($0)).scalars }
    let tokens = words.split(whereSeparator: \.isWhitespace).flatMap { Grams.query(FoldedText(String($0))) }
    guard !tokens.isEmpty else { return [] }
    let match = Set(tokens).sorted().map { $0.hasSuffix("*") ? "\"\($0.dropLast())\"*" : "\"\($0)\"" }
      .joined(separator: " ")
    var found: [FoundItem] = []
    var seen: Set<String> = []
    var before = Int64.max
    while found.count < limit {
      let rows = try page(match, before: before)
      for row in rows {
        before = row.key
        guard filter.accepts(row.item) else { continue }
        let text = FoldedText(row.item.title + "\n" + row.item.text).scalars
        guard wanted.allSatisfy({ Self.holds(text, $0) }), seen.insert(row.item.id).inserted else { continue }
        found.append(row.item)
        if found.count == limit { break }
      }
      if rows.count < Self.pageSize { break }
    }
    return found
  }

  private static let pageSize = 64

  private func page(_ match: String, before: Int64) throws -> [(key: Int64, item: FoundItem)] {
    let rows = try database.rows(
      """
      SELECT version.search_key, item.id, item.feed, item.url, version.title, version.text, item.published,
        item.collected, topic_item.topic, assessment.flagged, assessment.area,
        (SELECT count(*) FROM imported_item
          WHERE imported_item.office = item.office AND imported_item.item = item.id)
      FROM (SELECT item_search.rowid AS key FROM item_search
        JOIN item_version ON item_version.search_key = item_search.rowid AND item_version.office = \(office)
        WHERE item_search MATCH \(match) AND item_search.rowid < \(before)
        ORDER BY item_search.rowid DESC LIMIT \(Self.pageSize)) AS hit
      JOIN item_version AS version ON version.search_key = hit.key
      JOIN item ON item.office = version.office AND item.id = version.item
      LEFT JOIN topic_item ON topic_item.office = item.office AND topic_item.item = item.id
      LEFT JOIN assessment ON assessment.office = item.office AND assessment.item = item.id
        AND assessment.version = version.version AND assessment.rulebook = (
          SELECT latest.rulebook FROM assessment AS latest JOIN rulebook ON rulebook.version = latest.rulebook
          WHERE latest.office = item.office AND latest.item = item.id AND latest.version = version.version
          ORDER BY rulebook.added DESC LIMIT 1)
      ORDER BY version.search_key DESC
      """)
    return rows.compactMap { row in
      guard let key = row[0].integer, let id = row[1].text, let feed = row[2].text,
        let collected = row[7].time
      else {
        return nil
      }
      return (
        key,
        FoundItem(
          id: id, feed: feed, url: row[3].text, title: row[4].text ?? "", text: row[5].text ?? "",
          published: row[6].time, collected: collected, topic: row[8].text, flagged: row[9].integer == 1,
          area: row[10].text, isInternal: row[11].integer == 1)
      )
    }
  }

  private static func holds(_ text: [UInt32], _ word: [UInt32]) -> Bool {
    guard let first = word.first, word.count <= text.count else { return word.isEmpty }
    return (0...text.count - word.count).contains {
      text[$0] == first && text[$0..<$0 + word.count].elementsEqual(word)
    }
  }
}
