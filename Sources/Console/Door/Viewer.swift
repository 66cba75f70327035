import Model
import ResponseLog
import Text

/// Who looks at a page, and may act from it.
struct Viewer: Sendable {
  let person: Person
  let auth: Authentication
  /// What their forms carry.
  let formToken: String

  /// nil where nobody is signed in.
  init?(_ caller: Caller) {
    guard let person = caller.person else { return nil }
    (self.person, auth, formToken) = (person, caller.auth, caller.formToken)
  }

  /// Whether they read what citizens wrote as it was written; others read it masked.
  var readsPlainly: Bool { person.roles.contains(where: Clerk.revealers.contains) }

  /// Whether they may do a move on some case at least.
  func can(_ move: Move) -> Bool { MoveTable.rule(move).roles.contains(where: person.roles.contains) }

  /// The hidden field that every form has.
  var guardField: Markup { FormParts.hidden(FormGuard.field, formToken) }
}
