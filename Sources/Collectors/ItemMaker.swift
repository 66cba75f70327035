import Crypto
import FeedParsing
import Model
import Text

/// Who an item is (`design.md` §5.1).
package enum ItemIdentity {
  /// `i` + 16 hex digits of SHA-256 over the feed's id, a line break and what identifies the item within the feed.
  package static func id(feed: String, key: String) -> String {
    "i" + SHA256.hex(feed + "\n" + key).prefix(16)
  }
}

/// Turns what a feed says into items: who they are (`design.md` §5.1), when they were published, what they say.
struct ItemMaker {
  let feed: Feed
  let now: Timestamp

  /// The items of a feed, earliest published first, those without a time last in the feed's own order; items that
  /// say nothing are left out, an item that stands twice comes once.
  func items(_ parsed: ParsedFeed) -> [Item] {
    made(parsed, stamped: Self.stampedByPoll(parsed)).map(\.item)
  }

  /// The same, each with the place of what it was made of; `stamped` leaves the times out.
  func made(_ parsed: ParsedFeed, stamped: Bool) -> [(item: Item, place: Int)] {
    let drafts = parsed.items.enumerated().map { (place: $0.offset, draft: Draft($0.element)) }
      .filter { !$0.draft.title.isEmpty || !$0.draft.text.isEmpty }
    let keys = Self.keys(drafts.map(\.draft))
    var seen: Set<String> = []
    var items: [(item: Item, place: Int)] = []
    for (each, key) in zip(drafts, keys) where seen.insert(key).inserted {
      items.append((item(each.draft, key, stamped: stamped), each.place))
    }
    return items.sorted { left, right in
      let (a, b) = (left.item.published ?? Self.never, right.item.published ?? Self.never)
      return (a, left.place) < (b, right.place)
    }
  }

  private static let never = Timestamp(milliseconds: .max)

  private func item(_ draft: Draft, _ key: String, stamped: Bool) -> Item {
    let published = stamped ? nil : plausible(draft.parsed.published ?? draft.parsed.modified)
    return Item(
      id: ItemIdentity.id(feed: feed.id, key: key), feed: feed.id, url: draft.url,
      title: draft.title,
      text: draft.text, published: published,
      precision: published == nil ? nil : draft.parsed.precision ?? .second,
      collected: now, digest: draft.digest)
  }

  /// A time more than a day ahead is a mistake of the source; up to that its clock or zone may be off a little, and
  /// nothing was published later than it was seen.
  private func plausible(_ time: Timestamp?) -> Timestamp? {
    guard let time, time.milliseconds > 0, time <= now.adding(seconds: 86400) else { return nil }
    return min(time, now)
  }

  /// Whether the feed stamps every item with the time of the poll: three or more times to the second, all the same,
  /// none of them a bare day.
  private static func stampedByPoll(_ parsed: ParsedFeed) -> Bool {
    let times = parsed.items.filter { $0.precision != .day }.compactMap(\.published)
    guard times.count >= 3, let first = times.min(), let last = times.max() else { return false }
    let midnight = (first.seconds + chinaOffset) % 86400 == 0 || first.seconds % 86400 == 0
    return last.seconds - first.seconds <= 1 && !midnight
  }

  /// What identifies each item within its feed: the guid, unless different items share it; then the address, unless
  /// they share that, too; then the title.
  private static func keys(_ drafts: [Draft]) -> [String] {
    let guids = sharedByDifferent(drafts) { $0.guid }
    let urls = sharedByDifferent(drafts) { $0.url }
    return drafts.map { draft in
      if let guid = draft.guid, !guids.contains(guid) { return guid }
      if let url = draft.url, !urls.contains(url) { return url }
      return draft.foldedTitle
    }
  }

  private static func sharedByDifferent(_ drafts: [Draft], _ key: (Draft) -> String?) -> Set<String> {
    var titles: [String: String] = [:]
    var shared: Set<String> = []
    for draft in drafts {
      guard let key = key(draft) else { continue }
      if let known = titles[key], known != draft.foldedTitle { shared.insert(key) }
      titles[key] = draft.foldedTitle
    }
    return shared
  }
}

/// An item of a feed, made readable.
private struct Draft {
  let parsed: ParsedItem
  let guid: String?
  let url: String?
  let title: String
  let text: String
  /// Title without what changes from poll to poll; the text's beginning where there is no title.
  let foldedTitle: String
  let digest: String

  init(_ parsed: ParsedItem) {
    self.parsed = parsed
    let id = parsed.id.flatMap { $0.isEmpty ? nil : $0 }
    guid = id.map { CanonicalAddress.of($0) ?? $0 }
    url = parsed.url.flatMap(CanonicalAddress.of)
    title = parsed.title ?? ""
    let body = parsed.contentText ?? parsed.contentHTML.map(PlainText.fromHTML) ?? ""
    let text = body.isEmpty ? PlainText.fromHTML(parsed.summary ?? "") : body
    let steadyTitle = Self.steady(title)
    let steadyText = Self.steady(text)
    // Many feeds repeat the title as the summary: that is no second mention.
    self.text = steadyText == steadyTitle ? "" : text
    foldedTitle = steadyTitle.isEmpty ? String(steadyText.prefix(80)) : steadyTitle
    digest = SHA256.hex(steadyTitle + "\n" + (self.text.isEmpty ? "" : steadyText))
  }

  private static func steady(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for code in RelativeTimes.removed(from: FoldedText(text)) {
      if let scalar = Unicode.Scalar(code) { view.append(scalar) }
    }
    return String(view)
  }
}
