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
  let office: OfficeView
  let names: EvaluationNames
  let units: [Unit]
  let people: [Person]

  init(_ context: ConsoleContext, _ viewer: Viewer, language: Language) async throws {
    (self.context, self.viewer, self.language) = (context, viewer, language)
    now = try await context.now()
    office = try await context.desk.view()
    units = office.units.values.sorted { $0.id < $1.id }
    people = office.people.values.sorted { $0.id < $1.id }
    names = EvaluationNames(
      office: context.officeName, simulated: context.simulated,
      areas: Dictionary(context.areas.map { ($0.id, Words($0.name, $0.english)) }) { first, _ in first },
      units: units, people: people,
      criteria: context.criteria)
  }

  func feed(_ id: String) -> Words { Words(verbatim: context.feedTitles[id] ?? id) }

  /// Whether the viewer may see a case.
  func maySee(_ file: CaseFile) -> Bool { office.maySee(viewer.person, file, at: now) }

  /// What a citizen wrote, as the viewer gets to read it.
  func shown(_ text: String) -> String {
    viewer.readsPlainly ? text : masked(text)
  }

  /// What is kept from view until somebody says why they look, whoever they are.
  func masked(_ text: String) -> String { context.redactor.redact(text, as: .internal).text }

  /// Every case that the viewer may see, as it stands, oldest first.
  func cases() async throws -> [CaseView] {
    var bodies: [String: [String]] = [:]
    var order: [String] = []
    for row in try await context.store.caseBodies() {
      if bodies[row.caseID] == nil { order.append(row.caseID) }
      bodies[row.caseID, default: []].append(row.body)
    }
    return try order.compactMap { id in
      CaseView(try LogEntry.read(bodies[id] ?? []), context.clocks, now)
    }.filter { maySee($0.file) }
  }

  /// One case; nil if there is none of that id, or none that the viewer may see.
  func oneCase(_ id: String) async throws -> CaseView? {
    let view = CaseView(
      try LogEntry.read(try await context.store.bodies(ofCase: id)), context.clocks, now)
    return view.flatMap { maySee($0.file) ? $0 : nil }
  }

  func title(_ id: String) async throws -> Words {
    try await context.store.title(ofCase: id).map { Words(verbatim: shown($0)) } ?? .untitled
  }
}

extension Visit {
  /// What every case is called, by id.
  func titles() async throws -> [String: Words] {
    try await context.store.caseTitles().mapValues { Words(verbatim: shown($0)) }
  }
}

extension Words {
  static let untitled = Words("（无题）", "(untitled)")
}
