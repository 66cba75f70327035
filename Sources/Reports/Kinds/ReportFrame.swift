import Model
package import Text

/// What every report of an office needs beside its own facts.
package struct ReportFrame: Sendable {
  package var names: EvaluationNames
  /// Name of the unit that makes it.
  package var unit: String
  package var recipients: Recipients
  package var provenance: Provenance
  /// What a person wrote, by field; free of personal data.
  package var notes: [String: String]

  package init(
    names: EvaluationNames, unit: String, recipients: Recipients, provenance: Provenance,
    notes: [String: String]
  ) {
    (self.names, self.unit, self.recipients) = (names, unit, recipients)
    (self.provenance, self.notes) = (provenance, notes)
  }

  var day: CivilDate { provenance.cut.chinaDay }

  /// The maker in full: 仑苍镇党政办.
  var maker: String { unit.hasPrefix(names.office) ? unit : names.office + unit }

  /// The head of a briefing; the number of the issue is the one that was asked for, else `number`.
  func masthead(number: Int) -> Document.Style {
    let issue = provenance.options["issue"] ?? String(number)
    return .briefing(
      Masthead(
        name: provenance.kind.words.chinese, issue: "〔\(day.year)〕第\(issue)期", unit: maker, day: day,
        keeping: "内部资料　注意保存", recipients: recipients))
  }

  var period: String {
    provenance.from == provenance.to
      ? WordBody.day(provenance.from)
      : "\(WordBody.day(provenance.from))至\(WordBody.day(provenance.to))"
  }

  /// A marked field of a person's.
  func prose(_ id: String, _ words: Words) -> Block {
    .prose(Prose(id: id, words: words, text: notes[id]))
  }

  /// What comes from the collection, with the time of the count.
  var counted: Words {
    Words(
      "以上采集数据的统计时间为 \(Figures.minute(provenance.cut))，只含本系统采集到的信息，不等于全网总量。",
      "collection figures, counted at that time; what this system collected, not all there is")
  }
}

extension ReportKind {
  /// The fields that a person may fill.
  package var fields: [(id: String, words: Words)] {
    switch self {
    case .flash: [("remarks", Words("补充说明", "remarks"))]
    case .special:
      [
        ("conclusion", Words("核心结论", "conclusion")), ("views", Words("各方观点", "views")),
        ("risk", Words("趋势与风险研判", "risk")), ("advice", Words("处置建议", "advice")),
      ]
    case .daily, .weekly: [("advice", Words("研判与建议", "advice"))]
    case .evaluation: [("opinion", Words("评估意见", "opinion")), ("remedy", Words("整改要求", "remedy"))]
    case .year: [("outlook", Words("存在问题和下一步打算", "outlook"))]
    case .ledger, .missed: []
    }
  }
}
