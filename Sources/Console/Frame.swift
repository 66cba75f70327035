import HTTPServer
import Model
import Reports
import Text

/// What stands around every page: head, banner, navigation, foot.
struct Frame {
  let office: String
  let simulated: Bool
  let now: Timestamp?

  init(_ visit: Visit) {
    self.init(office: visit.context.officeName, simulated: visit.context.simulated, now: visit.now)
  }

  init(office: String, simulated: Bool, now: Timestamp? = nil) {
    (self.office, self.simulated, self.now) = (office, simulated, now)
  }

  func response(_ page: Page) -> HTTPResponse { .html(document(page).html, status: page.status) }

  private func document(_ page: Page) -> Markup {
    """
    <!doctype html><html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(page.title.chinese) · \(office)风向标</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="\(Stylesheet.path)">
    </head>
    <body>
    <a class="skip" href="#main">跳到正文 <span lang="en">Skip to content</span></a>
    \(banner)<header class="top">
    <p class="name"><a href="/">风向标 <small lang="en">Weathervane</small></a> \(office)</p>
    <nav aria-label="主导航">\(navigation(page.place))</nav>
    </header>
    <main id="main" tabindex="-1">
    <h1>\(page.title.markup)</h1>
    \(page.body)
    </main>
    <footer>
    <p>只读页面，处理请用命令行 <small lang="en">read-only; act on cases with the command line</small>\(time)</p>
    </footer>
    </body>
    </html>

    """
  }

  private var banner: Markup {
    simulated
      ? "<p class=\"simulated\">演示数据 <span lang=\"en\">Simulated data</span></p>\n" : ""
  }

  private var time: Markup? { now.map { "　数据时间 \(Figures.time($0)) <small lang=\"en\">+08:00</small>" } }

  private func navigation(_ current: Page.Place?) -> [Markup] {
    Page.Place.allCases.map { place in
      let mark: Markup = place == current ? " aria-current=\"page\"" : ""
      return "<a href=\"\(place.rawValue)\"\(mark)>\(place.words.markup)</a>"
    }
  }

  /// What somebody gets who asks for this machine under a name that is not its own. Nothing of the office is told.
  static let strangeHost: HTTPResponse = {
    let page: Markup = """
      <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>421</title></head>
      <body><main><h1>主机名不符</h1><p>请用 http://127.0.0.1 或 http://localhost 打开。
      <span lang="en">Open this page under 127.0.0.1 or localhost.</span></p></main></body></html>

      """
    return .html(page.html, status: 421)
  }()
}
