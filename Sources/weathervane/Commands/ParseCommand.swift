import FeedParsing
import Foundation

private let url = Command.Option(name: "--url", value: "URL", help: "where the document came from")
private let contentType = Command.Option(name: "--content-type", value: "TYPE", help: "the HTTP Content-Type")

let parseCommand = Command(
  name: ["parse"], arguments: "FILE|-", summary: "reads one feed document and prints it as JSON Feed 1.1",
  options: [url, contentType],
  run: { invocation in
    guard let file = invocation.arguments.first else {
      throw UsageError("parse: name a file, or - for standard input")
    }
    let bytes = try LineReader.bytes(of: file)
    do {
      let feed = try FeedParser.parse(
        bytes, url: invocation.value(url), contentType: invocation.value(contentType),
        now: Workplace.systemTime())
      Output().line(ParsedFeedJSON.jsonFeed(feed))
      return 0
    } catch {
      throw Failure("\(file): \(error)")
    }
  })
