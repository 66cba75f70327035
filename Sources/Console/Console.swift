package import HTTPServer
import Reports
import Text

/// The pages of an office, rendered here and only read: no script, no form that changes anything.
package struct Console: Sendable {
  private let context: ConsoleContext

  package init(_ context: ConsoleContext) {
    self.context = context
  }

  /// What the pages load beside themselves: the server's to answer.
  package static let assets = [Stylesheet.asset, Script.asset]

  /// Answers `GET` and `HEAD` from this machine itself; what goes wrong is a page, too.
  package func respond(_ request: HTTPRequest) async -> HTTPResponse {
    // A stranger's page whose name was pointed at this machine sends its own name (DNS rebinding).
    guard HTTPServer.isLoopbackHost(request.header("Host") ?? "") else { return Frame.strangeHost }
    guard ["GET", "HEAD"].contains(request.method) else { return .methodNotAllowed(["GET", "HEAD"]) }
    let language = LanguageSwitch.language(of: request)
    do {
      let visit = try await Visit(context, language: language)
      if request.path == LedgerFile.path { return try await LedgerFile(visit, request.query).response }
      return Frame(visit, request).response(try await page(request, visit))
    } catch {
      return Frame(context, request, language).response(.failure(error))
    }
  }

  private func page(_ request: HTTPRequest, _ visit: Visit) async throws -> Page {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(
      String.init)
    switch (parts.first, parts.count) {
    case ("", 1): return try await TodayPage(visit).page
    case ("triage", 1): return try await TriagePage(visit, request.query).page
    case ("watch", 1): return try await WatchPage(visit, request.query).page
    case ("search", 1): return try await SearchPage(visit, request.query).page
    case ("cases", 1): return try await LedgerPage(visit, request.query).page
    case ("cases", 2): return try await CasePage(visit, id: parts[1])?.page ?? .notFound
    case ("log", 1): return try await LogPage(visit, request.query).page
    case ("evaluation", 1): return try await EvaluationPage(visit, request.query).page
    default: return .notFound
    }
  }
}
