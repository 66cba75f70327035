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

  @Test(
    "The demo's fire is warned of within its first three items; drill, weather and what is elsewhere are not")
  func warnings() async throws {
    let tool = try Tool()
    let played = try await tool.run("demo", "--once", "--json", "--store", "demo.sqlite")
    let demo = try #require(try played.objects.first)
    var warnings: [[String: Any]] = []
    for day in 16...20 {
      let words = ["detect", "--from-store", "--store", "demo.sqlite", "--day", "2026-11-\(day)"]
      warnings += try await tool.runWords(words).objects
    }
    #expect(warnings.count == demo["warnings"] as? Int)
    let fire = try #require(warnings.first { ($0["title"] as? String)?.contains("仓库起火") == true })
    #expect((fire["items"] as? [String])?.count == 3)
    #expect(fire["at"] as? String == "2026-11-16T08:45:00+08:00")
    #expect(warnings.count { $0["topic"] as? String == fire["topic"] as? String } == 1)
    // What the hotline writes down again and again is the name of nothing.
    let names = warnings.compactMap { $0["subject"] as? String }
    for phrase in ["市民咨询", "便民服务"] { #expect(!names.contains { phrase.contains($0) }) }
    for title in warnings.compactMap({ $0["title"] as? String }) {
      for word in ["演练", "地震", "昆明", "天气", "台风", "暴雨", "阵雨", "电影"] { #expect(!title.contains(word)) }
    }
  }

  private static func key(_ id: Any?, _ verdict: [String: Any]) -> [String] {
    [id, verdict["verdict"], verdict["unit"], verdict["person"]].map { $0 as? String ?? "–" }
  }

  @Test(
    "The console listens on loopback only, and answers pages with a strict policy while the days are played",
    .timeLimit(.minutes(10)))
  func console() async throws {
    let tool = try Tool()
    let refused = try await tool.run("demo", "--listen", "0.0.0.0:0")
    #expect(refused.status == 1 && refused.errors.contains("password"))
    #expect(try await tool.run("serve", "--listen", "0.0.0.0:0").status == 1)
  }
}
