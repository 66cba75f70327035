import Desk
import HTTPServer
import Model
import ResponseLog
import Text

/// `/set-up` 首次设置: makes the first administrator of an office in which nobody can sign in yet.
struct SetUpPage {
  static let path = "/set-up"

  let caller: Caller
  /// The units that there are already.
  let units: [Unit]
  var filled = Filled()

  private var fields: [Field] {
    let known = units.filter { !$0.disabled && $0.level != .above }
    return [
      Field(
        name: "secret", label: Words("一次性口令", "One-time secret"), control: .line(type: "text"),
        isRequired: true,
        hint: Words("启动服务时在终端上显示过一次", "Shown once in the terminal where the service was started"),
        autocomplete: "off"),
      Field(
        name: "person", label: Words("账号", "Name to sign in with"), control: .line(type: "text"),
        isRequired: true, hint: Words("小写字母、数字和短横线，如 li-na", "Small letters, digits and dashes, as li-na"),
        autocomplete: "username"),
      Field(
        name: "name", label: Words("姓名", "Full name"), control: .line(type: "text"), isRequired: true,
        autocomplete: "name"),
      known.isEmpty
        ? Field(
          name: "unit-name", label: Words("单位名称", "Name of the unit"), control: .line(type: "text"),
          isRequired: true, preset: "党政办")
        : Field(
          name: "unit", label: Words("单位", "Unit"),
          control: .choice(known.map { Field.Option($0.id, Words(verbatim: $0.name)) }), isRequired: true,
          preset: known.first(where: \.duty)?.id ?? ""),
      Field(
        name: "role", label: Words("除系统管理员外还担任", "Roles beside administrator"),
        control: .checks([
          Field.Option(Role.duty.rawValue, Role.duty.words),
          Field.Option(Role.assessor.rawValue, Role.assessor.words),
        ])),
      Field(
        name: "password", label: Words("密码", "Password"), control: .line(type: "password"), isRequired: true,
        hint: Words("至少 10 个字符", "At least 10 characters"), autocomplete: "new-password"),
      Field(
        name: "again", label: Words("再输一次密码", "Password once more"), control: .line(type: "password"),
        isRequired: true, autocomplete: "new-password"),
    ]
  }

  var page: Page {
    Page(
      status: filled.isFaulty ? 422 : 200, title: Words("首次设置", "First set-up"),
      body: """
        <p>\(Words("还没有人能登录。请设置第一位系统管理员。", "Nobody can sign in yet. Make the first administrator."))</p>
        \(FormParts.summary(filled, fields, id: "set-up"))\
        <form method="post" action="\(Self.path)" class="form narrow">
        \(FormParts.hidden(FormGuard.field, caller.formToken))
        \(fields.map { FormParts.field($0, filled, id: "set-up") })\
        <p><button type="submit" class="main">\(Words("设置并登录", "Set up and sign in"))</button></p>
        </form>

        """)
  }

  /// Answers the form.
  func post(_ request: HTTPRequest, _ desk: SignInDesk) async throws -> Answered {
    let form = request.form
    var again = self
    let shown = form.fields.filter { !["password", "again", FormGuard.field].contains($0.name) }
    again.filled = Filled(shown.map { ($0.name, $0.value) })
    let (id, password) = (form["person"] ?? "", form["password"] ?? "")
    let isSlug =
      !id.isEmpty && id.utf8.count <= 64 && !["system", "none"].contains(id)
      && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    if !isSlug {
      again.filled.faults["person"] = Words("只用小写字母、数字和短横线", "small letters, digits and dashes only")
    }
    if password != form["again"] { again.filled.faults["again"] = Words("两次输入不同", "the two differ") }
    let chosen = units.first { $0.id == form["unit"] }
    if !units.isEmpty, chosen == nil { again.filled.faults["unit"] = Words("请选择", "choose one") }
    if again.filled.isFaulty { return .page(again.page) }
    var unit = chosen ?? Unit(id: "dangzheng-ban", name: form["unit-name"] ?? "", kind: "office")
    if chosen == nil { unit.duty = true }
    let roles = form.values(of: "role").compactMap(Role.init).filter { [.duty, .assessor].contains($0) }
    let person = Person(id: id, name: form["name"] ?? id, unit: unit.id, roles: [.admin] + roles)
    do {
      let token = try await desk.setUp(
        person, unit: unit, password: password, secret: form["secret"] ?? "", from: request.remoteAddress)
      return .response(Caller.admitting(token, .redirect(to: "/"), request))
    } catch let refusal as SignInRefusal {
      again.filled.general = [refusal.words]
    } catch let refusal as Refusal {
      again.filled.faults["password"] = refusal.words
    }
    return .page(again.page)
  }
}
