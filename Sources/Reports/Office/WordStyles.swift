import Text

/// The faces of an office's papers. The fonts are named, with what stands in for each, and never brought along: they
/// belong to their makers.
enum WordStyles {
  /// 仿宋, 小标宋, 黑体, 楷体, 宋体.
  private enum Face: String {
    case body = "仿宋_GB2312"
    case title = "方正小标宋简体"
    case bold = "黑体"
    case script = "楷体_GB2312"
    case plain = "宋体"

    /// What may stand in for it, best first.
    var substitutes: String {
      switch self {
      case .body: "仿宋,FangSong,Noto Serif CJK SC"
      case .title: "小标宋,华文中宋,宋体,SimSun,Noto Serif CJK SC"
      case .bold: "SimHei,Noto Sans CJK SC"
      case .script: "楷体,KaiTi,Noto Serif CJK SC"
      case .plain: "SimSun,Noto Serif CJK SC"
      }
    }
  }

  static let fonts: Markup = {
    let faces: [Face] = [.body, .title, .bold, .script, .plain]
    let lines = faces.map { face -> Markup in
      """
      <w:font w:name="\(face.rawValue)"><w:altName w:val="\(face.substitutes)"/><w:charset w:val="86"/>\
      <w:family w:val="\(face == .bold ? "swiss" : "roman")"/><w:pitch w:val="variable"/></w:font>
      """
    }
    return """
      \(OfficeXML.declaration)<w:fonts xmlns:w="\(OfficeXML.word)"><w:font w:name="Times New Roman">\
      <w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>\(lines)</w:fonts>
      """
  }()

  static let xml: Markup = """
    \(OfficeXML.declaration)<w:styles xmlns:w="\(OfficeXML.word)"><w:docDefaults><w:rPrDefault><w:rPr>\
    \(fonts(.body))<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault/></w:docDefaults>
    \(paragraph("Normal", "Normal", nil, spacing: exact, rest: "<w:jc w:val=\"both\"/>", isDefault: true))\
    \(paragraph("Body", "Body Text First Indent", nil, rest: indent))\
    \(paragraph("Title", "Title", .title, size: 44, spacing: titleSpacing, rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("Covers", "Subtitle", .script, spacing: coversSpacing, rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("Heading1", "heading 1", .bold, before: keep, rest: indent + level(0)))\
    \(paragraph("Heading2", "heading 2", .script, before: keep, rest: indent + level(1)))\
    \(paragraph("Heading3", "heading 3", .body, isBold: true, before: keep, rest: indent + level(2)))\
    \(paragraph("Remark", "Remark", .body, size: 24, spacing: loose(60, 60), rest: remarkIndent))\
    \(paragraph("Caption", "caption", .bold, size: 24, before: keep, spacing: loose(120, 60), rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("TableHead", "Table Heading", .bold, size: 21, before: keep, spacing: loose(0, 0), rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("TableText", "Table Contents", .body, size: 21, spacing: loose(0, 0), rest: "<w:jc w:val=\"left\"/>"))\
    \(paragraph("TableRemark", "Table Remark", .body, size: 18, spacing: loose(0, 0), rest: "<w:jc w:val=\"left\"/>"))\
    \(paragraph("Figure", "Figure", nil, before: keep, spacing: loose(60, 60), rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("Keeping", "Keeping", .bold, rest: "<w:jc w:val=\"left\"/>"))\
    \(paragraph("MastheadName", "Masthead", .title, size: 108, color: red, spacing: loose(240, 120), rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("Issue", "Issue", nil, rest: "<w:jc w:val=\"center\"/>"))\
    \(paragraph("MastheadLine", "Masthead Line", nil, before: masthead, spacing: exactAfter, rest: "<w:ind w:left=\"316\" w:right=\"316\"/><w:jc w:val=\"left\"/>"))\
    \(paragraph("Signature", "Signature", nil, rest: "<w:ind w:rightChars=\"400\" w:right=\"1264\"/><w:jc w:val=\"right\"/>"))\
    \(paragraph("Distribution", "Distribution", nil, size: 28, before: distribution, rest: "<w:ind w:left=\"994\" w:hanging=\"714\"/><w:jc w:val=\"left\"/>"))\
    \(paragraph("Provenance", "Provenance", nil, size: 18, spacing: loose(240, 0), rest: "<w:jc w:val=\"left\"/>"))\
    \(paragraph("Footer", "footer", .plain, ascii: "宋体", size: 28, spacing: loose(0, 0), rest: nil))\
    \(paragraph("Simulated", "Simulated", .bold, size: 24, color: red, spacing: loose(0, 0), rest: "<w:jc w:val=\"center\"/>"))\
    </w:styles>
    """

  private static let red = "C00000"
  private static let keep: Markup = "<w:keepNext/>"
  private static let exact: Markup = spacing(0, 0)
  private static let exactAfter: Markup = spacing(0, 579)
  private static let titleSpacing: Markup = spacing(579, 0)
  private static let coversSpacing: Markup = spacing(0, 579)
  private static let indent: Markup = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>"
  private static let remarkIndent: Markup =
    "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/><w:jc w:val=\"left\"/>"
  /// A red rule beneath; what follows a tab stands at the right edge.
  private static let masthead: Markup = """
    <w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="\(red)"/></w:pBdr>\
    <w:tabs><w:tab w:val="right" w:pos="8528"/></w:tabs>
    """
  private static let distribution: Markup = """
    <w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>\
    <w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/>\
    <w:between w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>
    """

  /// Every line is one of the 22, set by hand like the 28 characters: LibreOffice reads a grid that is narrower than its
  /// letters (`WordPage.charSpace`) as a much wider one.
  private static func spacing(_ before: Int, _ after: Int) -> Markup {
    "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"\(WordPage.line)\" w:lineRule=\"exact\"/>"
  }

  /// As high as its letters.
  private static func loose(_ before: Int, _ after: Int) -> Markup {
    "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"240\" w:lineRule=\"auto\"/>"
  }

  private static func level(_ level: Int) -> Markup { "<w:outlineLvl w:val=\"\(level)\"/>" }

  private static func fonts(_ face: Face, ascii: String = "Times New Roman") -> Markup {
    """
    <w:rFonts w:ascii="\(ascii)" w:hAnsi="\(ascii)" w:eastAsia="\(face.rawValue)" w:cs="Times New Roman" w:hint="eastAsia"/>
    """
  }

  /// - Parameters:
  ///   - before, rest: properties that stand before and behind the spacing, in the order of the schema.
  private static func paragraph(
    _ id: String, _ name: String, _ face: Face?, ascii: String = "Times New Roman", size: Int? = nil,
    isBold: Bool = false, color: String? = nil, before: Markup? = nil, spacing: Markup? = nil, rest: Markup?,
    isDefault: Bool = false
  ) -> Markup {
    let base: Markup = isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>"
    let mark: Markup = isDefault ? " w:default=\"1\"" : ""
    let bold: Markup = isBold ? "<w:b/>" : ""
    let colored = color.map { "<w:color w:val=\"\($0)\"/>" as Markup }
    let tightness = size == nil ? (isDefault ? WordPage.tightness : nil) : 0
    let tight = tightness.map { "<w:spacing w:val=\"\($0)\"/>" as Markup }
    let sized = size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" as Markup }
    return """
      <w:style w:type="paragraph"\(mark) w:styleId="\(id)"><w:name w:val="\(name)"/>\(base)<w:qFormat/>\
      <w:pPr>\(before)\(spacing)\(rest)</w:pPr>\
      <w:rPr>\(face.map { fonts($0, ascii: ascii) })\(bold)\(colored)\(tight)\(sized)</w:rPr></w:style>

      """
  }
}
