import Model

/// Collects the outlines of an OPML document that are feeds.
final class OutlineReader: XMLSink {
  private(set) var root: String?
  private(set) var leaves: [Outline] = []
  private var open: [Outline?] = []

  /// An `outline` element.
  struct Outline {
    var line: Int
    var attributes: [String: String] = [:]
    var hasChildren = false

    subscript(name: String) -> String? { attributes[name]?.nonEmpty }
  }

  var isOPML: Bool { root == "opml" }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes, line: Int) {
    if root == nil { root = tag.name.lowercased() }
    guard tag.name.lowercased() == "outline" else {
      open.append(nil)
      return
    }
    for index in open.indices.reversed() where open[index] != nil {
      open[index]?.hasChildren = true
      break
    }
    var outline = Outline(line: line)
    for (_, name, value) in attributes.all where outline.attributes[name.lowercased()] == nil {
      outline.attributes[name.lowercased()] = value
    }
    open.append(outline)
    if outline["xmlurl"] != nil { leaves.append(outline) }
  }

  func end() {
    guard let last = open.popLast(), let outline = last, !outline.hasChildren, outline["xmlurl"] == nil else {
      return
    }
    leaves.append(outline)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Host, port and path in lower case, joined by hyphens.
  static func slug(_ url: String, withQuery: Bool = false) -> String {
    let address = Reference(url)
    let words = (address.authority ?? "") + address.path + (withQuery ? address.query : "")
    let bytes = words.utf8.map { $0.isASCIILetter || $0.isDigit ? $0.lowercasedASCII : UInt8(ascii: "-") }
    return bytes.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }.joined(
      separator: "-")
  }
}

extension OutlineReader.Outline {
  /// The feed that an outline means; `file` is for messages.
  func feed(in file: String) throws(OPMLError) -> Feed {
    let name = self["title"] ?? self["text"]
    guard let written = self["xmlurl"] else {
      throw .noAddress(file: file, line: line, outline: name ?? "")
    }
    let url = Reference.resolve(written, base: nil)
    // Another scheme is refused when the feed is fetched, as one bad source of a list, not here as a bad list.
    guard Reference.isWeb(url) || url.contains("://") else {
      throw bad("xmlUrl", written, "an address that begins with http:// or https://", file)
    }
    var feed = Feed(
      id: self["id"] ?? OutlineReader.slug(url), title: name ?? url, url: url, siteURL: self["htmlurl"])
    if !Self.isSlug(feed.id) {
      throw bad("wv:id", feed.id, "lower-case letters, digits, “-”, “.” and “_”", file)
    }
    feed.scope = try choice("scope", feed.scope, file)
    feed.tier = try choice("tier", feed.tier, file)
    feed.place = self["place"]
    if let text = self["every"] {
      guard let every = Self.seconds(text), every >= 60, every <= 31_622_400 else {
        throw bad("wv:every", text, "seconds from 60 on, or a span such as 15m, 1h, 1d", file)
      }
      feed.every = every
    }
    if let text = self["zone"] {
      guard let offset = Self.offset(text) else {
        throw bad("wv:zone", text, "an offset such as +08:00", file)
      }
      feed.offset = offset
    }
    if let text = self["enabled"] {
      guard text == "true" || text == "false" else { throw bad("wv:enabled", text, "true or false", file) }
      feed.enabled = text == "true"
    }
    feed.verified = try verified(file)
    return feed
  }

  private func bad(_ name: String, _ value: String, _ expected: String, _ file: String) -> OPMLError {
    .badValue(file: file, line: line, attribute: name, value: String(value.prefix(100)), expected: expected)
  }

  private func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ standard: Value, _ file: String
  ) throws(OPMLError) -> Value {
    guard let text = self[name] else { return standard }
    guard let value = Value(rawValue: text) else {
      throw bad("wv:\(name)", text, Value.allCases.map(\.rawValue).joined(separator: ", "), file)
    }
    return value
  }

  private func verified(_ file: String) throws(OPMLError) -> String? {
    guard let text = self["verified"], text != "never" else { return nil }
    guard text.utf8.count == 10, Timestamp(rfc3339: text) != nil else {
      throw bad("wv:verified", text, "a date such as 2026-11-22, or never", file)
    }
    return text
  }

  private static func isSlug(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200
      && text.utf8.allSatisfy {
        $0.isDigit || ($0 >= 97 && $0 <= 122) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "_")
      }
  }

  /// `900`, `15m`, `1h`, `1d`.
  static func seconds(_ text: String) -> Int? {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    guard let last = text.last else { return nil }
    let unit = units[last]
    guard let count = Int(unit == nil ? text : String(text.dropLast())), count > 0, count <= 31_622_400 else {
      return nil
    }
    return count * (unit ?? 1)
  }

  /// `+08:00`, `+0800`, `Z`.
  static func offset(_ text: String) -> Int64? {
    if text == "Z" || text == "UTC" { return 0 }
    var scanner = DateScanner(Array(text.utf8))
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return offset
  }
}
