import Classifier
import Desk
import Foundation
import Model
import Monitor
import Redaction
import ResponseLog

/// What a command works with: its options first, then the environment, then the settings file, then the defaults.
struct Settings: Sendable {
  var store: String
  let feedsFolder: String
  let keywordsFolder: String
  /// Division code of the office, if one was named.
  let office: String?
  /// Where the console listens, if the file says so.
  let listen: String?
  /// Names under which the console answers beside its own address, beyond loopback.
  let hosts: [String]
  /// Files of the certificate and its key for TLS; nil = plain HTTP.
  let tls: (certificate: String, key: String)?
  /// Numeric addresses of the proxies in front of the console, which alone are believed about whom they forward.
  let proxies: [String]
  let allowedHosts: [String]
  let userAgent: String
  let proxy: String?
  /// Sign-offs that a draft needs, 1–3.
  let reviewStages: Int
  /// The file with the secret key that seals the log; never in the store.
  let sealKeyFile: String?
  /// Where the day's seals go.
  let seals: SealPlaces?
  let retention: RetentionPolicy
  /// What a service writes by itself.
  let reports: [ReportSchedule]

  private static let members: Set<String> = [
    "office", "store", "feeds", "keywords", "listen", "hosts", "tls",
    "proxies", "zone", "allow_hosts", "user_agent", "proxy",
    "retention",
    "review_stages", "business_hours", "channels", "seal_key", "seals", "reports",
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
    listen = try fields?.optionalString("listen")
    hosts = try fields?.strings("hosts") ?? []
    tls = try fields?.object("tls").map { tls in
      try tls.allow(["certificate", "key"])
      return (try tls.string("certificate"), try tls.string("key"))
    }
    proxies = try fields?.strings("proxies") ?? []
    allowedHosts = try (fields?.strings("allow_hosts") ?? []) + invocation.values(.allowHost)
    userAgent = try fields?.optionalString("user_agent") ?? "Weathervane/0.1 (public-office feed reader)"
    proxy = try fields?.optionalString("proxy")
    reviewStages = Int(try fields?.number("review_stages", in: 1...3, default: 1) ?? 1)
    sealKeyFile = try Self.secretFile("seal_key", fields)
    seals = try fields.flatMap { try SealPlaces($0) }
    reports = try ReportSchedule.all(fields)
    retention = try fields?.object("retention").map(RetentionPolicy.init) ?? RetentionPolicy()
  }

  /// The file that a secret lies in: `{file: "…"}`.
  private static func secretFile(_ name: String, _ fields: DataFields?) throws -> String? {
    guard let fields, fields.has(name) else { return nil }
    guard let secret = try fields.object(name) else { throw fields.error(name, "write {file: \"…\"}") }
    try secret.allow(["file"])
    return try secret.string("file")
  }

  /// The rule book of the keywords folder; a mistake is told, what is right is used.
  func ruleBook() throws -> RuleBook { try Self.ruleBook(keywordsFolder, option: "keywords") }

  /// The rule book of any folder, which `option` names.
  static func ruleBook(_ folder: String, option: String) throws -> RuleBook {
    let read = try RuleBook.read(try Folder.files(folder, purpose: option))
    for mistake in read.mistakes { Complaint("\(mistake); left out").print() }
    return read.book
  }

  /// What drafts are held against before people read them; without a file of checks their style is not looked at.
  func safeguards() throws -> Safeguards {
    let file = "\(keywordsFolder)/answers/checks.json5"
    let rules =
      FileManager.default.fileExists(atPath: file)
      ? try AnswerRules(try DataFields(file: file, bytes: try LineReader.bytes(of: file))) : AnswerRules()
    return Safeguards(Redactor(try redactionRules()), AnswerCheck(rules))
  }

  /// What is wrong in the files of what drafts are held against; a folder without them has nothing wrong.
  func safeguardMistakes() throws -> [DataFileError] {
    guard FileManager.default.fileExists(atPath: "\(keywordsFolder)/privacy/redaction.json5") else {
      return []
    }
    do {
      _ = try safeguards()
      return []
    } catch let mistake as DataFileError {
      return [mistake]
    }
  }

  /// By what personal data is told before a text goes out.
  func redactionRules() throws -> RedactionRules {
    let file = "\(keywordsFolder)/privacy/redaction.json5"
    return try RedactionRules(file: file, bytes: try LineReader.bytes(of: file))
  }
}
