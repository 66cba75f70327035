package import Classifier
import Model
import Synchronization

/// The keywords folder of a running service: its rules are read again when a file has changed.
package final class RuleFolder: Sendable {
  private let path: String
  /// The files as they were at the last look, good or bad.
  private let seen: Mutex<[String: [UInt8]]>

  /// A folder whose present files are in force already.
  package init(_ path: String) throws {
    self.path = path
    seen = Mutex(try Folder.files(path, purpose: "keywords"))
  }

  /// New rules that cannot be used.
  package struct Refused: Error, CustomStringConvertible {
    package var mistake: String

    package var description: String {
      "\(mistake); the rules read before stay in force until the file is changed again"
    }
  }

  /// The rules, if a file has changed since the last look; nil if none has.
  ///
  /// - Throws: `Refused`, once for each state of the files, if a single one is wrong: a running service does not trade
  ///   whole rules for half ones.
  package func changed() throws -> Classifier? {
    let files: [String: [UInt8]]
    do {
      files = try Folder.files(path, purpose: "keywords")
    } catch {
      // A folder that is away for a moment is as good as unchanged; what is away for good is told but once.
      let isNews = seen.withLock { seen in
        defer { seen = [:] }
        return !seen.isEmpty
      }
      if isNews { throw Refused(mistake: "\(error)") }
      return nil
    }
    let isNews = seen.withLock { seen in
      defer { seen = files }
      return seen != files
    }
    guard isNews else { return nil }
    do {
      return Classifier(try RuleBook(files: files))
    } catch {
      throw Refused(mistake: "\(error)")
    }
  }
}
