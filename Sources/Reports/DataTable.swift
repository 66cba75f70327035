package import Text

/// A table in a box that scrolls by itself where the page is narrow.
package struct DataTable: Sendable {
  private let label: Words
  private let heads: [Words]
  private let rows: [Markup]

  /// - Parameters:
  ///   - label: what a screen reader calls the box.
  ///   - rows: whole `<tr>` elements.
  package init(label: Words, heads: [Words], rows: [Markup]) {
    (self.label, self.heads, self.rows) = (label, heads, rows)
  }

  package var markup: Markup {
    let head = heads.map { "<th scope=\"col\">\($0.markup)</th>" as Markup }
    return """
      <div class="scroll" role="region" aria-label="\(plain: label)" tabindex="0">
      <table><thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      """
  }
}
