package import Model
package import ResponseLog

/// What the ids of an evaluation are called on paper. An unknown id stands for itself.
package struct EvaluationNames: Sendable {
  /// Name of the office.
  package var office: String
  /// Whether the store holds data made for a demonstration 演示数据.
  package var simulated: Bool
  /// Names by id.
  /// Titles of cases by id, where they may be shown; they are texts apart from the log.
  package var titles: [String: String] = [:]
  private let areas: [String: String]
  private let units: [String: String]
  private let people: [String: String]
  private let criteria: [Criterion: VerdictCriteria.Row]

  /// - Parameter areas: Chinese names of the areas by id.
  package init(
    office: String, simulated: Bool, areas: [String: String] = [:], units: [Unit] = [],
    people: [Person] = [],
    criteria: VerdictCriteria? = nil
  ) {
    (self.office, self.simulated, self.areas) = (office, simulated, areas)
    self.units = Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first }
    self.people = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    self.criteria = Dictionary((criteria?.rows ?? []).map { ($0.id, $0) }) { first, _ in first }
  }

  package func area(_ id: String?) -> String { id.map { areas[$0] ?? $0 } ?? "–" }

  package func unit(_ id: String?) -> String { id.map { units[$0] ?? $0 } ?? "–" }

  /// A person's name; `system` is the system itself.
  package func person(_ id: String?) -> String {
    id.map { people[$0] ?? ($0 == "system" ? "系统" : $0) } ?? "–"
  }

  package func grade(_ grade: EventGrade?) -> String { grade?.words.chinese ?? "未定级" }

  /// Unit and person, or that nobody held it.
  package func holder(_ holder: Holder) -> String {
    let parts = [holder.unit.map { unit($0) }, holder.person.map { person($0) }].compactMap(\.self)
    return parts.isEmpty ? "无人持有" : parts.joined(separator: " · ")
  }

  /// What an official calls the criterion of a verdict.
  package func criterion(_ id: Criterion) -> String { criteria[id]?.name ?? id.rawValue }

  /// When the criterion is met, in words; nil where the office has no such row.
  package func condition(_ id: Criterion) -> String? { criteria[id]?.condition }
}
