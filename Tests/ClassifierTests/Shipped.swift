import Classifier
import Foundation

/// The rule book of the checkout.
enum Shipped {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Keywords")

  /// Read once for all tests.
  static let classifier = Result {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".json5") {
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    return Classifier(try RuleBook(files: files))
  }
}
