package import Model

/// Looks for what a list's author would want to know before the list goes into service: `keywords lint`.
package enum RuleLint {
  package enum Kind: String, Sendable, CaseIterable {
    /// A file or rule that cannot be read.
    case mistake
    case separator, blank, empty, duplicate
    /// Two spellings that folding makes equal.
    case sameFolded = "same-folded"
    /// A word that must and must not stand there.
    case contradiction
    /// A word that, whatever stands around it, lets its rule be silent.
    case neverFires = "never-fires"
    /// A word of which a shorter one in the same list finds every occurrence.
    case shadowed
    /// A phrase of `except` that holds no word which it could except.
    case idleExcept = "idle-except"
    case noExamples = "no-examples"
    /// A rule that fires on none of its own examples.
    case silent
    case repeatedExample = "repeated-example"
    /// A rule without which every text of the corpus is judged the same.
    case noEffect = "no-effect"
    case neverFired = "never-fired"
    case firesEverywhere = "fires-everywhere"
  }

  /// One thing to put right.
  package struct Finding: Sendable, Hashable, CustomStringConvertible {
    package var kind: Kind
    package var file: String
    /// From 1; nil where it cannot be told.
    package var line: Int?
    /// Id of the rule; nil for what stands in no rule.
    package var rule: String?
    /// `any`, `with[0]`, `context` …; empty for the whole rule.
    package var field: String
    /// The word, phrase or example concerned.
    package var text: String?
    package var problem: String
    package var fix: String

    package var description: String {
      let place = [
        line.map { "\(file), line \($0)" } ?? file, rule ?? "", field, text.map { "\"\($0)\"" } ?? "",
      ]
      return "\(place.filter { !$0.isEmpty }.joined(separator: ", ")): \(problem); \(fix)"
    }
  }

  /// All that can be told of a rule book from itself and from how it judges its own examples and, where a caller has
  /// added them to `effects`, further texts. In order of file and line.
  ///
  /// - Parameters:
  ///   - files: the files that the book was read from, to tell lines.
  ///   - effects: of this classifier, with all texts added.
  package static func findings(
    _ classifier: Classifier, effects: RuleEffects, mistakes: [DataFileError], files: [String: [UInt8]]
  ) -> [Finding] {
    let book = classifier.book
    let findings =
      mistakes.map(finding) + words(book) + deadWords(classifier) + examples(classifier) + effects.findings
    return ordered(findings, files)
  }

  /// Gives findings their lines and puts them in order of file and line.
  package static func ordered(_ findings: [Finding], _ files: [String: [UInt8]]) -> [Finding] {
    let lines = SourceLines(files)
    return findings.map { finding in
      var finding = finding
      finding.line = finding.line ?? lines.line(of: finding)
      return finding
    }.enumerated().sorted {
      ($0.element.file, $0.element.line ?? 0, $0.offset) < ($1.element.file, $1.element.line ?? 0, $1.offset)
    }.map(\.element)
  }

  private static func finding(_ mistake: DataFileError) -> Finding {
    Finding(
      kind: .mistake, file: mistake.file, line: mistake.line, rule: nil, field: mistake.field, text: nil,
      problem: mistake.problem, fix: "what is wrong is left out until it is put right")
  }

  /// The file that a rule stands in.
  static func file(_ rule: Rule) -> String { "\(rule.area ?? "severity").json5" }
}

/// The lines of the files, to find the place of a finding in them.
private struct SourceLines {
  private let lines: [String: [String]]

  init(_ files: [String: [UInt8]]) {
    lines = files.mapValues { bytes in
      bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The line of the word behind the rule's id and the field's name, else the line of what of these is found.
  func line(of finding: RuleLint.Finding) -> Int? {
    guard let lines = lines[finding.file] else { return nil }
    var place: Int?
    func seek(_ isIt: (String) -> Bool) {
      place = lines.indices.dropFirst(place ?? 0).first { isIt(lines[$0]) } ?? place
    }
    if let id = finding.rule?.split(separator: ".").last {
      seek { $0.contains("id:") && ($0.contains("\"\(id)\"") || $0.contains("'\(id)'")) }
    }
    if let field = finding.field.split(whereSeparator: { "[.".contains($0) }).last(where: {
      $0.first?.isLetter == true
    }) {
      seek { $0.contains("\(field):") || $0.contains("\(field)\":") }
    }
    if let text = finding.text { seek { $0.contains("\"\(text)\"") || $0.contains("'\(text)'") } }
    return place.map { $0 + 1 }
  }
}
