import Classifier
import Model
import Reports
import ResponseLog
import Storage
import Text

/// One look at the store: the time and the names that all parts of a page share.
struct Visit: Sendable {
  let context: ConsoleContext
  /// What the reader reads.
  let language: Language
  let now: Timestamp
  let names: EvaluationNames
  let units: [Unit]
  let people: [Person]

  init(_ context: ConsoleContext, language: Language = .chinese) async throws {
    (self.context, self.language) = (context, language)
    now = try await context.now()
    (units, people) = (try await context.store.units(), try await context.store.people())
    names = EvaluationNames(
      office: context.officeName, simulated: context.simulated,
      areas: Dictionary(context.areas.map { ($0.id, Words($0.name, $0.english)) }) { first, _ in first },
      units: units, people: people,
      criteria: context.criteria)
  }

  func feed(_ id: String) -> Words { Words(verbatim: context.feedTitles[id] ?? id) }

  /// Every case as it stands, oldest first.
  func cases() async throws -> [CaseView] { try await shelf().views }

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
    let moment = ConsoleMemory.Moment(try await store.logHead(), now)
    return try await context.memory.cases.value(moment, or: { moment.isSoonAfter($0) }) { before in
      try await CaseShelf(after: before, store, clocks, now: now)
    }
  }

  /// One case; nil if there is none of that id.
  func oneCase(_ id: String) async throws -> CaseView? {
    CaseView(try LogEntry.read(try await context.store.bodies(ofCase: id)), context.clocks, now)
  }

  func title(_ id: String) async throws -> Words {
    try await shelf().titles[id].map { Words(verbatim: $0) } ?? .untitled
  }
}

extension Visit {
  /// What every case is called, by id.
  func titles() async throws -> [String: Words] {
    try await shelf().titles.mapValues { Words(verbatim: $0) }
  }
}

extension Words {
  static let untitled = Words("（无题）", "(untitled)")
}
