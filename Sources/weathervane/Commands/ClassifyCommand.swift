import Classifier
import Foundation
import Model

let classifyCommand = Command(
  name: ["classify"], arguments: "[FILE|-]",
  summary: "judges items: NDJSON {id,title,text,source?} in, one judgement a line out",
  options: [.keywords, .config],
  run: { invocation in
    let classifier = Classifier(try Settings(invocation).ruleBook())
    var blocks = try LineBlocks(of: invocation.arguments.first ?? "-")
    let output = Output()
    var clean = true
    try await inOrder(
      next: { try blocks.block() }, work: { JudgedLines($0, by: classifier) },
      take: { judged in
        output.lines(judged.writer.bytes)
        clean = clean && judged.clean
      })
    output.flush()
    return clean ? 0 : 1
  })

/// Judgements of a block of lines, as they are printed.
private struct JudgedLines: Sendable {
  private(set) var writer = JSONWriter()
  /// Whether every line could be used.
  private(set) var clean = true

  init(_ block: LineBlocks.Block, by classifier: Classifier) {
    var bench = Bench(classifier)
    writer.reserve(block.bytes.count * 2)
    block.forEachLine { number, line in
      do {
        let item = try ItemLine(line)
        let source = ItemSource(name: item.source)
        classifier.assess(title: item.title, text: item.text, source: source, on: &bench)
          .write(id: item.id, to: &writer)
        writer.endLine()
      } catch {
        clean = false
        writer.line(BadLine(number: number, error: error).text)
      }
    }
  }
}
