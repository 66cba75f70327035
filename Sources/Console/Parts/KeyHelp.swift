import Text

/// The keys of the pages, shown by `?`, and the switch that turns them off. Hidden where no script makes them work.
enum KeyHelp {
  private static let keys: [(String, Words)] = [
    ("j", Words("下一件、下一页", "next one, next page")), ("k", Words("上一件、上一页", "previous one, previous page")),
    ("a", Words("研判", "assess")), ("d", Words("排除", "dismiss")), ("/", Words("搜索", "search")),
    ("?", Words("显示快捷键", "show the keys")),
  ]

  static let markup: Markup = {
    let rows = keys.map { "<dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd>" as Markup }
    return """
      <details class="keys" id="keys" data-key="?" hidden><summary>\(Words("快捷键 ?", "Keys ?"))</summary>
      <dl>\(rows)</dl>
      <label><input type="checkbox" id="keys-off"> \(Words("关闭快捷键", "Turn keys off"))</label></details>

      """
  }()
}
