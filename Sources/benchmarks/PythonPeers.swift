import Foundation

/// Matchers from PyPI, timed inside Python around the matching alone.
struct PythonPeers {
  struct Result: Decodable {
    var engine: String
    var words: Int
    var hits: Int
    var buildSeconds: Double
    var seconds: Double

    init(absent engine: String) {
      (self.engine, words, hits, buildSeconds, seconds) = (engine, 0, 0, 0, 0)
    }
  }

  private static let script = """
    import json, sys, time
    texts = open(sys.argv[1], encoding="utf-8").read().split("\\n")
    words = open(sys.argv[2], encoding="utf-8").read().split("\\n")

    def measure(engine, build, count):
        start = time.process_time()
        automaton = build()
        built = time.process_time()
        hits = count(automaton)
        end = time.process_time()
        print(json.dumps({"engine": engine, "words": len(words), "hits": hits,
                          "buildSeconds": built - start, "seconds": end - built}), flush=True)

    try:
        import ahocorasick_rs
        measure("ahocorasick_rs", lambda: ahocorasick_rs.AhoCorasick(words),
                lambda a: sum(len(a.find_matches_as_indexes(t, overlapping=True)) for t in texts))
    except ImportError:
        print(json.dumps({"engine": "ahocorasick_rs", "words": 0, "hits": 0, "buildSeconds": 0, "seconds": 0}))

    try:
        import ahocorasick
        def build():
            automaton = ahocorasick.Automaton()
            for index, word in enumerate(words):
                automaton.add_word(word, index)
            automaton.make_automaton()
            return automaton
        measure("pyahocorasick", build, lambda a: sum(len(list(a.iter(t))) for t in texts))
    except ImportError:
        print(json.dumps({"engine": "pyahocorasick", "words": 0, "hits": 0, "buildSeconds": 0, "seconds": 0}))
    """

  private let folder: URL

  /// Writes the documents down for Python to read, a line each.
  init(_ documents: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.script.write(to: folder.appending(path: "peers.py"), atomically: false, encoding: .utf8)
    try documents.joined(separator: "\n")
      .write(to: folder.appending(path: "texts"), atomically: false, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Results of the installed ones; `words` is 0 for one that is not.
  func measure(_ words: [String]) throws -> [Result] {
    try words.joined(separator: "\n")
      .write(to: folder.appending(path: "words"), atomically: false, encoding: .utf8)
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3"] + ["peers.py", "texts", "words"].map { folder.appending(path: $0).path }
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let lines = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    if python.terminationStatus == 127 { return [Result(absent: "python3")] }
    guard python.terminationStatus == 0 else { throw Failure("the Python peers failed") }
    return try lines.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Result.self, from: $0)
    }
  }
}
