package import Model

/// Why a move is not done. Nothing is written.
package enum Refusal: Error, Sendable, Hashable {
  case noSuchCase(String)
  /// One story is one case, and this story has one.
  case alreadyOpen(String)
  /// The move is not legal in this state.
  case state(move: Move, state: CaseState, legal: [CaseState])
  case role(person: String, has: [Role], move: Move, needs: [Role])
  /// The move is for the members of the units that have the case.
  case notOfUnit(person: String, unit: String, move: Move, units: [String])
  /// A unit above the office is given nothing; it takes a case over.
  case above(unit: String)
  /// Units that belong to each other, or people who stand in for each other, in a ring.
  case ring(kind: String, ids: [String])
  case badPassword(String)
  /// What is done outside the table of moves takes a role as well.
  case notAllowed(person: String, what: String, needs: Role)
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
  /// A clock cannot be stopped, or let go on.
  case clock(move: Move, clock: String, why: String)
  /// The sign-offs of a draft are by different people, and none of them wrote it.
  case sameSigner(person: String, did: String)
  /// The last of three sign-offs says that neither a secret nor personal data goes out.
  case unjudged(stage: Int, [String])
  /// What would go out holds personal data: kinds, and where they stand.
  case residue(kinds: [String], places: [String])
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
    case .notOfUnit(let person, let unit, let move, let units):
      "\(person) (\(unit)) may not \(move.rawValue): the case is with \(units.joined(separator: ", ")); that takes a "
        + "member, or a deputy of one who is away"
    case .above(let unit):
      "\(unit) is above the office and cannot be assigned a case; report-up tells it, transfer hands it over"
    case .ring(let kind, let ids):
      "\(ids.joined(separator: kind == "unit" ? " belongs to " : " stands in for ")): that is a ring; "
        + (kind == "unit" ? "name another --parent" : "leave one --deputy-of out")
    case .badPassword(let why): "the password \(why); choose another, at least 10 characters long"
    case .notAllowed(let person, let what, let needs):
      "\(person) may not \(what); that takes \(needs.rawValue)"
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
    case .clock(let move, let clock, let why): "\(move.rawValue) --clock \(clock): \(why)"
    case .sameSigner(let person, let did):
      "\(person) \(did) and may not sign it off as well; that takes another person"
    case .unjudged(let stage, let options):
      "sign-off \(stage) lets the answer out; it needs \(options.map { "--\($0) ok" }.joined(separator: " and "))"
    case .residue(_, let places):
      "not published: the draft holds personal data (\(places.joined(separator: ", "))); cases redact shows it masked, "
        + "rework and respond --redact take it out"
    }
  }
}

extension Refusal {
  /// The code under which an attempt of somebody who may not is kept in the log; nil for what anybody may run into, such
  /// as a case that has moved on.
  ///
  /// - Parameter actor: who tried.
  package func attempt(by actor: String) -> String? {
    switch self {
    case .role, .notAllowed: "role"
    case .notOfUnit: "unit"
    case .disabled(kind: "person", id: actor): "disabled"
    case .sameSigner: "same-signer"
    case .residue: "residue"
    default: nil
    }
  }
}
