import Foundation
import Model

/// Whole lines of a file or standard input, some at a time, in memory bounded by the longest line.
struct LineBlocks {
  /// Lines that stand together, each with its line break but perhaps the last.
  struct Block: Sendable {
    /// Number of the first line, from 1.
    var first: Int
    var bytes: [UInt8]

    /// Calls `body` with each line's number and bytes, without its line break.
    func forEachLine(_ body: (Int, ArraySlice<UInt8>) throws -> Void) rethrows {
      var (number, start) = (first, 0)
      if first == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = bytes[start..<end]
        try body(number, line.last == 0x0D ? line.dropLast() : line)
        number += 1
        start = end + 1
      }
    }
  }

  private let handle: FileHandle
  private let path: String
  private var next = 1
  /// The beginning of a line whose end has not been read yet.
  private var rest: [UInt8] = []

  /// - Parameter path: `-` is standard input.
  init(of path: String) throws {
    handle = try LineReader.open(path)
    self.path = path
  }

  /// The next lines; nil at the end.
  mutating func block() throws -> Block? {
    while let chunk = try read(), !chunk.isEmpty {
      guard let end = chunk.lastIndex(of: 0x0A) else {
        rest += chunk
        continue
      }
      let block = Block(first: next, bytes: rest + chunk[...end])
      rest = Array(chunk[(end + 1)...])
      next += block.bytes.count { $0 == 0x0A }
      return block
    }
    defer { rest = [] }
    return rest.isEmpty ? nil : Block(first: next, bytes: rest)
  }

  private func read() throws(Failure) -> Data? {
    do {
      return try handle.read(upToCount: 1 << 18)
    } catch {
      throw Failure("\(path): cannot be read; is it a file?")
    }
  }
}

/// Reads a file or standard input.
enum LineReader {
  /// Calls `body` with each line's number, from 1, and bytes, without its line break; `-` is standard input.
  static func forEachLine(of path: String, _ body: (Int, [UInt8]) throws -> Void) throws {
    var blocks = try LineBlocks(of: path)
    while let block = try blocks.block() {
      try block.forEachLine { number, line in try body(number, Array(line)) }
    }
  }

  static func open(_ path: String) throws -> FileHandle {
    if path == "-" { return .standardInput }
    do {
      return try FileHandle(forReadingFrom: URL(filePath: path))
    } catch {
      throw Failure("\(path): cannot be read; does it exist?")
    }
  }

  /// All bytes of a file or standard input.
  static func bytes(of path: String) throws -> [UInt8] {
    let handle = try open(path)
    do {
      return Array(try handle.readToEnd() ?? Data())
    } catch {
      throw Failure("\(path): cannot be read; is it a file?")
    }
  }
}

/// What stands in the output for an input line that could not be used.
struct BadLine {
  var number: Int
  var error: any Error

  var text: String {
    JSONValue.object(["line": JSONValue(number), "error": .string(reason)]).text
  }

  var reason: String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")) has the wrong type".trimmingPrefix(" ")
        .description
    case let error as DataFileError: error.field.isEmpty ? error.problem : "\(error.field): \(error.problem)"
    case DecodingError.dataCorrupted(let context): "not valid JSON: \(detail(context))"
    default: "\(error)"
    }
  }

  private func detail(_ context: DecodingError.Context) -> String {
    (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
      ?? context.debugDescription
  }
}
