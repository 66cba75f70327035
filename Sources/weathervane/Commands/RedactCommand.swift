import Model
import Redaction

private let form = Command.Option(
  name: "--form", value: "public|internal", help: "what the text is for (default: public)")

let redactCommand = Command(
  name: ["redact"], arguments: "[FILE|-]",
  summary: "takes personal data out of a text: prints it masked; exit 1 if something certain is left",
  options: [form, .keywords, .config, .json],
  run: { invocation in
    let rules = try Settings(invocation).redactionRules()
    guard let chosen = RedactionForm(rawValue: invocation.value(form) ?? "public") else {
      throw UsageError("redact: --form is public or internal")
    }
    let bytes = try LineReader.bytes(of: invocation.arguments.first ?? "-")
    let redaction = Redactor(rules).redact(String(decoding: bytes, as: UTF8.self), as: chosen)
    let output = Output()
    output.line(invocation.has(.json) ? redaction.json().text : redaction.text)
    output.flush()
    for finding in redaction.residue {
      Complaint("left after redaction: \(finding.kind.rawValue) at character \(finding.range.lowerBound)")
        .print()
    }
    return redaction.residue.isEmpty ? 0 : 1
  })
