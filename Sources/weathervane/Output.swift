import Foundation

/// Standard output, line by line: small amounts at once, long ones in blocks.
final class Output {
  private var pending: [UInt8] = []

  /// Writes a line; it may wait until 64 KiB have come together or this value goes.
  func line(_ text: String) {
    pending += text.utf8
    pending.append(0x0A)
    if pending.count >= 65_536 { flush() }
  }

  /// Writes whole lines.
  func lines(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count >= 65_536 { flush() }
  }

  func flush() {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(pending))
    } catch {
      // A reader that has gone (`| head`) is no failure of ours: what it did not want is dropped.
      guard errno != EPIPE else { return pending.removeAll() }
      Complaint("standard output cannot be written (\(error.localizedDescription)); is the disk full?")
        .print()
      exit(1)
    }
    pending.removeAll(keepingCapacity: true)
  }

  deinit { flush() }
}

/// Rows under headings, columns as wide as their widest cell; Han characters count two columns.
struct Table {
  var headings: [String]
  var rows: [[String]] = []

  var text: String {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { Self.width($0[column]) }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - Self.width(cell))
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }
}
