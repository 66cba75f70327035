package import Text

/// A table in a box that scrolls by itself where the page is narrow.
package struct DataTable: Sendable {
  private let label: Words
  private let heads: [Words]
  private let rows: [Markup]
  private let stacks: Bool

  /// - Parameters:
  ///   - label: what a screen reader calls the box.
  ///   - rows: whole `<tr>` elements.
  ///   - stacks: whether a narrow page puts a row's cells below each other, each led by its `data-label`.
  package init(label: Words, heads: [Words], rows: [Markup], stacks: Bool = false) {
    (self.label, self.heads, self.rows, self.stacks) = (label, heads, rows, stacks)
  }

  package var markup: Markup {
    let head = heads.map { "<th scope=\"col\">\($0.markup)</th>" as Markup }
    return """
      <div class="scroll" role="region" aria-label="\(plain: label)" tabindex="0">
      <table\(stacks ? " class=\"stacks\"" : "" as Markup)><thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      """
  }
}
