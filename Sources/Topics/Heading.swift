/// A title without what a reprint adds to it: 原标题, 组图, 【快讯】, the name of the paper at its end, （图）.
enum Heading {
  private static let marks: Set<String> = [
    "原标题", "转载", "转发", "转自", "转", "快讯", "组图", "图文", "视频", "独家", "突发", "最新", "热点", "关注", "图", "滚动",
    "最新消息", "现场图", "多图", "附图",
  ]
  private static let papers = ["网", "报", "新闻", "在线", "客户端", "频道", "资讯", "头条", "社", "传媒", "融媒"]
  private static let opening: Set<Character> = ["【", "[", "［", "(", "（", "〔"]
  private static let closing: Set<Character> = ["】", "]", "］", ")", "）", "〕"]

  /// Whether a title was cut off where it ends in dots.
  static func isCut(_ title: String) -> Bool {
    title.hasSuffix("…") || title.hasSuffix("...") || title.hasSuffix("。。")
  }

  static func bare(_ title: String) -> Substring {
    var rest = title[...]
    while let shorter = withoutHead(rest) ?? withoutTail(rest) { rest = shorter }
    return rest
  }

  /// Without one mark before the title: 组图：, 【快讯】.
  private static func withoutHead(_ title: Substring) -> Substring? {
    if let first = title.first, opening.contains(first) {
      guard let end = title.firstIndex(where: closing.contains),
        marks.contains(String(title[title.index(after: title.startIndex)..<end]))
      else { return nil }
      return title[title.index(after: end)...]
    }
    guard let end = title.firstIndex(where: { [":", "：", "|", "｜", "丨", " ", "　"].contains($0) }),
      marks.contains(String(title[..<end]))
    else { return nil }
    return title[title.index(after: end)...]
  }

  /// Without one addition after the title: （图）, _某某网, - 某某日报.
  private static func withoutTail(_ title: Substring) -> Substring? {
    if let last = title.last, closing.contains(last) {
      guard let start = title.lastIndex(where: opening.contains),
        marks.contains(String(title[title.index(after: start)...].dropLast()))
      else { return nil }
      return title[..<start]
    }
    guard let start = title.lastIndex(where: { ["_", "|", "｜", "丨", "-", "—", "–"].contains($0) }) else {
      return nil
    }
    let name = title[title.index(after: start)...].filter { $0 != " " }
    guard name.count <= 8, papers.contains(where: name.hasSuffix), start > title.startIndex else {
      return nil
    }
    return title[..<start]
  }
}
