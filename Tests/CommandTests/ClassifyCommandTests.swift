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
      "area", "areas", "casualties", "evidence", "facts", "flagged", "grade_reasons", "grounds", "id",
      "jurisdiction", "kind", "kind_reason", "mood", "places", "polarity", "reporting", "rulebook", "rumour",
      "severity", "stance", "why_not",
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
      "{\"id\":", "{\"id\":1,\"title\":\"x\",\"more\": ", "{\"id\":1,\"title\":\"\\ud800\"}",
      "{\"id\":true,\"title\":\"x\"}",
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

  @Test("A line cut off anywhere is told in its place")
  func cutLines() async throws {
    let whole =
      #"{"id":12,"title":"a\"\u4ed1\ud83d\ude00","text":null,"a":-10,"b":true,"c":false,"source":"x"}"#
    let cut = (1..<whole.utf8.count).map { String(decoding: whole.utf8.prefix($0), as: UTF8.self) }
    let lines = cut.flatMap { [$0, $0 + " "] } + [whole]
    let result = try await Tool().run("classify", input: lines.joined(separator: "\n") + "\n")
    let objects = try result.objects
    #expect(result.status == 1 && objects.count == lines.count)
    #expect(objects.dropLast().allSatisfy { $0["error"] != nil } && objects.last?["id"] as? Int == 12)
    // Nor does the last line need its end.
    for line in ["{", "{\"id\":", "{\"id\":-", cut[cut.count - 1]] {
      #expect(try await Tool().run("classify", input: line).objects.count == 1, "\(line)")
    }
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

  @Test("The same input gives the same bytes, whole or in two halves, whatever the number of its blocks")
  func deterministic() async throws {
    let texts = ["欠薪讨薪工人堵门", "食堂变质饭菜致5名学生呕吐", "仑苍镇植树", "望领导重视，多次投诉无果", "网传\\n爆炸系谣言\\u4e86"]
    let lines = (0..<6000).map { number in
      number % 997 == 5
        ? "not json"
        : "{\"id\":\(number),\"title\":\"\(texts[number % 5])\",\"text\":\"\(texts[number / 5 % 5])\(number)。\"}"
    }
    let tool = try Tool()
    func output(_ lines: ArraySlice<String>) async throws -> String {
      try await tool.run("classify", input: lines.joined(separator: "\n") + "\n").output
    }
    let whole = try await output(lines[...])
    #expect(whole.split(separator: "\n").count == lines.count)
    #expect(try await output(lines[...]) == whole)
    // The line numbers of bad lines are those of their input.
    let good = lines.filter { $0 != "not json" }
    let halves = try await output(good[..<3001]) + output(good[3001...])
    #expect(try await output(good[...]) == halves)
  }

  @Test("A line is read the same whether it is plain or has to be decoded")
  func plainAndDecoded() async throws {
    let plain =
      #"{"id":"a\u0041\ud83d\ude00","title":"打\t人\/\"","text":null,"source":"新华社","extra":-12,"more":true}"#
    let decoded = plain.dropLast() + #","nested":{"deep":[1.5e3]}}"#
    let result = try await Tool().run("classify", input: "\(plain)\n\(decoded)\n")
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0 && lines.count == 2 && lines[0] == lines[1])
    #expect(try result.objects[0]["id"] as? String == "aA😀")
  }
}
