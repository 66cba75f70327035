import Classifier
import Collectors
import Foundation
import Model
import Monitor
import Storage
import Transfer

/// What the commands that work on a store share: the settings, opened.
struct Workplace {
  let settings: Settings
  let invocation: Invocation

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    settings = try Settings(invocation)
  }

  /// Opens the store; a new one gets the office that is named, else the one of `places.json5`.
  func store() async throws -> Store {
    if settings.store.hasPrefix("postgresql://") || settings.store.hasPrefix("postgres://") {
      throw Failure(
        "\(settings.store): PostgreSQL stores come with a later version; name a file with --store")
    }
    let store = try Store(
      path: settings.store, office: settings.office, founding: try founding(),
      simulated: invocation.has(.simulated), now: try givenTime() ?? Self.systemTime())
    if try givenTime() != nil, !store.simulated {
      throw UsageError(
        "--now is for simulated stores; \(settings.store) holds real data (create one with --simulated)")
    }
    return store
  }

  /// The store for a command that only reads: it must be there already.
  func existingStore() async throws -> Store {
    guard FileManager.default.fileExists(atPath: settings.store) else {
      throw Failure(
        "\(settings.store): no such store; weathervane collect --once makes one, --store names another")
    }
    return try await store()
  }

  private func founding() throws -> Store.Office {
    if let code = settings.office { return Store.Office(code: code, name: code) }
    let files = try Folder.files(settings.keywordsFolder, purpose: "keywords")
    let gazetteer = try RuleBook.read(files).book.gazetteer
    let name = gazetteer.places.first { $0.code == gazetteer.office }?.name
    return Store.Office(code: gazetteer.office, name: name ?? gazetteer.office)
  }

  /// `--now` or `WEATHERVANE_NOW`, if given.
  private func givenTime() throws -> Timestamp? {
    guard let text = invocation.value(.now) ?? ProcessInfo.processInfo.environment["WEATHERVANE_NOW"] else {
      return nil
    }
    guard let time = Timestamp(rfc3339: text) else {
      throw UsageError("--now \(text): not a time; write 2026-11-22T08:30:00+08:00")
    }
    return time
  }

  /// What time it is for this command.
  func clock() throws -> @Sendable () -> Timestamp {
    if let time = try givenTime() { return { time } }
    return { Self.systemTime() }
  }

  @Sendable static func systemTime() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// The hosts of `--allow-host` and `allow_hosts`.
  func allowedHosts() throws -> [HostAllowance] {
    try settings.allowedHosts.map { text in
      guard let allowance = HostAllowance(text) else {
        throw UsageError("--allow-host \(text): write HOST or HOST:PORT, without http://")
      }
      return allowance
    }
  }

  func transfer() throws -> Transfer {
    try Transfer(
      TransferSettings(
        userAgent: settings.userAgent, proxy: settings.proxy, allowedHosts: try allowedHosts()))
  }

  /// The feeds in force: the folder's lists with the office's own changes.
  func feeds(_ store: Store) async throws -> [Feed] {
    try await FeedRegister.feeds(lists: listedFeeds(), changes: store.feedChanges())
  }

  /// The feeds of the folder's lists.
  func listedFeeds() throws -> [Feed] {
    try FeedList.feeds(try Folder.files(settings.feedsFolder, purpose: "feeds"))
  }

  /// The services on this store; mistakes in the rule book are told and what is right of it is used.
  func monitor(_ store: Store, _ transfer: Transfer) throws -> Monitor {
    let files = try Folder.files(settings.keywordsFolder, purpose: "keywords").filter {
      $0.key.hasSuffix(".json5")
    }
    let read = try RuleBook.read(files)
    for mistake in read.mistakes { Complaint("\(mistake); left out").print() }
    return Monitor(
      store: store, collector: Collector(transfer), classifier: Classifier(read.book),
      ruleBookContent: {
        JSONValue.object(files.mapValues { .string(String(decoding: $0, as: UTF8.self)) }).text
      },
      clock: try clock())
  }
}
