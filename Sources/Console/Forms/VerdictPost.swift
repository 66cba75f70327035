import Desk
import HTTPServer
import Model
import ResponseLog
import Text

/// Answers the form of an appeal or a ruling.
struct VerdictPost {
  private let visit: Visit
  private let form: HTTPQuery
  private let id: String
  private let act: VerdictForm.Act

  init(_ visit: Visit, _ form: HTTPQuery, _ id: String, _ act: VerdictForm.Act) {
    (self.visit, self.form, self.id, self.act) = (visit, form, id, act)
  }

  func answered() async throws -> Answered {
    guard var page = try await VerdictsPage(visit, id: id) else { return .page(.notFound) }
    guard let verdict = page.verdicts.first(where: isMeant) else { return .page(.notFound) }
    if let twin = twin(verdict, page.view) { return .response(after(twin)) }
    var back = VerdictForm(act: act, verdict: verdict)
    back.filled.values = ["reason": [reason], "outcome": [form["outcome"] ?? ""]]
    for field in back.fields where Field.clean(form[field.name] ?? "").isEmpty {
      back.filled.faults[field.name] = Words("请填写", "please fill in")
    }
    var status = 422
    if !back.filled.isFaulty {
      do {
        return .response(after(try await done(verdict).entry))
      } catch let refusal as Refusal {
        back.filled.add(refusal, back.fields)
        status = refusal.status
      }
    }
    page.returned = back
    return .page(page.page.with(status: status))
  }

  private func done(_ verdict: Verdict) async throws -> CaseDesk.Done {
    let (desk, viewer) = (visit.context.desk, visit.viewer)
    switch act {
    case .appeal:
      return try await desk.appeal(
        verdict, of: id, reason: reason, by: viewer.person.id, via: .console, auth: viewer.auth)
    case .rule:
      let given = form["outcome"] ?? ""
      guard let outcome = Ruling.Outcome(rawValue: given) else {
        let known = Ruling.Outcome.allCases.map(\.rawValue).joined(separator: "|")
        throw Refusal.value(option: "outcome", given: given, allowed: known)
      }
      return try await desk.rule(
        verdict, outcome, of: id, reason: reason, by: viewer.person.id, via: .console, auth: viewer.auth)
    }
  }

  private var reason: String { Field.clean(form["reason"] ?? "") }

  private func isMeant(_ verdict: Verdict) -> Bool {
    verdict.criterion.rawValue == form["criterion"]
      && verdict.blamed == Holder(unit: form.filled("unit"), person: form.filled("person"))
  }

  /// The same said since the form was opened, by the same person: a form that was sent twice does harm to nobody.
  private func twin(_ verdict: Verdict, _ view: CaseView) -> LogEntry? {
    guard let seen = Int64(form["seq"] ?? "") else { return nil }
    return view.entries.first {
      $0.seq > seen && $0.action == act.rawValue && $0.actor == visit.viewer.person.id && verdict.concerns($0)
    }
  }

  private func after(_ entry: LogEntry) -> HTTPResponse {
    .redirect(to: "\(VerdictsPage.path(id))?done=\(entry.seq)#done")
  }
}
