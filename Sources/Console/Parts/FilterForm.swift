import HTTPServer
import Model
import ResponseLog
import Text

/// A form that asks the same page again with what somebody looks for; works without a script.
struct FilterForm {
  let action: String
  let query: HTTPQuery
  var fields: [Markup] = []

  init(_ action: String, _ query: HTTPQuery) { (self.action, self.query) = (action, query) }

  /// A word to look for; the key `/` leads there.
  mutating func text(_ name: String, _ label: Words) {
    fields.append(
      """
      <label class="grow">\(label) <input type="search" name="\(name)" value="\(query[name] ?? "")" data-key="/"></label>
      """)
  }

  /// One of a list, or any; without a word for any, the first stands for it.
  mutating func choice(
    _ name: String, _ label: Words, any: Words? = Words("全部", "any"),
    _ options: [(value: String, words: Words)]
  ) {
    let chosen = query[name] ?? ""
    let lines = options.map { option in
      let mark: Markup = option.value == chosen ? " selected" : ""
      return "<option value=\"\(option.value)\"\(mark)>\(plain: option.words)</option>" as Markup
    }
    let none = any.map { "<option value=\"\">\(plain: $0)</option>" as Markup }
    fields.append("<label>\(label) <select name=\"\(name)\">\(none)\(lines)</select></label>")
  }

  /// A day as 2026-11-20.
  mutating func day(_ name: String, _ label: Words) {
    fields.append(
      "<label>\(label) <input type=\"date\" name=\"\(name)\" value=\"\(query[name] ?? "")\"></label>")
  }

  mutating func flag(_ name: String, _ label: Words) {
    let mark: Markup = query[name] == "1" ? " checked" : ""
    fields.append(
      "<label class=\"tick\"><input type=\"checkbox\" name=\"\(name)\" value=\"1\"\(mark)> \(label)</label>")
  }

  var markup: Markup {
    """
    <form class="filter" method="get" action="\(action)" role="search">
    \(fields)
    <button>\(Words("查看", "Show"))</button>
    </form>

    """
  }
}

extension HTTPQuery {
  /// A field that says something.
  func filled(_ name: String) -> String? { self[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// A day as `2026-11-20`; nil for anything else.
  func day(_ name: String) -> CivilDate? {
    guard let text = self[name], text.utf8.count == 10 else { return nil }
    return Timestamp(rfc3339: text)?.chinaDay
  }

  /// Whole days from one to another; either may be missing.
  var days: ClosedRange<Timestamp>? {
    let (from, to) = (day("from"), day("to"))
    guard from != nil || to != nil else { return nil }
    let first = from.flatMap { Timestamp(rfc3339: "\($0)") } ?? Timestamp(milliseconds: 0)
    let last = to.flatMap { Timestamp(rfc3339: "\($0)") }?.adding(seconds: 86_399) ?? .max
    return first <= last ? first...last : nil
  }
}

extension Timestamp {
  /// Later than anything that is shown.
  static let max = Timestamp(milliseconds: 1 << 52)
}
