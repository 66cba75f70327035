import Classifier
import Desk
import Model
import Redaction
import Reports
import ResponseLog
import Storage
import Text

/// One look at the store: the time and the names that all parts of a page share.
struct Visit: Sendable {
  let context: ConsoleContext
  /// What the reader reads.
  let language: Language
  /// Who looks.
  let viewer: Viewer
  let now: Timestamp
  /// Of the log when the page was begun.
  let head: LogHead?
  let office: OfficeView
  let names: EvaluationNames
  let units: [Unit]
  let people: [Person]

  init(_ context: ConsoleContext, _ viewer: Viewer, language: Language) async throws {
    (self.context, self.viewer, self.language) = (context, viewer, language)
    now = try await context.now()
    head = try await context.store.logHead()
    office = try await context.memory.office.value(head) { _ in try await context.desk.view() }
    units = office.units.values.sorted { $0.id < $1.id }
    people = office.people.values.sorted { $0.id < $1.id }
    names = EvaluationNames(
      office: context.officeName, simulated: context.simulated,
      areas: Dictionary(context.areas.map { ($0.id, Words($0.name, $0.english)) }) { first, _ in first },
      units: units, people: people,
      criteria: context.criteria)
  }

  /// What a feed is called; one that has no title but its address goes by the host of that.
  func feed(_ id: String) -> Words {
    let name = context.feedTitles[id] ?? id
    return Words(verbatim: WebLink.host(name) ?? name)
  }

  /// Whether the viewer may see a case.
  func maySee(_ file: CaseFile) -> Bool { office.maySee(viewer.person, file, at: now) }

  /// What a citizen wrote, as the viewer gets to read it.
  func shown(_ text: String) -> String {
    viewer.readsPlainly ? text : masked(text)
  }

  /// What is kept from view until somebody says why they look, whoever they are.
  func masked(_ text: String) -> String { context.redactor.redact(text, as: .internal).text }

  /// Every case that the viewer may see, as it stands, oldest first.
  func cases() async throws -> [CaseView] { try await shelf().views.filter { maySee($0.file) } }

  /// The stories with a flagged item that was first seen in the last 24 hours, gravest first.
  func flaggedStories() async throws -> [FlaggedStory] {
    let (store, span) = (context.store, now.adding(seconds: -TodayPage.day)...now)
    // Of no head: items come all the time, and what becomes of their cases is not told here.
    let moment = ConsoleMemory.Moment(nil, now)
    return try await context.memory.stories.value(moment, or: { moment.isSoonAfter($0) }) { _ in
      try await store.flaggedStories(span, limit: TodayPage.mostItems)
    }
  }

  private func shelf() async throws -> CaseShelf {
    let (store, clocks, now) = (context.store, context.clocks, now)
    let moment = ConsoleMemory.Moment(head, now)
    return try await context.memory.cases.value(moment, or: { moment.isSoonAfter($0) }) { before in
      try await CaseShelf(after: before, store, clocks, now: now)
    }
  }

  /// The whole log with the hashes of its entries, as evaluations read it.
  func wholeLog() async throws -> [(entry: LogEntry, hash: String)] {
    let rows = try await context.store.logRows()
    return try zip(LogEntry.read(rows.map(\.body)), rows).map { (entry: $0, hash: $1.hash) }
  }

  /// The check of the whole log as it stands.
  func logCheck() async throws -> LogCheck {
    let (store, now) = (context.store, now)
    let span = ConsoleMemory.Span(head, now)
    return try await context.memory.check.value(span) { _ in
      LogCheck(try await store.wholeLog(), office: store.office, simulated: store.simulated, at: now)
    }
  }

  /// One case; nil if there is none of that id, or none that the viewer may see.
  func oneCase(_ id: String) async throws -> CaseView? {
    try await anyCase(id).flatMap { maySee($0.file) ? $0 : nil }
  }

  /// One case, whoever may see it.
  func anyCase(_ id: String) async throws -> CaseView? {
    CaseView(try LogEntry.read(try await context.store.bodies(ofCase: id)), context.clocks, now)
  }

  func title(_ id: String) async throws -> Words {
    try await shelf().titles[id].map { Words(verbatim: shown($0)) } ?? .untitled
  }
}

/// What every case is called, by id, as the viewer gets to read it: masked only when it is asked for.
struct CaseTitles: Sendable {
  fileprivate let plain: [String: String]
  fileprivate let visit: Visit

  subscript(id: String) -> Words? { plain[id].map { Words(verbatim: visit.shown($0)) } }
}

extension Visit {
  func titles() async throws -> CaseTitles { CaseTitles(plain: try await shelf().titles, visit: self) }
}

extension Words {
  static let untitled = Words("（无题）", "(untitled)")
}
