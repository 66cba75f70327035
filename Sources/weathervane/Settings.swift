import Classifier
import Foundation
import Model
import Monitor

/// What a command works with: its options first, then the environment, then the settings file, then the defaults.
struct Settings: Sendable {
  var store: String
  let feedsFolder: String
  let keywordsFolder: String
  /// Division code of the office, if one was named.
  let office: String?
  let allowedHosts: [String]
  let userAgent: String
  let proxy: String?
  /// Sign-offs that a draft needs, 1–3.
  let reviewStages: Int

  private static let members: Set<String> = [
    "office", "store", "feeds", "keywords", "listen", "zone", "allow_hosts", "user_agent", "proxy",
    "retention",
    "review_stages", "business_hours", "channels", "seal_key",
  ]

  init(_ invocation: Invocation) throws {
    let environment = ProcessInfo.processInfo.environment
    var fields: DataFields?
    if let file = invocation.value(.config) {
      fields = try DataFields(file: file, bytes: try LineReader.bytes(of: file))
      try fields?.allow(Self.members)
    }
    store =
      try invocation.value(.store) ?? environment["WEATHERVANE_STORE"] ?? fields?.optionalString("store")
      ?? "weathervane.sqlite"
    feedsFolder = try invocation.value(.feeds) ?? fields?.optionalString("feeds") ?? "Feeds"
    keywordsFolder = try invocation.value(.keywords) ?? fields?.optionalString("keywords") ?? "Keywords"
    office = try invocation.value(.office) ?? fields?.optionalString("office")
    allowedHosts = try (fields?.strings("allow_hosts") ?? []) + invocation.values(.allowHost)
    userAgent = try fields?.optionalString("user_agent") ?? "Weathervane/0.1 (public-office feed reader)"
    proxy = try fields?.optionalString("proxy")
    reviewStages = Int(try fields?.number("review_stages", in: 1...3, default: 1) ?? 1)
  }

  /// The rule book of the keywords folder; a mistake is told, what is right is used.
  func ruleBook() throws -> RuleBook {
    let read = try RuleBook.read(try Folder.files(keywordsFolder, purpose: "keywords"))
    for mistake in read.mistakes { Complaint("\(mistake); left out").print() }
    return read.book
  }
}
