/// One command of the tool: how it is called and what it does.
struct Command: Sendable {
  /// `["feeds", "add"]`.
  var name: [String]
  /// What stands behind the name: `FILE|-`.
  var arguments = ""
  /// One line.
  var summary: String
  var options: [Option]
  /// Whether the overview names it; the moves stand there as one line.
  var isListed = true
  var run: @Sendable (Invocation) async throws -> Int32

  /// A `--name` of a command.
  struct Option: Sendable {
    var name: String
    /// What stands for its value in the help; nil = a switch.
    var value: String?
    var help: String
    var repeats = false
  }

  static let all: [Command] =
    [
      demoCommand, collectCommand, serveCommand, importCommand, parseCommand, classifyCommand, detectCommand,
      feedsListCommand, feedsAddCommand, feedsRemoveCommand, feedsCheckCommand, feedsImportCommand,
      feedsExportCommand, keywordsCheckCommand, keywordsTestCommand, keywordsLintCommand,
      keywordsBacktestCommand, keywordsFitCommand, itemsSearchCommand, topicsListCommand,
      topicsShowCommand, topicsCompareCommand, topicsMergeCommand, topicsSplitCommand,
    ] + unitsCommands + [unitsAccountsCommand] + peopleCommands + [
      casesListCommand, casesShowCommand, casesMovesCommand, casesRouteCommand, casesImportCommand,
    ]
    + caseMoveCommands + casesAnswerCommands + casesVerdictCommands
    + [
      logShowCommand, logVerifyCommand, logExportCommand, logSealCommand,
    ] + reportCommands + [
      reportVerifyCommand,
      storeExpireCommand,
      storeDestroyCommand, doctorCommand, redactCommand,
    ]

  /// The command that the words name, with the words behind its name.
  static func find(_ words: [String]) -> (command: Command, rest: [String])? {
    all.first { words.starts(with: $0.name) }.map { ($0, Array(words.dropFirst($0.name.count))) }
  }

  static var overview: String {
    let listed = all.filter(\.isListed)
    let width = listed.map { $0.name.joined(separator: " ").count }.max() ?? 0
    let lines = listed.map { command in
      let name = command.name.joined(separator: " ")
      return "  " + name + String(repeating: " ", count: width - name.count + 2) + command.summary
    }
    return """
      Weathervane 风向标: notices what people are upset about, early, from feeds, and says why.

      usage: weathervane COMMAND [OPTIONS]; weathervane COMMAND --help tells more

      \(lines.joined(separator: "\n"))
        cases MOVE CASE …   acts on a case; cases moves prints the moves
      """
  }

  var help: String {
    let call = (["weathervane"] + name + [arguments, options.isEmpty ? "" : "[OPTIONS]"]).filter {
      !$0.isEmpty
    }
    let head = "\(summary)\n\nusage: \(call.joined(separator: " "))"
    if options.isEmpty { return head }
    let width = options.map(\.call.count).max() ?? 0
    let lines = options.map { option in
      let gap = String(repeating: " ", count: width - option.call.count + 2)
      return "  \(option.call)\(gap)\(option.help)\(option.repeats ? " (may be given more than once)" : "")"
    }
    return head + "\n\n" + lines.joined(separator: "\n")
  }
}

extension Command.Option {
  /// `--store FILE`.
  fileprivate var call: String { value.map { "\(name) \($0)" } ?? name }

  static let json = Command.Option(name: "--json", help: "print JSON, one object a line")
  static let store = Command.Option(
    name: "--store", value: "FILE", help: "the store (default: weathervane.sqlite here, or WEATHERVANE_STORE)"
  )
  static let feeds = Command.Option(
    name: "--feeds", value: "DIR", help: "folder of feed lists (default: ./Feeds)")
  static let keywords = Command.Option(
    name: "--keywords", value: "DIR", help: "folder of the rule book (default: ./Keywords)")
  static let config = Command.Option(name: "--config", value: "FILE", help: "settings in JSON5")
  static let office = Command.Option(name: "--office", value: "CODE", help: "division code of the office")
  static let now = Command.Option(
    name: "--now", value: "TIME",
    help: "the time to take for now (simulated stores only; also WEATHERVANE_NOW)")
  static let allowHost = Command.Option(
    name: "--allow-host", value: "HOST[:PORT]",
    help: "let feeds at this address be fetched though it is not public",
    repeats: true)
  static let simulated = Command.Option(
    name: "--simulated", help: "create the store as a simulated one (演示数据)")
}
