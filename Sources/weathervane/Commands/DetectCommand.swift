import Classifier
import Foundation
import Model
import Monitor
import Storage
import Topics

private let stepOption = Command.Option(
  name: "--step", value: "SPAN",
  help: "how often to look: 30m, 1h, 24h, 7d (default 1h; with --from-store as the services look)")
private let updates = Command.Option(
  name: "--updates", help: "tell of growth as well, on lines with \"update\":true")

private let fromStore = Command.Option(
  name: "--from-store", help: "replay the items of the store instead of a file; with --day")
private let day = Command.Option(name: "--day", value: "DAY", help: "the day to tell of: 2026-11-22")

let detectCommand = Command(
  name: ["detect"], arguments: "[FILE|-]",
  summary: "warns early: NDJSON {id,title,text,published,heat?,source?} in time order in, warnings out",
  options: [.store, .feeds, .keywords, .config, .office, stepOption, updates, fromStore, day],
  run: { invocation in
    let settings = try Settings(invocation)
    let book = try settings.ruleBook()
    let levels = try settings.warningLevels(book)
    let judge = SightingJudge(classifier: Classifier(book), levels: levels)
    guard invocation.has(fromStore) else {
      let step = try invocation.step() ?? .hour
      let watch = Watch(levels: levels, step: step, withUpdates: invocation.has(updates))
      return try await detect(invocation.arguments.first ?? "-", judge, watch, step)
    }
    guard let day = try invocation.day(day) else { throw UsageError("detect: --from-store needs --day") }
    let store = try await Workplace(invocation).existingStore()
    let output = Output()
    let span = day.beginning...day.beginning.adding(seconds: 86400)
    try await Lookout.replay(store, levels: levels, step: try invocation.step(), span: span) { warnings in
      output.warnings(warnings.filter { !$0.isUpdate || invocation.has(updates) })
    }
    return 0
  })

/// The filter: what could not be read is told in its place.
private func detect(_ path: String, _ judge: SightingJudge, _ watch: Watch, _ step: Step) async throws
  -> Int32
{
  var (blocks, watch) = (try LineBlocks(of: path), watch)
  let output = Output()
  var clean = true
  // Which items have come after the step that they belong to.
  var (count, late, end) = (0, 0, Timestamp(milliseconds: .min))
  try await inOrder(
    next: { try blocks.block() }, work: { judge.sightings($0) },
    take: { lines in
      for line in lines {
        switch line {
        case .sighting(let sighting):
          let own = step.end(of: sighting.published)
          (count, late, end) = (count + 1, late + (own < end ? 1 : 0), max(end, own))
          output.warnings(watch.take(sighting))
        case .bad(let text):
          clean = false
          output.line(text)
        }
      }
    })
  output.warnings(watch.finish())
  output.flush()
  if late > 0 {
    Complaint(
      "detect: \(late) of \(count) items came after a later step had begun, and were taken for items of that step;"
        + " sort by published, and look for a time in the future"
    ).print()
  }
  return clean ? 0 : 1
}

extension Invocation {
  /// nil = not said.
  fileprivate func step() throws -> Step? {
    guard let span = value(stepOption) else { return nil }
    guard let step = Step(span) else {
      throw UsageError(
        "detect: --step \(span) is none of 30m, 1h, 7d and the like: whole days, or a span that a day is a multiple of"
      )
    }
    return step
  }
}

extension Output {
  /// One line each.
  func warnings(_ warnings: [Warning]) {
    guard !warnings.isEmpty else { return }
    var writer = JSONWriter()
    for warning in warnings {
      warning.write(to: &writer)
      writer.endLine()
    }
    lines(writer.bytes)
  }
}

extension Settings {
  /// Whether the keywords folder says from when on to warn; one of an office's own rules alone need not.
  var warns: Bool { FileManager.default.fileExists(atPath: "\(keywordsFolder)/warnings") }

  /// From when on something is warned of.
  ///
  /// - Parameters:
  ///   - book: knows the office's own places.
  ///   - rules: what `harm` may name; nil = not looked at: a rule that was left out for a mistake stops no warning.
  func warningLevels(_ book: RuleBook, rules: Set<String>? = nil) throws -> WarningLevels {
    func read(_ name: String) throws -> (String, [UInt8]) {
      let file = "\(keywordsFolder)/warnings/\(name).json5"
      return (file, try LineReader.bytes(of: file))
    }
    return try WarningLevels(
      levels: try read("levels"), common: try read("common"), places: book.gazetteer.dailyNames,
      office: book.gazetteer.office, rules: rules)
  }

  /// What is wrong in the levels.
  func warningMistakes(_ book: RuleBook) throws -> [DataFileError] {
    guard warns else { return [] }
    do {
      _ = try warningLevels(book, rules: book.harmRules)
      return []
    } catch let error as DataFileError {
      return [error]
    }
  }
}

/// Judges items for the watch, on any core.
struct SightingJudge: Sendable {
  enum Line: Sendable {
    case sighting(Sighting)
    /// What is printed in place of a line that could not be used.
    case bad(String)
  }

  var classifier: Classifier
  var levels: WarningLevels

  func sightings(_ block: LineBlocks.Block) -> [Line] {
    var bench = Bench(classifier)
    var lines: [Line] = []
    block.forEachLine { number, line in
      do {
        lines.append(.sighting(try sighting(try ItemLine(line), on: &bench)))
      } catch {
        lines.append(.bad(BadLine(number: number, error: error).text))
      }
    }
    return lines
  }

  private func sighting(_ item: ItemLine, on bench: inout Bench) throws -> Sighting {
    guard let written = item.published else { throw Failure("published is missing; write RFC 3339") }
    guard let published = Timestamp(rfc3339: written) else {
      throw Failure("published \"\(written.prefix(40))\" is no time of RFC 3339")
    }
    return sighting(
      id: item.id, title: item.title, text: item.text, published: published, heat: item.heat,
      source: item.source ?? "", from: ItemSource(name: item.source), on: &bench)
  }

  /// Any item, judged.
  func sighting(
    id: JSONValue, title: String, text: String, published: Timestamp, heat: Double?, source: String,
    from: ItemSource, on bench: inout Bench
  ) -> Sighting {
    let assessment = classifier.assess(title: title, text: text, source: from, on: &bench)
    return Sighting(
      id: id, title: title, text: text, published: published, heat: heat, source: source,
      concern: concern(assessment, title: title), by: levels)
  }

  /// With what makes it grave enough for a hot list.
  private func concern(_ assessment: Assessment, title: String) -> Concern {
    var concern = Concern(assessment)
    let spoken = assessment.evidence.filter { $0.points > 0 && $0.rule != "severity.official-response" }
    let points = spoken.reduce(0) { $0 + $1.points }
    let isHarm = spoken.contains { levels.harm.contains($0.rule) }
    let isAnswer = levels.answer.contains { title.contains($0) }
    concern.grave = isHarm || isAnswer || assessment.flagged && points >= levels.points
    return concern
  }
}
