import HTTPServer
import Text

/// Chooses the language of the pages: `?lang=` once, a cookie from then on, Chinese before anybody chose.
enum LanguageSwitch {
  private static let name = "lang"
  /// Seconds that a choice is kept.
  private static let year = 31_536_000

  static func language(of request: HTTPRequest) -> Language {
    chosen(request) ?? request.cookie(name).flatMap(Language.init) ?? .chinese
  }

  /// What the address asks for; nil if it does not or asks for none of ours.
  private static func chosen(_ request: HTTPRequest) -> Language? {
    request.query[name].flatMap { $0 == "zh" ? .chinese : Language(rawValue: $0) }
  }

  /// A link to the same page in the other language.
  static func markup(_ request: HTTPRequest, _ language: Language) -> Markup {
    let (other, name) = language == .chinese ? (Language.english, "English") : (.chinese, "中文")
    let query = request.query.with(Self.name, other.code)
    return """
      <a href="\(request.path)?\(query.urlEncoded)" lang="\(other.code)" hreflang="\(other.code)">\(name)</a>
      """
  }

  /// The answer, which keeps a choice that the address made.
  static func keeping(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    guard let language = chosen(request) else { return response }
    return response.setting(
      ResponseCookie(name, language.code, lifetime: year, isSecure: request.isSecure))
  }
}
