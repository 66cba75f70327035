import Desk
import HTTPServer
import Model
import ResponseLog
import Text

/// `/account` 我的账号: another password, and an end to sessions elsewhere.
struct AccountPage {
  static let path = "/account"

  let viewer: Viewer
  var filled = Filled()

  private static let fields = [
    Field(
      name: "old", label: Words("现在的密码", "Present password"), control: .line(type: "password"),
      isRequired: true, autocomplete: "current-password"),
    Field(
      name: "password", label: Words("新密码", "New password"), control: .line(type: "password"),
      isRequired: true, hint: Words("至少 10 个字符", "At least 10 characters"), autocomplete: "new-password"),
    Field(
      name: "again", label: Words("再输一次新密码", "New password once more"), control: .line(type: "password"),
      isRequired: true, autocomplete: "new-password"),
  ]

  var page: Page {
    let roles = viewer.person.roles.map(\.words).joined(.pause)
    return Page(
      status: filled.isFaulty ? 422 : 200, title: Words("我的账号", "My account"),
      body: """
        <p>\(viewer.person.name)（<code>\(viewer.person.id)</code>） · \(roles)</p>
        <section aria-labelledby="change"><h2 id="change">\(Words("修改密码", "Change the password"))</h2>
        \(FormParts.summary(filled, Self.fields, id: "account"))\
        <form method="post" action="\(Self.path)" class="form narrow">\(viewer.guardField)
        \(Self.fields.map { FormParts.field($0, filled, id: "account") })\
        <p><button type="submit" class="main">\(Words("修改密码", "Change the password"))</button></p></form></section>
        <section aria-labelledby="out"><h2 id="out">\(Words("退出", "Sign out"))</h2>
        <form method="post" action="/sign-out">\(viewer.guardField)
        <p><button type="submit">\(Words("在此退出", "Sign out here"))</button>
        <button type="submit" name="everywhere" value="1">\(Words("在所有浏览器退出", "Sign out at every browser"))</button></p>
        </form></section>

        """)
  }

  /// Answers the form.
  func post(_ request: HTTPRequest, _ desk: SignInDesk) async throws -> Answered {
    let form = request.form
    var again = self
    guard form["password"] == form["again"] else {
      again.filled.faults["again"] = Words("两次输入不同", "the two differ")
      return .page(again.page)
    }
    do {
      let token = try await desk.changePassword(
        of: viewer.person.id, from: form["old"] ?? "", to: form["password"] ?? "",
        address: request.remoteAddress)
      return .response(Caller.admitting(token, .redirect(to: Self.path), request))
    } catch let refusal as SignInRefusal {
      again.filled.general = [refusal.words]
    } catch let refusal as Refusal {
      again.filled.faults["password"] = refusal.words
    }
    return .page(again.page)
  }
}
