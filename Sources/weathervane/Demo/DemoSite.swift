import HTTPServer
import Model
import Synchronization
import Text

/// The sites of the demo: serves each source over loopback as it would stand at the demo's time.
final class DemoSite: Sendable {
  private let sources: [String: DemoScript.Source]
  private let time: Mutex<Timestamp>

  init(_ script: DemoScript) {
    sources = Dictionary(uniqueKeysWithValues: script.sources.map { ("/\($0.feed.id)", $0) })
    time = Mutex(script.start)
  }

  /// What time it is in the demo.
  var now: Timestamp { time.withLock { $0 } }

  /// Puts the clock forward.
  func pass(to moment: Timestamp) { time.withLock { $0 = max($0, moment) } }

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard let source = sources[request.path] else { return .notFound }
    let now = now
    let items = source.items.filter { $0.at <= now }.suffix(40).reversed().map { Shown($0, now) }
    return switch source.format {
    case .rss:
      HTTPResponse(type: "application/rss+xml; charset=utf-8", body: rss(source.feed, items).html.utf8)
    case .atom:
      HTTPResponse(type: "application/atom+xml; charset=utf-8", body: atom(source.feed, items).html.utf8)
    case .json: .json(json(source.feed, items).text)
    }
  }

  /// An item with the words that it has by now.
  private struct Shown {
    let guid: String
    let at: Timestamp
    let title: String
    let text: String

    init(_ item: DemoScript.Item, _ now: Timestamp) {
      (guid, at) = (item.guid, item.at)
      let version = item.versions.last { $0.at <= now }
      (title, text) = (version?.title ?? "", version?.text ?? "")
    }
  }

  private func rss(_ feed: Feed, _ items: [Shown]) -> Markup {
    let entries = items.map { item -> Markup in
      """
      <item><guid isPermaLink="false">\(item.guid)</guid><title>\(item.title)</title>
      <description>\(item.text)</description><pubDate>\(item.at.rfc3339)</pubDate></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>\(feed.title)</title>\(entries)</channel></rss>
      """
  }

  private func atom(_ feed: Feed, _ items: [Shown]) -> Markup {
    let entries = items.map { item -> Markup in
      """
      <entry><id>\(item.guid)</id><title>\(item.title)</title><published>\(item.at.rfc3339)</published>
      <content type="text">\(item.text)</content></entry>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><title>\(feed.title)</title>\(entries)</feed>
      """
  }

  private func json(_ feed: Feed, _ items: [Shown]) -> JSONValue {
    .object([
      "version": .string("https://jsonfeed.org/version/1.1"), "title": .string(feed.title),
      "items": .array(
        items.map {
          .object([
            "id": .string($0.guid), "title": .string($0.title), "content_text": .string($0.text),
            "date_published": JSONValue($0.at),
          ])
        }),
    ])
  }
}
