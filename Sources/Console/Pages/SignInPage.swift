import Desk
import HTTPServer
import Model
import ResponseLog
import Text

/// `/sign-in` 登录.
struct SignInPage {
  static let path = "/sign-in"

  private let caller: Caller
  private let filled: Filled
  /// Where to go on.
  private let next: String

  init(_ caller: Caller, next: String, _ filled: Filled = Filled()) {
    (self.caller, self.filled) = (caller, filled)
    self.next = next.hasPrefix("/") && !next.hasPrefix("//") ? next : "/"
  }

  private static let fields = [
    Field(
      name: "person", label: Words("账号", "Name"), control: .line(type: "text"), isRequired: true,
      autocomplete: "username"),
    Field(
      name: "password", label: Words("密码", "Password"), control: .line(type: "password"), isRequired: true,
      autocomplete: "current-password"),
  ]

  var page: Page {
    Page(
      status: filled.isFaulty ? 403 : 200, title: Words("登录", "Sign in"),
      body: """
        \(FormParts.summary(filled, Self.fields, id: "sign-in"))\
        <form method="post" action="\(Self.path)" class="form narrow">
        \(FormParts.hidden(FormGuard.field, caller.formToken))\(FormParts.hidden("next", next))
        \(Self.fields.map { FormParts.field($0, filled, id: "sign-in") })\
        <p><button type="submit" class="main">\(Words("登录", "Sign in"))</button></p>
        </form>

        """)
  }

  /// Answers the form.
  static func post(_ request: HTTPRequest, _ caller: Caller, _ desk: SignInDesk) async throws -> Answered {
    let form = request.form
    let (person, next) = (form["person"] ?? "", form["next"] ?? "/")
    do {
      let token = try await desk.signIn(person, form["password"] ?? "", from: request.remoteAddress)
      let place = SignInPage(caller, next: next).next
      return .response(Caller.admitting(token, .redirect(to: place), request))
    } catch let refusal as SignInRefusal {
      var filled = Filled([("person", person)])
      filled.general = [refusal.words]
      return .page(SignInPage(caller, next: next, filled).page)
    }
  }
}

/// What a handler gives: a page to be framed, or an answer as it stands.
enum Answered: Sendable {
  case page(Page)
  case response(HTTPResponse)
}
