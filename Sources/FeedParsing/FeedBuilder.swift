import Model

/// Builds a feed from the pieces of an XML document, whatever its dialect: RSS, RDF and Atom differ in names, and
/// `Vocabulary` has levelled those.
final class FeedBuilder: XMLSink {
  let reading: Reading
  var feed: ParsedFeed?
  /// Name of the document's root.
  var root = ""
  var hasFeed = false
  var isAtom = false
  var channel = Draft()
  var item = Draft()
  var isInItem = false
  var itemDepth = 0
  var person: ParsedAuthor?
  var personEmail: String?
  var capture: Capture?
  /// What each open element is to us, the root first.
  var frames: [Frame] = []
  private var bases: [(depth: Int, value: String)] = []
  private var languages: [(depth: Int, value: String)] = []
  private var unreadDates = 0

  /// What an open element is to us.
  enum Frame {
    /// Before the root of a feed was met.
    case outside
    /// Its children are the feed's or item's own.
    case open
    /// Of a feed's unknown children only items count.
    case unknown
    case item, person, field, skipped
    /// Part of a text; whether its tags are written out.
    case markup(Bool)
  }

  init(_ reading: Reading) {
    self.reading = reading
    if let url = reading.url { bases.append((0, url)) }
  }

  /// Whether elements are still open.
  var isOpen: Bool { !frames.isEmpty }
  /// What relative references are resolved against (`xml:base`, else the document's address).
  var base: String? { bases.last?.value }
  /// `xml:lang` in force.
  var inheritedLanguage: String? { languages.last?.value }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes, line: Int) {
    if attributes.count > 0 { note(attributes) }
    frames.append(frame(tag, attributes))
  }

  func end() {
    guard let frame = frames.popLast() else { return }
    switch frame {
    case .field where capture?.depth == frames.count: finishCapture()
    case .markup(let isWritten): capture?.close(isWritten)
    case .item where itemDepth == frames.count: finishItem()
    case .person: finishPerson()
    default: break
    }
    while let last = bases.last, last.depth > frames.count { bases.removeLast() }
    while let last = languages.last, last.depth > frames.count { languages.removeLast() }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    capture?.append(bytes)
  }

  private func note(_ attributes: XMLAttributes) {
    if let base = attributes["base", prefix: "xml"] {
      bases.append((frames.count + 1, Reference.resolve(base, base: self.base)))
    }
    if let language = attributes["lang", prefix: "xml"] { languages.append((frames.count + 1, language)) }
  }

  /// Ends the open item, if any, and adds it to the feed.
  func finishItem() {
    guard isInItem else { return }
    finishCapture()
    feed?.items.append(item.item())
    unreadDates += item.unreadDates
    isInItem = false
  }

  /// The feed, once the document is over. An item that is still open is dropped if the document was `cut`.
  func finish(cut: Bool) -> ParsedFeed? {
    if !cut { finishItem() }
    guard var feed else { return nil }
    channel.fill(&feed)
    resolveAgainstHome(&feed)
    unreadDates += channel.unreadDates
    if unreadDates > 0 { feed.warnings.append("\(unreadDates) dates could not be read") }
    return feed
  }

  private func resolveAgainstHome(_ feed: inout ParsedFeed) {
    guard reading.url == nil, let home = feed.homePageURL, Reference.isWeb(home) else { return }
    for index in feed.items.indices {
      if let url = feed.items[index].url, !Reference.isWeb(url) {
        feed.items[index].url = Reference.resolve(url, base: home)
      }
    }
  }
}
