import CXML2

/// An element's name.
struct XMLTag {
  /// Without prefix, as written.
  var name: String
  /// What feeds mean by it.
  var element: Element
}

/// Receives a document piece by piece.
protocol XMLSink: AnyObject {
  func start(_ tag: XMLTag, _ attributes: XMLAttributes, line: Int)
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
  private var scaffoldName: UnsafePointer<xmlChar>?
  /// Elements that libxml2 holds open.
  private var depth = 0
  /// Names of the elements that are open by their tags; they live as long as the parser.
  private var open: [UnsafePointer<xmlChar>] = []
  /// Name in an end tag that was not that of the innermost element.
  private var mismatch: String?
  /// The first thing that is not well formed.
  private(set) var complaint: String?

  private struct NameKey: Hashable {
    var name: UnsafePointer<xmlChar>
    var prefix: UnsafePointer<xmlChar>?
    var space: UnsafePointer<xmlChar>?
  }

  /// Far beyond any feed, even one that leaves a tag open in each item; the parser's time for a name grows with the
  /// namespaces around it.
  private static let maximumDepth = 20_000

  /// How far out an end tag's mate is looked for.
  private static let searchDepth = 200
  /// Number of elements put around the document, so that stray end tags do not end it.
  private static let scaffold = 100
  private static let scaffoldTag = "weathervane-scaffold"

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
    // The table of names grows slow long before it grows large: 1 MB is thousands of times what feeds use.
    xmlDictSetLimit(context.pointee.dict, 1_000_000)
    text.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      push(context, String(repeating: "<\(Self.scaffoldTag)>", count: Self.scaffold))
      var at = 0
      while at < bytes.count {
        let size = min(65536, bytes.count - at)
        xmlParseChunk(context, start + at, Int32(size), 0)
        at += size
      }
      push(context, String(repeating: "</\(Self.scaffoldTag)>", count: Self.scaffold))
      xmlParseChunk(context, nil, 0, 1)
    }
    self.context = nil
  }

  private func push(_ context: xmlParserCtxtPtr, _ text: String) {
    _ = text.withCString { xmlParseChunk(context, $0, Int32(text.utf8.count), 0) }
  }

  private static func handlers() -> xmlSAXHandler {
    xmlInitParser()
    var handlers = xmlSAXHandler()
    handlers.initialized = cxml_sax2_magic()
    handlers.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    handlers.startElementNs = { context, name, prefix, space, _, _, count, _, attributes in
      guard let name else { return }
      let attributes = XMLAttributes(raw: attributes, count: Int(count))
      XMLReader.of(context) { $0.start(name, prefix, space, attributes) }
    }
    handlers.endElementNs = { context, name, _, _ in XMLReader.of(context) { $0.end(name) } }
    handlers.characters = { context, bytes, count in
      XMLReader.of(context) { $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    handlers.serror = { context, error in XMLReader.of(context) { $0.note(error) } }
    return handlers
  }

  /// The reader behind a callback, which outlives the parse: it need not be retained each time.
  @inline(__always)
  private static func of(_ context: UnsafeMutableRawPointer?, _ body: (XMLReader) -> Void) {
    guard let context else { return }
    Unmanaged<XMLReader>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    forgive()
    sink.text(bytes)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?,
    _ attributes: XMLAttributes
  ) {
    forgive()
    depth += 1
    if depth <= Self.scaffold, scaffoldName == nil || scaffoldName == name, !hasRoot {
      scaffoldName = name
      return
    }
    if !hasRoot {
      hasRoot = true
      rootSpace = space
    }
    guard depth <= Self.maximumDepth else { return stop() }
    // libxml2 keeps one copy of each name, so that the address is the name.
    let key = NameKey(name: name, prefix: prefix, space: space)
    let tag = names[key] ?? tag(key)
    let line = Int(context?.pointee.input?.pointee.line ?? 0)
    open.append(name)
    sink.start(tag, attributes, line: line)
  }

  /// Ends the element that the end tag names and all that was left open within it; an end tag without a start tag
  /// ends nothing. libxml2 ends its innermost element, `own`, whatever the tag says.
  private func end(_ own: UnsafePointer<xmlChar>?) {
    forgive()
    depth -= 1
    let name = mismatch
    mismatch = nil
    if name == nil, open.last == own { return endLast() }
    let near = open.suffix(Self.searchDepth)
    let mate =
      if let name { near.lastIndex { xmlStrcasecmp($0, name) == 0 } } else { near.lastIndex { $0 == own } }
    while let mate, open.count > mate { endLast() }
  }

  /// libxml2 passes over all `&lt;` and `&amp;` once a document is not well-formed; it is not told.
  private func forgive() {
    context?.pointee.wellFormed = 1
  }

  private func endLast() {
    if open.popLast() != nil { sink.end() }
  }

  private func stop() {
    if complaint == nil { complaint = "elements nested more than \(Self.maximumDepth) deep" }
    xmlStopParser(context)
  }

  private func tag(_ key: NameKey) -> XMLTag {
    let name = String(cString: key.name)
    let prefix = key.prefix.map { String(cString: $0) } ?? ""
    let space = key.space.map { String(cString: $0) }
    var vocabulary = Vocabulary.of(space: space, prefix: prefix)
    if vocabulary == .other, prefix.isEmpty || key.space == rootSpace { vocabulary = .core }
    let tag = XMLTag(name: name, element: vocabulary.element(name))
    if names.count < 10_000 { names[key] = tag }
    return tag
  }

  private func note(_ error: xmlErrorPtr?) {
    if let error, error.pointee.code == XML_ERR_TAG_NAME_MISMATCH.rawValue, let name = error.pointee.str2 {
      mismatch = String(cString: name)
    }
    guard complaint == nil, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue,
      error.domain == XML_FROM_PARSER.rawValue
    else { return }
    let message = error.message.map { String(cString: $0).trimmed } ?? "error \(error.code)"
    complaint = "line \(error.line): \(message)"
  }
}
