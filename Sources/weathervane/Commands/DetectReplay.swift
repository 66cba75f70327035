import Classifier
import Model
import Storage
import Topics

/// Replays the store from its first item to the end of a day: that day's warnings, the same bytes each time.
///
/// An item counts from when it was first seen, in the words that it then had, judged by the rule book at hand.
struct DetectReplay {
  var judge: SightingJudge
  var store: Store
  var sources: [String: ItemSource]
  /// In China.
  var day: CivilDate

  private var start: Timestamp { Timestamp(seconds: Int64(day.daysSinceEpoch) * 86400 - chinaOffset) }

  /// Calls `body` with each warning whose step ended within the day, its midnight at the end included.
  func forEachWarning(_ watch: Watch, _ body: ([Warning]) -> Void) async throws {
    var watch = watch
    var bench = Bench(judge.classifier)
    let (start, end) = (start, start.adding(seconds: 86400))
    func tell(_ warnings: [Warning]) { body(warnings.filter { $0.at > start && $0.at <= end }) }
    var last: FirstSight?
    while true {
      let page = try await store.firstSights(before: end, after: last, limit: 500)
      for item in page { tell(watch.take(sighting(item, on: &bench))) }
      guard let end = page.last else { break }
      last = end
    }
    tell(watch.finish())
  }

  private func sighting(_ item: FirstSight, on bench: inout Bench) -> Topics.Sighting {
    judge.sighting(
      id: .string(item.id), title: item.title, text: item.text, published: item.collected, heat: nil,
      source: item.feed, from: sources[item.feed] ?? ItemSource(), on: &bench)
  }
}
