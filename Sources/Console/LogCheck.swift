import Model
import Reports
import ResponseLog
import Text

/// What checking the whole log said, and when.
struct LogCheck: Sendable {
  private let at: Timestamp
  private let entries: Int
  /// Hash of the office's head; nil for an empty log.
  private let head: String?
  /// The first disagreement of any office in the store.
  private let fault: Chain.Fault?

  init(_ log: WholeLog, office: String, simulated: Bool, at now: Timestamp) {
    at = now
    entries = log.rows.count { $0.office == office }
    head = log.heads.first { $0.office == office }?.hash
    do throws(Chain.Fault) {
      try Chain.verify(log, office: office, simulated: simulated)
      fault = nil
    } catch {
      fault = error
    }
  }

  var markup: Markup {
    let result: Markup =
      if let fault {
        "<span class=\"mark bad\">✗ \(Words("第 \(fault.seq) 条不符", "bad entry \(fault.seq)"))</span> <span lang=\"en\">\(fault.reason)</span>"
      } else {
        "<span class=\"mark good\">✓ \(Words("逐条校验无误", "every hash verified"))</span> \(Figures.time(at))"
      }
    return """
      <dl class="facts">
      <div class="whole"><dt>\(Words("校验", "verified").markup)</dt><dd>\(result)</dd></div>
      <div><dt>\(Words("条数", "entries").markup)</dt><dd>\(entries)</dd></div>
      <div class="whole"><dt>\(Words("末条散列值", "head hash").markup)</dt><dd><code class="hash">\(head ?? "–")</code></dd></div>
      </dl>

      """
  }
}
