import Foundation
import HTTPServer
import Testing

@Suite struct TLSTests {
  @Test("Over TLS a page comes, its cookies are secure, and the browser is told to come so again")
  func page() async throws {
    try await Self.withTLS { request in
      HTTPResponse.text("\(request.isSecure)").setting(ResponseCookie("a", "1", isSecure: request.isSecure))
    } _: { port async throws in
      let answer = try await Self.talk(
        port, plain("GET /", "Connection: close").replacing("localhost", with: "a.example"))
      #expect(answer.contains("HTTP/1.1 200"))
      #expect(answer.hasSuffix("\r\n\r\ntrue"))
      #expect(answer.contains("SameSite=Lax; Secure\r\n"))
      #expect(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"))
    }
  }

  @Test(
    "TLS 1.2 and 1.3 are spoken, older ones are not", arguments: ["-tls1_3", "-tls1_2", "-tls1_1", "-tls1"])
  func versions(option: String) async throws {
    try await Self.withTLS { _ in
      .text("well")
    } _: { port async throws in
      let answer = try await Self.talk(
        port, plain("GET /", "Connection: close"), option, "-cipher", "ALL:@SECLEVEL=0")
      #expect(answer.contains("HTTP/1.1 200") == ["-tls1_3", "-tls1_2"].contains(option))
    }
  }

  @Test("A client that speaks plain HTTP to it, or stops in the handshake, holds up nobody")
  func plainClient() async throws {
    try await Self.withTLS { _ in
      .text("well")
    } _: { port async throws in
      try await onThread {
        let (rude, slow) = (try Client(port), try Client(port))
        defer { [rude, slow].forEach { $0.close() } }
        try rude.send(plain("GET /"))
        try slow.send([0x16, 3, 1])
        #expect(!(try rude.rest()).contains("well"))
      }
      #expect(try await Self.talk(port, plain("GET /", "Connection: close")).contains("HTTP/1.1 200"))
    }
  }

  @Test("A wrong file, or two that do not belong together, is an error that names them")
  func wrongFiles() throws {
    let (one, other) = (try Pair(), try Pair())
    let text = one.folder.appending(path: "text").path
    try "hello".write(toFile: text, atomically: true, encoding: .utf8)
    func start(_ certificate: String, _ key: String) throws {
      var settings = HTTPServerSettings()
      settings.identity = try TLSIdentity(certificateFile: certificate, keyFile: key)
      _ = try HTTPServer(settings) { _ in .notFound }
    }
    #expect(throws: HTTPServerError.unreadable("/nowhere", ENOENT)) { try start("/nowhere", one.key) }
    #expect(throws: HTTPServerError.notPEM(text, "certificate")) { try start(text, one.key) }
    #expect(throws: HTTPServerError.notPEM(text, "private key")) { try start(one.certificate, text) }
    #expect(throws: HTTPServerError.notPEM(one.certificate, "private key")) {
      try start(one.certificate, one.certificate)
    }
    #expect(throws: HTTPServerError.noPair(certificate: one.certificate, key: other.key)) {
      try start(one.certificate, other.key)
    }
    let locked = one.folder.appending(path: "locked").path
    try openssl("pkey", "-in", one.key, "-aes256", "-passout", "pass:x", "-out", locked)
    #expect(throws: HTTPServerError.lockedKey(locked)) { try start(one.certificate, locked) }
  }

  /// A certificate signed by its own key, made for one test.
  final class Pair {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    var certificate: String { folder.appending(path: "certificate.pem").path }
    var key: String { folder.appending(path: "key.pem").path }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj",
        "/CN=a.example", "-keyout", key, "-out", certificate)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  static func withTLS(_ handler: @escaping HTTPHandler, _ body: (UInt16) async throws -> Void) async throws {
    let pair = try Pair()
    var settings = HTTPServerSettings.patient
    settings.identity = try TLSIdentity(certificateFile: pair.certificate, keyFile: pair.key)
    try await withServer(settings, handler: handler) { server async throws in try await body(server.port) }
  }

  /// What the server says to a request over TLS.
  static func talk(_ port: UInt16, _ request: String, _ options: String...) async throws -> String {
    try await onThread {
      try openssl(["s_client", "-quiet", "-connect", "127.0.0.1:\(port)"] + options, input: request)
    }
  }
}

@discardableResult
func openssl(_ words: String...) throws -> String { try openssl(words) }

@discardableResult
func openssl(_ words: [String], input: String = "") throws -> String {
  let quoted = words.map { "'\($0)'" }.joined(separator: " ")
  return String(decoding: try shell("openssl \(quoted)", input: Array(input.utf8)), as: UTF8.self)
}
