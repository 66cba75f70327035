import Foundation
import Glibc
import Model
import ResponseLog
import Testing

/// The demo's log, as the built tool exports it, evaluated twice.
struct DemoLogTests {
  @Test("The report on the demo is what a naive reading of the exported log gives")
  func alike() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weathervane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "demo.sqlite").path
    _ = try await run(["demo", "--once", "--store", store], in: folder)
    let (from, to) = (CivilDate(year: 2026, month: 11, day: 16), CivilDate(year: 2026, month: 11, day: 20))
    for now in ["2026-11-16T12:00:00", "2026-11-18T09:10:00", "2026-11-20T18:00:00", "2026-12-20T00:00:00"] {
      let words = [
        "report", "evaluation", "--from", "\(from)", "--to", "\(to)", "--now", now, "--store", store,
      ]
      var real = try #require(JSONValue(text: try await run(words, in: folder)))
      // Where the report comes from is said beside what is evaluated.
      if case .object(var members) = real {
        members["report"] = nil
        real = .object(members)
      }
      let lines = try await run(["log", "export", "--store", store], in: folder).split(separator: "\n").map(
        String.init)
      let naive = NaiveEvaluator(
        lines, office: "350583101", to: to, now: try #require(Timestamp(rfc3339: now)),
        book: try ClockFiles.book(),
        criteria: try ClockFiles.criteria(), scores: try ClockFiles.scores())
      #expect(real.text == (try naive.json(from: from, to: to)).text)
    }
  }

  /// What the built tool prints, run where the checkout's data are.
  private func run(_ words: [String], in folder: URL) async throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let beside = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map {
      URL(filePath: $0).deletingLastPathComponent()
    }
    let output = folder.appending(path: "output")
    let program = (beside ?? root.appending(path: ".build/debug")).appending(path: "weathervane")
    let line = ([program.path] + words).map { "'\($0)'" }.joined(separator: " ")
    let command = "cd '\(root.path)' && exec \(line) >'\(output.path)'"
    let status = await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: popen(command, "r").map { pclose($0) } ?? -1) }
    }
    try #require(status == 0)
    return try String(contentsOf: output, encoding: .utf8)
  }
}
