import FeedParsing
package import Model

/// Reads the feed lists of a folder: OPML and JSON5 (`design.md` §5.10).
package enum FeedList {
  /// The feeds of all files, in order of file name and of place in it.
  ///
  /// - Parameter files: name and bytes; files of other endings are left alone.
  /// - Throws: the first mistake, with file and field.
  package static func feeds(_ files: [String: [UInt8]]) throws -> [Feed] {
    let read = read(files)
    if let first = read.mistakes.first { throw first }
    return read.feeds
  }

  /// What can be read: a list with a mistake is left out, and so is a feed whose id is taken, each with its mistake.
  package static func read(_ files: [String: [UInt8]]) -> (feeds: [Feed], mistakes: [any Error]) {
    var (feeds, mistakes): ([Feed], [any Error]) = ([], [])
    var origin: [String: String] = [:]
    for name in files.keys.sorted() {
      do {
        for feed in try list(files[name] ?? [], name) {
          if let other = origin[feed.id] {
            mistakes.append(twin(feed.id, name, other))
          } else {
            origin[feed.id] = name
            feeds.append(feed)
          }
        }
      } catch {
        mistakes.append(error)
      }
    }
    return (feeds, mistakes)
  }

  private static func list(_ bytes: [UInt8], _ name: String) throws -> [Feed] {
    switch name.split(separator: ".").last {
    case "opml": try OPML.read(bytes, file: name)
    case "json5": try feeds(ofJSON5: bytes, file: name)
    default: []
    }
  }

  private static func twin(_ id: String, _ name: String, _ other: String) -> DataFileError {
    DataFileError(
      file: name, line: nil, field: id,
      problem:
        "the feed id stands twice\(other == name ? "" : " (also in \(other))"); give one of them another id")
  }

  private static func feeds(ofJSON5 bytes: [UInt8], file: String) throws(DataFileError) -> [Feed] {
    let fields = try DataFields(file: file, bytes: bytes)
    try fields.allow(["feeds"])
    var feeds: [Feed] = []
    for entry in try fields.objects("feeds") { feeds.append(try feed(entry)) }
    return feeds
  }

  private static func feed(_ fields: DataFields) throws(DataFileError) -> Feed {
    try fields.allow([
      "id", "title", "url", "site", "scope", "tier", "place", "every", "zone", "enabled", "verified", "json",
      "page",
    ])
    let url = try fields.string("url")
    guard CanonicalAddress.of(url) != nil else {
      throw fields.error("url", "must begin with http:// or https://")
    }
    let verified = try fields.optionalString("verified")
    return Feed(
      id: try fields.string("id"), title: try fields.string("title"), url: url,
      siteURL: try fields.optionalString("site"), scope: try fields.choice("scope", default: .national),
      tier: try fields.choice("tier", default: .own), place: try fields.optionalString("place"),
      every: Int(try fields.number("every", in: 60...2_592_000, default: 900)), offset: try offset(fields),
      enabled: try fields.bool("enabled", default: true), verified: verified == "never" ? nil : verified,
      format: try format(fields))
  }

  private static func offset(_ fields: DataFields) throws(DataFileError) -> Int64 {
    guard let zone = try fields.optionalString("zone") else { return chinaOffset }
    guard let east = Timestamp(rfc3339: "1970-01-02T00:00:00" + zone) else {
      throw fields.error("zone", "\"\(zone)\" is no offset; write +08:00")
    }
    return 86400 - east.seconds
  }

  private static func format(_ fields: DataFields) throws(DataFileError) -> FeedFormat {
    if let json = try fields.object("json") {
      try json.allow([
        "items", "title", "url", "urlPrefix", "id", "summary", "published", "skip", "skipValue",
      ])
      return .json(
        JSONMapping(
          items: try json.string("items"), title: try json.string("title"),
          url: try json.optionalString("url"),
          urlPrefix: try json.optionalString("urlPrefix"), id: try json.optionalString("id"),
          summary: try json.optionalString("summary"), published: try json.optionalString("published"),
          skip: try json.optionalString("skip"), skipValue: try json.optionalString("skipValue")))
    }
    guard let page = try fields.object("page") else { return .feed }
    try page.allow(["items", "title", "url", "published"])
    return .listPage(
      ListPageMapping(
        items: try page.string("items"), title: try page.optionalString("title"),
        url: try page.optionalString("url"),
        published: try page.optionalString("published")))
  }
}
