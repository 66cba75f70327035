import Classifier
import Desk
import HTTPServer
import Model
import Reports
import ResponseLog
import Text

/// `/cases/new` 立单: opens a case by hand, from what was heard or pasted.
struct NewCasePage {
  private let visit: Visit
  private var filled = Filled()
  /// Open cases that may be of the same story.
  private var similar: [(id: String, title: Words)] = []

  init(_ visit: Visit) { self.visit = visit }

  private var fields: [Field] {
    [
      Field(
        name: "title", label: Words("标题", "Title"), control: .line(type: "text"),
        hint: Words("不填则取正文第一行", "Left open, the first line of the text")),
      Field(
        name: "text", label: Words("正文", "Text"), control: .text(rows: 8), isRequired: true,
        hint: Words("可直接粘贴；只在本单位内显示，并遮盖个人信息", "Paste it; shown inside the office alone, masked")),
      Field(
        name: "source", label: Words("来源", "Where it was heard of"), control: .line(type: "text"),
        hint: Words("如 12345、来电、微信群", "Such as 12345, a call, a chat group")),
      Field(
        name: "area", label: Words("领域", "Area"),
        control: .choice(visit.context.areas.map { Field.Option($0.id, visit.names.area($0.id)) })),
      Field(
        name: "published", label: Words("发生或发布时间", "When it happened or came out"),
        control: .line(type: "datetime-local")),
      Field(
        name: "complainant", label: Words("反映人", "Who complained"), control: .line(type: "text"),
        hint: Words("单独存放，查看须留痕", "Kept apart; every look is logged"), autocomplete: "off"),
    ]
  }

  var page: Page {
    guard visit.viewer.can(.open) else { return Page.notFound.with(status: 403) }
    return Page(
      status: filled.isFaulty ? 422 : similar.isEmpty ? 200 : 409, title: Words("立单", "Open a case"),
      place: .cases,
      body: """
        \(FormParts.summary(filled, fields, id: "open"))\
        <form method="post" action="/cases" class="form" id="open">\(visit.viewer.guardField)
        \(told)\(fields.map { FormParts.field($0, filled, id: "open") })\
        <p><button type="submit" class="main">\(Words("立单", "Open the case"))</button></p></form>

        """)
  }

  private var told: Markup? {
    guard !similar.isEmpty else { return nil }
    let rows = similar.map { "<li><a href=\"/cases/\($0.id)\">\($0.id)</a> \($0.title)</li>" as Markup }
    return """
      <div class="notice" role="alert"><p><b>\(Words("可能已有同一件事的舆情单：", "There may be a case of the same story:"))</b></p>
      <ul>\(rows)</ul><p><input type="checkbox" id="open-sure" name="sure" value="1"> \
      <label for="open-sure">\(Words("不是同一件事，仍要立单", "It is another story; open it"))</label></p></div>

      """
  }

  /// Answers the form.
  func post(_ form: HTTPQuery) async throws -> Answered {
    var again = self
    again.filled = Filled(
      form.fields.filter { $0.name != FormGuard.field && $0.name != "sure" }.map { ($0.name, $0.value) })
    let text = (form["text"] ?? "").replacing("\r\n", with: "\n")
    let line = text.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
    let given = form["title"].flatMap { $0.isEmpty ? nil : $0 }
    guard let title = given ?? line.map({ String($0.prefix(60)) }), !text.isEmpty else {
      again.filled.faults["text"] = Words("请填写", "please fill in")
      return .page(again.page)
    }
    let published = form["published"].flatMap { $0.isEmpty ? nil : $0 }
    let time = published.flatMap { Timestamp(rfc3339: $0) }
    if published != nil, time == nil {
      again.filled.faults["published"] = Words("看不懂这个时间", "no time that can be read")
      return .page(again.page)
    }
    again.similar = form["sure"] == nil ? try await similar(to: title) : []
    guard again.similar.isEmpty else { return .page(again.page) }
    var opening = Opening()
    (opening.published, opening.collected) = (time, visit.now)
    opening.area = form["area"].flatMap { $0.isEmpty ? nil : $0 }
    var options = ["title": title, "text": text]
    options["complainant"] = form["complainant"]
    options["note"] = form["source"].flatMap { $0.isEmpty ? nil : "来源：\($0)" }
    let (begun, said, viewer) = (opening, options, visit.viewer)
    do {
      let done = try await visit.context.desk.act(.open, on: nil, by: viewer.person.id, via: .console) {
        ($0.options, $0.opening, $0.auth) = (said, begun, viewer.auth)
      }
      return .response(.redirect(to: "/cases/\(done.entry.caseID ?? "")?done=\(done.entry.seq)#done"))
    } catch let refusal as Refusal {
      again.filled.add(refusal, fields)
      return .page(again.page.with(status: refusal.status))
    }
  }

  /// Open cases whose title shares most of its pairs of characters.
  private func similar(to title: String) async throws -> [(id: String, title: Words)] {
    let titles = try await visit.titles()
    let own = Self.pairs(title)
    return try await visit.cases().filter(\.file.state.isOpen).compactMap { view in
      guard let other = titles[view.file.id] else { return nil }
      let pairs = Self.pairs(other.chinese)
      let shared = Double(own.intersection(pairs).count)
      let isClose = own.isEmpty ? other.chinese == title : shared >= 0.6 * Double(min(own.count, pairs.count))
      return isClose && !pairs.isEmpty ? (view.file.id, other) : nil
    }
  }

  private static func pairs(_ text: String) -> Set<String> {
    let letters = FoldedText(text).scalars.compactMap(Unicode.Scalar.init).filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return Set(zip(letters, letters.dropFirst()).map { "\($0)\($1)" })
  }
}
