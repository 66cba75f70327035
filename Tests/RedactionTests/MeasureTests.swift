import Foundation
import Model
import Redaction
import Testing

/// The shipped rules, as a fresh checkout has them.
func shippedRules() throws -> RedactionRules {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appending(path: "Keywords/privacy/redaction.json5")
  return try RedactionRules(file: "redaction.json5", bytes: Array(try Data(contentsOf: file)))
}

@Suite struct MeasureTests {
  /// Of one kind: found and meant, found and not meant, meant and not found.
  struct Tally {
    var (right, wrong, missed) = (0, 0, 0)
    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  }

  @Test("Over 400 composed texts every kind is found with precision and recall of at least 0.95")
  func measured() throws {
    let redactor = Redactor(try shippedRules())
    var tallies: [PrivateKind: Tally] = [:]
    let texts = ComposedText.all()
    #expect(texts.count == 400)
    for composed in texts {
      let found = redactor.findings(composed.text)
      for finding in found {
        let isMeant = composed.truth.contains { $0.kind == finding.kind && $0.range == finding.range }
        if isMeant {
          tallies[finding.kind, default: Tally()].right += 1
        } else {
          tallies[finding.kind, default: Tally()].wrong += 1
          print("not meant: \(finding.kind.rawValue) \(finding.text) in: \(composed.text)")
        }
      }
      for truth in composed.truth
      where !found.contains(where: { $0.kind == truth.kind && $0.range == truth.range }) {
        tallies[truth.kind, default: Tally()].missed += 1
        print("missed: \(truth.kind.rawValue) at \(truth.range) in: \(composed.text)")
      }
    }
    for (kind, tally) in tallies.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("\(kind.rawValue): right \(tally.right), wrong \(tally.wrong), missed \(tally.missed)")
      #expect(tally.precision >= 0.95, "\(kind.rawValue) precision \(tally.precision)")
      #expect(tally.recall >= 0.95, "\(kind.rawValue) recall \(tally.recall)")
    }
  }
}
