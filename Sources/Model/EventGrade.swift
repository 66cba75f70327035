/// Statutory grade of an event 事件等级 (突发事件应对法 第三条), lowest first. Not the spread grade, not a colour.
package enum EventGrade: String, Sendable, Codable, Comparable, CaseIterable {
  /// 一般 Ⅳ
  case ordinary
  /// 较大 Ⅲ
  case considerable
  /// 重大 Ⅱ
  case major
  /// 特别重大 Ⅰ
  case extreme

  /// 0 (ordinary) to 3 (extreme).
  package var rank: Int {
    switch self {
    case .ordinary: 0
    case .considerable: 1
    case .major: 2
    case .extreme: 3
    }
  }

  package static func < (left: EventGrade, right: EventGrade) -> Bool {
    left.rank < right.rank
  }
}
