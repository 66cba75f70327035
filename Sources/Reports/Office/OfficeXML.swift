import Model
import Text

/// XML of office files: `Markup` values, so that every value is escaped where it is put in.
enum OfficeXML {
  static let declaration: Markup = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static let package = "http://schemas.openxmlformats.org/package/2006"
  static let document = "http://schemas.openxmlformats.org/officeDocument/2006"
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"

  /// A text without the characters that XML cannot hold; feeds bring them.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// What each part of a container is.
  static func contentTypes(_ overrides: [(part: String, type: String)]) -> String {
    let lines = overrides.map { "<Override PartName=\"\($0.part)\" ContentType=\"\($0.type)\"/>" as Markup }
    return """
      \(declaration.html)<Types xmlns="\(package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Default Extension="xlsx" ContentType="\(workbookType)"/>\
      \(("\(lines)" as Markup).html)</Types>
      """
  }

  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// A part's references to others: what each is (the end of its type's address), and where.
  static func relations(_ relations: [(id: String, kind: String, target: String)]) -> String {
    let lines = relations.map { relation -> Markup in
      let home = relation.kind.hasPrefix("metadata/") ? package : document
      return """
        <Relationship Id="\(relation.id)" Type="\(home)/relationships/\(relation.kind)" Target="\(relation.target)"/>
        """
    }
    return
      "\(declaration.html)<Relationships xmlns=\"\(package)/relationships\">\(("\(lines)" as Markup).html)</Relationships>"
  }
}

/// The properties that Word and Excel files share: title, time, and where the report comes from.
struct OfficeProperties {
  let title: String
  let provenance: Provenance

  static let relations = [
    (id: "rIdCore", kind: "metadata/core-properties", target: "docProps/core.xml"),
    (id: "rIdApp", kind: "extended-properties", target: "docProps/app.xml"),
    (id: "rIdCustom", kind: "custom-properties", target: "docProps/custom.xml"),
  ]

  static let contentTypes = [
    (part: "/docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml"),
    (
      part: "/docProps/app.xml",
      type: "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    ),
    (
      part: "/docProps/custom.xml",
      type: "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    ),
  ]

  func add(to archive: inout ZipArchive) {
    archive.add("docProps/core.xml", core.html)
    archive.add("docProps/app.xml", app.html)
    archive.add("docProps/custom.xml", custom.html)
  }

  /// Its times are the report's, so that the same report is the same file.
  private var core: Markup {
    let time = utc(provenance.cut.seconds)
    return """
      \(OfficeXML.declaration)<cp:coreProperties xmlns:cp="\(OfficeXML.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(OfficeXML.text(title))</dc:title>\
      <dc:creator>Weathervane</dc:creator><dc:language>zh-CN</dc:language>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(time)</dcterms:created>\
      <dcterms:modified xsi:type="dcterms:W3CDTF">\(time)</dcterms:modified></cp:coreProperties>
      """
  }

  private func utc(_ seconds: Int64) -> String {
    Timestamp(seconds: seconds - chinaOffset).rfc3339.replacing("+08:00", with: "Z")
  }

  private var app: Markup {
    """
    \(OfficeXML.declaration)<Properties xmlns="\(OfficeXML.document)/extended-properties">\
    <Application>Weathervane</Application></Properties>
    """
  }

  /// A property a member, for office programs cut long ones; the names begin with `weathervane.`.
  private var custom: Markup {
    let sorted = provenance.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let lines = sorted.enumerated().map { index, member -> Markup in
      """
      <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="\(index + 2)" name="\(Self.prefix)\(member.key)">\
      <vt:lpwstr>\(member.value.text)</vt:lpwstr></property>
      """
    }
    return """
      \(OfficeXML.declaration)<Properties xmlns="\(OfficeXML.document)/custom-properties" \
      xmlns:vt="\(OfficeXML.document)/docPropsVTypes">\(lines)</Properties>
      """
  }

  static let prefix = "weathervane."
}
