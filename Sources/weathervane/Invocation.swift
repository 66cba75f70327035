/// A command as it was called: its arguments and options, checked against what it takes.
struct Invocation: Sendable {
  let arguments: [String]
  private var values: [String: [String]] = [:]

  /// - Throws: `UsageError` for an unknown option, a missing or surplus value.
  init(_ command: Command, _ words: [String]) throws(UsageError) {
    var arguments: [String] = []
    var rest = words[...]
    let name = command.name.joined(separator: " ")
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        break
      }
      guard word.hasPrefix("--") || word == "-o" else {
        arguments.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = command.options.first(where: { $0.name == parts[0] }) else {
        throw UsageError("\(name): unknown option \(parts[0]); weathervane \(name) --help lists them")
      }
      var value = parts.count > 1 ? parts[1] : nil
      if option.value == nil, value != nil { throw UsageError("\(name): \(option.name) takes no value") }
      if let wanted = option.value, value == nil {
        value = rest.popFirst()
        if value == nil { throw UsageError("\(name): \(option.name) needs \(wanted)") }
      }
      if !option.repeats, values[option.name] != nil {
        throw UsageError("\(name): \(option.name) is given twice")
      }
      values[option.name, default: []].append(value ?? "")
    }
    self.arguments = arguments
    let most = command.arguments.contains("…") ? Int.max : command.arguments.split(separator: " ").count
    if arguments.count > most {
      throw UsageError("\(name): what is \"\(arguments[most])\"? it takes \(most) arguments")
    }
  }

  func has(_ option: Command.Option) -> Bool { values[option.name] != nil }

  func value(_ option: Command.Option) -> String? { values[option.name]?.last }

  func values(_ option: Command.Option) -> [String] { values[option.name] ?? [] }
}
