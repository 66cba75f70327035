import Foundation
import Testing

@Suite struct DetectCommandTests {
  /// A line as the filter takes it.
  static func line(
    _ id: Int, _ title: String, _ published: String, heat: Int? = nil, source: String = "messages"
  )
    -> String
  {
    let more = heat.map { ",\"heat\":\($0)" } ?? ""
    return
      "{\"id\":\(id),\"title\":\"\(title)\",\"text\":\"\",\"published\":\"\(published)\",\"source\":\"\(source)\"\(more)}"
  }

  static let complaints = ["石坳小学食堂饭菜变质学生呕吐", "孩子在石坳小学食物中毒", "投诉石坳小学食堂，学生吃了腹泻住院"]

  static let town: [String] =
    (0..<40).flatMap { day in
      let date = "2026-0\(day < 28 ? 3 : 4)-\(String(format: "%02d", day % 28 + 1))T09:00:00"
      return (0..<4).map { number in
        let name = String(
          (0..<7).compactMap {
            Unicode.Scalar(0x4E00 + (day * 4 + number) * 131 % 9000 + $0 * 977 % 9000).map(Character.init)
          })
        return line(day * 4 + number, name, date)
      }
    } + complaints.enumerated().map { line(900 + $0, $1, "2026-04-\(14 + $0)T10:00:00+08:00") }

  @Test("A warning has all its members sorted, its items first report first, and ends with its step")
  func members() async throws {
    let input = Self.town.joined(separator: "\n") + "\n"
    let result = try await Tool().run("detect", "--step", "24h", input: input)
    #expect(result.status == 0 && result.errors.isEmpty)
    let warning = try #require(try result.objects.first)
    #expect(
      warning.keys.sorted() == [
        "area", "at", "baseline", "chance", "first_seen", "history", "items", "kind", "level", "recurs",
        "severity", "subject", "surprise", "title", "topic",
      ])
    #expect(warning["items"] as? [Int] == [900, 901, 902])
    #expect(warning["at"] as? String == "2026-04-17T00:00:00+08:00")
    #expect(warning["area"] as? String == "food-and-drugs")
    let again = try await Tool().run("detect", "--step", "24h", input: input)
    #expect(again.output == result.output)
  }

  @Test("A bad line is told in its place, the rest goes on, and the exit code says so")
  func badLines() async throws {
    let input = """
      \(Self.line(1, "\\u0000路灯", "2026-03-01"))
      not json
      {"id":2,"title":"x"}
      {"id":3,"title":"x","published":"yesterday"}

      """
    let result = try await Tool().run("detect", input: input)
    #expect(result.status == 1)
    #expect(try result.objects.map { $0["line"] as? Int } == [2, 3, 4])
    #expect(try result.objects.allSatisfy { ($0["error"] as? String)?.isEmpty == false })
  }

  @Test(
    "On a list of fifty a grave title among the ten hottest is warned of once, with the time it was first seen"
  )
  func ranking() async throws {
    var lines: [String] = []
    for hour in 0..<4 {
      for row in 0..<50 {
        let title = row == 30 ? "某地居民楼起火致2人死亡" : "第\(row)号寻常话题"
        let heat = row == 30 && hour >= 2 ? 990 : 1000 - row * 10
        lines.append(
          Self.line(hour * 50 + row, title, "2026-03-01T0\(hour):00:00+08:00", heat: heat, source: "hot"))
      }
    }
    let result = try await Tool().run("detect", input: lines.joined(separator: "\n"))
    let warnings = try result.objects
    #expect(warnings.count == 1)
    #expect(warnings.first?["items"] as? [Int] == [30])
    #expect(warnings.first?["first_seen"] as? String == "2026-03-01T00:00:00+08:00")
    #expect(warnings.first?["at"] as? String == "2026-03-01T03:00:00+08:00")
  }

  @Test("Items that come after a later step has begun are counted on standard error")
  func outOfOrder() async throws {
    let lines = [
      Self.line(1, "路灯", "2026-03-02T01:00:00+08:00"), Self.line(2, "路面", "2026-03-02T00:30:00+08:00"),
      Self.line(3, "路牌", "2099-01-01T00:00:00+08:00"), Self.line(4, "路口", "2026-03-02T02:00:00+08:00"),
    ]
    let sorted = try await Tool().run("detect", "--step", "1d", input: lines[0..<3].joined(separator: "\n"))
    #expect(sorted.status == 0 && sorted.errors.isEmpty)
    let late = try await Tool().run("detect", "--step", "1d", input: lines.joined(separator: "\n"))
    #expect(late.status == 0 && late.errors.contains("1 of 4 items came after a later step"))
  }

  @Test("A span that is none, and a replay without its day, are wrong usage")
  func usage() async throws {
    for span in ["1w", "7m", "25h", "+5m", "36h", "0h"] {
      #expect(try await Tool().run("detect", "--step", span).status == 2, "\(span)")
    }
    for span in ["15m", "8h", "24h", "48h", "2880m", "7d"] {
      #expect(try await Tool().run("detect", "--step", span, input: "").status == 0, "\(span)")
    }
    #expect(try await Tool().run("detect", "--from-store").status == 2)
  }

  @Test("A day is replayed from the store to the same bytes, however often and whatever comes after it")
  func fromStore() async throws {
    let tool = try Tool()
    let demo = try await tool.run("demo", "--once", "--store", "demo.sqlite")
    try #require(demo.status == 0, "\(demo.errors)")
    func replay(_ day: String) async throws -> Tool.Result {
      try await tool.run("detect", "--from-store", "--store", "demo.sqlite", "--day", day)
    }
    let sights = try await tool.run("topics", "list", "--json", "--store", "demo.sqlite", "--days", "60")
    let latest = try #require(try sights.objects.compactMap { $0["latest"] as? String }.max())
    let first = try await replay(String(latest.prefix(10)))
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try await replay(String(latest.prefix(10))).output == first.output)
    #expect(try await replay("2001-01-01").output.isEmpty)
  }
}
