import Model
import Monitor
import Synchronization

/// Prints what each poll came to, a line a feed, as it is stored.
final class ReportPrinter: Sendable {
  private struct Totals {
    var feeds = 0
    var failures = 0
    var new = 0
    var updated = 0
    var flagged = 0
  }

  private let json: Bool
  private let totals = Mutex(Totals())

  init(json: Bool) { self.json = json }

  /// Feeds that did not answer with a feed.
  var failures: Int { totals.withLock { $0.failures } }

  func print(_ report: FeedReport) {
    totals.withLock { totals in
      totals.feeds += 1
      totals.failures += report.status.answered ? 0 : 1
      totals.new += report.new
      totals.updated += report.updated
      totals.flagged += report.flagged
    }
    Output().line(json ? report.json.text : report.line)
  }

  /// A warning, as `detect` prints it or as a line for people.
  func print(_ warning: Warning) {
    var writer = JSONWriter()
    warning.write(to: &writer)
    Output().line(json ? String(decoding: writer.bytes, as: UTF8.self) : warning.line)
  }

  /// The sum, for people.
  func summary() {
    guard !json else { return }
    let totals = totals.withLock { $0 }
    Output().line(
      "\(totals.feeds) feeds, \(totals.failures) failed; \(totals.new) new items, \(totals.updated) updated, "
        + "\(totals.flagged) flagged")
  }
}

extension FeedReport {
  fileprivate var line: String {
    let counts = "\(new) new, \(updated) updated, \(unchanged) known, \(flagged) flagged"
    let facts = status.answered ? counts : "HTTP \(http)"
    return "\(feed)  \(status.rawValue)  \(facts)\(error.map { "  \($0)" } ?? "")"
  }
}

extension Warning {
  fileprivate var line: String {
    let growth = isUpdate ? " again" : ""
    let about = subject.map { " (\($0))" } ?? ""
    return "warning \(level.rawValue)\(growth)  \(items.count) items  \(topic)  \(title)\(about)"
  }
}
