/// A table of methods and paths: which action answers a request. An action is whatever the owner of the table runs: an
/// enum case or a closure.
///
/// ```swift
/// let router = Router([
///   .get("/cases/{case}", Action.showCase),
///   .post("/cases/{case}/moves/{move}", Action.move),
/// ])
/// switch router.match(request) {
/// case .found(let action, let captures): run(action, captures["case"])
/// case .methodNotAllowed(let allowed): HTTPResponse.methodNotAllowed(allowed)
/// case .notFound: HTTPResponse.notFound
/// }
/// ```
package struct Router<Action: Sendable>: Sendable {
  /// What the table says of a request.
  package enum Match: Sendable {
    /// The captured segments by name; none is empty, `.` or `..`, and none holds a slash.
    case found(Action, [String: String])
    /// The path is known, with these methods; `HEAD` is there where `GET` is.
    case methodNotAllowed([String])
    case notFound
  }

  private let routes: [Route<Action>]

  /// Of two routes that fit, the earlier one is taken.
  package init(_ routes: [Route<Action>]) { self.routes = routes }

  /// `HEAD` is looked up as `GET`.
  package func match(_ request: HTTPRequest) -> Match {
    let method = request.method == "HEAD" ? "GET" : request.method
    let segments = request.path.split(separator: "/", omittingEmptySubsequences: false)
    var known: [String] = []
    for route in routes {
      guard let captures = route.captures(segments) else { continue }
      if route.method == method { return .found(route.action, captures) }
      known += route.method == "GET" ? ["GET", "HEAD"] : [route.method]
    }
    return known.isEmpty ? .notFound : .methodNotAllowed(Array(Set(known)).sorted())
  }
}

/// One line of a `Router`.
package struct Route<Action: Sendable>: Sendable {
  fileprivate let method: String
  fileprivate let action: Action
  private let pattern: [Segment]

  private enum Segment: Sendable {
    case word(String)
    case capture(String)
  }

  /// A path such as `/cases/{case}`: a segment in braces captures one segment of the request's path.
  package static func get(_ path: String, _ action: Action) -> Route { Route("GET", path, action) }

  /// As `get`, for what changes something.
  package static func post(_ path: String, _ action: Action) -> Route { Route("POST", path, action) }

  private init(_ method: String, _ path: String, _ action: Action) {
    (self.method, self.action) = (method, action)
    pattern = path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .capture(String(segment.dropFirst().dropLast())) : .word(String(segment))
    }
  }

  /// nil if the path does not fit.
  fileprivate func captures(_ segments: [Substring]) -> [String: String]? {
    guard segments.count == pattern.count else { return nil }
    var captures: [String: String] = [:]
    for (part, segment) in zip(pattern, segments) {
      switch part {
      case .word(let word): guard word == segment else { return nil }
      case .capture(let name):
        guard !["", ".", ".."].contains(segment) else { return nil }
        captures[name] = String(segment)
      }
    }
    return captures
  }
}
