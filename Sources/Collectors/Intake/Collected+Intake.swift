package import FeedParsing
package import Model

extension Collected {
  /// Items that a person brought in a file, as if a feed had.
  ///
  /// - Parameters:
  ///   - feed: what they are stored under.
  /// - Returns: the items, the channels that records name by their item's id, and the records that are no items.
  package static func imported(_ records: [IntakeRecord], feed: Feed, now: Timestamp)
    -> (collected: Collected, sources: [String: String], bad: [IntakeFile.BadRow])
  {
    var (parsed, used, bad) = (ParsedFeed(format: .mappedJSON), [IntakeRecord](), [IntakeFile.BadRow]())
    for record in records {
      do throws(IntakeFile.BadRow) {
        parsed.items.append(try record.item(now))
        used.append(record)
      } catch {
        bad.append(error)
      }
    }
    // A file is no poll: that all its times are the same is no stamp of one.
    let made = ItemMaker(feed: feed, now: now).made(parsed, stamped: false)
    let sources = made.compactMap { one in used[one.place][.source].map { (one.item.id, $0) } }
    return (brought(made.map(\.item), feed), Dictionary(sources) { first, _ in first }, bad)
  }

  /// Items of a feed document that a person brought.
  package static func imported(_ parsed: ParsedFeed, feed: Feed, now: Timestamp) -> Collected {
    brought(ItemMaker(feed: feed, now: now).items(parsed), feed)
  }

  private static func brought(_ items: [Item], _ feed: Feed) -> Collected {
    Collected(feed: feed, status: .ok, http: 0, bytes: 0, items: items, milliseconds: 0)
  }
}

extension IntakeRecord {
  /// The record as an item; the complainant is none of it.
  fileprivate func item(_ now: Timestamp) throws(IntakeFile.BadRow) -> ParsedItem {
    guard self[.title] != nil || self[.text] != nil else {
      throw IntakeFile.BadRow(line: line, problem: "no title and no text")
    }
    let time = try writtenTime(.time, now: now)
    return ParsedItem(
      id: self[.id], url: self[.url], title: self[.title], contentText: self[.text], published: time?.time,
      precision: time?.precision)
  }

  /// A field as a time; nil where nothing stands.
  package func writtenTime(_ field: IntakeField, now: Timestamp) throws(IntakeFile.BadRow)
    -> (time: Timestamp, precision: TimePrecision)?
  {
    guard let text = self[field] else { return nil }
    guard let time = WrittenTime(text, now: now) else {
      throw IntakeFile.BadRow(
        line: line, problem: "\(field.rawValue) \"\(text.prefix(40))\": not a time; write 2026-11-22 08:30:00"
      )
    }
    return (time.time, time.precision)
  }
}
