/// Where the content of an element goes.
extension FeedBuilder {
  func edit(_ change: (inout Draft) -> Void) {
    if isInItem { change(&item) } else { change(&channel) }
  }

  /// Atom's link, told by its relation (RFC 4287 §4.2.7.2).
  func link(_ attributes: XMLAttributes) -> Frame {
    let url = Reference.resolve(attributes["href"] ?? "", base: base)
    let type = attributes["type"]?.lowercased()
    let relation = attributes["rel"]?.lowercased().nonEmpty ?? "alternate"
    switch relation {
    case "alternate", "http://www.iana.org/assignments/relation/alternate":
      edit { $0.set(type.map { $0.contains("html") } ?? true ? .alternate : .otherType, url) }
    case "self": if !isInItem { channel.feedURL = channel.feedURL ?? url }
    case "enclosure": if isInItem { attach(attributes["href"], type, attributes["length"]) }
    default: break
    }
    return .skipped
  }

  func attach(_ url: String?, _ type: String?, _ length: String?) {
    guard let url = url?.nonEmpty else { return }
    let size = length.flatMap { Int($0.trimmed) }.flatMap { $0 >= 0 ? $0 : nil }
    let file = ParsedAttachment(
      url: Reference.resolve(url, base: base), mimeType: type?.nonEmpty, sizeInBytes: size)
    edit { $0.add(file) }
  }

  /// A person is given by elements of its own, or by its text.
  func finishPerson() {
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

  func finishCapture() {
    guard let done = capture else { return }
    capture = nil
    let value = done.value()
    switch done.element {
    case .name: person?.name = value.line ?? ""
    case .email: personEmail = value.line
    case .uri: person?.url = value.text.nonEmpty.map { Reference.resolve($0, base: base) }
    case .author, .creator: edit { $0.add(ParsedAuthor(name: value.line ?? "")) }
    default: edit { store(done, value, &$0) }
    }
  }

  private func store(_ done: Capture, _ value: TextValue, _ draft: inout Draft) {
    switch done.element {
    case .link: draft.set(.link, Reference.resolve(value.text, base: base))
    case .id: draft.id = draft.id ?? value.text.nonEmpty
    case .guid:
      draft.guid = draft.guid ?? value.text.nonEmpty
      if done.isPermaLink, Reference.isWeb(value.text) { draft.set(.permaLink, value.text) }
    case .published, .dcDate, .created, .updated, .modified, .lastBuild:
      draft.set(done.element, date: value.text, reading.dates)
    case .category: draft.add(tag: value.line)
    case .keywords:
      for word in value.text.split(whereSeparator: { ",，、;；".contains($0) }) {
        draft.add(tag: String(word).nonEmpty)
      }
    case .language: draft.language = draft.language ?? value.text.nonEmpty
    default: draft.set(done.element, value)
    }
  }
}
