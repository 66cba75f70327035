/// Why somebody is not let in. Nothing of it tells whether a person is known.
package enum SignInRefusal: Error, Sendable, Hashable {
  /// Name and password do not belong together.
  case wrong
  /// After too many failures: seconds to wait.
  case wait(Int64)
  /// Too many passwords are being checked at this moment.
  case busy
  /// The set-up secret is another, or used.
  case secret
  /// The office has an administrator already.
  case isSetUp
}
