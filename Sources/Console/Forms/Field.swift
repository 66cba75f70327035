import Text

/// One thing that a form asks for.
struct Field: Sendable {
  enum Control: Sendable {
    /// One line; the type that HTML calls it: `text`, `password`, `url`, `datetime-local`.
    case line(type: String)
    /// So many lines.
    case text(rows: Int)
    /// One of a list.
    case choice([Option])
    /// One of a few, all in sight.
    case radio([Option])
    /// Any of a list.
    case checks([Option])
  }

  struct Option: Sendable {
    var value: String
    var words: Words
    /// Under which heading it stands; nil = none.
    var group: Words?
  }

  /// As the option of the move is called.
  var name: String
  var label: Words
  var control: Control
  var isRequired = false
  var hint: Words?
  /// What stands there before anybody has written.
  var preset = ""
  /// What a browser may fill in: `username`, `current-password`, `new-password`, `off`.
  var autocomplete: String?
}

extension Field {
  /// What was typed: line breaks as browsers send them, and blanks around, are no text.
  static func clean(_ text: String) -> String {
    let unix = text.replacing("\r\n", with: "\n")
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let start = unix.drop(while: isBlank)
    return String(start.reversed().drop(while: isBlank).reversed())
  }
}

extension Field.Option {
  init(_ value: String, _ words: Words, group: Words? = nil) {
    (self.value, self.words, self.group) = (value, words, group)
  }
}
