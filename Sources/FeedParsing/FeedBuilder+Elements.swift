/// What an element means where it stands.
extension FeedBuilder {
  func frame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    if !hasFeed { return rootFrame(tag, attributes) }
    if let element = capture?.element {
      let isPerson = element == .author || element == .creator
      guard isPerson, tag.element.isOfPerson else { return .markup(capture?.open(tag, attributes) ?? false) }
      capture = nil
      person = ParsedAuthor(name: "")
    }
    switch frames.last {
    case .skipped: return .skipped
    case .person: return personFrame(tag, attributes)
    case .unknown where ![.item, .list, .channel].contains(tag.element): return .unknown
    default: return isInItem ? itemFrame(tag, attributes) : feedFrame(tag, attributes)
    }
  }

  private func rootFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    if frames.isEmpty { root = tag.name }
    switch tag.element {
    case .rss, .channel: begin(.rss)
    case .rdf: begin(.rdf)
    case .feed: begin(.atom)
    case .item where frames.isEmpty:
      begin(tag.name.lowercased() == "entry" ? .atom : .rss)
      return itemStart(attributes)
    default: return .outside
    }
    noteChannel(attributes)
    return .open
  }

  private func begin(_ format: DetectedFormat) {
    feed = ParsedFeed(format: format)
    hasFeed = true
    isAtom = format == .atom
  }

  private func noteChannel(_ attributes: XMLAttributes) {
    channel.inherited = inheritedLanguage ?? channel.inherited
    if attributes.count > 0, let home = attributes["href"] {
      channel.set(.link, Reference.resolve(home, base: base))
    }
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
      (person, personEmail) = (nil, nil)
      capture = Capture(tag.element, depth: frames.count, form: TextForm(attributes, isAtom: true))
      return .person
    case .link where attributes["href"] != nil: return link(attributes)
    case .category where attributes["term"] ?? attributes["text"] != nil:
      edit { $0.add(tag: (attributes["term"] ?? attributes["text"])?.nonEmpty) }
      return .open
    default: return fieldFrame(tag, attributes)
    }
  }

  private func fieldFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    var form = TextForm(attributes, isAtom: isAtom)
    if tag.element == .body { (form.kind, form.isTree) = (.html, true) }
    if tag.element == .content, let source = attributes["src"] {
      edit { $0.set(.content, Reference.resolve(source, base: base)) }
    }
    capture = Capture(tag.element, depth: frames.count, form: form)
    capture?.isPermaLink = tag.element == .guid && attributes["isPermaLink"]?.lowercased() != "false"
    return .field
  }

  private func personFrame(_ tag: XMLTag, _ attributes: XMLAttributes) -> Frame {
    guard tag.element.isOfPerson else { return .skipped }
    capture = Capture(tag.element, depth: frames.count, form: TextForm(attributes, isAtom: true))
    return .field
  }

  private func itemStart(_ attributes: XMLAttributes) -> Frame {
    item = Draft()
    if attributes.count > 0 {
      item.about = attributes["about", prefix: "rdf"] ?? attributes["about"]
      if let about = item.about, Reference.isWeb(about) { item.set(.about, about) }
      if let url = attributes["href"] { item.set(.link, Reference.resolve(url, base: base)) }
      if let time = attributes["lastmod"] { item.set(.updated, date: time, reading.dates) }
      item.inherited = attributes["lang", prefix: "xml"]
    }
    isInItem = true
    itemDepth = frames.count
    return .item
  }
}

extension Element {
  fileprivate var isOfPerson: Bool { self == .name || self == .uri || self == .email }
}
