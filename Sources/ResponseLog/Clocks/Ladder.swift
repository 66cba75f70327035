import Model

/// What the office does about a clock that has run out, the longer the graver.
package struct LadderStep: Sendable, Hashable {
  package enum Step: String, Sendable, CaseIterable {
    case urge, supervise, name

    /// What an official calls it.
    package var word: String {
      switch self {
      case .urge: "催办"
      case .supervise: "督办"
      case .name: "通报"
      }
    }
  }

  package var step: Step
  /// How long after the clock ran out; nil = at once.
  package var after: ClockTime?
}

extension LadderStep {
  /// Reads `ladder`: each step once, in their order, the first at once; without it there is only the first.
  static func all(_ fields: DataFields) throws(DataFileError) -> [LadderStep] {
    guard fields.has("ladder") else { return [LadderStep(step: .urge, after: nil)] }
    var ladder: [LadderStep] = []
    for entry in try fields.objects("ladder") {
      try entry.allow(["step", "after"])
      let written = try entry.string("after")
      let step = LadderStep(step: try entry.choice("step"), after: ClockTime(written))
      guard step.after != nil || written == "0h" else {
        throw entry.error("after", ClockTime.complaint(written) + ", or \"0h\" for at once")
      }
      ladder.append(step)
    }
    guard ladder.map(\.step) == Array(Step.allCases.prefix(ladder.count)), ladder.first?.after == nil,
      ladder.dropFirst().allSatisfy({ $0.after != nil }), !ladder.isEmpty
    else {
      throw fields.error("ladder", "must go urge, supervise, name, the first after \"0h\" and no other")
    }
    return ladder
  }
}
