import Foundation

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
      complain(error.description)
      return 2
    } catch {
      complain("\(error)")
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
    complain("no command \"\(words.prefix(2).joined(separator: " "))\"; weathervane --help lists them")
    return 2
  }

  private static func complain(_ message: String) {
    let line = message.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "; ")
    FileHandle.standardError.write(Data("weathervane: \(line)\n".utf8))
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
