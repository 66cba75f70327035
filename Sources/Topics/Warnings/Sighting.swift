package import Model

/// An item as the watch over topics sees it, with what the judgement of its text says.
package struct Sighting: Sendable {
  /// Echoed in warnings: a text or a whole number.
  package var id: JSONValue
  package var title: String
  package var text: String
  package var published: Timestamp
  /// Votes, reads or the like, in the source's own measure; nil where it gives none.
  package var heat: Double?
  /// Empty where unknown.
  package var source: String
  package var concern: Concern
  /// The topic that it was put into; nil = the watch groups it itself.
  package var topic: String?
  /// What it may be about, ascending, and how it begins; read here, for that may be on any core.
  let names: [UInt64]
  let wording: Wording

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
  }
}
