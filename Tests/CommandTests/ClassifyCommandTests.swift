import Foundation
import Testing

@Suite struct ClassifyCommandTests {
  @Test(
    "Each input line gives one line in order, ids come back as they were, keys are sorted and none is left out"
  )
  func lines() async throws {
    let input = """
      {"id":"甲","title":"仑苍镇中心小学30余名学生食物中毒","text":"已送医。","published":null,"source":"x"}
      {"id":9007199254740993,"title":"全镇植树活动举行","text":""}

      """
    let result = try await Tool().run("classify", input: input)
    #expect(result.status == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[1].contains("\"id\":9007199254740993"))
    let keys = [
      "area", "areas", "casualties", "evidence", "flagged", "id", "jurisdiction", "places", "polarity",
      "rulebook",
      "rumour", "severity", "why_not",
    ]
    for (line, object) in zip(lines, try result.objects) {
      #expect(object.keys.sorted() == keys)
      let places = try keys.map { key in try #require(line.range(of: "\"\(key)\":")).lowerBound }
      #expect(line.hasPrefix("{\"area\":") && places.count == keys.count)
    }
    #expect(try result.objects[0]["id"] as? String == "甲")
    #expect(try result.objects[0]["flagged"] as? Bool == true)
    #expect(try result.objects[0]["area"] as? String == "food-and-drugs")
    #expect(try result.objects[1]["why_not"] is String)
  }

  @Test(
    "A bad line is told in its place, the rest goes on, and the exit code says so",
    arguments: [
      "not json", "[1]", "{\"title\":\"x\",\"text\":\"\"}", "{\"id\":null,\"title\":\"x\"}",
      "{\"id\":1.5,\"title\":\"x\"}",
      "{\"id\":18446744073709551616,\"title\":\"x\"}", "{\"id\":1,\"title\":7}", "{\"id\":1}", "",
      "{\"id\":1,\"title\":\"\\ud800\"}", "{\"id\":true,\"title\":\"x\"}",
    ])
  func badLine(line: String) async throws {
    let good = "{\"id\":\"good\",\"title\":\"x\",\"text\":\"\"}"
    let result = try await Tool().run("classify", "-", input: "\(good)\n\(line)\n\(good)\n")
    #expect(result.status == 1)
    let objects = try result.objects
    #expect(objects.count == 3)
    #expect(objects[1]["line"] as? Int == 2)
    #expect((objects[1]["error"] as? String)?.isEmpty == false)
    #expect(objects[0]["id"] as? String == "good" && objects[2]["id"] as? String == "good")
  }

  @Test("Evidence is exactly the slice of the field as it was given, whatever stands before it")
  func slices() async throws {
    let title = "【😀𠀀】仑\u{200B}苍鎮某廠發生爆 炸，２人死亡"
    let text = "\u{0}村民反映：污水直·排河道，\r\n多次投诉無人管！！！"
    let line = try JSONSerialization.data(withJSONObject: ["id": "1", "title": title, "text": text])
    let object = try #require(
      try await Tool().run("classify", input: String(decoding: line, as: UTF8.self)).objects.first)
    let evidence = try #require(object["evidence"] as? [[String: Any]])
    #expect(evidence.count >= 3)
    for entry in evidence {
      let field = entry["field"] as? String == "title" ? title : text
      let start = try #require(entry["start"] as? Int)
      let length = try #require(entry["length"] as? Int)
      let slice = String(String.UnicodeScalarView(Array(field.unicodeScalars)[start..<start + length]))
      #expect(entry["text"] as? String == slice)
    }
  }

  @Test("The same input gives the same bytes")
  func deterministic() async throws {
    let input = "{\"id\":1,\"title\":\"欠薪讨薪工人堵门\",\"text\":\"望领导重视，多次投诉无果，食堂变质饭菜。\"}"
    let tool = try Tool()
    let first = try await tool.run("classify", input: input).output
    #expect(try await tool.run("classify", input: input).output == first)
  }
}
