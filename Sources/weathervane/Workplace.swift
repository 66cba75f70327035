import Classifier
import Collectors
import Foundation
import Model
import Monitor
import Reports
import ResponseLog
import Storage
import Transfer

/// What the commands that work on a store share: the settings, opened.
struct Workplace {
  let settings: Settings
  let invocation: Invocation

  /// - Parameter store: instead of the one that the options name.
  init(_ invocation: Invocation, store: String? = nil) throws {
    self.invocation = invocation
    var settings = try Settings(invocation)
    if let store { settings.store = store }
    self.settings = settings
  }

  /// A new simulated store whose time begins here.
  func simulatedStore(now: Timestamp) async throws -> Store {
    let store = try Store(
      path: settings.store, office: settings.office, founding: try office(), simulated: true, now: now)
    try await founding(store.office).begin(store, now: now)
    return store
  }

  /// Opens the store; a new one gets the office that is named, else the one of `places.json5`, and its units.
  func store() async throws -> Store {
    if settings.store.hasPrefix("postgresql://") || settings.store.hasPrefix("postgres://") {
      throw Failure(
        "\(settings.store): PostgreSQL stores come with a later version; name a file with --store")
    }
    let now = try givenTime() ?? Self.systemTime()
    let store = try Store(
      path: settings.store, office: settings.office, founding: try office(),
      simulated: invocation.has(.simulated),
      now: now)
    if try givenTime() != nil, !store.simulated {
      throw UsageError(
        "--now is for simulated stores; \(settings.store) holds real data (create one with --simulated)")
    }
    if try await store.transaction({ try $0.logHead() }) == nil {
      try await founding(store.office).begin(store, now: now)
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

  /// The office of a store that has none yet.
  private func office() throws -> Store.Office {
    if let code = settings.office { return Store.Office(code: code, name: code) }
    let gazetteer = try readRuleBook().gazetteer
    let name = gazetteer.places.first { $0.code == gazetteer.office }?.name
    return Store.Office(code: gazetteer.office, name: name ?? gazetteer.office)
  }

  /// The units with which an office's store begins.
  private func founding(_ office: String) throws -> Founding {
    let file = "\(settings.keywordsFolder)/offices/\(office).json5"
    guard FileManager.default.fileExists(atPath: file) else { return Founding() }
    return try Founding(try DataFields(file: file, bytes: try LineReader.bytes(of: file)))
  }

  /// What is right of the rule book; mistakes are told by the commands that judge.
  func readRuleBook() throws -> RuleBook {
    try RuleBook.read(try Folder.files(settings.keywordsFolder, purpose: "keywords")).book
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

  /// What time it is in a store: given, else the system's; in a simulated store the time of its last entry.
  func now(_ store: Store) async throws -> Timestamp {
    if let time = try givenTime() { return time }
    guard store.simulated else { return Self.systemTime() }
    let last = try await store.transaction { transaction in try LogBook(transaction).lastTime() }
    return last ?? Self.systemTime()
  }

  /// Where people act on cases.
  func desk(_ store: Store) async throws -> CaseDesk {
    let now = try await now(store)
    let clock: @Sendable () -> Timestamp
    if store.simulated { clock = { now } } else { clock = { Self.systemTime() } }
    return CaseDesk(store: store, areas: try areas(), reviewStages: settings.reviewStages, clock: clock)
  }

  /// Ids of the areas: the names of their files, so that no act on a case waits for a thousand rules to be read.
  private func areas() throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: settings.keywordsFolder)
    return Set(names.filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }).subtracting(
      RuleBook.reserved)
  }

  /// A data file of the keywords folder that is no area.
  private func reserved(_ name: String) throws -> DataFields {
    let file = "\(settings.keywordsFolder)/\(name).json5"
    return try DataFields(file: "\(name).json5", bytes: try LineReader.bytes(of: file))
  }

  func clockBook() throws -> ClockBook {
    try ClockBook(try reserved("clocks"), calendar: try WorkCalendar(try reserved("calendar")))
  }

  func criteria() throws -> VerdictCriteria { try VerdictCriteria(try reserved("verdicts")) }

  /// The evaluation of a period, from the log alone.
  func evaluation(_ store: Store, from: CivilDate, to: CivilDate, now: Timestamp) async throws -> Evaluation {
    let rows = try await store.logRows()
    let log = try zip(LogEntry.read(rows.map(\.body)), rows).map { (entry: $0, hash: $1.hash) }
    return try Evaluation(
      office: store.office, from: from, to: to, now: now, log: log, book: try clockBook(),
      criteria: try criteria())
  }

  /// What the ids of the store are called in reports.
  func names(_ store: Store) async throws -> EvaluationNames {
    let areas = try readRuleBook().areas
    return EvaluationNames(
      office: try await store.officeName(), simulated: store.simulated,
      areas: Dictionary(areas.map { ($0.id, $0.name) }) { first, _ in first }, units: try await store.units(),
      people: try await store.people(), criteria: try criteria())
  }

  /// The code of a place by its name; what is no name of the gazetteer is taken as a code.
  func placeCode(_ text: String) throws -> String {
    try readRuleBook().gazetteer.places.first { $0.name == text || $0.aliases.contains(text) }?.code ?? text
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
