import Foundation
import Loopback
import Testing

@Suite("Seals by mail") struct SealMailTests {
  private func settings(_ mail: String) -> String {
    """
    { listen: "127.0.0.1:0", seal_key: { file: "seal.key" }, seals: { folder: "held", mail: { \(mail) } } }
    """
  }

  @Test(
    "A running service mails the day's seal, which verifies, and logs that it did", .timeLimit(.minutes(10)))
  func mailed() async throws {
    let tool = try Tool()
    let server = try LoopbackMailServer()
    defer { server.stop() }
    try FileManager.default.createDirectory(
      at: tool.folder.appending(path: "held"), withIntermediateDirectories: true)
    #expect(try await tool.run("people", "list").status == 0)
    #expect(try await tool.run("log", "seal", "--new-key", "seal.key").status == 0)
    try tool.write(
      "config.json5",
      settings(#"server: "\#(server.url)", from: "a@example.cn", to: ["b@example.cn", "c@example.cn"]"#))
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let process = try tool.start(["serve", "--config", "config.json5", "--listen", "127.0.0.1:0"]) {
      continuation.finish()
    }
    let mail = try #require(await server.next())
    process.terminate()
    for await _ in stream {}
    #expect(mail.to.count == 2)
    let attached = mail.lines.compactMap { Data(base64Encoded: $0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    .joined()
    let seal = try #require(attached.firstIndex(of: "{").map { attached[$0...] })
    try tool.write("mailed.json", String(seal))
    let verified = try await tool.run("log", "verify", "--seal", "mailed.json", "--key", "seal.key.pub")
    #expect(verified.status == 0, "\(verified.errors)")
    let log = try await tool.run("log", "export")
    #expect(log.output.contains(#""action":"notice_sent""#) && log.output.contains(#""receivers":2"#))
    #expect(try FileManager.default.contentsOfDirectory(atPath: tool.folder.path + "/held").count == 1)
  }

  @Test(
    "Settings that cannot work are told with their field",
    arguments: [
      (#"server: "http://a", from: "a@b", to: ["c@d"]"#, "seals.mail.server"),
      (#"server: "smtp://a", from: "a", to: ["c@d"]"#, "seals.mail.from"),
      (#"server: "smtp://a", from: "a@b", to: []"#, "seals.mail.to"),
      (#"server: "smtp://a", from: "a@b", to: ["c"]"#, "seals.mail.to"),
      (#"server: "smtp://a", from: "a@b", to: ["c@d"], user: "u""#, "seals.mail.password"),
      (
        #"server: "smtp://a", from: "a@b", to: ["c@d"], user: "u", password: "open""#, "seals.mail.password"
      ),
      (
        #"server: "smtp://a", from: "a@b", to: ["c@d"], user: "u", password: { env: "NOT_SET_HERE" }"#,
        "NOT_SET_HERE is not set"
      ),
    ])
  func mistakes(mail: String, wanted: String) async throws {
    let tool = try Tool()
    try tool.write("config.json5", settings(mail))
    let result = try await tool.run("cases", "list", "--config", "config.json5")
    #expect(result.status != 0 && result.errors.contains(wanted), "\(result.errors)")
  }
}
