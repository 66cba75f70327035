import Foundation
import Model
import Topics

let topicsCompareCommand = Command(
  name: ["topics", "compare"], arguments: "[FILE|-]",
  summary:
    "would two items be one topic? NDJSON {id,a:{title,text},b:{title,text}} in, {id,same,score,why} out",
  options: [],
  run: { invocation in
    let output = Output()
    var clean = true
    try LineReader.forEachLine(of: invocation.arguments.first ?? "-") { number, line in
      do {
        output.line(try Pair(line).answer.text)
      } catch {
        clean = false
        output.line(BadLine(number: number, error: error).text)
      }
    }
    output.flush()
    return clean ? 0 : 1
  })

/// Two items as a line of JSON gives them.
private struct Pair: Decodable {
  struct Side: Decodable {
    var title: String?
    var text: String?

    var telling: Telling { Telling(title: title ?? "", text: text ?? "") }
  }

  private let id: JSONValue
  private let a: Side
  private let b: Side

  init(_ line: [UInt8]) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line))
    switch id {
    case .string, .integer: break
    default: throw Failure("id must be a text or a whole number of 64 bits")
    }
    for side in [a, b] where side.title == nil && side.text == nil {
      throw Failure("a and b each need title or text")
    }
  }

  var answer: JSONValue {
    let likeness = Likeness(a.telling, b.telling)
    return .object([
      "id": id, "same": .bool(likeness.relation != nil), "score": .number(likeness.score),
      "why": .string(likeness.why),
    ])
  }
}
