import Classifier
import Foundation
import Model

let classifyCommand = Command(
  name: ["classify"], arguments: "[FILE|-]",
  summary: "judges items: NDJSON {id,title,text} in, one judgement a line out",
  options: [.keywords, .config],
  run: { invocation in
    let book = try Settings(invocation).ruleBook()
    let classifier = Classifier(book)
    let output = Output()
    var clean = true
    try LineReader.forEachLine(of: invocation.arguments.first ?? "-") { number, line in
      do {
        output.line(try ClassifyLine(line).judged(by: classifier))
      } catch {
        clean = false
        output.line(BadLine(number: number, error: error).text)
      }
    }
    output.flush()
    return clean ? 0 : 1
  })

/// An input line of `classify`: `design.md` §5.5.
private struct ClassifyLine: Decodable {
  /// Echoed as it came: a text or a whole number.
  private enum ItemID: Decodable {
    case text(String)
    case number(Int64)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int64.self) {
        self = .number(number)
      } else {
        throw Failure("id must be a text or a whole number of 64 bits")
      }
    }

    var json: JSONValue {
      switch self {
      case .text(let text): .string(text)
      case .number(let number): .integer(number)
      }
    }
  }

  private let id: ItemID
  private let title: String?
  private let text: String?

  init(_ line: [UInt8]) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line))
    // The decoder looks at its own members only; half a surrogate pair in any other is a bad line as well.
    if line.contains(UInt8(ascii: "\\")), JSONValue(text: String(decoding: line, as: UTF8.self)) == nil {
      throw Failure("holds an escape that is no character")
    }
    if title == nil, text == nil { throw Failure("needs title or text") }
  }

  private enum CodingKeys: CodingKey {
    case id, title, text
  }

  func judged(by classifier: Classifier) -> String {
    var members = classifier.assess(title: title ?? "", text: text ?? "").json
    members["id"] = id.json
    return JSONValue.object(members).text
  }
}
