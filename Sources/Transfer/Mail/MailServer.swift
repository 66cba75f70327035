import Foundation

/// A server that takes mails and passes them on (SMTP). Its address is the administrator's and is not checked.
package struct MailServer: Sendable {
  /// `smtp://HOST:PORT`, which goes over to TLS where the server offers it, or `smtps://HOST:PORT`.
  private let url: String
  private let account: Account?

  /// Who the server lets in.
  package struct Account: Sendable {
    package var user: String
    package var password: String

    package init(user: String, password: String) { (self.user, self.password) = (user, password) }
  }

  /// nil if the address is none of a mail server.
  package init?(url: String, account: Account? = nil) {
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard scheme == "smtp" || scheme == "smtps", let parts = URLComponents(string: url),
      let host = parts.host, !host.isEmpty, parts.user == nil, ["", "/"].contains(parts.path)
    else { return nil }
    (self.url, self.account) = (url, account)
  }

  /// Hands a mail over; the task waits while a thread of its own does the talking.
  ///
  /// - Throws: `MailError`; the server has not taken the mail then, or not for all.
  package func send(_ mail: Mail) async throws(MailError) {
    if let wrong = ([mail.from] + mail.to).first(where: { !Mail.isAddress($0) }) { throw .badAddress(wrong) }
    guard !mail.to.isEmpty else { throw .badAddress("") }
    let outcome = await withCheckedContinuation { continuation in
      Thread.detachNewThread { @Sendable in continuation.resume(returning: talk(mail)) }
    }
    try outcome.get()
  }

  private func talk(_ mail: Mail) -> Result<Void, MailError> {
    guard let handle = MailHandle() else { return .failure(.refused(server: url, detail: "no memory")) }
    defer { handle.free() }
    guard handle.prepare(mail, url: url, account: account, needsTLS: needsTLS) else {
      return .failure(.refused(server: url, detail: "libcurl did not accept its options"))
    }
    return handle.perform().map { .failure(.refused(server: url, detail: $0)) } ?? .success(())
  }

  /// A password goes over no open line but to this machine itself.
  private var needsTLS: Bool {
    guard account != nil, let host = URLComponents(string: url)?.host else { return false }
    return !(host == "localhost" || host == "[::1]" || host == "::1" || host.hasPrefix("127."))
  }
}

/// Why a mail was not sent.
package enum MailError: Error, Sendable, Equatable, CustomStringConvertible {
  case badAddress(String)
  /// What libcurl or the server said.
  case refused(server: String, detail: String)

  package var description: String {
    switch self {
    case .badAddress(let text): "\"\(text)\" is no mail address; write name@example.gov.cn"
    case .refused(let server, let detail):
      "the mail server \(server) did not take the mail: \(detail); check its address, port and password"
    }
  }
}
