import Model

/// How firmly a value in a data file stands.
package enum Certainty: String, Sendable, CaseIterable {
  /// Read in the text of the named source, and used for what that source rules.
  case verified
  /// Not read at a firm source, or not known to hold for this office.
  case unverified
  /// This product's proposal; no rule says so for this use.
  case recommended
}

/// What a row of a data file rests on 依据.
package struct Basis: Sendable, Hashable {
  /// The document, with its number or address where known.
  package var source: String
  package var certainty: Certainty

  static let members: Set<String> = ["source", "certainty"]

  /// Reads `source` and `certainty` of a row; both must be there.
  init(_ fields: DataFields) throws(DataFileError) {
    source = try fields.string("source")
    certainty = try fields.choice("certainty")
  }
}
