import Crypto
import Desk
import HTTPServer
import Model
import ResponseLog
import Storage

/// Who sends a request: somebody who is signed in, or a browser that nobody has signed in at yet.
struct Caller: Sendable {
  /// nil = nobody is signed in.
  let person: Person?
  let auth: Authentication
  /// What the browser's cookie holds; its forms are tied to it.
  let secret: String
  /// Whether the browser has to be given the secret yet.
  let isNew: Bool

  private static let visit = "wv-visit"
  private static let session = "wv-session"

  /// Looks at the request's cookies.
  init(_ request: HTTPRequest, _ context: ConsoleContext) async throws {
    switch context.door {
    case .signIn(let desk):
      if let token = Self.cookie(Self.session, request), let person = try await desk.person(of: token) {
        (self.person, auth, secret, isNew) = (person, .password, token, false)
        return
      }
      (person, auth) = (nil, .none)
    case .demo(let id):
      person = try await context.store.people().first { $0.id == id && !$0.disabled }
      auth = .none
    }
    let known = Self.cookie(Self.visit, request).flatMap { $0.utf8.count == 64 ? $0 : nil }
    (secret, isNew) = (known ?? Hexadecimal.text(RandomBytes.make(32)), known == nil)
  }

  /// What every form of this browser carries: another site can have it sent neither the cookie nor this.
  var formToken: String { SHA256.hex("form\n" + secret) }

  /// The answer, which gives the browser its secret if it has none.
  func greeting(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    isNew ? response.setting(Self.cookie(Self.visit, secret, request)) : response
  }

  /// The answer to a sign-in: a token that was not there before, so that nobody can have planted it.
  static func admitting(_ token: String, _ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    response.setting(cookie(session, token, request))
  }

  /// The answer to a sign-out.
  static func dismissing(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    var gone = cookie(session, "", request)
    gone.lifetime = 0
    return response.setting(gone)
  }

  /// Over TLS under a name that no other host of the domain can set.
  private static func name(_ name: String, _ request: HTTPRequest) -> String {
    request.isSecure ? "__Host-" + name : name
  }

  private static func cookie(_ name: String, _ request: HTTPRequest) -> String? {
    request.cookie(Self.name(name, request))
  }

  private static func cookie(_ name: String, _ value: String, _ request: HTTPRequest) -> ResponseCookie {
    ResponseCookie(Self.name(name, request), value, isSecure: request.isSecure)
  }
}
