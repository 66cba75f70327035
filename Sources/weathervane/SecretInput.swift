import Foundation

/// Reads a secret without showing it.
enum SecretInput {
  /// A secret typed twice at the terminal, unseen, or a line of standard input.
  static func read(_ prompt: String, fromTerminal: Bool) throws -> String {
    guard fromTerminal else { return try line() }
    let shown = try hideTyping()
    defer { restore(shown) }
    let first = try ask(prompt)
    guard try ask("once more: ") == first else { throw Failure("the two differ; nothing was changed") }
    return first
  }

  private static func ask(_ prompt: String) throws -> String {
    try show(prompt)
    let line = try line()
    // The line break that was typed was not shown either.
    try show("\n")
    return line
  }

  /// Switches the echo off; what the terminal was set to before.
  private static func hideTyping() throws -> termios {
    var settings = termios()
    // The C calls fill and read the structure that they are handed.
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else {
      throw Failure("standard input is no terminal; give --stdin to read the password from it")
    }
    let before = settings
    // Without signals, too: one that ended us here would leave the terminal blind.
    settings.c_lflag &= ~tcflag_t(ECHO | ISIG)
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    return before
  }

  private static func restore(_ settings: termios) {
    var settings = settings
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  private static func show(_ text: String) throws {
    try FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  private static func line() throws -> String {
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
      throw Failure("no password was given")
    }
    return line
  }
}
