import Foundation
import Testing

struct TopicsCommandTests {
  @Test("topics compare answers each line, says why, and puts an error in the place of a bad line")
  func compare() async throws {
    let lines = [
      #"{"id":1,"a":{"title":"欧阳铁蛋酒后驾车撞上护栏","text":""},"b":{"title":"欧阳铁蛋被行政拘留十日"}}"#,
      #"{"id":"x","a":{"title":"城南小学食堂多名学生腹泻"},"b":{"title":"云雀超市冻带鱼涨价了"}}"#,
      #"{"id":3,"a":{"title":"无"}}"#,
    ]
    let result = try await Tool().run("topics", "compare", "-", input: lines.joined(separator: "\n"))
    let out = result.output.split(separator: "\n")
    #expect(result.status == 1 && out.count == 3)
    #expect(out[0].hasPrefix(#"{"id":1,"same":true,"score":0."#) && out[0].contains("欧阳铁蛋"))
    #expect(out[1] == #"{"id":"x","same":false,"score":0,"why":"nothing is shared"}"#)
    #expect(out[2].hasPrefix(#"{"error":"#) && out[2].hasSuffix(#""line":3}"#))
  }

  @Test("topics merge and split want to know who does it and what")
  func usage() async throws {
    for words in [
      ["topics", "merge", "ta", "tb"], ["topics", "merge", "ta", "--as", "x"],
      ["topics", "split", "--as", "x"],
    ] {
      let result = try await Tool().runWords(words)
      #expect(result.status == 2, "\(words) \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }
}
