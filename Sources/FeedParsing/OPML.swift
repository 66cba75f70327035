package import Model

/// Lists of feeds as OPML, which every reader of feeds imports; what is ours alone stands in attributes `wv:…`.
package enum OPML {
  /// The namespace of our attributes.
  static let space = "urn:weathervane:opml:1"

  /// The feeds of a list in its order, nested outlines flattened, an address met again passed over.
  ///
  /// - Parameter file: name for error messages.
  /// - Throws: the first outline that cannot be meant as it stands.
  package static func read(_ bytes: [UInt8], file: String) throws(OPMLError) -> [Feed] {
    let text = Charset.decode(bytes, contentType: nil).text
    let outlines = OutlineReader()
    if case .xml(let start) = Sniffer.look(at: text) {
      XMLReader(sink: outlines).read(XMLRepair.mend(text[start...]))
    }
    guard outlines.isOPML else { throw .notOPML(file: file, what: kind(of: text, root: outlines.root)) }
    var feeds: [Feed] = []
    var addresses: Set<String> = []
    var ids: Set<String> = []
    for outline in outlines.leaves {
      var feed = try outline.feed(in: file)
      guard addresses.insert(feed.url).inserted else { continue }
      if outline["id"] == nil { feed.id = free(feed, ids) }
      guard ids.insert(feed.id).inserted else {
        throw .repeatedID(file: file, line: outline.line, id: feed.id)
      }
      feeds.append(feed)
    }
    return feeds
  }

  /// The slug of the address, with its query or a number where others have taken it.
  private static func free(_ feed: Feed, _ taken: Set<String>) -> String {
    if !taken.contains(feed.id) { return feed.id }
    let slug = OutlineReader.slug(feed.url, withQuery: true)
    var id = slug
    var number = 2
    while taken.contains(id) {
      id = "\(slug)-\(number)"
      number += 1
    }
    return id
  }

  private static func kind(of text: [UInt8], root: String?) -> String {
    switch Sniffer.look(at: text) {
    case .json: "JSON"
    case .xml: root.map { "an XML document of type <\($0.prefix(40))>" } ?? "broken XML"
    case .other(let what): what
    }
  }

  /// A list that `read` gives back unchanged. Feeds with a mapping are left out: OPML has no place for it.
  package static func write(_ feeds: [Feed], title: String) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0" xmlns:wv="\(space)">
        <head><title>\(escaped(title))</title></head>
        <body>

      """
    for feed in feeds where feed.format == .feed { text += "    " + outline(feed) + "\n" }
    return text + "  </body>\n</opml>\n"
  }

  private static func outline(_ feed: Feed) -> String {
    let attributes: [(String, String?)] = [
      ("type", "rss"), ("text", feed.title), ("title", feed.title), ("xmlUrl", feed.url),
      ("htmlUrl", feed.siteURL),
      ("wv:id", feed.id), ("wv:scope", feed.scope.rawValue), ("wv:tier", feed.tier.rawValue),
      ("wv:place", feed.place), ("wv:every", String(feed.every)), ("wv:zone", zone(feed.offset)),
      ("wv:enabled", String(feed.enabled)), ("wv:verified", feed.verified ?? "never"),
    ]
    let written = attributes.compactMap { name, value in value.map { "\(name)=\"\(escaped($0))\"" } }
    return "<outline \(written.joined(separator: " "))/>"
  }

  /// `+08:00`.
  private static func zone(_ offset: Int64) -> String {
    let minutes = Int(abs(offset) / 60)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\t", "\n", "\r": output += "&#\(scalar.value);"
      default: if scalar.value >= 32 { output.unicodeScalars.append(scalar) }
      }
    }
    return output
  }
}
