package import Text

/// A picture of figures; the figures themselves stand in the table beside it.
package struct Chart: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Lines over the categories, which are points in time.
    case trend
    /// Lying bars, one a category; several series stand in one bar.
    case bars
    /// Lying bars that begin where the first series says and are as long as the second says.
    case spans
  }

  package struct Series: Sendable, Hashable {
    package var words: Words
    /// One a category.
    package var values: [Double]

    package init(_ words: Words, _ values: [Double]) { (self.words, self.values) = (words, values) }
  }

  /// A point that is marked, such as the answer.
  package struct Mark: Sendable, Hashable {
    /// Index of the category.
    package var place: Int
    package var words: Words
  }

  package var id: String
  package var kind: Kind
  package var title: Words
  /// What is to be seen, for those who do not see it.
  package var description: Words
  /// What the numbers count: 条, 件, 小时.
  package var unit: Words
  package var categories: [Words]
  package var series: [Series]
  package var marks: [Mark] = []
  package var table: ReportTable

  package init(
    _ id: String, _ kind: Kind, _ title: Words, _ description: Words, unit: Words, categories: [Words],
    series: [Series], marks: [Mark] = [], table: ReportTable
  ) {
    (self.id, self.kind, self.title, self.description, self.unit) = (id, kind, title, description, unit)
    (self.categories, self.series, self.marks, self.table) = (categories, series, marks, table)
  }

  /// The largest value that has to be shown; at least 1.
  var top: Double {
    let ends = categories.indices.map { index in
      switch kind {
      case .trend: series.map { $0.values[index] }.max() ?? 0
      case .bars, .spans: series.reduce(0) { $0 + $1.values[index] }
      }
    }
    return max(ends.max() ?? 0, 1)
  }
}

extension Chart {
  /// A whole number as such, else with one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int64((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }
}

extension Chart {
  /// Bars of counts with the table of the same counts.
  static func stacked(
    _ id: String, _ title: Words, unit: Words, name: Words, categories: [Words],
    series: [(words: Words, counts: [Int])]
  ) -> Chart {
    let rows = categories.enumerated().map { index, category in
      ReportTable.Row([.words(category)] + series.map { .number($0.counts[index]) })
    }
    let columns =
      [ReportTable.Column(name.chinese, name.english, 4)]
      + series.map { .init($0.words.chinese, $0.words.english, 3) }
    let totals = categories.enumerated().map { index, category in
      category + Words(verbatim: " \(series.reduce(0) { $0 + $1.counts[index] })")
    }
    return Chart(
      id, .bars, title, totals.joined(.comma), unit: unit, categories: categories,
      series: series.map { Series($0.words, $0.counts.map(Double.init)) },
      table: ReportTable("\(id)-table", title, columns, rows))
  }
}

extension Words {
  /// What no area was found for.
  package static let unsorted = Words("待分类", "unsorted")
}
