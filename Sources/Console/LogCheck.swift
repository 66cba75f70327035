import Model
import Reports
import ResponseLog
import Text

/// What checking the whole log says at this moment.
struct LogCheck {
  private let entries: Int
  /// Hash of the office's head; nil for an empty log.
  private let head: String?
  /// The first disagreement of any office in the store.
  private let fault: Chain.Fault?

  init(_ log: (rows: [LogRow], heads: [LogHead]), office: String) {
    entries = log.rows.count { $0.office == office }
    head = log.heads.first { $0.office == office }?.hash
    fault = Self.fault(log)
  }

  private static func fault(_ log: (rows: [LogRow], heads: [LogHead])) -> Chain.Fault? {
    for office in Set(log.rows.map(\.office)).union(log.heads.map(\.office)).sorted() {
      let head = log.heads.first { $0.office == office }
      do throws(Chain.Fault) {
        try Chain.verify(office: office, log.rows.filter { $0.office == office }, head: head)
      } catch {
        return error
      }
    }
    return nil
  }

  var markup: Markup {
    let result: Markup =
      if let fault {
        "<span class=\"mark bad\">✗ 第 \(fault.seq) 条不符</span> <span lang=\"en\">bad entry \(fault.seq): \(fault.reason)</span>"
      } else {
        "<span class=\"mark good\">✓ 逐条校验无误</span> <small lang=\"en\">every hash verified just now</small>"
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
