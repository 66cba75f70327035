import Model
import ResponseLog
import Storage

extension Store {
  /// When the stories of tickets reached each step, by topic.
  func leads(of truths: [Truth]) throws -> [String: LeadTimes] {
    var leads: [String: LeadTimes] = [:]
    for truth in truths {
      guard let topic = truth.topic, leads[topic] == nil else { continue }
      var times = try leadTimes(ofTopic: topic)
      if let id = truth.caseID {
        let entries = try LogEntry.read(bodies(ofCase: id))
        times.opened = entries.first { $0.move == .open }?.time
        times.acknowledged = entries.first { $0.move == .acknowledge }?.time
      }
      leads[topic] = times
    }
    return leads
  }
}
