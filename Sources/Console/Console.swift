import Desk
package import HTTPServer
import Model
import Reports
import Storage
import Text

/// The pages of an office: rendered here, read and acted from by people who are signed in.
package struct Console: Sendable {
  private let context: ConsoleContext

  package init(_ context: ConsoleContext) {
    self.context = context
  }

  /// What the pages load beside themselves: the server's to answer.
  package static let assets = [Stylesheet.asset, Script.asset]

  /// Answers a request; what goes wrong is a page, too.
  package func respond(_ request: HTTPRequest) async -> HTTPResponse {
    guard context.hosts.admits(request.header("Host")) else { return Frame.strangeHost }
    let language = LanguageSwitch.language(of: request)
    do {
      let caller = try await Caller(request, context)
      let response = try await Reply(context, request, language, caller).response()
      return caller.greeting(response, request)
    } catch {
      return Frame(context, request, language).response(.failure(error))
    }
  }
}

/// The answer to one caller's request.
private struct Reply {
  private let context: ConsoleContext
  private let request: HTTPRequest
  private let language: Language
  private let caller: Caller

  init(_ context: ConsoleContext, _ request: HTTPRequest, _ language: Language, _ caller: Caller) {
    (self.context, self.request, self.language, self.caller) = (context, request, language, caller)
  }

  func response() async throws -> HTTPResponse {
    switch Action.router.match(request) {
    case .methodNotAllowed(let allowed): return .methodNotAllowed(allowed)
    case .notFound: return framed(.notFound)
    case .found(let action, let captures):
      let isForm = request.method == "POST"
      if isForm, !FormGuard.admits(request, caller) { return framed(.strangeForm) }
      if action.isOpenToAll { return try await door(action) }
      guard let viewer = Viewer(caller) else { return try await turnedAway(isForm) }
      let visit = try await Visit(context, viewer, language: language)
      switch try await answered(action, captures, visit) {
      case .page(let page): return Frame(visit, request).response(page)
      case .response(let response): return response
      }
    }
  }

  private func answered(_ action: Action, _ captures: [String: String], _ visit: Visit) async throws
    -> Answered
  {
    let id = captures["case"] ?? ""
    switch action {
    case .today: return .page(try await TodayPage(visit).page)
    case .triage: return .page(try await TriagePage(visit, request.query).page)
    case .watch: return .page(try await WatchPage(visit, request.query).page)
    case .search: return .page(try await SearchPage(visit, request.query).page)
    case .ledger: return .page(try await LedgerPage(visit, request.query).page)
    case .ledgerFile: return .response(try await LedgerFile(visit, request.query).response)
    case .oneCase: return .page(try await CasePage(visit, id: id, request.query)?.page ?? .notFound)
    case .log: return .page(try await LogPage(visit, request.query).page)
    case .evaluation: return .page(try await EvaluationPage(visit, request.query).page)
    case .newCase: return .page(NewCasePage(visit).page)
    case .open: return try await NewCasePage(visit).post(request.form)
    case .reveal:
      return try await AnnotationForms.post(visit, request.form, case: id, reveals: true)
    case .correct:
      return try await AnnotationForms.post(visit, request.form, case: id, reveals: false)
    case .verdicts: return .page(try await VerdictsPage(visit, id: id, request.query)?.page ?? .notFound)
    case .appeal: return try await VerdictPost(visit, request.form, id, .appeal).answered()
    case .rule: return try await VerdictPost(visit, request.form, id, .rule).answered()
    case .move: return try await MovePost(visit, request, id, captures["move"] ?? "").answered()
    case .account: return .page(AccountPage(viewer: visit.viewer).page)
    case .changePassword:
      guard let desk = signInDesk else { return .page(.notFound) }
      return try await AccountPage(viewer: visit.viewer).post(request, desk)
    case .signOut: return .response(try await signedOut(visit.viewer))
    case .signInForm, .signIn, .setUpForm, .setUp: return .page(.notFound)
    }
  }

  private var signInDesk: SignInDesk? {
    if case .signIn(let desk) = context.door { desk } else { nil }
  }

  private func framed(_ page: Page) -> HTTPResponse {
    Frame(context, request, language, Viewer(caller)).response(page)
  }

  /// Who is not signed in is led to where that is done, and back to the page they asked for.
  private func turnedAway(_ isForm: Bool) async throws -> HTTPResponse {
    guard let desk = signInDesk else { return framed(.notYet) }
    if try await desk.needsSetUp() { return .redirect(to: SetUpPage.path) }
    let asked = HTTPQuery([HTTPQuery.Field(name: "next", value: isForm ? "/" : request.path)])
    let isPlain = request.path == "/" || isForm
    return .redirect(to: SignInPage.path + (isPlain ? "" : "?" + asked.urlEncoded))
  }

  /// Sign-in and set-up.
  private func door(_ action: Action) async throws -> HTTPResponse {
    guard let desk = signInDesk else { return .redirect(to: "/") }
    let isSetUp = [.setUpForm, .setUp].contains(action)
    guard try await desk.needsSetUp() == isSetUp else {
      return .redirect(to: isSetUp ? SignInPage.path : SetUpPage.path)
    }
    let answered: Answered
    switch action {
    case .signIn: answered = try await SignInPage.post(request, caller, desk)
    case .signInForm: answered = .page(SignInPage(caller, next: request.query["next"] ?? "/").page)
    case .setUp:
      let page = SetUpPage(caller: caller, units: try await context.store.units())
      answered = try await page.post(request, desk)
    default:
      answered = .page(SetUpPage(caller: caller, units: try await context.store.units()).page)
    }
    switch answered {
    case .page(let page): return framed(page)
    case .response(let response): return response
    }
  }

  private func signedOut(_ viewer: Viewer) async throws -> HTTPResponse {
    guard let desk = signInDesk else { return .redirect(to: "/") }
    if request.form["everywhere"] != nil { try await desk.signOutEverywhere(viewer.person.id) }
    try await desk.signOut(caller.secret)
    return Caller.dismissing(.redirect(to: SignInPage.path), request)
  }
}
