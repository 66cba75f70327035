package import Model

extension Clerk {
  /// The clock that is to stop or go on.
  func clock(_ request: MoveRequest, _ options: Options) throws(Refusal) -> String {
    let clock = try options.required(request.move == .pause ? ["clock", "reason"] : ["clock"])[0]
    try options.check("clock", ClockKind.allCases.map(\.rawValue))
    return clock
  }

  /// Refuses to stop a clock that may not stand still, or to let one go on that does not; other moves pass.
  ///
  /// - Parameter runs: the clocks of the case at this moment.
  package func checkPause(_ request: MoveRequest, _ runs: [ClockRun], now: Timestamp) throws(Refusal) {
    guard request.move == .pause || request.move == .resume, let clock = request.options["clock"] else {
      return
    }
    let running = runs.filter { $0.clock.rawValue == clock && $0.met == nil }
    let why: String? =
      if running.isEmpty {
        "it does not run"
      } else if request.move == .resume {
        running.contains { $0.pausedSince != nil } ? nil : "it does not stand still"
      } else if running.contains(where: { $0.pausedSince != nil }) {
        "it stands still already"
      } else if !running.contains(where: { $0.row.pausable }) {
        "its row \"\(running[0].row.id)\" in Keywords/clocks.json5 does not say pause: true"
      } else if !running.contains(where: { now.seconds <= $0.due }) {
        "it has run out"
      } else {
        nil
      }
    if let why { throw .clock(move: request.move, clock: clock, why: why) }
  }
}
