import Model
import Text

/// A report as a document of its own for a browser or a printer: A4, no script, nothing fetched from elsewhere.
struct WebDocument {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// The same report gives the same text.
  var text: String {
    let mark: Markup =
      document.provenance.isSimulated
      ? "<p class=\"simulated\">演示数据 <span lang=\"en\">simulated data, not real events</span></p>\n" : ""
    let page: Markup = """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="\(Self.originName)" content="\(document.provenance.json.text)">
      <title>\(title)</title>
      \(Self.style)
      </head>
      <body>
      <header>
      \(mark)\(head)
      </header>
      <main>
      \(WebBlocks(document.blocks, links: .document, year: document.provenance.to.year).markup)</main>
      \(foot)</body>
      </html>

      """
    return page.html
  }

  /// Name of the element that tells where the report comes from.
  static let originName = "weathervane-report"

  private var title: String {
    [document.title.chinese, document.covers].compactMap(\.self).joined(separator: " ")
  }

  private var head: Markup {
    let covers = document.covers.map { "<p class=\"covers\">\($0)</p>" as Markup }
    let heading: Markup = """
      <h1>\(document.title.chinese) <small lang="en">\(document.title.english)</small></h1>
      \(covers)
      """
    guard case .briefing(let masthead) = document.style else { return heading }
    let keeping = masthead.keeping.map { "<p class=\"keeping\">\($0)</p>\n" as Markup }
    return """
      \(keeping)<p class="masthead">\(masthead.name)</p>
      <p class="issue">\(masthead.issue)</p>
      <p class="line"><span>\(masthead.unit)</span><span>\(WordBody.day(masthead.day))</span></p>
      \(heading)
      """
  }

  private var foot: Markup {
    switch document.style {
    case .plain(let office, let day), .wide(let office, let day):
      return """
        <footer><p class="signature">\(office)<br>\(WordBody.day(day))</p>\(origin)</footer>

        """
    case .briefing(let masthead):
      let lines = [("报", masthead.recipients.superiors), ("送", masthead.recipients.others)]
        .filter { !$0.1.isEmpty }
        .map { "<p>\($0.0)：\($0.1.joined(separator: "，"))。</p>\n" as Markup }
      return """
        <footer>\(origin)<div class="distribution">\(lines)</div></footer>

        """
    }
  }

  private var origin: Markup {
    "<p class=\"provenance\">\(document.provenance.sentence) <small lang=\"en\">recomputed from the log alone; hash of its last entry</small></p>\n"
  }
}
