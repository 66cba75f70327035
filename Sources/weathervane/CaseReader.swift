import Model
import Redaction
import ResponseLog
import Storage

/// Who looks at a case, and what of its texts they get to see: who complained stays hidden, and beyond the office people
/// read what citizens wrote in its masked form.
struct CaseReader {
  /// nil for the office.
  private let redactor: Redactor?

  /// - Parameter roles: nil = nobody was named: the office's own screen.
  init(roles: [Role]?, _ redactor: @autoclosure () throws -> Redactor) rethrows {
    let isOffice = roles?.contains(where: Clerk.revealers.contains) ?? true
    self.redactor = isOffice ? nil : try redactor()
  }

  /// A text of an entry; nil if nothing of it is shown.
  func shown(_ content: StoredContent, of entry: LogEntry) -> String? {
    if content.kind == "complainant" { return redactor == nil ? "[已隐去 masked: cases reveal]" : nil }
    return entry.move == .open ? shown(content.text) : content.text
  }

  /// Words of citizens, such as the title of a case.
  func shown(_ text: String) -> String { redactor?.redact(text, as: .internal).text ?? text }
}

extension Workplace {
  /// A person as a reader of cases; nil = the office's own screen.
  func reader(_ id: String?, _ store: Store) async throws -> CaseReader {
    guard let id else { return try CaseReader(roles: nil, Redactor(try settings.redactionRules())) }
    let people = try await store.people()
    guard let person = people.first(where: { $0.id == id }) else {
      throw Refusal.unknown(kind: "person", id: id, known: people.map(\.id))
    }
    if person.disabled { throw Refusal.disabled(kind: "person", id: id) }
    return try CaseReader(roles: person.roles, Redactor(try settings.redactionRules()))
  }
}
