import HTTPServer
import Model
import Reports
import ResponseLog
import Text

/// What stands around every page: head, banner, navigation, foot.
struct Frame {
  let office: Words
  let simulated: Bool
  /// The page asked for, and in which language.
  let request: HTTPRequest
  let language: Language
  let now: Timestamp?
  /// nil = nobody is signed in.
  let viewer: Viewer?

  init(_ visit: Visit, _ request: HTTPRequest) {
    self.init(visit.context, request, visit.language, now: visit.now, visit.viewer)
  }

  init(
    _ context: ConsoleContext, _ request: HTTPRequest, _ language: Language, now: Timestamp? = nil,
    _ viewer: Viewer? = nil
  ) {
    self.viewer = viewer
    (office, simulated) = (Words(verbatim: context.officeName), context.simulated)
    (self.request, self.language, self.now) = (request, language, now)
  }

  func response(_ page: Page) -> HTTPResponse {
    LanguageSwitch.keeping(.html(document(page).html(in: language), status: page.status), request)
  }

  private func document(_ page: Page) -> Markup {
    """
    <!doctype html><html lang="\(language.code)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(plain: page.title) · \(plain: office + Words("风向标", " Weathervane"))</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="\(Stylesheet.asset.path)">
    <script src="\(Script.asset.path)" defer></script>
    </head>
    <body>
    <a class="skip" href="#main">\(Words("跳到正文", "Skip to content"))</a>
    <header>
    \(banner)<div class="top">
    <p class="name"><a href="/">\(Words("风向标", "Weathervane").markup)</a> \(office)</p>
    \(viewer == nil ? "" : navigation(page.place))
    <p class="tools">\(account) \(LanguageSwitch.markup(request, language))</p>
    </div>
    </header>
    <main id="main" tabindex="-1">
    <h1>\(page.title.markup)</h1>
    \(page.body)
    </main>
    <footer>
    \(viewer == nil ? "" : KeyHelp.markup)<p>\(office)\(time)</p>
    </footer>
    </body>
    </html>

    """
  }

  private var banner: Markup {
    simulated
      ? "<p class=\"simulated\">\(Words("演示数据", "simulated data").markup)</p>\n" : ""
  }

  private var time: Markup? { now.map { " · \(Words("数据时间", "Data as of")) \(Figures.time($0)) +08:00" } }

  /// Who is signed in, with the way out.
  private var account: Markup? {
    viewer.map {
      let open: Markup =
        $0.can(.open) ? "<a href=\"/cases/new\">\(Words("＋立单", "+ Open a case"))</a> " : ""
      return "\(open)<a href=\"\(AccountPage.path)\">\(Words(verbatim: $0.person.name))</a>"
    }
  }

  private func navigation(_ current: Page.Place?) -> Markup {
    let links = Page.Place.allCases.map { place -> Markup in
      let mark: Markup = place == current ? " aria-current=\"page\"" : ""
      let key: Markup = place == .search ? " data-key=\"/\"" : ""
      return "<a href=\"\(place.rawValue)\"\(mark)\(key)>\(place.words.markup)</a>"
    }
    return "<nav aria-label=\"\(plain: Words("主导航", "Main"))\">\(links)</nav>"
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
