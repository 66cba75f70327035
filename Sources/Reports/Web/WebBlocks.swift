package import Text

/// The blocks of a report as HTML, the same on a page of the console and on paper.
package struct WebBlocks {
  /// Where the name of a case leads.
  package enum Links: Sendable {
    /// To the pages of the console.
    case console
    /// To the case's row in the same document.
    case document
  }

  private let blocks: [Block]
  private let links: Links
  private let year: Int

  /// - Parameter year: that of the report, which its times leave out.
  package init(_ blocks: [Block], links: Links, year: Int) {
    (self.blocks, self.links, self.year) = (blocks, links, year)
  }

  package var markup: Markup {
    var numbers = HeadingNumbers()
    return "\(blocks.map { render($0, &numbers) })"
  }

  private func render(_ block: Block, _ numbers: inout HeadingNumbers) -> Markup {
    switch block {
    case .heading(let level, let words): heading(level, numbers.next(level), words)
    case .paragraph(let text): paragraphs(text)
    case .remark(let words): "<p class=\"empty\">\(words.withEnglish)</p>\n"
    case .figures(let figures): Self.figures(figures)
    case .table(let table): WebTable(table, links: links, year: year).markup
    case .chart(let chart): SVGChart(chart).markup + WebTable(chart.table, links: links, year: year).markup
    case .prose(let prose): Self.field(prose)
    }
  }

  private func heading(_ level: Int, _ number: Words, _ words: Words) -> Markup {
    switch level {
    case 1: "<h2>\(number)\(words.markup)</h2>\n"
    case 2: "<h3>\(number)\(words.markup)</h3>\n"
    default: "<h4>\(number)\(words.markup)</h4>\n"
    }
  }

  /// A line that is an address leads there.
  private func paragraphs(_ text: String) -> Markup {
    let lines = text.split(separator: "\n").map { line -> Markup in
      let isAddress = (line.hasPrefix("https://") || line.hasPrefix("http://")) && !line.contains(" ")
      return isAddress
        ? "<p class=\"link\"><a href=\"\(line)\">\(line)</a></p>\n"
        : "<p class=\"text\">\(Words(verbatim: String(line)))</p>\n"
    }
    return "\(lines)"
  }

  private static func figures(_ figures: [Figure]) -> Markup {
    let parts = figures.map { "<div><dt>\($0.words.markup)</dt><dd>\($0.value)</dd></div>\n" as Markup }
    return "<dl class=\"figures\">\n\(parts)</dl>\n"
  }

  private static func field(_ prose: Prose) -> Markup {
    let empty: Markup = "<p class=\"empty\">（\(prose.words.chinese)：由人员填写）</p>"
    let lines = prose.text.map { text in
      "\(text.split(separator: "\n").map { "<p class=\"text\">\($0)</p>" as Markup })" as Markup
    }
    return """
      <div class="prose" data-field="\(prose.id)">\(lines ?? empty)</div>

      """
  }
}

/// A table of a report as HTML.
struct WebTable {
  let table: ReportTable
  let links: WebBlocks.Links
  let year: Int

  init(_ table: ReportTable, links: WebBlocks.Links, year: Int) {
    (self.table, self.links, self.year) = (table, links, year)
  }

  var markup: Markup {
    let rows = table.rows.map { row -> Markup in
      let cells = row.cells.enumerated().map { index, cell -> Markup in
        index == 0 ? "<th scope=\"row\">\(content(cell))</th>" : "<td>\(content(cell))</td>"
      }
      let anchor = row.caseID.map { " id=\"\(table.id)-\($0)\"" as Markup }
      return "<tr\(anchor)>\(cells)</tr>\n"
    }
    return
      "<div id=\"\(table.id)\">\(DataTable(label: table.title, heads: table.columns.map(\.words), rows: rows).markup)</div>\n"
  }

  private func content(_ cell: Cell) -> Markup {
    let shown = linked(value(cell.value), cell.more)
    let toned: Markup =
      cell.tone == .plain ? shown : "<span class=\"mark \(cell.tone.name)\">\(cell.tone.sign)\(shown)</span>"
    let under = cell.under.map { "<br>\($0)" as Markup }
    let remark = cell.remark.map { "<small class=\"condition\">\($0)</small>" as Markup }
    return "\(toned)\(under)\(remark)"
  }

  private func linked(_ shown: Markup, _ path: String?) -> Markup {
    guard links == .console, let path else { return shown }
    return "<a href=\"\(path)\">\(shown)</a>"
  }

  private func value(_ value: Cell.Value) -> Markup {
    switch value {
    case .none: return "–"
    case .words(let words): return "\(words)"
    case .number(let number): return "\(number)"
    case .time(let time): return Figures.time(time, in: year)
    case .list(let list): return "<ul class=\"held\">\(list.map { "<li>\($0)</li>" as Markup })</ul>"
    case .length(let seconds): return "\(Figures.length(seconds))"
    case .cases(let ids): return joined(ids.map(caseLink), "\(Words.pause)")
    case .entries(let entries): return joined(entries.map(entryLink), " ")
    case .address(let address):
      let isSafe = address.hasPrefix("https://") || address.hasPrefix("http://")
      return isSafe ? "<a href=\"\(address)\">\(address)</a>" : "\(address)"
    case .text(let text): return "\(Words(verbatim: text))"
    case .day: return "\(Cell(value).lines.joined(separator: " "))"
    }
  }

  private func caseLink(_ id: String) -> Markup {
    switch links {
    case .console: "<a class=\"id\" href=\"/cases/\(id)\">\(id)</a>"
    case .document: "<a class=\"id\" href=\"#cases-\(id)\">\(id)</a>"
    }
  }

  /// On the page each leads to its place in the case.
  private func entryLink(_ entry: Cell.Evidence) -> Markup {
    guard links == .console, let id = entry.caseID else { return "#\(entry.seq)" }
    return "<a href=\"/cases/\(id)#entry-\(entry.seq)\">#\(entry.seq)</a>"
  }

  private func joined(_ parts: [Markup], _ separator: Markup) -> Markup {
    "\(parts.enumerated().map { $0.offset == 0 ? $0.element : separator + $0.element })"
  }
}

extension Cell.Tone {
  /// Class of the style sheet.
  fileprivate var name: String {
    switch self {
    case .plain: ""
    case .bad: "bad"
    case .good: "good"
    case .running: "run"
    case .quiet: "quiet"
    }
  }
}
