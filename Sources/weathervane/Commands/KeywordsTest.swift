import Classifier
import Model

private let title = Command.Option(name: "--title", value: "TITLE", help: "a title before the text")
private let source = Command.Option(
  name: "--source", value: "NAME",
  help: "the medium or account that it comes from, or its rank: county, self …")

let keywordsTestCommand = Command(
  name: ["keywords", "test"], arguments: "TEXT", summary: "judges one text and shows why, or why not",
  options: [title, source, .json, .keywords, .config],
  run: { invocation in
    let head = invocation.value(title) ?? ""
    guard let text = invocation.arguments.first ?? (head.isEmpty ? nil : "") else {
      throw UsageError("keywords test: give a text to judge")
    }
    let classifier = Classifier(try Settings(invocation).ruleBook())
    let explanation = Explanation(
      title: head, text: text, source: ItemSource(said: invocation.value(source)), by: classifier)
    Output().line(invocation.has(.json) ? explanation.json.text : explanation.text)
    return 0
  })

extension ItemSource {
  /// A rank by its code, anything else as a name.
  fileprivate init(said: String?) {
    let tier = said.flatMap(MediaTier.init)
    self.init(name: tier == nil ? said : nil, tier: tier)
  }
}
