/// A language that pages can be read in. Data stays in its own.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"

  /// Its BCP 47 tag, as `lang` wants it.
  package var code: String { rawValue }
}
