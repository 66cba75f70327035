import Model

/// A report that comes back as a file: where it says it comes from, and what it says. What stands in marked fields is a
/// person's own and left out; so are pictures, whose figures stand in the tables beside them.
package struct ReportFile: Sendable {
  package let provenance: Provenance
  package let format: ReportFormat
  /// What it says, piece by piece, in order.
  package let lines: [String]

  /// - Throws: `ReportFileError` for what is no report of ours, or carries no origin.
  package init(_ bytes: [UInt8]) throws(ReportFileError) {
    if bytes.starts(with: Array("PK".utf8)) {
      (provenance, format, lines) = try Self.office(bytes)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("{") {
      guard case .object(let members)? = JSONValue(text: text), let origin = Provenance(members["report"])
      else {
        throw ReportFileError.noOrigin
      }
      (provenance, format) = (origin, .json)
      lines = Self.lines(.object(members.filter { $0.key != "report" }), "")
      return
    }
    guard text.hasPrefix("<!doctype html>") else { throw ReportFileError.noReport }
    guard let origin = Self.origin(ofPage: text) else { throw ReportFileError.noOrigin }
    (provenance, format, lines) = (origin, .html, PageText(text).lines)
  }

  private static func office(_ bytes: [UInt8]) throws(ReportFileError) -> (Provenance, ReportFormat, [String])
  {
    let archive: ZipArchive
    do throws(ZipError) {
      archive = try ZipArchive(bytes)
    } catch {
      throw ReportFileError.damaged("\(error)")
    }
    guard let origin = archive.text("docProps/custom.xml").flatMap(origin(ofProperties:)) else {
      throw ReportFileError.noOrigin
    }
    if let body = archive.text("word/document.xml") { return (origin, .docx, WordText(body).lines) }
    guard archive.text("xl/workbook.xml") != nil else { throw ReportFileError.noReport }
    return (origin, .xlsx, SheetText(archive).lines)
  }

  private static func origin(ofPage text: String) -> Provenance? {
    var scanner = MarkupScanner(text)
    while let token = scanner.next() {
      guard case .open("meta", let attributes, _) = token,
        MarkupScanner.attribute("name", in: attributes) == WebDocument.originName
      else { continue }
      return Provenance(MarkupScanner.attribute("content", in: attributes).flatMap(JSONValue.init(text:)))
    }
    return nil
  }

  private static func origin(ofProperties text: String) -> Provenance? {
    var scanner = MarkupScanner(text)
    var members: [String: JSONValue] = [:]
    var name: String?
    while let token = scanner.next() {
      switch token {
      case .open("property", let attributes, _): name = MarkupScanner.attribute("name", in: attributes)
      case .close("property"): name = nil
      case .text(let value):
        guard let name, name.hasPrefix(OfficeProperties.prefix) else { continue }
        members[String(name.dropFirst(OfficeProperties.prefix.count))] = JSONValue(text: value)
      default: continue
      }
    }
    return Provenance(.object(members))
  }

  /// A line for each value, led by where it stands.
  private static func lines(_ value: JSONValue, _ path: String) -> [String] {
    switch value {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { lines($0.value, "\(path).\($0.key)") }
    case .array(let values): values.enumerated().flatMap { lines($0.element, "\(path)[\($0.offset)]") }
    default: ["\(path) = \(value.text)"]
    }
  }
}

/// Why a file cannot be held against the store.
package enum ReportFileError: Error, Sendable, Hashable, CustomStringConvertible {
  case noReport
  /// It does not say what it was computed from.
  case noOrigin
  case damaged(String)

  package var description: String {
    switch self {
    case .noReport:
      "is no report in html, docx, xlsx or json; a CSV file does not carry what it was computed from"
    case .noOrigin: "does not say what it was computed from; was it made by report?"
    case .damaged(let why): why
    }
  }
}

extension ReportFile {
  /// Where the two say different things, told with both sides; at most `limit`.
  package func differences(from other: ReportFile, limit: Int = 20) -> [String] {
    let changes = other.lines.difference(from: lines)
    var told: [String] = []
    for change in changes.prefix(limit) {
      switch change {
      case .remove(_, let line, _): told.append("file: \(line)")
      case .insert(_, let line, _): told.append("recomputed: \(line)")
      }
    }
    if changes.count > limit { told.append("and \(changes.count - limit) more") }
    return told
  }
}
