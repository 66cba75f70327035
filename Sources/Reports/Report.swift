package import Model

/// A report ready to be written out in any form.
package struct Report: Sendable {
  package var document: Document
  /// Its figures as members of a JSON document.
  package var figures: [String: JSONValue]
  /// What a table file holds; nil = the tables of the document.
  package var lists: [ReportTable]?

  package init(_ document: Document, figures: [String: JSONValue], lists: [ReportTable]? = nil) {
    (self.document, self.figures, self.lists) = (document, figures, lists)
  }

  /// The figures with what they were computed from.
  package var json: JSONValue {
    .object(figures.merging(["report": document.provenance.json]) { _, origin in origin })
  }

  /// The report as a file; the same report gives the same bytes.
  package func bytes(_ format: ReportFormat) throws(ZipError) -> [UInt8] {
    switch format {
    case .json: Array((json.text + "\n").utf8)
    case .csv:
      Array(CSVText(lists ?? document.tables, isSimulated: document.provenance.isSimulated).text.utf8)
    case .html: Array(WebDocument(document).text.utf8)
    case .docx: try WordDocument(document).bytes()
    case .xlsx: try Workbook(document, lists ?? document.tables).bytes()
    }
  }
}

/// The forms in which a report is written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html, docx, csv, xlsx, json
}
