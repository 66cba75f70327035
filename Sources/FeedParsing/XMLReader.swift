import CXML2

/// An element's name.
struct XMLTag {
  /// Without prefix, as written.
  var name: String
  var prefix: String
  /// What feeds mean by it.
  var element: Element
}

/// Where the reader stands.
struct XMLPlace {
  var line: Int
  /// Whether every tag so far had its mate.
  var isWellFormed: Bool
}

/// Receives a document piece by piece.
protocol XMLSink: AnyObject {
  func start(_ tag: XMLTag, _ attributes: XMLAttributes, _ place: XMLPlace)
  func end()
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Reads XML with libxml2: no entities but XML's own five, no document type, no network, mistakes passed over.
final class XMLReader {
  private let sink: any XMLSink
  private var context: xmlParserCtxtPtr?
  private var names: [NameKey: XMLTag] = [:]
  private var rootSpace: UnsafePointer<xmlChar>?
  private var hasRoot = false
  /// The first thing that is not well formed.
  private(set) var complaint: String?

  private struct NameKey: Hashable {
    var name: UnsafePointer<xmlChar>
    var prefix: UnsafePointer<xmlChar>?
    var space: UnsafePointer<xmlChar>?
  }

  init(sink: any XMLSink) {
    self.sink = sink
  }

  /// `text` is valid UTF-8. It is pushed in pieces, for libxml2 refuses to look further than 10 MB at once.
  func read(_ text: ArraySlice<UInt8>) {
    var handlers = Self.handlers()
    guard
      let context = xmlCreatePushParserCtxt(&handlers, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    else { return }
    defer { xmlFreeParserCtxt(context) }
    self.context = context
    let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      var at = 0
      while at < bytes.count {
        let size = min(65536, bytes.count - at)
        xmlParseChunk(context, start + at, Int32(size), 0)
        at += size
      }
      xmlParseChunk(context, nil, 0, 1)
    }
    self.context = nil
  }

  private static func handlers() -> xmlSAXHandler {
    xmlInitParser()
    var handlers = xmlSAXHandler()
    handlers.initialized = cxml_sax2_magic()
    handlers.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    handlers.startElementNs = { context, name, prefix, space, _, _, count, _, attributes in
      guard let reader = XMLReader.from(context), let name else { return }
      reader.start(name, prefix, space, XMLAttributes(raw: attributes, count: Int(count)))
    }
    handlers.endElementNs = { context, _, _, _ in XMLReader.from(context)?.sink.end() }
    handlers.characters = { context, bytes, count in
      XMLReader.from(context)?.sink.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    handlers.serror = { context, error in XMLReader.from(context)?.note(error) }
    return handlers
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    context.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?,
    _ attributes: XMLAttributes
  ) {
    if !hasRoot {
      hasRoot = true
      rootSpace = space
    }
    // libxml2 keeps one copy of each name, so that the address is the name.
    let key = NameKey(name: name, prefix: prefix, space: space)
    let tag = names[key] ?? tag(key)
    let line = Int(context?.pointee.input?.pointee.line ?? 0)
    sink.start(tag, attributes, XMLPlace(line: line, isWellFormed: complaint == nil))
  }

  private func tag(_ key: NameKey) -> XMLTag {
    let name = String(cString: key.name)
    let prefix = key.prefix.map { String(cString: $0) } ?? ""
    let space = key.space.map { String(cString: $0) }
    var vocabulary = Vocabulary.of(space: space, prefix: prefix)
    if vocabulary == .other, prefix.isEmpty || key.space == rootSpace { vocabulary = .core }
    let tag = XMLTag(name: name, prefix: prefix, element: vocabulary.element(name))
    names[key] = tag
    return tag
  }

  private func note(_ error: xmlErrorPtr?) {
    guard complaint == nil, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue,
      error.domain == XML_FROM_PARSER.rawValue
    else { return }
    let message = error.message.map { String(cString: $0).trimmed } ?? "error \(error.code)"
    complaint = "line \(error.line): \(message)"
  }
}
