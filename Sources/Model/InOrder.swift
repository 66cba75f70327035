import Foundation

/// Works on pieces on all cores and takes the results in the order of the pieces; no more pieces are in memory than
/// twice the cores.
package func inOrder<Piece: Sendable, Result: Sendable>(
  next: () async throws -> Piece?, work: @escaping @Sendable (Piece) throws -> Result,
  take: (Result) throws -> Void
) async throws {
  let window = 2 * ProcessInfo.processInfo.activeProcessorCount
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var (started, taken, ended) = (0, 0, false)
    var waiting: [Int: Result] = [:]
    while true {
      while !ended, started - taken < window {
        guard let piece = try await next() else {
          ended = true
          break
        }
        let number = started
        group.addTask { (number, try work(piece)) }
        started += 1
      }
      guard let (number, result) = try await group.next() else { return }
      waiting[number] = result
      while let result = waiting.removeValue(forKey: taken) {
        try take(result)
        taken += 1
      }
    }
  }
}
