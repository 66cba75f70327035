import HTTPServer
import Model
import ResponseLog
import Text

/// Which cases somebody wants to see, and in which order, as the address says it.
struct CaseFilter {
  /// How a list of cases may be ordered.
  enum Order: String, CaseIterable {
    case newest, due, grade

    var words: Words {
      switch self {
      case .newest: Words("最新立单", "newest")
      case .due: Words("最早到期", "next due")
      case .grade: Words("等级最高", "gravest")
      }
    }
  }

  let query: HTTPQuery
  let order: Order

  init(_ query: HTTPQuery) {
    self.query = query
    order = query["sort"].flatMap(Order.init) ?? .newest
  }

  /// Whether nothing is left out.
  var isWide: Bool {
    !["state", "area", "unit", "grade", "from", "to", "overdue", "q"].contains { query.filled($0) != nil }
  }

  /// The cases wanted, in order. - Parameter all: oldest first.
  func apply(_ all: [CaseView], titles: CaseTitles) -> [CaseView] {
    let kept = all.reversed().filter { accepts($0, titles) }
    return switch order {
    case .newest: kept
    case .due: kept.sorted(by: CaseView.isMoreUrgent)
    case .grade:
      kept.sorted { ($0.file.grade?.rank ?? -1, $0.file.id) > ($1.file.grade?.rank ?? -1, $1.file.id) }
    }
  }

  private func accepts(_ view: CaseView, _ titles: CaseTitles) -> Bool {
    let file = view.file
    func fits(_ name: String, _ values: String?...) -> Bool {
      query.filled(name).map { values.contains($0) } ?? true
    }
    return fits("state", file.state.rawValue, file.state.isOpen ? "open" : nil)
      && fits("area", file.area) && fits("grade", file.grade?.rawValue)
      && fits("unit", file.lead, file.holder.unit) && fits("overdue", view.breached > 0 ? "1" : nil)
      && (query.days?.contains(file.opened) ?? true) && holds(file.id, titles)
  }

  private func holds(_ id: String, _ titles: CaseTitles) -> Bool {
    guard let words = query.filled("q") else { return true }
    let text = "\(id) \(titles[id]?.chinese ?? "")".lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }
}
