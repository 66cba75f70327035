import Text

/// A chart as SVG with attributes only, so that a page without inline styles can show it; the figures stand beside it.
struct SVGChart {
  private let chart: Chart
  private static let width = 640
  /// Left of the plot, where bars have their names.
  private let margin: Int

  init(_ chart: Chart) {
    self.chart = chart
    margin = chart.kind == .trend ? 48 : 170
  }

  private var height: Int { chart.kind == .trend ? 240 : 40 + 26 * max(chart.categories.count, 1) }

  private var plotWidth: Double { Double(Self.width - margin - 40) }

  var markup: Markup {
    """
    <figure class="chart"><svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="\(chart.id)-title \(chart.id)-text" \
    font-size="12">
    <title id="\(chart.id)-title">\(plain: chart.title)</title>
    <desc id="\(chart.id)-text">\(plain: chart.description)</desc>
    \(chart.kind == .trend ? trend : bars)</svg>
    <figcaption>\(chart.title.markup) (\(chart.unit))\(legend)</figcaption></figure>

    """
  }

  private static let colours = ["#1f4e79", "#c9803a", "#7f7f7f", "#8fb3d9", "#5b7f5b", "#b08fb0"]

  private static func colour(_ index: Int) -> String { colours[index % colours.count] }

  private var legend: Markup {
    guard chart.series.count > 1, chart.kind != .spans else { return "" }
    let parts = chart.series.enumerated().map { index, series -> Markup in
      """
       <span><svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" \
      fill="\(Self.colour(index))"/></svg> \(series.words)</span>
      """
    }
    return "\(parts)"
  }

  // Lines

  private func x(_ index: Int) -> Double {
    Double(margin) + plotWidth * (Double(index) + 0.5) / Double(max(chart.categories.count, 1))
  }

  private func y(_ value: Double) -> Double { 190 - 165 * value / chart.top }

  private var trend: Markup {
    let lines = chart.series.enumerated().map { index, series -> Markup in
      let points = series.values.enumerated().map {
        "\(Self.place(x($0.offset))),\(Self.place(y($0.element)))"
      }
      let dash: Markup = index == 0 ? "" : " stroke-dasharray=\"6 3\""
      return
        "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(Self.colour(index))\" stroke-width=\"2\"\(dash)/>\n"
    }
    let marks = chart.marks.map { mark -> Markup in
      let place = Self.place(x(mark.place))
      return """
        <line x1="\(place)" x2="\(place)" y1="20" y2="190" stroke="#c00000" stroke-width="1.5" stroke-dasharray="2 3"/>\
        <text x="\(place)" y="14" text-anchor="middle" fill="#c00000">\(plain: mark.words)</text>

        """
    }
    return "\(scale)\(names)\(lines)\(marks)"
  }

  private var scale: Markup {
    let steps = [0, chart.top / 2, chart.top].map { value -> Markup in
      let height = Self.place(y(value))
      return """
        <line x1="\(margin)" x2="\(Self.width - 40)" y1="\(height)" y2="\(height)" stroke="#d9d9d9"/>\
        <text x="\(margin - 6)" y="\(height)" text-anchor="end" dominant-baseline="middle" fill="currentColor">\(Chart.number(value))</text>

        """
    }
    return "\(steps)"
  }

  /// As many names of points as have room.
  private var names: Markup {
    let every = max((chart.categories.count + 7) / 8, 1)
    let shown = chart.categories.enumerated().filter { $0.offset % every == 0 }.map { index, name -> Markup in
      "<text x=\"\(Self.place(x(index)))\" y=\"208\" text-anchor=\"middle\" fill=\"currentColor\"\(Self.language(name))>\(plain: name)</text>\n"
    }
    return "\(shown)"
  }

  // Bars

  private var bars: Markup {
    let rows = chart.categories.enumerated().map { index, name -> Markup in
      let top = 10 + 26 * index
      return """
        <text x="\(margin - 8)" y="\(top + 13)" text-anchor="end" fill="currentColor"\(Self.language(name))>\(plain: Self.short(name))</text>\(row(index, top))

        """
    }
    return "\(rows)"
  }

  private func row(_ index: Int, _ top: Int) -> Markup {
    var (parts, start, sum): ([Markup], Double, Double) = ([], Double(margin), 0)
    for (number, series) in chart.series.enumerated() {
      let width = plotWidth * series.values[index] / chart.top
      let isHidden = chart.kind == .spans && number == 0
      if !isHidden, width > 0 {
        parts.append(
          "<rect x=\"\(Self.place(start))\" y=\"\(top)\" width=\"\(Self.place(max(width, 1)))\" height=\"18\" fill=\"\(Self.colour(number))\"/>"
        )
      }
      start += width
      sum += isHidden ? 0 : series.values[index]
    }
    return
      "\(parts)<text x=\"\(Self.place(start + 5))\" y=\"\(top + 13)\" fill=\"currentColor\">\(Chart.number(sum))</text>"
  }

  private static func short(_ name: Words) -> Words {
    func cut(_ text: String, _ length: Int) -> String {
      text.count > length ? text.prefix(length - 1) + "…" : text
    }
    return Words(cut(name.chinese, 13), cut(name.english, 26))
  }

  /// No element can stand in the text of a picture to tell its language: names that are data tell it themselves.
  private static func language(_ name: Words) -> Markup {
    name.chinese == name.english && name.chinese.contains { !$0.isASCII } ? " lang=\"zh-CN\"" : ""
  }

  /// A coordinate with one decimal, the same on every machine.
  private static func place(_ value: Double) -> String { Chart.number(value) }
}
