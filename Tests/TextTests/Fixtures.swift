/// Random numbers that are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of up to `most` of the given scalars.
  mutating func text(of alphabet: String, most: Int) -> String {
    let scalars = Array(alphabet.unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...most, using: &self) {
      if let scalar = scalars.randomElement(using: &self) { text.append(scalar) }
    }
    return String(text)
  }
}

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

func string(_ scalars: some Sequence<UInt32>) -> String {
  var view = String.UnicodeScalarView()
  for code in scalars { if let scalar = Unicode.Scalar(code) { view.append(scalar) } }
  return String(view)
}

extension Sequence where Element: Equatable {
  /// Whether `part` stands in it without a gap.
  func holds(_ part: some Collection<Element>) -> Bool {
    let whole = Array(self)
    return part.isEmpty
      || whole.indices.contains { whole[$0...].starts(with: part) }
  }
}
