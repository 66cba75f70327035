import Reports
import Text

/// What a page says, without the frame around it.
struct Page: Sendable {
  /// The places that the navigation leads to.
  enum Place: String, CaseIterable {
    case today = "/"
    case triage = "/triage"
    case cases = "/cases"
    case watch = "/watch"
    case search = "/search"
    case evaluation = "/evaluation"
    case log = "/log"

    var words: Words {
      switch self {
      case .today: Words("今日", "Today")
      case .triage: Words("研判", "Judge")
      case .watch: Words("关注", "Elsewhere")
      case .search: Words("搜索", "Search")
      case .cases: Words("台账", "Cases")
      case .evaluation: Words("评估", "Evaluation")
      case .log: Words("日志", "Log")
      }
    }
  }

  var status = 200
  var title: Words
  /// Where it belongs; nil for what stands beside the navigation.
  var place: Place?
  var body: Markup

  /// The same page under another status.
  func with(status: Int) -> Page {
    var page = self
    page.status = status
    return page
  }

  static var notFound: Page {
    Page(
      status: 404, title: Words("没有此页", "Not found"),
      body:
        """
        <p>\(Words("这个地址没有内容。", "There is nothing at this address.")) \
        <a href="/">\(Words("回到今日", "Back to today"))</a></p>
        """)
  }

  /// What a form gets that does not come from a page of ours.
  static var strangeForm: Page {
    Page(
      status: 403, title: Words("表单已失效", "The form is no longer good"),
      body: """
        <p>\(Words("这张表单不是此浏览器刚打开的页面发来的；什么也没有改动。请重新打开页面再试。", "It was not sent from a page that this browser has open; nothing was changed. Please open the page again.")) \
        <a href="/">\(Words("回到今日", "Back to today"))</a></p>
        """)
  }

  /// The demo before its people are there.
  static var notYet: Page {
    Page(
      status: 503, title: Words("马上就好", "Soon ready"),
      body: "<p>\(Words("演示正在准备，请稍后刷新。", "The demo is being prepared; please reload shortly."))</p>")
  }

  static func failure(_ error: any Error) -> Page {
    Page(
      status: 500, title: Words("暂时无法显示", "Cannot be shown"),
      body:
        """
        <p>\(Words("读取数据时出错：", "The data could not be read:"))</p><p><code>\(String(describing: error))</code></p>
        """
    )
  }
}
