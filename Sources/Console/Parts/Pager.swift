import HTTPServer
import Text

/// Which part of a long list is shown, and the links to its neighbours.
struct Pager {
  let path: String
  let query: HTTPQuery
  let size: Int
  /// From 1.
  let number: Int

  init(_ path: String, _ query: HTTPQuery, size: Int) {
    (self.path, self.query, self.size) = (path, query, size)
    number = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), 100_000)
  }

  /// What of a list the page shows.
  func slice<Element>(_ all: [Element]) -> ArraySlice<Element> {
    all.dropFirst((number - 1) * size).prefix(size)
  }

  /// Links where there is something before or behind; the keys j and k follow them.
  func markup(isMore: Bool) -> Markup {
    guard number > 1 || isMore else { return "" }
    let back = number > 1 ? link(number - 1, "k", Words("← 上一页", "← previous page")) : nil
    let next = isMore ? link(number + 1, "j", Words("下一页 →", "next page →")) : nil
    let here = Words("第 \(number) 页", "page \(number)")
    return """
      <nav class="pages" aria-label="\(plain: Words("分页", "Pages"))">\(back) <span>\(here)</span> \(next)</nav>

      """
  }

  private func link(_ number: Int, _ key: String, _ words: Words) -> Markup {
    let address = "\(path)?\(query.with("page", String(number)).urlEncoded)"
    return "<a href=\"\(address)\" data-key=\"\(key)\">\(words)</a>"
  }
}
