package import Model
package import Text

/// A table of a report; every renderer shows its cells as what they are: times as times, numbers as numbers.
package struct ReportTable: Sendable, Hashable {
  /// Names it on a page and in a workbook; latin letters.
  package var id: String
  package var title: Words
  package var columns: [Column]
  package var rows: [Row]
  /// Whether each row says itself that its data are a demonstration's.
  package var isMarked = false

  package struct Column: Sendable, Hashable {
    package var words: Words
    /// Its share of the width, as against the others.
    package var weight: Int

    package init(_ chinese: String, _ english: String, _ weight: Int = 2) {
      (words, self.weight) = (Words(chinese, english), weight)
    }
  }

  package struct Row: Sendable, Hashable {
    /// The case that the row is about, where others refer to it.
    package var caseID: String?
    package var cells: [Cell]

    package init(_ cells: [Cell], caseID: String? = nil) { (self.cells, self.caseID) = (cells, caseID) }
  }

  package init(_ id: String, _ title: Words, _ columns: [Column], _ rows: [Row]) {
    (self.id, self.title, self.columns, self.rows) = (id, title, columns, rows)
  }
}

/// A cell of a table.
package struct Cell: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case none
    case text(String)
    case words(Words)
    case number(Int64)
    case time(Timestamp)
    case day(CivilDate)
    /// Seconds.
    case length(Int64)
    case list([Words])
    case cases([String])
    case entries([Evidence])
    case address(String)
  }

  /// An entry of the log with the case that it belongs to.
  package struct Evidence: Sendable, Hashable {
    package var seq: Int64
    package var caseID: String?
  }

  /// How a cell stands out; told by a sign as well as by a colour.
  package enum Tone: Sendable, Hashable {
    case plain, bad, good, running, quiet

    /// What stands before the text.
    package var sign: String {
      switch self {
      case .plain, .quiet: ""
      case .bad: "✗ "
      case .good: "✓ "
      case .running: "● "
      }
    }
  }

  package var value: Value
  package var tone = Tone.plain
  /// A second line.
  package var under: Words?
  /// A third, small: how it is to be read.
  package var remark: Words?
  /// Path of the console's page that tells more of it; on paper there is none.
  var more: String?

  package init(_ value: Value, tone: Tone = .plain, under: Words? = nil, remark: Words? = nil) {
    (self.value, self.tone, self.under, self.remark) = (value, tone, under, remark)
  }

  package static let none = Cell(.none)

  package static func text(_ text: String?, tone: Tone = .plain) -> Cell {
    text.map { Cell(.text($0), tone: tone) } ?? .none
  }

  package static func words(_ words: Words?, tone: Tone = .plain) -> Cell {
    words.map { Cell(.words($0), tone: tone) } ?? .none
  }

  package static func number(_ number: some BinaryInteger) -> Cell { Cell(.number(Int64(number))) }

  package static func time(_ time: Timestamp?) -> Cell { time.map { Cell(.time($0)) } ?? .none }

  /// A whole second since the epoch.
  package static func second(_ second: Int64?) -> Cell { time(second.map { Timestamp(seconds: $0) }) }

  package static func length(_ seconds: Int64?) -> Cell { seconds.map { Cell(.length($0)) } ?? .none }

  /// What stands in the cell, as plain text in lines.
  package var lines: [String] { lines(in: nil) }

  /// The same; times of a year that everybody knows leave it out.
  func lines(in year: Int?) -> [String] {
    let first =
      switch value {
      case .none: "–"
      case .text(let text): text
      case .words(let words): words.chinese
      case .number(let number): String(number)
      case .time(let time):
        time.chinaDay.year == year ? String(Figures.minute(time).suffix(11)) : Figures.minute(time)
      case .day(let day): "\(day)"
      case .length(let seconds): Figures.length(seconds).chinese
      case .list(let list): list.map(\.chinese).joined(separator: "\n")
      case .cases(let ids): ids.joined(separator: "、")
      case .entries(let entries): entries.map { "#\($0.seq)" }.joined(separator: " ")
      case .address(let address): address
      }
    let text = [tone.sign + first, under?.chinese, remark?.chinese].compactMap(\.self).joined(separator: "\n")
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
