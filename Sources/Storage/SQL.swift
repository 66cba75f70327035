/// A value of a column.
enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

/// What can stand in `\( )` of an `SQL` text.
protocol SQLConvertible {
  var sqlValue: SQLValue { get }
}

/// A statement with its values: every `\( )` becomes a bound parameter, so that no value is ever read as SQL.
struct SQL: ExpressibleByStringInterpolation {
  var text: String
  var values: [SQLValue]

  init(stringLiteral value: String) {
    text = value
    values = []
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    values = stringInterpolation.values
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    var values: [SQLValue] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ value: some SQLConvertible) {
      text += "?"
      values.append(value.sqlValue)
    }

    mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
      text += "?"
      values.append(value?.sqlValue ?? .null)
    }

    /// Puts in a piece of SQL with its own values.
    mutating func appendInterpolation(_ part: SQL) {
      text += part.text
      values += part.values
    }
  }
}

extension String: SQLConvertible {
  /// U+0000 would end the text for every C reader of the file, so it goes here, at the door.
  var sqlValue: SQLValue { .text(utf8.contains(0) ? String(unicodeScalars.filter { $0 != "\0" }) : self) }
}

extension Int64: SQLConvertible {
  var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
  var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
  var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLConvertible {
  var sqlValue: SQLValue { .real(self) }
}
