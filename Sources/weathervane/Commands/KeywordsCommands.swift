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
    for mistake in read.mistakes { Complaint("\(mistake)").print() }
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
    return findings.isEmpty && read.mistakes.isEmpty ? 0 : 1
  })

let keywordsTestCommand = Command(
  name: ["keywords", "test"], arguments: "TEXT", summary: "judges one text and shows why",
  options: [
    .keywords, .config, .json,
    Command.Option(name: "--title", value: "TITLE", help: "a title before the text"),
  ],
  run: { invocation in
    let title = invocation.value(Command.Option(name: "--title", help: "")) ?? ""
    guard let text = invocation.arguments.first ?? (title.isEmpty ? nil : "") else {
      throw UsageError("keywords test: give a text to judge")
    }
    let assessment = Classifier(try Settings(invocation).ruleBook()).assess(title: title, text: text)
    let output = Output()
    output.line(invocation.has(.json) ? JSONValue.object(assessment.json).text : assessment.explained)
    return 0
  })

extension RuleCheck.Finding {
  fileprivate var json: JSONValue {
    .object(["rule": .string(rule), "example": JSONValue(example), "problem": .string(problem)])
  }
}

extension Assessment {
  /// The judgement for a person: verdict, then each piece of evidence.
  fileprivate var explained: String {
    let verdict = flagged ? "标记 flagged" : "未标记 not flagged（\(whyNot ?? "")）"
    let areas = areas.map { "\($0.area) \(JSONValue.number($0.score).text)" }.joined(separator: ", ")
    let facts = [
      "领域 areas: \(areas.isEmpty ? "–" : areas)", "等级 severity: \(severity?.rawValue ?? "–")",
      "地域 jurisdiction: \(jurisdiction.rawValue) \(places.map(\.name).joined(separator: " "))",
    ]
    var table = Table(headings: ["points", "rule", "field", "start", "text", "reason"])
    table.rows = evidence.map {
      [JSONValue.number($0.points).text, $0.rule, $0.field.rawValue, String($0.start), $0.text, $0.reason]
    }
    return ([verdict] + facts + (table.rows.isEmpty ? [] : [table.text])).joined(separator: "\n")
  }
}
