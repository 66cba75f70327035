import Foundation
import Loopback
import Testing
import Transfer

@Suite("Mail")
struct MailTests {
  private let mail = Mail(
    from: "duty@example.gov.cn", to: ["county@example.gov.cn", "archive@example.gov.cn"],
    subject: "仑苍镇 2026-11-27 日志封存，请妥善保管这一封邮件以备日后查验", text: "附件为当日封存。\n.\n",
    attachments: [.init(name: "seal.json", type: "application/json", bytes: Array(#"{"seq":7}"#.utf8))],
    date: "Fri, 27 Nov 2026 08:30:00 +0800")

  @Test("A mail reaches every receiver with its subject, text and file")
  func sent() async throws {
    let server = try LoopbackMailServer()
    defer { server.stop() }
    try await #require(MailServer(url: server.url)).send(mail)
    let taken = try #require(server.mails.first)
    #expect(taken.from.contains("<duty@example.gov.cn>"))
    #expect(taken.to.count == 2 && taken.to[1].contains("<archive@example.gov.cn>"))
    let subject = try #require(taken.lines.first { $0.hasPrefix("Subject: ") })
    let words = subject.dropFirst(9).split(separator: " ")
    #expect(words.count > 1 && words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
    #expect(decoded.map { String(decoding: $0, as: UTF8.self) }.joined() == mail.subject)
    #expect(taken.lines.contains(Data(mail.text.utf8).base64EncodedString()))
    #expect(taken.lines.contains(Data(#"{"seq":7}"#.utf8).base64EncodedString()))
    #expect(taken.lines.contains { $0.contains(#"filename="seal.json""#) })
  }

  @Test("A server that refuses, and one that is not there, are told with its address")
  func refused() async throws {
    let server = try LoopbackMailServer(refuses: true)
    for url in [server.url, "smtp://127.0.0.1:1"] {
      let error = await #expect(throws: MailError.self) {
        try await #require(MailServer(url: url)).send(mail)
      }
      #expect(try #require(error).description.contains(url))
      if url != server.url { break }
      server.stop()
    }
    #expect(server.mails.isEmpty)
  }

  @Test(
    "What could begin a line of its own is no address",
    arguments: [
      "", "duty", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a@b>", "<a@b", "值班@b.cn",
    ])
  func addresses(text: String) async throws {
    var wrong = mail
    wrong.to = [text]
    let server = try #require(MailServer(url: "smtp://127.0.0.1:1"))
    await #expect(throws: MailError.badAddress(text)) { try await server.send(wrong) }
  }

  @Test(
    "Only an address of a mail server is one",
    arguments: ["http://a", "smtp://", "smtp://u:p@a", "smtp://a/x", "a:25", ""])
  func servers(url: String) {
    #expect(MailServer(url: url) == nil)
  }
}
