import Desk
import HTTPServer
import Model
import Redaction
import ResponseLog
import Text

/// Answers the form of a move.
struct MovePost {
  private let visit: Visit
  private let form: HTTPQuery
  private let id: String
  private let name: String

  init(_ visit: Visit, _ request: HTTPRequest, _ id: String, _ name: String) {
    (self.visit, form, self.id, self.name) = (visit, request.form, id, name)
  }

  func answered() async throws -> Answered {
    guard let move = Move(rawValue: name), move != .open else { return .page(.notFound) }
    let view = try await visit.oneCase(id)
    var filled = Filled(Self.kept(form))
    if let view, form["look"] != nil {
      return .page(try await CasePage(visit, view, form: (move, filled), isLooking: true).page)
    }
    let known = view.map { MoveFields(move: move, view: $0, visit: visit).all } ?? []
    do throws(FormFault) {
      let words = try MoveWords(form, known, ifSeq: view.map(seq), redactor: redactor)
      do {
        let viewer = visit.viewer
        let done = try await visit.context.desk.act(move, on: id, by: viewer.person.id, via: .console) {
          words.fill(&$0)
          $0.auth = viewer.auth
        }
        return .response(after(done.entry))
      } catch {
        throw FormFault(error)
      }
    } catch {
      // Whether the case is there is not told to who may not see it.
      guard let view else { return .page(.notFound) }
      if case .refusal(.stale) = error, let twin = twin(move, view) { return .response(after(twin)) }
      guard error.add(to: &filled, known) else { throw error }
      let fresh = try await visit.oneCase(id) ?? view
      return .page(
        try await CasePage(visit, fresh, form: (move, filled), seen: Int64(form["seq"] ?? "")).page
          .with(status: error.status))
    }
  }

  /// The same act done a moment ago by the same person: a form that was sent twice does harm to nobody.
  private func twin(_ move: Move, _ view: CaseView) -> LogEntry? {
    guard let seen = Int64(form["seq"] ?? "") else { return nil }
    let twin = view.entries.first { $0.seq > seen && $0.move != nil }
    guard let twin, twin.move == move, twin.actor == visit.viewer.person.id,
      visit.now.seconds - twin.at.seconds < 300
    else { return nil }
    return twin
  }

  /// What the person saw last; what the system wrote since then, such as a clock that ran on, does not send them back.
  private func seq(_ view: CaseView) -> Int64 {
    guard let seen = Int64(form["seq"] ?? "") else { return -1 }
    let acts = view.entries.filter { $0.seq > seen && $0.move != nil }
    return acts.isEmpty && seen <= view.file.lastSeq ? view.file.lastSeq : seen
  }

  private var redactor: Redactor? { form["redact"] == nil ? nil : visit.context.redactor }

  private func after(_ entry: LogEntry) -> HTTPResponse {
    .redirect(to: form["back"] ?? "/cases/\(id)?done=\(entry.seq)#done")
  }

  /// What comes back into the form.
  private static func kept(_ form: HTTPQuery) -> [(String, String)] {
    form.fields.filter { ![FormGuard.field, "seq", "back"].contains($0.name) }.map { ($0.name, $0.value) }
  }
}

/// Why a form comes back.
enum FormFault: Error {
  case refusal(Refusal)
  case field(String, Words)
  case other(any Error)

  init(_ error: any Error) {
    self = (error as? Refusal).map { .refusal($0) } ?? (error as? FormFault) ?? .other(error)
  }

  /// Puts it where it belongs; false for what is no fault of the form.
  func add(to filled: inout Filled, _ known: [Field]) -> Bool {
    switch self {
    case .refusal(let refusal): filled.add(refusal, known)
    case .field(let name, let words): filled.faults[name] = words
    case .other: return false
    }
    return true
  }

  var status: Int { if case .refusal(let refusal) = self { refusal.status } else { 422 } }
}

/// What a form says with a move.
private struct MoveWords {
  private var options: [String: String] = [:]
  private var helpers: [String] = []
  private var links: [String: [String]] = [:]
  private var times: [String: Timestamp] = [:]
  private let ifSeq: Int64?

  /// - Parameter redactor: takes personal data out of the words of a draft first; nil = they stay.
  init(_ form: HTTPQuery, _ known: [Field], ifSeq: Int64?, redactor: Redactor?) throws(FormFault) {
    self.ifSeq = ifSeq
    // Only what the form asks for: a field that was made up goes nowhere.
    for field in known {
      let values = form.values(of: field.name).map(Field.clean).filter { !$0.isEmpty }
      guard let first = values.first else { continue }
      switch field.name {
      case "helper": helpers = values
      case "policy", "explainer": links[field.name] = Self.lines(first)
      case "occurred", "due":
        guard let time = Timestamp(rfc3339: first) else {
          throw .field(field.name, Words("看不懂这个时间", "no time that can be read"))
        }
        times[field.name] = time
      default: options[field.name] = first
      }
    }
    if let stage = form["stage"] { options["stage"] = stage }
    if let redactor {
      for name in ["title", "text", "cause", "solution", "constraints"] {
        options[name] = options[name].map { redactor.redact($0, as: .public).text }
      }
    }
  }

  func fill(_ request: inout MoveRequest) {
    (request.options, request.helpers, request.ifSeq) = (options, helpers, ifSeq)
    (request.policies, request.explainers) = (links["policy"] ?? [], links["explainer"] ?? [])
    (request.due, request.occurred) = (times["due"], times["occurred"])
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { Field.clean(String($0)) }.filter { !$0.isEmpty }
  }
}
