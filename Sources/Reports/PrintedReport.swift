import Text

/// The frame of a report that is a document of its own, to be kept or printed: title, mark of demonstration, heading,
/// what it covers.
struct PrintedReport {
  var title: String
  /// What stands before 舆情回应评估 and the like, and its English.
  var heading: String
  var english: String
  var simulated: Bool
  /// Period, office, time of the count.
  var covers: Markup
  var style: Markup
  var body: Markup

  var html: String {
    let mark: Markup =
      simulated
      ? "<p class=\"simulated\">演示数据 <span lang=\"en\">simulated data, not real events</span></p>\n" : ""
    let page: Markup = """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      \(style)
      </head>
      <body>
      <header>
      \(mark)<h1>\(heading) <small lang="en">\(english)</small></h1>
      <p>\(covers)</p>
      </header>
      <main>
      \(body)</main>
      </body>
      </html>

      """
    return page.html
  }
}
