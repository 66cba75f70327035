import Desk
import HTTPServer
import Model
import ResponseLog
import Text

/// What is written beside a case without moving it: a look at what is kept from view, and a correction.
struct AnnotationForms {
  let view: CaseView
  let visit: Visit

  /// Seconds for which whoever gave their reason goes on seeing it.
  private static let open: Int64 = 600

  /// Whether the viewer has said why they look, a moment ago: the log itself is the leave.
  func isRevealed(_ secret: Clerk.Secret) -> Bool {
    view.entries.contains { entry in
      entry.action == "reveal" && entry.actor == visit.viewer.person.id
        && entry.text("what") == secret.rawValue && visit.now.seconds - entry.at.seconds < Self.open
    }
  }

  private static let reason = Field(
    name: "reason", label: Words("为什么要看", "Why you look"), control: .line(type: "text"), isRequired: true,
    hint: Words("会记入日志", "It goes into the log"))
  private static let note = Field(
    name: "note", label: Words("哪里不对，应为什么", "What is wrong, and what is right"), control: .text(rows: 2),
    isRequired: true)

  /// Forms for what the case holds and the viewer may look up.
  var reveals: [Markup] {
    guard visit.viewer.readsPlainly else { return [] }
    return Clerk.Secret.allCases.compactMap { secret in
      let isThere = view.entries.contains { secret.stands(in: $0) }
      guard isThere, !isRevealed(secret), secret == .complainant || view.file.topic == nil else { return nil }
      let words =
        secret == .complainant
        ? Words("查看反映人（留痕）", "See who complained (logged)")
        : Words("查看未遮盖的原文（留痕）", "See the text unmasked (logged)")
      let id = "reveal-\(secret.rawValue)"
      return """
        <details class="move"><summary>\(words)</summary>
        <form method="post" action="/cases/\(view.file.id)/reveal" class="form" id="\(id)">\(visit.viewer.guardField)\
        \(FormParts.hidden("what", secret.rawValue))
        \(FormParts.field(Self.reason, Filled(), id: id))<p><button type="submit">\(Words("查看", "Show"))</button></p></form></details>

        """
    }
  }

  /// The form that corrects an entry which the viewer may correct.
  var correction: Markup {
    let number = Field(
      name: "entry", label: Words("记录号", "Number of the entry"), control: .line(type: "number"),
      isRequired: true)
    return """
      <details class="move"><summary>\(Words("更正一条记录", "Correct an entry"))</summary>
      <form method="post" action="/cases/\(view.file.id)/corrections" class="form" id="correct">\(visit.viewer.guardField)
      \([number, Self.note].map { FormParts.field($0, Filled(), id: "correct") })\
      <p><button type="submit">\(Words("更正", "Correct"))</button></p></form></details>

      """
  }

  /// Answers either form; a case that the viewer may not see is none.
  static func post(_ visit: Visit, _ form: HTTPQuery, case id: String, reveals: Bool) async throws -> Answered
  {
    guard try await visit.oneCase(id) != nil else { return .page(.notFound) }
    let (viewer, desk) = (visit.viewer, visit.context.desk)
    let words = (form[reveals ? "reason" : "note"] ?? "").filter { !$0.isNewline }
    guard words.contains(where: { !$0.isWhitespace }) else { return .page(.refused(.missing, id)) }
    do {
      let done: CaseDesk.Done
      if reveals {
        let secret = form["what"].flatMap(Clerk.Secret.init) ?? .complainant
        done = try await desk.reveal(
          secret, of: id, reason: words, by: viewer.person.id, via: .console, auth: viewer.auth
        ).done
      } else {
        let seq = Int64(form["entry"] ?? "") ?? 0
        done = try await desk.correct(
          seq, of: id, note: words, by: viewer.person.id, via: .console, auth: viewer.auth)
      }
      return .response(.redirect(to: "/cases/\(id)?done=\(done.entry.seq)#entry-\(done.entry.seq)"))
    } catch let refusal as Refusal {
      return .page(.refused(refusal.words, id).with(status: refusal.status))
    }
  }
}

extension Words {
  fileprivate static let missing = Words("请写明原因。", "Please say why.")
}

extension Page {
  /// Why something on a case was not done.
  fileprivate static func refused(_ words: Words, _ id: String) -> Page {
    Page(
      status: 422, title: Words("没有办成", "Not done"), place: .cases,
      body: "<p>\(words) <a href=\"/cases/\(id)\">\(Words("回到舆情单", "Back to the case"))</a></p>")
  }
}
