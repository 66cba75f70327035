package import Model
package import ResponseLog
package import Text

extension CaseState {
  /// What the state waits for, as an official says it.
  package var words: Words {
    let chinese =
      switch self {
      case .flagged: "待研判"
      case .assessed: "待交办"
      case .assigned: "待签收"
      case .acknowledged: "处置中"
      case .drafted: "待审签"
      case .approved: "待发布"
      case .rejected: "审签未通过"
      case .published: "已发布"
      case .closed: "已办结"
      case .archived: "已归档"
      case .dismissed: "已排除"
      case .declined: "不予回应"
      case .merged: "已并案"
      }
    return Words(chinese, rawValue)
  }
}

extension Jurisdiction {
  package var words: Words {
    switch self {
    case .ours: Words("属本地", rawValue)
    case .maybe: Words("可能属本地", rawValue)
    case .elsewhere: Words("属外地", rawValue)
    case .unknown: Words("属地不明", rawValue)
    }
  }
}

extension TopicRelation {
  package var words: Words {
    switch self {
    case .first: Words("首发", rawValue)
    case .reprint: Words("转载", rawValue)
    case .similar: Words("同题", rawValue)
    case .event: Words("同一事件", rawValue)
    }
  }
}
