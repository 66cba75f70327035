import Model
import Text

/// The page of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm of 22 lines with 28 characters; outside the
/// type area the page number, and on every page that data are a demonstration's.
struct WordPage {
  /// Twentieths of a point; 1 mm = 56.69 of them.
  static let (width, height) = (11906, 16838)
  static let (top, bottom, left, right) = (2098, 1984, 1588, 1474)
  /// 225 mm in 22 lines.
  static let line = 579
  /// 156 mm in 28 characters, as what is taken off 16 pt, in 4096ths of a point.
  static let charSpace = -841
  /// The same as spacing between letters of 16 pt, in twentieths of a point.
  static let tightness = -5
  /// A character of the grid.
  static let character = 316

  let isWide: Bool
  /// That of the report.
  let year: Int
  private let isSimulated: Bool

  init(_ document: Document) {
    if case .wide = document.style { isWide = true } else { isWide = false }
    isSimulated = document.provenance.isSimulated
    year = document.provenance.to.year
  }

  /// Width of the type area.
  var textWidth: Int {
    isWide ? Self.height - Self.top - Self.bottom : Self.width - Self.left - Self.right
  }

  /// The end of the document: size and margins. A wide page is the same one, turned.
  var section: Markup {
    let size: Markup =
      isWide
      ? "<w:pgSz w:w=\"\(Self.height)\" w:h=\"\(Self.width)\" w:orient=\"landscape\"/>"
      : "<w:pgSz w:w=\"\(Self.width)\" w:h=\"\(Self.height)\"/>"
    let margins: Markup =
      isWide
      ? "<w:pgMar w:top=\"\(Self.left)\" w:right=\"\(Self.top)\" w:bottom=\"\(Self.right)\" w:left=\"\(Self.bottom)\" w:header=\"851\" w:footer=\"851\" w:gutter=\"0\"/>"
      : "<w:pgMar w:top=\"\(Self.top)\" w:right=\"\(Self.right)\" w:bottom=\"\(Self.bottom)\" w:left=\"\(Self.left)\" w:header=\"1134\" w:footer=\"1304\" w:gutter=\"0\"/>"
    return """
      <w:sectPr><w:headerReference w:type="default" r:id="rIdHeader1"/><w:headerReference w:type="even" r:id="rIdHeader2"/>\
      <w:footerReference w:type="default" r:id="rIdFooter1"/><w:footerReference w:type="even" r:id="rIdFooter2"/>\
      \(size)\(margins)<w:docGrid w:type="linesAndChars" w:linePitch="\(Self.line)" w:charSpace="\(Self.charSpace)"/></w:sectPr>
      """
  }

  static let settings: Markup = """
    \(OfficeXML.declaration)<w:settings xmlns:w="\(OfficeXML.word)"><w:evenAndOddHeaders/>\
    <w:characterSpacingControl w:val="compressPunctuation"/>\
    <w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
    <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>
    """

  /// Odd pages carry their number on the right, even ones on the left: outside when they are bound.
  var margins: [(name: String, part: Markup)] {
    [
      ("header1", header), ("header2", header), ("footer1", footer("right", "right")),
      ("footer2", footer("left", "left")),
    ]
  }

  private var header: Markup {
    let mark: Markup =
      isSimulated ? "<w:r><w:t>演示数据　simulated data</w:t></w:r>" : ""
    return """
      \(OfficeXML.declaration)<w:hdr xmlns:w="\(OfficeXML.word)"><w:p><w:pPr><w:pStyle w:val="Simulated"/></w:pPr>\(mark)</w:p></w:hdr>
      """
  }

  /// 一字线 on both sides of the number, one character from the edge.
  private func footer(_ alignment: String, _ side: String) -> Markup {
    """
    \(OfficeXML.declaration)<w:ftr xmlns:w="\(OfficeXML.word)"><w:p><w:pPr><w:pStyle w:val="Footer"/>\
    <w:ind w:\(side)Chars="100" w:\(side)="280"/><w:jc w:val="\(alignment)"/></w:pPr>\
    <w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
    <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
    <w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
    <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
    """
  }
}
