package import Model
import Text

/// An item as the watch over topics sees it, with what the judgement of its text says.
package struct Sighting: Sendable {
  /// Echoed in warnings: a text or a whole number.
  package let id: JSONValue
  package let title: String
  package let text: String
  package let published: Timestamp
  /// Votes, reads or the like, in the source's own measure; nil where it gives none.
  package let heat: Double?
  /// Empty where unknown.
  package let source: String
  package let concern: Concern
  /// The topic that it was put into; nil = the watch groups it itself.
  package let topic: String?
  // All that follows is read once, here, for that may be on any core.
  /// What it may be about, ascending.
  let names: [UInt64]
  /// How it begins.
  let wording: Wording
  /// A digest of its words: the same words again are no further voice.
  let words: Int
  /// A digest of source and title: the same again are the same item.
  let heading: Int

  /// - Parameter levels: tell what can be a name.
  package init(
    id: JSONValue, title: String, text: String, published: Timestamp, heat: Double?, source: String,
    concern: Concern, topic: String? = nil, by levels: WarningLevels
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.published = published
    self.heat = heat
    self.source = source
    self.concern = concern
    self.topic = topic
    // What happened elsewhere is counted with nothing.
    names = concern.elsewhere ? [] : Gram.salient(title: title, text: text, by: levels)
    wording = Wording(title: title, text: text)
    let letters = FoldedText(text.isEmpty ? title : text).scalars.lazy.filter {
      isHan($0) || isLatinOrDigit($0)
    }
    words = Self.digest(letters.prefix(200))
    heading = Self.digest((source + "\n" + title).unicodeScalars.lazy.map(\.value))
  }

  /// What an item of the store is called, so that its topic is called alike.
  var itemName: String {
    let name = if case .string(let text) = id { text } else { id.text }
    let isItem = name.hasPrefix("i") && name.count == 17 && name.dropFirst().allSatisfy(\.isHexDigit)
    return isItem ? name : "i" + name
  }

  /// FNV-1a over letters, which does not change from run to run.
  private static func digest(_ letters: some Sequence<UInt32>) -> Int {
    Int(
      truncatingIfNeeded: letters.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      })
  }
}
