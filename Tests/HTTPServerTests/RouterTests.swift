import HTTPServer
import Testing

@Suite struct RouterTests {
  static let router = Router([
    Route.get("/", "today"), .get("/cases", "list"), .get("/cases/new", "form"), .post("/cases", "open"),
    .get("/cases/{case}", "one"), .post("/cases/{case}/moves/{move}", "move"),
  ])

  /// The action with its captures, or the refusal, in one line.
  static func ask(_ method: String, _ path: String) -> String {
    switch router.match(HTTPRequest(method: method, path: path)) {
    case .found(let action, let captures):
      ([action] + captures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    case .methodNotAllowed(let allowed): "405 \(allowed.joined(separator: ", "))"
    case .notFound: "404"
    }
  }

  @Test(
    "A route is found by its method and path, and names what its braces capture",
    arguments: [
      ("GET", "/", "today"), ("HEAD", "/cases", "list"), ("POST", "/cases", "open"),
      ("GET", "/cases/2026-0001", "one case=2026-0001"), ("GET", "/cases/中 文", "one case=中 文"),
      ("POST", "/cases/7/moves/assess", "move case=7 move=assess"),
    ])
  func found(method: String, path: String, action: String) { #expect(Self.ask(method, path) == action) }

  @Test("Of two routes that fit, the earlier is taken")
  func order() { #expect(Self.ask("GET", "/cases/new") == "form") }

  @Test("A known path with another method tells the methods it has")
  func otherMethod() {
    #expect(Self.ask("POST", "/") == "405 GET, HEAD")
    #expect(Self.ask("PUT", "/cases") == "405 GET, HEAD, POST")
    #expect(Self.ask("GET", "/cases/7/moves/assess") == "405 POST")
  }

  @Test(
    "Other paths are not found, those that climb included",
    arguments: [
      "/x", "//", "/cases/", "/cases//", "/cases/.", "/cases/..", "/cases/7/moves", "/cases/7/moves/a/b",
      "/Cases",
      "", "cases", "/cases/../log",
    ])
  func unknown(path: String) { #expect(Self.ask("GET", path) == "404") }
}
