import Foundation
import Testing

@Suite struct DemoTests {
  @Test(
    "The demo's summary names what was planted, and its evaluation finds just that, with the right entries")
  func planted() async throws {
    let tool = try Tool()
    let played = try await tool.run("demo", "--once", "--json", "--store", "demo.sqlite")
    #expect(played.status == 0, "\(played.errors)")
    let demo = try #require(try played.objects.first)
    let planted = try #require(demo["planted"] as? [[String: Any]])
    #expect(planted.count >= 7)
    let words = [
      "report", "evaluation", "--from", "2026-11-16", "--to", "2026-11-20", "--store", "demo.sqlite",
    ]
    let report = try #require(try await tool.runWords(words).objects.first)
    var found: Set<[String]> = []
    for one in try #require(report["cases"] as? [[String: Any]]) {
      for verdict in one["verdicts"] as? [[String: Any]] ?? [] {
        found.insert(Self.key(one["case"], verdict))
        #expect((verdict["seq"] as? [Int])?.isEmpty == false)
      }
    }
    #expect(found == Set(planted.map { Self.key($0["case"], $0) }))
    #expect(try await tool.run("log", "verify", "--store", "demo.sqlite").status == 0)
    let html = try await tool.runWords(words + ["--format", "html"])
    #expect(html.output.hasPrefix("<!doctype html>") && html.output.contains("报告不及时"))
    #expect(try await tool.run("demo", "--store", "demo.sqlite").status == 2)
  }

  private static func key(_ id: Any?, _ verdict: [String: Any]) -> [String] {
    [id, verdict["verdict"], verdict["unit"], verdict["person"]].map { $0 as? String ?? "–" }
  }

  @Test(
    "The console listens on loopback only, and answers pages with a strict policy while the days are played",
    .timeLimit(.minutes(2)))
  func console() async throws {
    let tool = try Tool()
    let refused = try await tool.run("demo", "--listen", "0.0.0.0:0")
    #expect(refused.status == 1 && refused.errors.contains("password"))
    #expect(try await tool.run("serve", "--listen", "0.0.0.0:0").status == 1)
  }
}
