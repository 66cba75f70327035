import Foundation
import Testing

/// The built tool, run as a user runs it.
struct Tool {
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// Standard output as JSON objects, one a line.
    var objects: [[String: Any]] {
      get throws {
        try output.split(separator: "\n").map { line in
          try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
      }
    }
  }

  /// A folder of its own, where the tool is run.
  let folder: URL
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Keywords", "Feeds"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Self.root.appending(path: name))
    }
  }

  /// The program beside the tests that run.
  private static func program() throws -> URL {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let beside =
      bundle.map { URL(filePath: $0).deletingLastPathComponent() } ?? root.appending(path: ".build/debug")
    let program = beside.appending(path: "weathervane")
    try #require(FileManager.default.isExecutableFile(atPath: program.path), "\(program.path) is not built")
    return program
  }

  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A process at work: to be signalled, then waited for.
  func start(_ arguments: [String], input: String = "", ended: @escaping @Sendable () -> Void) throws
    -> RunningTool
  {
    try write("in", input)
    for name in ["out", "err"] { try write(name, "") }
    return try RunningTool(try Self.program(), arguments, in: folder, ended: ended)
  }

  /// What has been written; the exit code only once the process has ended.
  func result(_ process: RunningTool, running: Bool = false) throws -> Result {
    let read = { (name: String) in try String(contentsOf: folder.appending(path: name), encoding: .utf8) }
    return Result(
      status: running ? -1 : process.terminationStatus ?? -1, output: try read("out"), errors: try read("err")
    )
  }

  /// Runs the tool to its end.
  func run(_ arguments: String..., input: String = "") async throws -> Result {
    try await runWords(arguments, input: input)
  }

  func runWords(_ arguments: [String], input: String = "") async throws -> Result {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let process = try start(arguments, input: input) { continuation.finish() }
    for await _ in stream {}
    return try result(process)
  }
}
