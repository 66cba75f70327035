/// An answer. The server adds its standing headers, `Content-Length`, `Date` and `Connection`.
package struct HTTPResponse: Sendable {
  /// 200 to 599.
  package var status: Int
  /// Sent in this order; one of the same name replaces the server's standing header.
  package var headers: [(name: String, value: String)]
  /// Left out on the wire if the request was `HEAD`, or if the status is 204 or 304.
  package var body: [UInt8]

  /// An answer of bytes.
  package init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page.
  package static func html(_ page: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, type: "text/html; charset=utf-8", body: page.utf8)
  }

  /// Plain text.
  package static func text(_ text: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, type: "text/plain; charset=utf-8", body: text.utf8)
  }

  /// JSON text.
  package static func json(_ text: String, status: Int = 200) -> HTTPResponse {
    json(text.utf8, status: status)
  }

  /// JSON as bytes of UTF-8.
  package static func json(_ bytes: some Collection<UInt8>, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, type: "application/json; charset=utf-8", body: bytes)
  }

  /// A file to be saved under a name, or data of any other type.
  package init(status: Int = 200, type: String, body: some Collection<UInt8>) {
    self.init(status: status, headers: [("Content-Type", type)], body: Array(body))
  }

  /// Sends the browser on with a `GET` (303). The place must be a path of this server; an address elsewhere, also as
  /// `//host`, is answered 400, so that a link in the query cannot lead out. What is not printable ASCII is encoded.
  package static func redirect(to path: String) -> HTTPResponse {
    let bytes = Array(path.utf8.prefix(2))
    guard bytes.first == UInt8(ascii: "/"), bytes != Array("//".utf8), bytes != Array("/\\".utf8) else {
      return refusal(400)
    }
    return HTTPResponse(status: 303, headers: [("Location", PercentCode.escapingUnprintable(path))])
  }

  /// 404 in plain text.
  package static var notFound: HTTPResponse { refusal(404) }

  /// 405, with the methods that the path does know.
  package static func methodNotAllowed(_ allowed: [String]) -> HTTPResponse {
    var response = refusal(405)
    response.headers.append(("Allow", allowed.joined(separator: ", ")))
    return response
  }

  /// A refusal in one line of plain text, Chinese and English, that holds nothing of the request.
  package static func refusal(_ status: Int) -> HTTPResponse {
    text("\(status) \(reasons[status] ?? "错误 Error")\n", status: status)
  }

  private static let reasons = [
    400: "请求有误 Bad request",
    401: "请先登录 Please sign in",
    403: "没有权限 Forbidden",
    404: "没有此页 Not found",
    405: "不支持此方法 Method not allowed",
    409: "与现状冲突 Conflict",
    413: "内容过大 Content too large",
    414: "地址过长 Address too long",
    421: "主机名不符 Not the host of this server",
    429: "请求过于频繁 Too many requests",
    431: "请求头过大 Request headers too large",
    500: "服务器内部错误 Internal error",
    503: "服务正在停止 The server is stopping",
  ]
}
