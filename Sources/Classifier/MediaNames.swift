package import Model
import Text

/// Which rank of the media an item comes from, told by names within the name of its source.
package struct MediaNames: Sendable {
  private var names: [(name: [UInt32], tier: MediaTier)] = []

  /// Reads the section `media` of `severity.json5`: names by rank; an absent one knows no name.
  init(_ fields: DataFields?) throws(DataFileError) {
    guard let fields else { return }
    try fields.allow(Set(MediaTier.allCases.map(\.rawValue)))
    for tier in MediaTier.allCases {
      names += try fields.strings(tier.rawValue).map { (FoldedText($0).scalars, tier) }
    }
  }

  /// The rank of a source: of the longest name that stands in its own (新华社福建分社 is 新华社), and of two as long the
  /// higher; nil if none does.
  package func tier(of source: String) -> MediaTier? {
    let text = FoldedText(source).scalars
    let found = names.filter { Self.stands($0.name, in: text) }
    guard let longest = found.map(\.name.count).max() else { return nil }
    return found.first { $0.name.count == longest }?.tier
  }

  private static func stands(_ name: [UInt32], in text: [UInt32]) -> Bool {
    guard !name.isEmpty, text.count >= name.count else { return false }
    return (0...text.count - name.count).contains { text[$0..<$0 + name.count].elementsEqual(name) }
  }
}

/// Where an item comes from, as far as it is known.
package struct ItemSource: Sendable, Hashable {
  /// The name of the medium or account, as the item gives it.
  package var name: String?
  /// Its rank, where a list of feeds states it: goes before what the name tells.
  package var tier: MediaTier?

  package init(name: String? = nil, tier: MediaTier? = nil) {
    self.name = name
    self.tier = tier
  }
}
