import Foundation
import Model

/// Reads a file or standard input line by line, in bounded memory.
enum LineReader {
  /// Calls `body` with each line's number, from 1, and bytes, without its line break; `-` is standard input.
  static func forEachLine(of path: String, _ body: (Int, [UInt8]) throws -> Void) throws {
    let handle = try open(path)
    var (number, rest): (Int, [UInt8]) = (0, [])
    while let chunk = try read(handle, path), !chunk.isEmpty {
      rest += chunk
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        number += 1
        try body(number, trimmed(rest[start..<end], first: number == 1))
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty { try body(number + 1, trimmed(rest[...], first: number == 0)) }
  }

  private static func read(_ handle: FileHandle, _ path: String) throws(Failure) -> Data? {
    do {
      return try handle.read(upToCount: 1 << 18)
    } catch {
      throw Failure("\(path): cannot be read; is it a file?")
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>, first: Bool) -> [UInt8] {
    let line = line.last == 0x0D ? line.dropLast() : line
    return Array(first && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line)
  }

  private static func open(_ path: String) throws -> FileHandle {
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

  private var reason: String {
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
