import Foundation

/// Prints a line at once, also into a file or pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// A table on standard output, each line as soon as it is known.
struct Table {
  private let widths: [Int]

  /// - Parameter columns: heading and width of each; the first is set left, the others right.
  init(_ columns: [(String, Int)]) {
    widths = columns.map(\.1)
    row(columns.map(\.0))
  }

  func row(_ cells: [String]) {
    let padded = zip(cells, widths).enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: max(cell.1 - cell.0.count, 0))
      return index == 0 ? cell.0 + blanks : blanks + cell.0
    }
    say(padded.joined(separator: "  "))
  }
}

extension Double {
  /// With so many digits after the point.
  func rounded(to digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
