package import Model
package import ResponseLog
package import Text

/// One case as its own reports need it. Texts have had their personal data taken out.
package struct CaseFacts: Sendable {
  package var file: CaseFile
  package var title: String
  /// Up to the cut, in order.
  package var entries: [LogEntry]
  package var result: CaseEvaluation
  package var items: [Item]
  /// Texts of the entries by seq and kind.
  package var texts: [Int64: [String: String]]

  /// An item of the case.
  package struct Item: Sendable, Hashable {
    /// Name of the feed, and the rank of the medium behind it.
    package var source: String
    package var tier: MediaTier?
    package var title: String
    package var text: String
    package var url: String?
    package var published: Timestamp?
    package var precision: TimePrecision?
    package var collected: Timestamp
    package var isNegative: Bool

    package init(
      source: String, tier: MediaTier?, title: String, text: String, url: String?, published: Timestamp?,
      precision: TimePrecision?, collected: Timestamp, isNegative: Bool
    ) {
      (self.source, self.tier, self.title, self.text, self.url) = (source, tier, title, text, url)
      (self.published, self.precision, self.collected) = (published, precision, collected)
      self.isNegative = isNegative
    }

    /// When it came out, as exactly as is known.
    var time: String {
      guard let published else { return "发布时间不详" }
      return precision == .day ? WordBody.day(published.chinaDay) : Figures.chinese(published)
    }
  }

  package init(
    file: CaseFile, title: String, entries: [LogEntry], result: CaseEvaluation, items: [Item],
    texts: [Int64: [String: String]]
  ) {
    (self.file, self.title, self.entries) = (file, title, entries)
    (self.result, self.items, self.texts) = (result, items, texts)
  }

  /// Running number of the case within its year.
  var number: Int { Int(file.id.split(separator: "-").last ?? "") ?? 0 }

  /// Items by source, most first.
  var sources: [(source: String, tier: MediaTier?, items: [Item])] {
    Dictionary(grouping: items, by: \.source).map { ($0.key, $0.value[0].tier, $0.value) }
      .sorted { ($1.items.count, $0.source) < ($0.items.count, $1.source) }
  }

  /// Items at the opening, as the log has it.
  var itemsAtOpening: Int? {
    if case .integer(let count)? = entries.first(where: { $0.move == .open })?.detail["items"] {
      Int(count)
    } else {
      nil
    }
  }

  /// Items since the opening; fewer than then are no increase, and something is wrong with the data.
  var increase: (items: Int, isDoubtful: Bool)? {
    itemsAtOpening.map { (max(items.count - $0, 0), items.count < $0) }
  }

  /// The last publication that counts as an answer.
  var answer: LogEntry? {
    entries.first { $0.move == .publish && $0.text("kind") != "follow-up" }
  }
}

extension MediaTier {
  package var words: Words {
    switch self {
    case .overseas: Words("境外", rawValue)
    case .central: Words("中央", rawValue)
    case .province: Words("省级", rawValue)
    case .city: Words("市级", rawValue)
    case .county: Words("县级", rawValue)
    case .own: Words("自媒体", rawValue)
    }
  }
}
