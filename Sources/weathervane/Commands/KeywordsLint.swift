import Classifier
import Model
import Monitor
import Storage

private let days = Command.Option(
  name: "--days", value: "N", help: "with --store: name the rules that never fired in N days (default 90)")
private let most = Command.Option(
  name: "--most", value: "PERCENT",
  help: "with --store: name the rules that fire on more of the items (default 50)")

let keywordsLintCommand = Command(
  name: ["keywords", "lint"],
  summary: "names words and rules that cannot work, add nothing or were never needed",
  options: [days, most, .json, .store, .feeds, .keywords, .config, .office, .now],
  run: { invocation in
    let settings = try Settings(invocation)
    let files = try Folder.files(settings.keywordsFolder, purpose: "keywords")
    let read = try RuleBook.read(files)
    let classifier = Classifier(read.book)
    var effects = RuleEffects(classifier)
    var findings: [RuleLint.Finding] = []
    if invocation.value(.store) != nil {
      findings = try await archiveFindings(invocation, read.book, &effects)
    } else if invocation.has(days) || invocation.has(most) {
      throw UsageError("keywords lint: --days and --most speak of an archive; name it with --store")
    }
    findings += RuleLint.findings(classifier, effects: effects, mistakes: read.mistakes, files: files)
    let output = Output()
    for finding in RuleLint.ordered(findings, files) {
      output.line(invocation.has(.json) ? finding.json.text : finding.description)
    }
    if !invocation.has(.json) {
      output.line(
        "\(read.book.rules.count) rules, \(effects.count) texts, \(findings.count) findings; rule book \(read.book.version)"
      )
    }
    return findings.isEmpty ? 0 : 1
  })

/// Runs the rules over the store's items of the last days.
private func archiveFindings(_ invocation: Invocation, _ book: RuleBook, _ effects: inout RuleEffects)
  async throws -> [RuleLint.Finding]
{
  let workplace = try Workplace(invocation)
  let store = try await workplace.existingStore()
  let (back, share) = (try invocation.count(days, default: 90), try invocation.count(most, default: 50))
  let now = try await workplace.now(store)
  let start = now.adding(seconds: Int64(-back) * 86400)
  let sources = try await workplace.sources(store)
  let (own, items) = (effects.fired, effects.count)
  var last = ""
  while true {
    let page = try await store.archive(start...now, after: last, limit: 500)
    guard let end = page.last else { break }
    for item in page {
      effects.add(title: item.title, text: item.text, source: sources[item.feed] ?? ItemSource())
    }
    last = end.id
  }
  let first = try await store.archiveSpan()?.lowerBound
  let isLong = first.map { $0 <= start } ?? false
  if !isLong {
    Complaint("the store does not reach back \(back) days, so a rule that never fired is not named").print()
  }
  return RuleLint.archive(
    book, fired: effects.fired.merging(own) { $0 - $1 }, items: effects.count - items,
    days: isLong ? back : nil,
    most: share)
}

extension RuleLint.Finding {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "file": .string(file), "line": JSONValue(line), "rule": JSONValue(rule),
      "field": .string(field), "text": JSONValue(text), "problem": .string(problem), "fix": .string(fix),
    ])
  }
}
