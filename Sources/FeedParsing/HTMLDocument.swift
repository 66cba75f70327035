import CXML2

/// An HTML page as libxml2 reads it, asked by XPath.
final class HTMLDocument {
  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr

  /// A node, valid as long as its document.
  struct Node {
    fileprivate let raw: xmlNodePtr
  }

  /// nil for what holds no element at all. `text` is valid UTF-8, whatever its `meta` says.
  init?(_ text: [UInt8]) {
    xmlInitParser()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let parsed = text.withUnsafeBytes { bytes in
      htmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil, "UTF-8",
        Int32(options))
    }
    guard let parsed else { return nil }
    guard xmlDocGetRootElement(parsed) != nil, let context = xmlXPathNewContext(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    document = parsed
    self.context = context
    context.pointee.error = { _, _ in }
  }

  deinit {
    xmlXPathFreeContext(context)
    xmlFreeDoc(document)
  }

  /// The nodes that an expression selects beneath `node`, or in the document; nil where the expression is not valid.
  func nodes(_ expression: String, in node: Node? = nil) -> [Node]? {
    evaluate(expression, node) { result in
      guard let set = result.pointee.nodesetval else { return [] }
      return (0..<Int(set.pointee.nodeNr)).compactMap { index in set.pointee.nodeTab?[index].map(Node.init) }
    }
  }

  /// The text that an expression gives for `node`: a string, or that of the first node selected; nil where there is
  /// none.
  func text(_ expression: String, in node: Node) -> String? {
    let found: String?? = evaluate(expression, node) { result in
      if let first = result.pointee.nodesetval.flatMap({
        $0.pointee.nodeNr > 0 ? $0.pointee.nodeTab?[0] : nil
      }) {
        return text(of: Node(raw: first))
      }
      guard result.pointee.type == XPATH_STRING, let text = result.pointee.stringval else { return nil }
      return String(cString: text)
    }
    return (found ?? nil)?.nonEmpty
  }

  /// All text beneath a node.
  func text(of node: Node) -> String {
    guard let content = xmlNodeGetContent(node.raw) else { return "" }
    defer { cxml_free(content) }
    return String(cString: content)
  }

  private func evaluate<Value>(
    _ expression: String, _ node: Node?, _ read: (xmlXPathObjectPtr) -> Value
  ) -> Value? {
    context.pointee.node = node?.raw ?? xmlDocGetRootElement(document)
    guard let result = xmlXPathEvalExpression(expression, context) else { return nil }
    defer { xmlXPathFreeObject(result) }
    return read(result)
  }
}
