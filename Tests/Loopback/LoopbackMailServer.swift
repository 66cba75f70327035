import Synchronization

/// A mail server on 127.0.0.1 for tests: takes every mail, or refuses every receiver.
package final class LoopbackMailServer: Sendable {
  private let server: LoopbackServer
  private let box: Box

  private final class Box: Sendable {
    let mails = Mutex<[LoopbackMail]>([])
    let stream = AsyncStream.makeStream(of: LoopbackMail.self)
  }

  /// Listens from now on.
  ///
  /// - Parameter refuses: answers 550 to every receiver.
  package init(refuses: Bool = false) throws {
    let box = Box()
    self.box = box
    server = try LoopbackServer(serving: { connection in
      guard let mail = Self.talk(&connection, refuses) else { return }
      box.mails.withLock { $0.append(mail) }
      box.stream.continuation.yield(mail)
      _ = connection.readLine()
    })
  }

  /// `smtp://127.0.0.1:PORT`
  package var url: String { "smtp://127.0.0.1:\(server.port)" }

  /// What has been taken so far.
  package var mails: [LoopbackMail] { box.mails.withLock { $0 } }

  /// The next one, waited for; for one caller.
  package func next() async -> LoopbackMail? {
    for await mail in box.stream.stream { return mail }
    return nil
  }

  package func stop() { server.stop() }

  /// One mail (RFC 5321); nil if none was handed over.
  private static func talk(_ connection: inout Connection, _ refuses: Bool) -> LoopbackMail? {
    func say(_ line: String) -> Bool { connection.write(Array("\(line)\r\n".utf8)) }
    var mail = LoopbackMail()
    guard say("220 loopback") else { return nil }
    while let line = connection.readLine() {
      let command = line.prefix { $0 != " " && $0 != ":" }.uppercased()
      switch command {
      case "EHLO", "HELO": guard say("250 loopback") else { return nil }
      case "MAIL": mail.from = line
      case "RCPT": mail.to.append(line)
      case "DATA":
        guard say("354 go on") else { return nil }
        while let text = connection.readLine(), text != "." { mail.lines.append(text) }
        return say("250 taken") ? mail : nil
      case "QUIT": return nil
      default: break
      }
      if ["MAIL", "RCPT"].contains(command) {
        guard say(command == "RCPT" && refuses ? "550 nobody here" : "250 fine") else { return nil }
      }
    }
    return nil
  }
}

/// A mail as it came in.
package struct LoopbackMail: Sendable {
  /// The `MAIL FROM` and `RCPT TO` lines.
  package var from = ""
  package var to: [String] = []
  /// Head and body.
  package var lines: [String] = []
}
