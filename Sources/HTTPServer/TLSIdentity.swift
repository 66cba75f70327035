import Foundation

/// What a server proves itself with over TLS.
package struct TLSIdentity: Sendable, Equatable {
  /// PEM: the server's own certificate, then those that vouch for it.
  let certificate: String
  /// PEM, without a password.
  let key: String
  private let files: [String]

  /// Reads both files. Whether they belong together shows when the server starts.
  package init(certificateFile: String, keyFile: String) throws(HTTPServerError) {
    certificate = try Self.read(certificateFile)
    key = try Self.read(keyFile)
    files = [certificateFile, keyFile]
    guard certificate.contains("-----BEGIN CERTIFICATE-----") else {
      throw .notPEM(certificateFile, "certificate")
    }
    guard !key.contains("ENCRYPTED") else { throw .lockedKey(keyFile) }
    guard key.contains("PRIVATE KEY-----") else { throw .notPEM(keyFile, "private key") }
  }

  /// What the library's silence on these files means.
  var refusal: HTTPServerError { .noPair(certificate: files[0], key: files[1]) }

  /// Whatever TLS 1.2 and 1.3 have that is not broken, in the words of GnuTLS.
  static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

  private static func read(_ path: String) throws(HTTPServerError) -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadable(path, access(path, R_OK) == 0 ? EILSEQ : errno)
    }
  }
}
