import Model
import Reports
import Storage
import Text

/// Warnings 预警 of late: what comes together, since when, against what was expected.
struct WarningList {
  let warnings: [StoredWarning]
  let visit: Visit

  private static let shown = 15

  /// The gravest first, then the newest; what only grew is told by its first warning.
  private var ordered: [StoredWarning] {
    warnings.filter { !$0.warning.isUpdate }.sorted {
      ($1.warning.level, $1.warning.at) < ($0.warning.level, $0.warning.at)
    }
  }

  var markup: Markup {
    let ordered = ordered
    let none: Markup = "<p class=\"empty\">\(Words("最近三天没有预警。", "No warning in the last three days."))</p>"
    return """
      <section aria-labelledby="warnings"><h2 id="warnings">\(Words("预警", "Warnings of the last three days").markup) \
      <span class="count">\(ordered.count)</span></h2>
      \(ordered.isEmpty ? none : "<ul class=\"lines\">\(ordered.prefix(Self.shown).map(row))</ul>")
      </section>

      """
  }

  private func row(_ stored: StoredWarning) -> Markup {
    let warning = stored.warning
    let since = Figures.time(warning.firstSeen, now: visit.now)
    // Area and place are codes; a name is what people wrote.
    let name = warning.kind == .term ? warning.subject.map { Words(verbatim: $0) } : nil
    let about = [warning.area.map { visit.names.area($0) }, name].compactMap(\.self)
    return """
      <li class="warning"><span class="level \(warning.level.rawValue)">\(warning.level.words)</span> \
      <b>\(Words(verbatim: visit.shown(warning.title)))</b>
      <p class="meta">\(warning.kind.words) · \((about + [count(stored)]).joined(Words(verbatim: " · "))) · \
      \(Markup("始于 \(since)", "since \(since)"))\(thin(warning))\(caseLink(stored))</p></li>

      """
  }

  /// How much came, what was expected, and how likely that is by chance.
  private func count(_ stored: StoredWarning) -> Words {
    let (count, warning) = (stored.items.count, stored.warning)
    let expected = JSONValue.number((warning.baseline * 100).rounded() / 100).text
    let words = Words("\(count) 条，预期 \(expected) 条", "items: \(count), expected \(expected)")
    guard let chance = Self.chance(warning.surprise) else { return words }
    return words + Words("，偶然可能性不到", ", chance less than ") + chance
  }

  /// Powers of ten as people say them; what is rarer than the last is told as the last.
  private static let chances = [
    Words("十分之一", "1 in 10"), Words("百分之一", "1 in 100"), Words("千分之一", "1 in 1,000"),
    Words("万分之一", "1 in 10,000"), Words("十万分之一", "1 in 100,000"), Words("百万分之一", "1 in 1,000,000"),
    Words("千万分之一", "1 in 10,000,000"), Words("亿分之一", "1 in 100,000,000"),
  ]

  /// - Parameter surprise: how many tenths of tenths the chance is below; nil where that says nothing.
  private static func chance(_ surprise: Double) -> Words? {
    let power = Int(min(surprise, Double(chances.count)))
    return power > 0 ? chances[power - 1] : nil
  }

  private func thin(_ warning: Warning) -> Markup? {
    warning.isThin ? " · \(Words("历史数据少，仅供参考", "little history, take with care"))" : nil
  }

  private func caseLink(_ stored: StoredWarning) -> Markup? {
    let open = stored.caseID.map { " · \(Words("舆情单", "case")) <a href=\"/cases/\($0)\">\($0)</a>" as Markup }
    let before = stored.warning.recurs.map { before in
      // It may be the same case, opened once more.
      before == stored.caseID
        ? " · \(Words("复发", "again"))" as Markup
        : " · \(Words("复发，前单", "again after")) <a href=\"/cases/\(before)\">\(before)</a>"
    }
    return open.map { one in before.map { one + $0 } ?? one } ?? before
  }
}

extension Warning.Level {
  var words: Words {
    switch self {
    case .blue: Words("蓝色预警", "blue")
    case .yellow: Words("黄色预警", "yellow")
    case .orange: Words("橙色预警", "orange")
    case .red: Words("红色预警", "red")
    }
  }
}

extension Warning.Kind {
  var words: Words {
    switch self {
    case .topic: Words("话题升温", "a story spreads")
    case .areaPlace: Words("同地同类诉求增多", "complaints of one kind in one place")
    case .term: Words("新名称频现", "a new name comes up")
    }
  }
}
