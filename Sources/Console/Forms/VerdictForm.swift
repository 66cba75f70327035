import Model
import ResponseLog
import Text

/// The form by which somebody appeals against a verdict 申诉, or rules on it 复核.
struct VerdictForm {
  enum Act: String, CaseIterable {
    case appeal
    case rule = "ruling"

    var words: Words { self == .appeal ? Words("申诉", "Appeal") : Words("复核", "Rule") }
  }

  let act: Act
  let verdict: Verdict
  /// What was typed and what is wrong with it, where the form comes back.
  var filled = Filled()

  private static let reason = Field(
    name: "reason", label: Words("理由", "Reason"), control: .text(rows: 3), isRequired: true,
    hint: Words("会记入日志", "It goes into the log"))
  private static let outcome = Field(
    name: "outcome", label: Words("结论", "Outcome"),
    control: .radio(Ruling.Outcome.allCases.map { Field.Option($0.rawValue, $0.words) }), isRequired: true)

  var fields: [Field] { act == .appeal ? [Self.reason] : [Self.outcome, Self.reason] }

  /// Whether the log would take it from the viewer; against a lifted verdict nobody needs to appeal.
  func isAllowed(_ view: CaseView, _ visit: Visit) -> Bool {
    guard act == .rule || verdict.stands else { return false }
    let annotation: Clerk.Annotation =
      act == .appeal ? .appeal(verdict, reason: "") : .rule(verdict, .upheld, reason: "")
    let draft = try? Clerk(visit.office).draft(
      annotation, on: view.file, by: visit.viewer.person, via: .console, now: visit.now)
    return draft != nil
  }

  /// - Parameter id: unique on the page.
  func markup(_ view: CaseView, _ visit: Visit, id: String) -> Markup {
    let open: Markup = filled.isFaulty ? " open" : ""
    return """
      <details class="move"\(open)><summary>\(act.words)</summary>
      <form method="post" action="/cases/\(view.file.id)/\(act.rawValue)s" class="form" id="\(id)">
      \(FormParts.summary(filled, fields, id: id))\(visit.viewer.guardField)\
      \(FormParts.hidden("seq", String(view.file.lastSeq)))\(FormParts.hidden("criterion", verdict.criterion.rawValue))\
      \(FormParts.hidden("unit", verdict.blamed.unit ?? ""))\(FormParts.hidden("person", verdict.blamed.person ?? ""))
      \(fields.map { FormParts.field($0, filled, id: id) })\
      <p class="buttons"><button type="submit" class="main">\(act.words)</button></p></form></details>

      """
  }
}
