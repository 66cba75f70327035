package import Model
package import Text

/// A report as a value: what it says, and nothing of how a page, an office file or a table shows it.
package struct Document: Sendable, Hashable {
  package var title: Words
  /// Under the title: the period, or what else it covers.
  package var covers: String?
  package var style: Style
  package var blocks: [Block]
  package var provenance: Provenance

  /// What an office calls the two papers that it sends.
  package enum Style: Sendable, Hashable {
    /// 简报: a red head, and no seal.
    case briefing(Masthead)
    /// 报告: a title, and at the end who makes it and on which day.
    case plain(office: String, day: CivilDate)
    /// A list that is wider than high.
    case wide(office: String, day: CivilDate)
  }

  package init(
    title: Words, covers: String? = nil, style: Style, blocks: [Block], provenance: Provenance
  ) {
    (self.title, self.covers, self.style) = (title, covers, style)
    (self.blocks, self.provenance) = (blocks, provenance)
  }

  /// Every table, those beside charts included.
  package var tables: [ReportTable] {
    blocks.compactMap { block in
      switch block {
      case .table(let table): table
      case .chart(let chart): chart.table
      default: nil
      }
    }
  }
}

/// The head of a briefing 简报 (`domain.md` §7).
package struct Masthead: Sendable, Hashable {
  /// 舆情快报
  package var name: String
  /// 〔2026〕第3期
  package var issue: String
  /// Who makes it 编发单位, and on which day.
  package var unit: String
  package var day: CivilDate
  /// How it is to be kept: 内部资料 注意保存.
  package var keeping: String?
  /// 报 and 送.
  package var recipients: Recipients
}

/// Whom a briefing goes to.
package struct Recipients: Sendable, Hashable {
  /// Above 报.
  package var superiors: [String]
  /// Beside and below 送.
  package var others: [String]

  package init(superiors: [String], others: [String]) {
    (self.superiors, self.others) = (superiors, others)
  }
}

/// A part of a report, in the order of reading.
package enum Block: Sendable, Hashable {
  /// 1–3: 一、 （一） 1.; the number is made by whoever writes the report out.
  case heading(Int, Words)
  /// Computed sentences.
  case paragraph(String)
  /// How something is to be read; small.
  case remark(Words)
  /// The figures of the period at a glance.
  case figures([Figure])
  case table(ReportTable)
  case chart(Chart)
  /// Words that a person adds.
  case prose(Prose)
}

/// A figure with what it counts.
package struct Figure: Sendable, Hashable {
  package var words: Words
  package var value: Words

  package init(_ words: Words, _ value: Words) { (self.words, self.value) = (words, value) }

  package init(_ words: Words, _ number: Int) { self.init(words, Words(verbatim: String(number))) }
}

/// A marked field for a person's words 文字说明: the only part of a report that is not computed.
package struct Prose: Sendable, Hashable {
  /// Name of the field on the command line.
  package var id: String
  package var words: Words
  /// Free of personal data; nil = nobody has written it.
  package var text: String?
}
