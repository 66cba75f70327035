package import Model

/// Why a move is not done. Nothing is written.
package enum Refusal: Error, Sendable, Hashable {
  case noSuchCase(String)
  /// One story is one case, and this story has one.
  case alreadyOpen(String)
  /// The move is not legal in this state.
  case state(move: Move, state: CaseState, legal: [CaseState])
  case role(person: String, has: [Role], move: Move, needs: [Role])
  case disabled(kind: String, id: String)
  case unknown(kind: String, id: String, known: [String])
  case missing(move: Move, options: [String])
  case value(option: String, given: String, allowed: String)
  /// The case has moved on since the caller looked.
  case stale(given: Int64, actual: Int64, state: CaseState)
  /// A time that lies ahead of the log.
  case future(option: String)
  /// The time given lies before what the log already holds.
  case earlier(last: Timestamp)
  /// A draft must pass this stage next.
  case stage(expected: Int, given: String)
}

extension Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchCase(let id): "no case \(id); weathervane cases list shows them"
    case .alreadyOpen(let id): "the story already has the case \(id); its later items belong to it"
    case .state(let move, let state, let legal):
      "\(move.rawValue) is not possible: the case is \(state.rawValue), it must be "
        + legal.map(\.rawValue).joined(separator: ", ")
    case .role(let person, let has, let move, let needs):
      "\(person) (\(has.map(\.rawValue).joined(separator: ", "))) may not \(move.rawValue); that takes "
        + needs.map(\.rawValue).joined(separator: " or ")
    case .disabled(let kind, let id): "\(kind) \(id) is disabled"
    case .unknown(let kind, let id, let known):
      "no \(kind) \(id)"
        + (known.isEmpty ? "" : "; known: \(known.sorted().prefix(30).joined(separator: ", "))")
    case .missing(let move, let options):
      "\(move.rawValue) needs \(options.map { "--\($0)" }.joined(separator: ", "))"
    case .value(let option, let given, let allowed): "--\(option) \(given): must be \(allowed)"
    case .stale(let given, let actual, let state):
      "the case has moved on: you saw entry \(given), its last is \(actual) (\(state.rawValue)); look again"
    case .future(let option): "--\(option) lies ahead of now"
    case .earlier(let last): "the time given lies before the last entry of the log (\(last.rfc3339))"
    case .stage(let expected, let given): "--stage \(given): the draft is at stage \(expected)"
    }
  }
}
