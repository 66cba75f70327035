import Foundation
import Model
import Monitor
import ResponseLog
import Synchronization
import Transfer

/// Where the day's seal goes: `seals` of the settings, a folder or `{folder, mail: {server, from, to, user, password}}`.
/// Both are to be held by somebody else: a drive that is taken away, the county's mailbox.
struct SealPlaces: Sendable {
  private let folder: String?
  private let mail: Post?
  private let pace = Pace()

  /// Seconds between two attempts to send a mail that was not taken.
  private static let patience: Int64 = 600

  /// When a mail was last tried.
  private final class Pace: Sendable {
    private let last = Mutex<Timestamp?>(nil)

    /// Whether it is time again; then it counts as tried.
    func begin(_ now: Timestamp) -> Bool {
      last.withLock { last in
        if let tried = last, now >= tried, now.seconds - tried.seconds < SealPlaces.patience { return false }
        last = now
        return true
      }
    }
  }

  private struct Post: Sendable {
    let server: MailServer
    let from: String
    let to: [String]
  }

  /// nil where the settings name none.
  init?(_ settings: DataFields) throws {
    guard settings.has("seals") else { return nil }
    if case .string(let folder)? = settings.raw("seals") {
      (self.folder, mail) = (folder, nil)
      return
    }
    guard let places = try settings.object("seals") else { return nil }
    try places.allow(["folder", "mail"])
    folder = try places.optionalString("folder")
    mail = try places.object("mail").map(Self.post)
    if folder == nil, mail == nil { throw settings.error("seals", "names neither \"folder\" nor \"mail\"") }
  }

  private static func post(_ fields: DataFields) throws -> Post {
    try fields.allow(["server", "from", "to", "user", "password"])
    let account = try fields.optionalString("user").map { user in
      guard let password = try Secret.read("password", fields) else {
        throw fields.error("password", "missing; write {file: \"…\"} or {env: \"…\"}")
      }
      return MailServer.Account(user: user, password: password)
    }
    guard let server = MailServer(url: try fields.string("server"), account: account) else {
      throw fields.error("server", "is no mail server; write smtp://HOST:587 or smtps://HOST:465")
    }
    let post = Post(server: server, from: try fields.string("from"), to: try fields.strings("to"))
    if !Mail.isAddress(post.from) { throw fields.error("from", MailError.badAddress(post.from).description) }
    if let wrong = post.to.first(where: { !Mail.isAddress($0) }) {
      throw fields.error("to", MailError.badAddress(wrong).description)
    }
    if post.to.isEmpty { throw fields.error("to", "names nobody") }
    return post
  }

  /// Seals the day if it is not sealed yet, and sees to it that the newest seal has left the house. A mail that was not
  /// taken is tried again ten minutes later, also after a restart: the log says what has been sent.
  func keep(_ desk: SealDesk, with key: SealKey, now: Timestamp) async throws {
    if let seal = try await desk.sealDay(with: key, now: now), let folder {
      try SealFile.write(seal, "\(folder)/\(seal.office)-\(seal.at.chinaDay).seal.json")
    }
    guard let mail, let (seal, seq) = try await desk.unsent(), pace.begin(now) else { return }
    try await mail.server.send(Self.letter(seal, mail))
    try await desk.recordSent(seq, receivers: mail.to.count, now: now)
  }

  private static func letter(_ seal: Seal, _ mail: Post) -> Mail {
    let name = "\(seal.office)-\(seal.at.chinaDay).seal.json"
    return Mail(
      from: mail.from, to: mail.to,
      subject: "处置记录封存 \(seal.office) \(seal.at.chinaDay) 第 \(seal.seq) 条 \(seal.short)",
      text: """
        附件是处置记录的封存，请妥善保存。日后凭它可以查验其前的记录有没有被改动：
        weathervane log verify --seal \(name) --key 公钥
        The attached seal shows whether anything before it was changed since. Please keep it.

        """,
      attachments: [
        .init(name: name, type: "application/json", bytes: Array("\(seal.json.text)\n".utf8))
      ], date: date(seal.at))
  }

  /// As RFC 5322 writes it.
  private static func date(_ time: Timestamp) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: Int(chinaOffset))
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return format.string(from: Date(timeIntervalSince1970: Double(time.seconds)))
  }
}

/// A secret of the settings: `{file: "…"}` or `{env: "…"}`, never the text itself.
enum Secret {
  /// nil if there is none of that name.
  static func read(_ name: String, _ fields: DataFields) throws -> String? {
    guard fields.has(name) else { return nil }
    guard let place = try fields.object(name) else {
      throw fields.error(name, "write {file: \"…\"} or {env: \"…\"}")
    }
    try place.allow(["file", "env"])
    if let variable = try place.optionalString("env") {
      guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else {
        throw place.error("env", "\(variable) is not set")
      }
      return value
    }
    let bytes = try LineReader.bytes(of: try place.string("file"))
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
