package import Desk

/// Who is let in.
package enum Door: Sendable {
  /// People sign in with a password.
  case signIn(SignInDesk)
  /// Everybody is this person: the demo, which only this machine can see.
  case demo(person: String)
}
