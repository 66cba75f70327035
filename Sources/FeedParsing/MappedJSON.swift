import Model

/// Reads any JSON as a feed by a mapping that names its members.
enum MappedJSON {
  static func read(
    _ text: [UInt8], _ mapping: JSONMapping, _ reading: Reading
  ) throws(FeedParseError) -> ParsedFeed {
    guard let (document, isCut) = JSONReader.read(text) else { throw .notAFeed(what: kind(of: text)) }
    let place = document.at(mapping.items)
    guard let items = place?.array else {
      throw .noItems(path: mapping.items, found: (place ?? document).kind)
    }
    var feed = ParsedFeed(format: .mappedJSON)
    feed.items = items.compactMap { item($0, mapping, reading) }
    if isCut { feed.warnings.append("the document ends early: \(feed.items.count) complete items were kept") }
    let untitled = feed.items.count { $0.title == nil }
    if untitled > 0 {
      feed.warnings.append("\(untitled) items have nothing at “\(mapping.title)”, the path of the title")
    }
    return feed
  }

  private static func kind(of text: [UInt8]) -> String {
    switch Sniffer.look(at: text) {
    case .json: "broken JSON"
    case .xml: "an XML document where JSON is expected"
    case .other(let what): what
    }
  }

  private static func item(_ value: LooseJSON, _ mapping: JSONMapping, _ reading: Reading) -> ParsedItem? {
    if let skip = mapping.skip, let wanted = mapping.skipValue, value.at(skip)?.text == wanted { return nil }
    func text(_ path: String?) -> String? { path.flatMap { value.at($0)?.text } }
    var item = ParsedItem(
      id: text(mapping.id)?.nonEmpty, url: url(text(mapping.url), mapping.urlPrefix, reading),
      title: text(mapping.title).flatMap { PlainText.line(fromHTML: $0).nonEmpty })
    item.summary = text(mapping.summary).flatMap { PlainText.fromHTML($0).nonEmpty }
    let published = text(mapping.published).flatMap(reading.dates.read)
    item.published = published?.time
    item.precision = published?.precision
    return item
  }

  /// A value that is no address by itself is put behind the prefix, escaped as its place in the URL asks.
  private static func url(_ value: String?, _ prefix: String?, _ reading: Reading) -> String? {
    guard let value = value?.nonEmpty else { return nil }
    guard let prefix, !Reference.isWeb(value), !value.hasPrefix("//") else {
      return Reference.resolve(value, base: reading.url)
    }
    return Reference.resolve(prefix + escaped(value, all: prefix.contains("?")), base: reading.url)
  }

  private static func escaped(_ text: String, all: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte.isASCIILetter || byte.isDigit || "-._~".utf8.contains(byte)
      if isPlain || !all && byte > 32 && byte < 127 {
        output.append(byte)
      } else {
        output.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
