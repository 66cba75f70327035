import Classifier
import Collectors
import Desk
import Foundation
import Model
import Monitor
import Reports
import ResponseLog
import Storage
import Text
import Transfer

/// What the commands that work on a store share: the settings, opened.
struct Workplace {
  let settings: Settings
  let invocation: Invocation
  /// What has been complained of, so that a service does not say it with every round.
  private let told = Told()

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
    let store = try open()
    if try await store.isBlank() {
      try await founding(store.office).begin(store, now: try givenTime() ?? Self.systemTime())
    }
    return store
  }

  /// The store for a command that only reads: it must be there already, and nothing is written to it.
  func existingStore() async throws -> Store {
    guard FileManager.default.fileExists(atPath: settings.store) else {
      throw Failure(
        "\(settings.store): no such store; weathervane collect --once makes one, --store names another")
    }
    return try open()
  }

  private func open() throws -> Store {
    if settings.store.hasPrefix("postgresql://") || settings.store.hasPrefix("postgres://") {
      throw Failure(
        "\(settings.store): PostgreSQL stores come with a later version; name a file with --store")
    }
    if let code = settings.office,
      !(2...12).contains(code.count) || code.contains(where: { !$0.isASCII || !$0.isNumber })
    {
      throw UsageError("--office \(code): must be a division code of 2 to 12 digits")
    }
    if settings.store.isEmpty || settings.store.hasPrefix(":") {
      throw UsageError("--store \(settings.store): must be the path of a file")
    }
    let isNew = !FileManager.default.fileExists(atPath: settings.store)
    // Before the file is made: a real store left behind would refuse the very advice that this gives.
    if try givenTime() != nil, isNew, !invocation.has(.simulated) { throw Self.refusedTime(settings.store) }
    let store = try Store(
      path: settings.store, office: settings.office, founding: try office(),
      simulated: invocation.has(.simulated),
      now: try givenTime() ?? Self.systemTime())
    if try givenTime() != nil, !store.simulated { throw Self.refusedTime(settings.store) }
    if invocation.has(.simulated), !store.simulated {
      throw UsageError("--simulated: \(settings.store) is there already and holds real data")
    }
    return store
  }

  private static func refusedTime(_ path: String) -> UsageError {
    UsageError("--now is for simulated stores; \(path) is none (create one with --simulated)")
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

  /// What time it is for a command that works on a store: the system's; in a simulated store what is given, else the
  /// time of its last entry.
  func clock(_ store: Store) async throws -> @Sendable () -> Timestamp {
    guard store.simulated else { return { Self.systemTime() } }
    let time = try await now(store)
    return { time }
  }

  /// The same for a command that writes: a time before the last entry is refused.
  func writingClock(_ store: Store) async throws -> @Sendable () -> Timestamp {
    let last = try await store.transaction { transaction in try LogBook(transaction).lastTime() }
    if let given = try givenTime(), let last, given < last { throw Refusal.earlier(last: last) }
    return try await clock(store)
  }

  /// What time it is in a store: given, else the system's; in a simulated store the time of its last entry.
  func now(_ store: Store) async throws -> Timestamp {
    if let time = try givenTime() { return time }
    guard store.simulated else { return Self.systemTime() }
    let last = try await store.transaction { transaction in try LogBook(transaction).lastTime() }
    return last ?? Self.systemTime()
  }

  /// Where people act on cases.
  ///
  /// - Parameters:
  ///   - reader: a second connection to look things up on.
  ///   - clock: instead of the system's, or in a simulated store of the time given.
  func desk(_ store: Store, reader: Store? = nil, clock: (@Sendable () -> Timestamp?)? = nil) async throws
    -> CaseDesk
  {
    let given = try givenTime()
    let simulated = store.simulated
    let clock = clock ?? { simulated ? given : Self.systemTime() }
    let settings = settings
    return CaseDesk(
      store: store, reader: reader, areas: try areas(), reviewStages: settings.reviewStages,
      book: try clockBook(),
      safeguards: { try settings.safeguards() }, clock: clock)
  }

  /// Ids of the areas: the names of their files, so that no act on a case waits for a thousand rules to be read.
  func areas() throws -> Set<String> {
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

  /// By what handling is scored; without such a file nothing is.
  func scores() throws -> ScoreTable {
    let file = "\(settings.keywordsFolder)/evaluation/scores.json5"
    guard FileManager.default.fileExists(atPath: file) else { return ScoreTable() }
    return try ScoreTable(
      try DataFields(file: "evaluation/scores.json5", bytes: try LineReader.bytes(of: file)))
  }

  /// The evaluation of a period, from the log alone.
  func evaluation(_ store: Store, from: CivilDate, to: CivilDate, now: Timestamp) async throws -> Evaluation {
    let period = Period(from: from, to: to, now: now)
    return try Evaluation(
      office: store.office, period, try await caseLog(store, cut: period.cut), book: try clockBook(),
      criteria: try criteria(), scores: try scores())
  }

  /// The log up to a second, read part by part.
  func caseLog(_ store: Store, cut: Int64) async throws -> CaseLog {
    var log = CaseLog(cut: cut)
    var last: Int64 = 0
    try await inOrder {
      let rows = try await store.logRows(after: last, limit: 2_000)
      last = rows.last?.seq ?? last
      return rows.isEmpty ? nil : rows
    } work: { rows in
      try rows.map { (entry: try LogEntry(stored: $0.body), hash: $0.hash) }
    } take: { part in
      for row in part { log.take(row.entry, hash: row.hash) }
    }
    return log
  }

  /// What the ids of the store are called in reports.
  func names(_ store: Store) async throws -> EvaluationNames {
    let office = try await store.officeName()
    let units = try await store.units()
    let people = try await store.people()
    return try names(office, simulated: store.simulated, units, people)
  }

  private func names(_ office: String, simulated: Bool, _ units: [Model.Unit], _ people: [Person]) throws
    -> EvaluationNames
  {
    let book = try readRuleBook()
    var names = EvaluationNames(
      office: office, simulated: simulated,
      areas: Dictionary(book.areas.map { ($0.id, Words($0.name, $0.english)) }) { first, _ in first },
      units: units, people: people, criteria: try criteria())
    names.places = Dictionary(book.gazetteer.places.map { ($0.code, $0.name) }) { first, _ in first }
    return names
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

  /// The feeds of the folder's lists; what is wrong with a list is told, and the others are used.
  func listedFeeds() throws -> [Feed] {
    let read = FeedList.read(try Folder.files(settings.feedsFolder, purpose: "feeds"))
    for mistake in read.mistakes { told.once("\(mistake); left out") }
    if read.feeds.isEmpty, let first = read.mistakes.first { throw first }
    return read.feeds
  }

  /// What a service does once a day beside its work: takes away what is over its time, seals the log, writes reports.
  func keepHouse(_ store: Store, now: Timestamp) async throws {
    if !settings.retention.isEmpty { _ = try await Retention(store).apply(settings.retention, now: now) }
    if let file = settings.sealKeyFile, let places = settings.seals {
      try await places.keep(SealDesk(store), with: try KeyFile.secret(file), now: now)
    }
    await writeReports(store, now: now)
  }

  /// A report that cannot be made is told once and holds up nothing else; it is tried again with the next round.
  private func writeReports(_ store: Store, now: Timestamp) async {
    for schedule in settings.reports {
      do {
        try await schedule.write(try ReportDesk(self, store), now: now)
      } catch {
        told.once("report \(schedule.kind.rawValue): \(error)")
      }
    }
  }

  /// Tells of each feed that has been silent too long, once: what it would tell is missing, and that is no calm.
  func tellSilence(_ store: Store, now: Timestamp) async throws {
    for silence in Silence.all(try await feeds(store), try await store.feedStates(), now: now) {
      told.once(silence.line)
    }
  }

  /// The services on this store; mistakes in the rule book are told and what is right of it is used.
  func monitor(_ store: Store, _ transfer: Transfer) async throws -> Monitor {
    let read = try RuleBook.read(try Folder.files(settings.keywordsFolder, purpose: "keywords"))
    for mistake in read.mistakes { told.once("\(mistake); left out") }
    return Monitor(
      store: store, collector: Collector(transfer), classifier: Classifier(read.book),
      levels: settings.warns ? try settings.warningLevels(read.book) : nil,
      clock: try await writingClock(store))
  }
}
