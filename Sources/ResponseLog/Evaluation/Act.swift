package import Model

/// What an entry says without its number, times and digests, as evaluations read it. Many entries say the same.
package struct Act: Sendable, Hashable, Detailed {
  package let action: String
  /// The move that it records, if any.
  package let move: Move?
  package let via: Via
  package let actor: String
  /// Of the actor.
  package let unit: String?
  /// State of the case after it, where it moved it.
  package let to: CaseState?
  /// Who holds the case after it.
  package let holder: Holder
  package let detail: [String: JSONValue]
  /// Kinds of the texts that came with it.
  package let texts: [String]

  package init(_ entry: LogEntry) {
    (action, move, via, actor, unit) = (entry.action, entry.move, entry.via, entry.actor, entry.unit)
    (to, holder) = (entry.to, entry.holder)
    detail = Self.isRead(entry.action, move) ? entry.detail : [:]
    texts = entry.content.map(\.kind)
  }

  /// Whether evaluations read the detail of such an entry.
  private static func isRead(_ action: String, _ move: Move?) -> Bool {
    move != nil || ["observe", "appeal", "ruling", "visit"].contains(action)
  }

  /// Whether it published what counts as an answer: anything but a follow-up.
  var isAnswer: Bool { move == .publish && text("kind") != "follow-up" }

  /// Whether another entry is likely to say the same: not if it tells a time.
  fileprivate var isCommon: Bool {
    !detail.values.contains { if case .integer(let number) = $0 { number > 1_000_000_000 } else { false } }
  }
}

/// Keeps one copy of what several entries say.
struct ActPool {
  private var known: [Act: SharedAct] = [:]

  mutating func shared(_ entry: LogEntry) -> SharedAct {
    let act = Act(entry)
    guard act.isCommon else { return SharedAct(act) }
    if let one = known[act] { return one }
    let one = SharedAct(act)
    known[act] = one
    return one
  }
}

/// An act that several events refer to.
final class SharedAct: Sendable {
  let act: Act

  init(_ act: Act) { self.act = act }
}
