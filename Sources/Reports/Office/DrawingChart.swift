import Text

/// A chart of a Word file as the office programs draw them themselves, with its figures in a workbook inside.
struct DrawingChart {
  private let chart: Chart

  init(_ chart: Chart) { self.chart = chart }

  /// Size on the page in English metric units, 156 × 72 mm; bars take as much height as they need.
  private static func size(_ chart: Chart) -> (width: Int, height: Int) {
    let millimetres = chart.kind == .trend ? 72 : min(36 + 9 * chart.categories.count, 170)
    return (156 * 36000, millimetres * 36000)
  }

  /// Where the chart stands in the text.
  static func frame(_ chart: Chart, number: Int) -> Markup {
    let size = size(chart)
    return """
      <w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
      <wp:extent cx="\(size.width)" cy="\(size.height)"/><wp:docPr id="\(number)" name="图\(number)" \
      title="\(chart.title.chinese)" descr="\(OfficeXML.text(chart.description.chinese))"/><wp:cNvGraphicFramePr/>\
      <a:graphic><a:graphicData uri="\(OfficeXML.drawing)/chart"><c:chart r:id="rIdChart\(number)"/></a:graphicData></a:graphic>\
      </wp:inline></w:drawing></w:r></w:p>

      """
  }

  /// Told apart in grey print, too.
  private static let colours = ["1F4E79", "C9803A", "7F7F7F", "8FB3D9", "5B7F5B", "B08FB0"]

  var xml: Markup {
    let plot: Markup =
      chart.kind == .trend
      ? "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>\(series)\(marks)<c:marker val=\"1\"/>\(axes)</c:lineChart>"
      : """
      <c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>\(series)\
      <c:gapWidth val="50"/><c:overlap val="100"/>\(axes)</c:barChart>
      """
    let hasLegend = chart.kind != .spans && (chart.series.count > 1 || !chart.marks.isEmpty)
    let legend: Markup =
      hasLegend ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>" : ""
    return """
      \(OfficeXML.declaration)<c:chartSpace xmlns:c="\(OfficeXML.drawing)/chart" xmlns:a="\(OfficeXML.drawing)/main" \
      xmlns:r="\(OfficeXML.document)/relationships"><c:roundedCorners val="0"/><c:chart>\(title(chart.title.chinese, 1200))\
      <c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>\(plot)\(categoryAxis)\(valueAxis)</c:plotArea>\(legend)\
      <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>\
      <c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000">\(Self.face)</a:defRPr></a:pPr>\
      <a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="rIdData"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>
      """
  }

  private static let face: Markup = "<a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"仿宋_GB2312\"/>"

  private var series: [Markup] {
    chart.series.enumerated().map { index, series in
      let isHidden = chart.kind == .spans && index == 0
      return """
        <c:ser><c:idx val="\(index)"/><c:order val="\(index)"/>\(name(series.words.chinese, column: index + 1))\
        \(paint(index, isHidden))\(labels(isHidden))\(categories)<c:val>\(numbers(series.values.map(\.self), column: index + 1))</c:val>\
        \(chart.kind == .trend ? "<c:smooth val=\"0\"/>" : "" as Markup)</c:ser>
        """
    }
  }

  /// One series a mark, with a single point at the height of the first line.
  private var marks: [Markup] {
    guard let first = chart.series.first else { return [] }
    return chart.marks.enumerated().map { index, mark in
      let number = chart.series.count + index
      let values = first.values.enumerated().map { $0.offset == mark.place ? $0.element : nil }
      return """
        <c:ser><c:idx val="\(number)"/><c:order val="\(number)"/>\(name(mark.words.chinese, column: number + 1))\
        <c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="diamond"/><c:size val="12"/>\
        <c:spPr><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></c:spPr></c:marker>\
        <c:dLbls><c:dLblPos val="t"/><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/>\
        <c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>\
        \(categories)<c:val>\(numbers(values, column: number + 1))</c:val><c:smooth val="0"/></c:ser>
        """
    }
  }

  private func paint(_ index: Int, _ isHidden: Bool) -> Markup {
    if isHidden { return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" }
    let colour = Self.colours[index % Self.colours.count]
    if chart.kind == .trend {
      return """
        <c:spPr><a:ln w="\(index == 0 ? 28575 : 19050)"><a:solidFill><a:srgbClr val="\(colour)"/></a:solidFill>\
        \(index == 0 ? "" : "<a:prstDash val=\"dash\"/>" as Markup)</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>
        """
    }
    return
      "<c:spPr><a:solidFill><a:srgbClr val=\"\(colour)\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>"
  }

  /// A bar says its number; a line has an axis for it.
  private func labels(_ isHidden: Bool) -> Markup {
    guard chart.kind != .trend, !isHidden else { return "" }
    return """
      <c:dLbls><c:numFmt formatCode="0.#;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>\
      <a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:defRPr></a:pPr>\
      <a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>\
      <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
      """
  }

  private func name(_ text: String, column: Int) -> Markup {
    """
    <c:tx><c:strRef><c:f>Sheet1!$\(Workbook.column(column))$1</c:f><c:strCache><c:ptCount val="1"/>\
    <c:pt idx="0"><c:v>\(text)</c:v></c:pt></c:strCache></c:strRef></c:tx>
    """
  }

  private var categories: Markup {
    let points = chart.categories.enumerated().map {
      "<c:pt idx=\"\($0.offset)\"><c:v>\(OfficeXML.text($0.element.chinese))</c:v></c:pt>" as Markup
    }
    return """
      <c:cat><c:strRef><c:f>Sheet1!$A$2:$A$\(chart.categories.count + 1)</c:f><c:strCache>\
      <c:ptCount val="\(chart.categories.count)"/>\(points)</c:strCache></c:strRef></c:cat>
      """
  }

  private func numbers(_ values: [Double?], column: Int) -> Markup {
    let points = values.enumerated().compactMap { index, value in
      value.map { "<c:pt idx=\"\(index)\"><c:v>\(Chart.number($0))</c:v></c:pt>" as Markup }
    }
    let name = Workbook.column(column)
    return """
      <c:numRef><c:f>Sheet1!$\(name)$2:$\(name)$\(values.count + 1)</c:f><c:numCache><c:formatCode>General</c:formatCode>\
      <c:ptCount val="\(values.count)"/>\(points)</c:numCache></c:numRef>
      """
  }

  private var axes: Markup { "<c:axId val=\"111\"/><c:axId val=\"222\"/>" }

  /// Bars stand in the order of the table, the first on top.
  private var categoryAxis: Markup {
    """
    <c:catAx><c:axId val="111"/><c:scaling><c:orientation val="\(chart.kind == .trend ? "minMax" : "maxMin")"/></c:scaling>\
    <c:delete val="0"/><c:axPos val="\(chart.kind == .trend ? "b" : "l")"/><c:numFmt formatCode="General" sourceLinked="0"/>\
    <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/>\
    <c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>
    """
  }

  private var valueAxis: Markup {
    """
    <c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>\
    <c:axPos val="\(chart.kind == .trend ? "l" : "b")"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>\
    <a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>\(title(chart.unit.chinese, 1000))\
    <c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>\
    <c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="\(chart.kind == .trend ? "autoZero" : "max")"/></c:valAx>
    """
  }

  private func title(_ text: String, _ size: Int) -> Markup {
    """
    <c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="\(size)" b="0"/></a:pPr>\
    <a:r><a:rPr lang="zh-CN" sz="\(size)" b="0">\(Self.face)</a:rPr><a:t>\(text)</a:t></a:r></a:p></c:rich></c:tx>\
    <c:overlay val="0"/></c:title>
    """
  }

  /// The figures as a workbook, so that the chart can be edited where it stands.
  func workbook() throws(ZipError) -> [UInt8] {
    let names = [chart.title.chinese] + (chart.series.map(\.words) + chart.marks.map(\.words)).map(\.chinese)
    let rows = chart.categories.enumerated().map { index, category -> [Workbook.Value] in
      [.text(category.chinese)] + chart.series.map { .number(Chart.number($0.values[index])) }
        + chart.marks.map { mark in
          mark.place == index
            ? .number(Chart.number(chart.series.first?.values[index] ?? 0)) : .none
        }
    }
    return try Workbook(sheets: [Workbook.Sheet(name: "Sheet1", columns: names.map { ($0, 16) }, rows: rows)])
      .bytes()
  }
}
