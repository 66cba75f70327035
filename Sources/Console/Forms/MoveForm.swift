import Model
import ResponseLog
import Text

/// The form by which a viewer does a move on a case. Any page may hold it; it works without a script.
struct MoveForm {
  let move: Move
  let view: CaseView
  let visit: Visit
  /// What was typed and what is wrong with it, where the form comes back.
  var filled = Filled()
  /// The page that follows; nil = the case's own.
  var back: String?

  /// Unique on the page.
  private var id: String { "\(view.file.id)-\(move.rawValue)" }

  private var fields: [Field] { MoveFields(move: move, view: view, visit: visit).all }

  var markup: Markup {
    let fields = fields
    return """
      <form method="post" action="/cases/\(view.file.id)/moves/\(move.rawValue)" class="form" id="\(id)">
      \(FormParts.summary(filled, fields, id: id))\
      \(visit.viewer.guardField)\(FormParts.hidden("seq", String(view.file.lastSeq)))\(stage)\(returning)
      \(fields.map { FormParts.field($0, filled, id: id) })\
      <p class="buttons"><button type="submit" class="main">\(EntryWords.action(move.rawValue))</button>\(others)</p>
      </form>

      """
  }

  private var stage: Markup? {
    move == .review ? FormParts.hidden("stage", String(view.file.stagesPassed + 1)) : nil
  }

  private var returning: Markup? { back.map { FormParts.hidden("back", $0) } }

  /// A draft can be looked through before it is entered, and be entered without its personal data.
  private var others: Markup? {
    guard move == .respond else { return nil }
    return """
       <button type="submit" name="look" value="1">\(Words("先查个人信息", "Look for personal data first"))</button> \
      <button type="submit" name="redact" value="1">\(Words("脱敏后入稿", "Enter it redacted"))</button>
      """
  }
}
