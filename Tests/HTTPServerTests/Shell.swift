import Foundation
import Glibc

/// What a command of the shell prints; its complaints are dropped.
///
/// Not by Foundation's `Process`, which crashes now and then while other threads open sockets.
func shell(_ command: String, input: [UInt8]) throws -> [UInt8] {
  let file = FileManager.default.temporaryDirectory.appending(path: "input-\(UUID().uuidString)")
  try Data(input).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  guard let stream = popen("\(command) < '\(file.path)' 2> /dev/null", "r") else {
    throw Client.Failure(call: "popen")
  }
  defer { pclose(stream) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer.prefix(count) }
  return bytes
}
