/// The content of one element while it is being read.
struct Capture {
  let element: Element
  /// Number of elements around it.
  let depth: Int
  let form: TextForm
  var isPermaLink = false
  private var buffer: [UInt8] = []
  /// Child elements that are written out and still open.
  private var names: [String] = []
  private var hasMarkup = false

  init(_ element: Element, depth: Int, form: TextForm) {
    self.element = element
    self.depth = depth
    self.form = form
  }

  /// Characters stand for themselves among elements; elsewhere they are the text, be it markup or not.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard form.isTree || !names.isEmpty else {
      buffer.append(contentsOf: bytes)
      return
    }
    append(escaped: bytes)
  }

  /// Writes a child's start tag; `false` for the wrapping `div` of Atom's XHTML, which is not content.
  mutating func open(_ tag: XMLTag, _ attributes: XMLAttributes) -> Bool {
    if form.isTree, !hasMarkup, tag.name == "div", buffer.allSatisfy(\.isXMLSpace) {
      hasMarkup = true
      return false
    }
    hasMarkup = true
    names.append(tag.name)
    buffer.append(UInt8(ascii: "<"))
    buffer.append(contentsOf: tag.name.utf8)
    for (prefix, name, value) in attributes.all where prefix.isEmpty {
      buffer.append(contentsOf: " \(name)=\"".utf8)
      var value = value
      value.withUTF8 { append(escaped: $0) }
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(UInt8(ascii: ">"))
    return true
  }

  mutating func close(_ isWritten: Bool) {
    guard isWritten, let name = names.popLast() else { return }
    if ["br", "hr", "img", "input", "wbr"].contains(name) { return }
    buffer.append(contentsOf: "</\(name)>".utf8)
  }

  private mutating func append(escaped bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): buffer.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): buffer.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "\""): buffer.append(contentsOf: "&quot;".utf8)
      default: buffer.append(byte)
      }
    }
  }

  func value() -> TextValue {
    if form.isBase64, let bytes = Base64.decode(buffer) {
      let text = String(decoding: bytes, as: UTF8.self)
      return TextValue(text: text.trimmed, kind: form.kind == .plain ? .unsaid : form.kind)
    }
    let text = String(decoding: buffer, as: UTF8.self).trimmed
    return TextValue(text: text, kind: hasMarkup ? .html : form.kind)
  }
}
