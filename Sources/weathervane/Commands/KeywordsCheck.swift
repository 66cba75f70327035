import Classifier
import Model
import Monitor

let keywordsCheckCommand = Command(
  name: ["keywords", "check"], summary: "reads the rule book and runs every rule's own examples",
  options: [.keywords, .config, .json],
  run: { invocation in
    let settings = try Settings(invocation)
    let read = try RuleBook.read(try Folder.files(settings.keywordsFolder, purpose: "keywords"))
    let classifier = Classifier(read.book)
    let findings = RuleCheck.findings(classifier)
    let output = Output()
    let mistakes =
      read.mistakes + (try Workplace(invocation).officeMistakes())
      + (try settings.safeguardMistakes()) + (try settings.warningMistakes(read.book))
    for mistake in mistakes { Complaint("\(mistake)").print() }
    for finding in findings {
      output.line(invocation.has(.json) ? finding.json.text : finding.description)
    }
    if !invocation.has(.json) {
      let book = classifier.book
      let examples = book.rules.reduce(0) { $0 + $1.matches.count + $1.misses.count }
      output.line(
        "\(book.areas.count) areas, \(book.rules.count) rules, \(examples) examples, \(findings.count) findings; "
          + "rule book \(book.version)")
    }
    return findings.isEmpty && mistakes.isEmpty ? 0 : 1
  })

extension RuleCheck.Finding {
  fileprivate var json: JSONValue {
    .object(["rule": .string(rule), "example": JSONValue(example), "problem": .string(problem)])
  }
}
