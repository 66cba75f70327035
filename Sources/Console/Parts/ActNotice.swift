import Model
import Reports
import ResponseLog
import Text

/// What an act came to, on the page that follows it; and what others did since a form was opened.
enum ActNotice {
  /// The entry that was just written, with what its actor should mind.
  static func done(_ entry: LogEntry) -> Markup {
    let codes = entry.texts("warnings").map { "<li>▲ \(AnswerWords.words($0))</li>" as Markup }
    let minded: Markup = codes.isEmpty ? "" : "<ul>\(codes)</ul>"
    return """
      <div class="notice" id="done" role="status" tabindex="-1"><p><span class="mark good">✓</span> \
      \(EntryWords.action(entry.action)) · \(Words("已记入日志第 \(entry.seq) 条", "entry \(entry.seq) of the log"))</p>\(minded)</div>

      """
  }

  /// The acts since the one that the viewer saw.
  static func changed(_ view: CaseView, since seq: Int64, _ visit: Visit) -> Markup? {
    let acts = view.entries.filter { $0.seq > seq && $0.move != nil }
    guard !acts.isEmpty else { return nil }
    let rows = acts.map { entry -> Markup in
      """
      <li><a href="#entry-\(entry.seq)">#\(entry.seq)</a> \(EntryWords.action(entry.action)) \
      \(EntryWords(entry, visit.names).detail) · \(visit.names.person(entry.actor))</li>

      """
    }
    return """
      <div class="notice"><p><b>\(Words("您打开表单之后，此单有了这些变化：", "Since you opened the form:"))</b></p><ul>\(rows)</ul></div>

      """
  }
}

/// What the codes of warnings mean to who acts.
enum AnswerWords {
  static func words(_ code: String) -> Words { table[code] ?? Words(verbatim: code) }

  private static let table: [String: Words] = [
    "personal-data": Words("稿中有个人信息，请脱敏", "the draft holds personal data"),
    "own-draft": Words("拟稿人自己审签，请换人", "the drafter signs off; let another person do it"),
    "no-reason": Words("退回未写理由", "rejected without a reason"),
    "against-judgement": Words("判为须改却通过了", "approved although the judgement objects"),
    "not-clarification": Words("谣言应以“澄清”发布", "a rumour wants a clarification"),
    "no-link": Words("请补上链接", "give the link"),
    "no-press-conference": Words("未开新闻发布会即办结", "closed without a press conference"),
    "empty-part": Words("有的部分等于没说", "a part says nothing"),
    "equal-parts": Words("几个部分说的一样", "parts say the same"),
    "promise-without-date": Words("承诺没有期限", "a promise without a date"),
    "numbers-differ": Words("数字与先前发布的不同", "numbers differ from what was published"),
  ]
}
