import Crypto
import HTTPServer

/// Tells forms of our own pages from what another site makes a browser send (cross-site request forgery).
enum FormGuard {
  /// Name of the hidden field that carries the caller's token.
  static let field = "form-token"

  /// Whether a `POST` comes from a page of ours that this browser was given.
  static func admits(_ request: HTTPRequest, _ caller: Caller) -> Bool {
    if let site = request.header("Sec-Fetch-Site"), site != "same-origin", site != "none" { return false }
    // Our pages send no referrer, so browsers say `null` of them, too; that alone proves nothing.
    if let origin = request.header("Origin"), origin != "null", !isOwn(origin, request) { return false }
    let given = request.form[field] ?? ""
    return isEqualInConstantTime(Array(given.utf8), Array(caller.formToken.utf8))
  }

  private static func isOwn(_ origin: String, _ request: HTTPRequest) -> Bool {
    guard let host = request.header("Host") else { return false }
    return ["http://\(host)", "https://\(host)"].contains { $0.lowercased() == origin.lowercased() }
  }
}
