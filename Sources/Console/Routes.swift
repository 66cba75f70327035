import HTTPServer

/// What the console can be asked for.
enum Action: Sendable {
  case today, triage, watch, search, ledger, ledgerFile, oneCase, evaluation, log
  case verdicts, appeal, rule
  case move, reveal, correct, newCase, open, signInForm, signIn, signOut, setUpForm, setUp, account,
    changePassword

  /// Whether somebody is answered who is not signed in.
  var isOpenToAll: Bool {
    switch self {
    case .signInForm, .signIn, .setUpForm, .setUp: true
    default: false
    }
  }

  static let router = Router<Action>([
    .get("/", .today), .get("/triage", .triage), .get("/watch", .watch), .get("/search", .search),
    .get("/cases", .ledger), .get(LedgerFile.path, .ledgerFile), .get("/cases/new", .newCase),
    .post("/cases", .open), .get("/cases/{case}", .oneCase),
    .post("/cases/{case}/reveal", .reveal), .post("/cases/{case}/corrections", .correct),
    .get("/cases/{case}/verdicts", .verdicts), .post("/cases/{case}/appeals", .appeal),
    .post("/cases/{case}/rulings", .rule),
    .post("/cases/{case}/moves/{move}", .move), .get("/evaluation", .evaluation), .get("/log", .log),
    .get(SignInPage.path, .signInForm), .post(SignInPage.path, .signIn), .post("/sign-out", .signOut),
    .get(SetUpPage.path, .setUpForm), .post(SetUpPage.path, .setUp),
    .get(AccountPage.path, .account), .post(AccountPage.path, .changePassword),
  ])
}
