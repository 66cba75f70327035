import Foundation
import Synchronization

/// The command-line tool: finds the command, runs it, turns what went wrong into one line and an exit code.
@main
enum Weathervane {
  static func main() async {
    exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// 0 on success, 1 on an explained failure, 2 on wrong usage.
  static func run(_ words: [String]) async -> Int32 {
    do {
      guard let found = Command.find(words) else { return overview(words) }
      if found.rest.contains("--help") || found.rest.contains("-h") {
        Output().line(found.command.help)
        return 0
      }
      let invocation = try Invocation(found.command, found.rest)
      return try await found.command.run(invocation)
    } catch let error as UsageError {
      Complaint(error.description).print()
      return 2
    } catch {
      Complaint("\(error)").print()
      return 1
    }
  }

  private static func overview(_ words: [String]) -> Int32 {
    let wantsHelp =
      words.first == nil || words.first == "--help" || words.first == "-h" || words.first == "help"
    if wantsHelp {
      Output().line(Command.overview)
      return words.isEmpty ? 2 : 0
    }
    Complaint("no command \"\(words.prefix(2).joined(separator: " "))\"; weathervane --help lists them")
      .print()
    return 2
  }
}

/// What went wrong, on one line of standard error.
struct Complaint {
  private let line: String

  init(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: true)
    line = "weathervane: \(lines.joined(separator: "; "))\n"
  }

  func print() {
    // Where there is no standard error nobody can be told.
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }
}

/// Remembers what it has said.
final class Told: Sendable {
  private let messages = Mutex<Set<String>>([])

  func once(_ message: String) {
    if messages.withLock({ $0.insert(message).inserted }) { Complaint(message).print() }
  }
}

/// A failure that the command explains itself.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// A command called wrongly.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
