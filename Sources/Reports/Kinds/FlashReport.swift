import Model
import ResponseLog
import Text

/// 舆情快报: one case in the four parts that such papers have, at once.
package struct FlashReport {
  private let facts: CaseFacts
  private let frame: ReportFrame

  package init(_ facts: CaseFacts, frame: ReportFrame) { (self.facts, self.frame) = (facts, frame) }

  package var report: Report {
    let blocks: [Block] =
      [.heading(1, Words("基本情况", "What happened"))] + CaseWords(facts, frame).basics.map(Block.paragraph)
      + [.heading(1, Words("传播情况", "How it spreads")), .paragraph(spread), .remark(frame.counted)]
      + CaseWords(facts, frame).doubts
      + [.heading(1, Words("工作措施", "What is being done"))]
      + CaseSteps(facts: facts, names: frame.names).paragraphs.map(Block.paragraph)
      + [.paragraph(CaseWords(facts, frame).standing)]
      + (frame.notes["remarks"] == nil ? [] : [frame.prose("remarks", Words("补充说明", "Remarks"))])
      + [.heading(1, Words("链接", "Links"))] + CaseWords(facts, frame).links.map(Block.paragraph)
    return Report(
      Document(
        title: Words(facts.title, "Flash report"),
        covers: "舆情单 \(facts.file.id)", style: frame.masthead(number: facts.number), blocks: blocks,
        provenance: frame.provenance),
      figures: CaseWords(facts, frame).figures)
  }

  private var spread: String {
    let words = CaseWords(facts, frame)
    let sources = facts.sources.map { "\($0.source)\($0.items.count)条" }.joined(separator: "、")
    return words.volume + (sources.isEmpty ? "" : "其中\(sources)。")
  }
}
