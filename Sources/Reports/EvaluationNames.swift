package import Model
package import ResponseLog
package import Text

/// What the ids of an evaluation are called on paper. An unknown id stands for itself.
package struct EvaluationNames: Sendable {
  /// Name of the office.
  package var office: String
  /// Whether the store holds data made for a demonstration 演示数据.
  package var simulated: Bool
  /// Names by id.
  /// Titles of cases by id, where they may be shown; they are texts apart from the log.
  package var titles: [String: String] = [:]
  /// Names of places by code.
  package var places: [String: String] = [:]
  private let areas: [String: Words]
  private let units: [String: String]
  private let people: [String: String]
  private let criteria: [Criterion: VerdictCriteria.Row]

  /// - Parameter areas: names of the areas by id.
  package init(
    office: String, simulated: Bool, areas: [String: Words] = [:], units: [Unit] = [],
    people: [Person] = [],
    criteria: VerdictCriteria? = nil
  ) {
    (self.office, self.simulated, self.areas) = (office, simulated, areas)
    self.units = Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first }
    self.people = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    self.criteria = Dictionary((criteria?.rows ?? []).map { ($0.id, $0) }) { first, _ in first }
  }

  package func area(_ id: String?) -> Words { id.map { areas[$0] ?? Words(verbatim: $0) } ?? Self.none }

  package func unit(_ id: String?) -> Words { id.map { Words(verbatim: units[$0] ?? $0) } ?? Self.none }

  /// A person's name; `system` is the system itself.
  package func person(_ id: String?) -> Words {
    guard let id else { return Self.none }
    if let name = people[id] { return Words(verbatim: name) }
    return id == "system" ? Words("系统", "system") : Words(verbatim: id)
  }

  package func grade(_ grade: EventGrade?) -> Words { grade?.words ?? Words("未定级", "no grade yet") }

  /// A place by its code, or a unit above.
  package func place(_ id: String?) -> Words {
    id.map { Words(verbatim: places[$0] ?? units[$0] ?? $0) } ?? Self.none
  }

  /// Unit and person, or that nobody held it.
  package func holder(_ holder: Holder) -> Words {
    let parts = [holder.unit.map { unit($0) }, holder.person.map { person($0) }].compactMap(\.self)
    return parts.isEmpty ? Words("无人持有", "nobody") : parts.joined(Words(verbatim: " · "))
  }

  private static let none = Words(verbatim: "–")

  /// What an official calls the criterion of a verdict.
  package func criterion(_ id: Criterion) -> Words {
    Words(criteria[id]?.name ?? id.rawValue, id.rawValue.replacing("-", with: " "))
  }

  /// When the criterion is met, in words, in Chinese only where its file has no English; nil where the office has no
  /// such row.
  package func condition(_ id: Criterion) -> Words? {
    criteria[id].map { Words($0.condition, $0.english ?? $0.condition) }
  }
}
