import Model

/// Builds a feed from the pieces of an XML document, whatever its dialect: RSS, RDF and Atom differ in names, and
/// `Vocabulary` has levelled those.
final class FeedBuilder: XMLSink {
  private let reading: Reading
  private(set) var feed: ParsedFeed?
  /// Name of the document's root.
  private(set) var root = ""
  private var channel = Draft()
  private var item = Draft()
  private var isInItem = false
  private var itemDepth = 0
  private var person: ParsedAuthor?
  private var personEmail: String?
  private var capture: Capture?
  private var frames: [Frame] = []
  private var bases: [(depth: Int, value: String)] = []
  private var languages: [(depth: Int, value: String)] = []
  private var unreadDates = 0

  /// What an open element is to us.
  private enum Frame {
    /// Before the root of a feed was met.
    case outside
    /// Its children are the feed's or item's own.
    case open
    /// Of a feed's unknown children only items count.
    case unknown
    case item, person, field, skipped
    case markup(Bool)
  }

  init(_ reading: Reading) {
    self.reading = reading
    if let url = reading.url { bases.append((0, url)) }
  }

  /// Whether elements are still open.
  var isOpen: Bool { !frames.isEmpty }
  private var base: String? { bases.last?.value }

  // MARK: Pieces

  func start(_ tag: XMLTag, _ attributes: XMLAttributes, _ place: XMLPlace) {
    if attributes.count > 0 { note(attributes) }
    frames.append(frame(tag, attributes, place))
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

  /// The feed, once the document is over. An item that is still open is dropped if the document was `cut`.
  func finish(cut: Bool) -> ParsedFeed? {
    if !cut { finishItem() }
    guard var feed else { return nil }
    channel.fill(&feed)
    resolveAgainstHome(&feed)
    if unreadDates + channel.unreadDates > 0 {
      feed.warnings.append("\(unreadDates + channel.unreadDates) dates could not be read")
    }
    return feed
  }

  private func note(_ attributes: XMLAttributes) {
    if let base = attributes["base", prefix: "xml"] {
      bases.append((frames.count + 1, Reference.resolve(base, base: self.base)))
    }
    if let language = attributes["lang", prefix: "xml"] { languages.append((frames.count + 1, language)) }
  }

  private func resolveAgainstHome(_ feed: inout ParsedFeed) {
    guard reading.url == nil, let home = feed.homePageURL, Reference.isWeb(home) else { return }
    for index in feed.items.indices {
      if let url = feed.items[index].url, !Reference.isWeb(url) {
        feed.items[index].url = Reference.resolve(url, base: home)
      }
    }
  }

  // MARK: Elements

  private func frame(_ tag: XMLTag, _ attributes: XMLAttributes, _ place: XMLPlace) -> Frame {
    if feed == nil { return rootFrame(tag, attributes) }
    if let capture {
      let isPerson = capture.element == .author || capture.element == .creator
      if isPerson, [.name, .uri, .email].contains(tag.element) {
        self.capture = nil
        person = ParsedAuthor(name: "")
      } else if place.isWellFormed || !tag.element.isOnlyOfFeeds {
        return markupFrame(tag, attributes)
      } else {
        finishCapture()
      }
    }
    switch frames.last {
    case .skipped where place.isWellFormed || tag.element != .item: return .skipped
    case .person: return personFrame(tag, attributes)
    case .unknown where ![.item, .list, .channel].contains(tag.element): return .unknown
    default: return isInItem ? itemFrame(tag, attributes) : feedFrame(tag, attributes)
    }
  }

  private func rootFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    if frames.isEmpty { root = tag.name }
    switch tag.element {
    case .rss, .channel: feed = ParsedFeed(format: .rss)
    case .rdf: feed = ParsedFeed(format: .rdf)
    case .feed: feed = ParsedFeed(format: .atom)
    case .item where frames.isEmpty:
      feed = ParsedFeed(format: tag.name.lowercased() == "entry" ? .atom : .rss)
      return itemStart(attributes)
    default: return .outside
    }
    noteChannel(attributes)
    return .open
  }

  private func noteChannel(_ attributes: XMLAttributes) {
    channel.inherited = languages.last?.value ?? channel.inherited
    if let home = attributes["href"] { channel.set(.link, Reference.resolve(home, base: base)) }
  }

  private func feedFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    switch tag.element {
    case .rss, .rdf, .feed, .channel, .list:
      noteChannel(attributes)
      return .open
    case .item: return itemStart(attributes)
    case .aside, .enclosure, .mediaContent, .group, .body, .name, .uri, .email: return .skipped
    case .other: return .unknown
    default: return leafFrame(tag, attributes)
    }
  }

  private func itemFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    switch tag.element {
    case .item:
      finishItem()
      return itemStart(attributes)
    case .group: return .open
    case .mediaContent, .enclosure:
      attach(attributes["url"], attributes["type"], attributes["length"] ?? attributes["fileSize"])
      return tag.element == .mediaContent ? .open : .skipped
    case .rss, .rdf, .feed, .channel, .list, .aside, .other, .name, .uri, .email: return .skipped
    default: return leafFrame(tag, attributes)
    }
  }

  private func leafFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    switch tag.element {
    case .author, .creator:
      person = nil
      capture = Capture(tag.element, depth: frames.count, form: TextForm(attributes, isAtom: true))
      return .person
    case .link where attributes["href"] != nil: return link(attributes)
    case .category where attributes["term"] ?? attributes["text"] != nil:
      edit { $0.add(tag: (attributes["term"] ?? attributes["text"])?.nonEmpty) }
      return .open
    default: break
    }
    var form = TextForm(attributes, isAtom: feed?.format == .atom)
    if tag.element == .body { (form.kind, form.isTree) = (.html, true) }
    if tag.element == .content, let source = attributes["src"] {
      edit { $0.set(.content, Reference.resolve(source, base: base)) }
    }
    capture = Capture(tag.element, depth: frames.count, form: form)
    capture?.isPermaLink = tag.element == .guid && attributes["ispermalink"]?.lowercased() != "false"
    return .field
  }

  private func personFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    guard [.name, .uri, .email].contains(tag.element) else { return .skipped }
    capture = Capture(tag.element, depth: frames.count, form: TextForm(attributes, isAtom: true))
    return .field
  }

  private func markupFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    .markup(capture?.open(tag, attributes) ?? false)
  }

  // MARK: Items

  private func itemStart(_ attributes: XMLAttributes) -> Frame {
    var draft = Draft()
    if attributes.count > 0 {
      draft.about = attributes["about", prefix: "rdf"] ?? attributes["about"]
      if let about = draft.about, Reference.isWeb(about) { draft.set(.about, about) }
      if let url = attributes["href"] { draft.set(.link, Reference.resolve(url, base: base)) }
      if let time = attributes["lastmod"] { draft.set(.updated, date: time, reading.dates) }
      draft.inherited = attributes["lang", prefix: "xml"]
    }
    item = draft
    isInItem = true
    itemDepth = frames.count
    return .item
  }

  private func finishItem() {
    guard isInItem else { return }
    finishCapture()
    feed?.items.append(item.item())
    unreadDates += item.unreadDates
    isInItem = false
  }

  private func edit(_ change: (inout Draft) -> Void) {
    if isInItem { change(&item) } else { change(&channel) }
  }

  // MARK: Fields

  private func link(_ attributes: XMLAttributes) -> Frame {
    let url = Reference.resolve(attributes["href"] ?? "", base: base)
    let type = attributes["type"]?.lowercased()
    let relation = (attributes["rel"]?.lowercased().trimmed).flatMap { $0.isEmpty ? nil : $0 } ?? "alternate"
    switch relation {
    case "alternate", "http://www.iana.org/assignments/relation/alternate":
      edit { $0.set(type.map { $0.contains("html") } ?? true ? .alternate : .otherType, url) }
    case "self": if !isInItem, channel.feedURL == nil { channel.feedURL = url }
    case "enclosure": if isInItem { attach(attributes["href"], type, attributes["length"]) }
    default: break
    }
    return .skipped
  }

  private func attach(_ url: String?, _ type: String?, _ length: String?) {
    guard let url = url?.nonEmpty else { return }
    let size = length.flatMap { Int($0.trimmed) }.flatMap { $0 >= 0 ? $0 : nil }
    let file = ParsedAttachment(
      url: Reference.resolve(url, base: base), mimeType: type?.nonEmpty, sizeInBytes: size)
    edit { if $0.attachments.count < 200, !$0.attachments.contains(file) { $0.attachments.append(file) } }
  }

  private func finishPerson() {
    if let done = capture, done.depth == frames.count {
      capture = nil
      let name = done.value().line ?? ""
      edit { $0.add(ParsedAuthor(name: name)) }
    } else if var person {
      if let email = personEmail { person.name = person.name.isEmpty ? email : "\(person.name) (\(email))" }
      edit { $0.add(person) }
    }
    (person, personEmail) = (nil, nil)
  }

  private func finishCapture() {
    guard let done = capture else { return }
    capture = nil
    let value = done.value()
    switch done.element {
    case .name: person?.name = value.line ?? ""
    case .email: if let email = value.line { personEmail = email }
    case .uri: person?.url = value.text.nonEmpty.map { Reference.resolve($0, base: base) }
    case .author, .creator: edit { $0.add(ParsedAuthor(name: value.line ?? "")) }
    default: edit { store(done, value, &$0) }
    }
  }

  private func store(_ done: Capture, _ value: TextValue, _ draft: inout Draft) {
    let text = value.text.trimmed
    switch done.element {
    case .link: draft.set(.link, Reference.resolve(text, base: base))
    case .id: draft.id = draft.id ?? text.nonEmpty
    case .guid:
      draft.guid = draft.guid ?? text.nonEmpty
      if done.isPermaLink, Reference.isWeb(text) { draft.set(.permaLink, text) }
    case .published, .dcDate, .created, .updated, .modified, .lastBuild:
      draft.set(done.element, date: text, reading.dates)
    case .category: draft.add(tag: value.line)
    case .keywords:
      for word in text.split(whereSeparator: { ",，、;".contains($0) }) {
        draft.add(tag: String(word).nonEmpty)
      }
    case .language: draft.language = draft.language ?? text.nonEmpty
    default: draft.set(done.element, value)
    }
  }
}

extension Element {
  /// Whether an element cannot be part of a text: met inside one, it shows that an end tag is missing.
  fileprivate var isOnlyOfFeeds: Bool {
    switch self {
    case .item, .encoded, .guid, .published, .dcDate, .updated, .modified, .creator, .category, .enclosure:
      true
    default: false
    }
  }
}
