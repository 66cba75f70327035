import Classifier
import Foundation
import Model
import Topics

private let stepOption = Command.Option(
  name: "--step", value: "SPAN", help: "how often to look: 30m, 1h, 24h, 7d (default 1h)")
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
    let levels = try settings.warningLevels()
    let judge = SightingJudge(classifier: Classifier(try settings.ruleBook()), levels: levels)
    let watch = Watch(levels: levels, step: try invocation.step(), withUpdates: invocation.has(updates))
    guard invocation.has(fromStore) else {
      return try await detect(invocation.arguments.first ?? "-", judge, watch)
    }
    guard let day = try invocation.day(day) else { throw UsageError("detect: --from-store needs --day") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    let replay = DetectReplay(
      judge: judge, store: store, sources: try await workplace.sources(store), day: day)
    let output = Output()
    try await replay.forEachWarning(watch) { output.warnings($0) }
    return 0
  })

/// The filter: what could not be read is told in its place.
private func detect(_ path: String, _ judge: SightingJudge, _ watch: Watch) async throws -> Int32 {
  var (blocks, watch) = (try LineBlocks(of: path), watch)
  let output = Output()
  var clean = true
  try await inOrder(
    next: { try blocks.block() }, work: { judge.sightings($0) },
    take: { lines in
      for line in lines {
        switch line {
        case .sighting(let sighting): output.warnings(watch.take(sighting))
        case .bad(let text):
          clean = false
          output.line(text)
        }
      }
    })
  output.warnings(watch.finish())
  output.flush()
  return clean ? 0 : 1
}

extension Invocation {
  fileprivate func step() throws -> Step {
    let span = value(stepOption) ?? "1h"
    guard let step = Step(span) else {
      throw UsageError("detect: --step \(span) is none of 30m, 1h, 7d and the like")
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
  /// From when on something is warned of.
  func warningLevels() throws -> WarningLevels {
    func read(_ name: String) throws -> (String, [UInt8]) {
      let file = "\(keywordsFolder)/warnings/\(name).json5"
      return (file, try LineReader.bytes(of: file))
    }
    return try WarningLevels(levels: try read("levels"), common: try read("common"))
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
      concern: Concern(assessment, title: title, by: levels))
  }
}

extension Concern {
  /// What a judgement says to the watch.
  init(_ assessment: Assessment, title: String, by levels: WarningLevels) {
    let spoken = assessment.evidence.filter { $0.points > 0 && $0.rule != "severity.official-response" }
    let points = spoken.reduce(0) { $0 + $1.points }
    let isHarm = spoken.contains { levels.harm.contains($0.rule) }
    let isAnswer = levels.answer.contains { title.contains($0) }
    let isOurs = assessment.jurisdiction == .ours || assessment.jurisdiction == .maybe
    let speaks = [Mood.complaint, .plea, .anger, .question].contains(assessment.mood)
    self.init(
      flagged: assessment.flagged,
      grave: isHarm || isAnswer || assessment.flagged && points >= levels.points,
      voiced: assessment.flagged || assessment.polarity == .negative || speaks,
      area: assessment.areas.first?.area, severity: assessment.severity,
      place: isOurs ? Self.narrowest(assessment.places) : nil,
      elsewhere: assessment.jurisdiction == .elsewhere)
  }

  /// A village or school before a town, a town before its county.
  private static func narrowest(_ places: [PlaceMention]) -> String? {
    func rank(_ code: String) -> Int { code.allSatisfy(\.isNumber) ? code.count : 100 }
    return places.compactMap(\.code).max { (rank($0), $1) < (rank($1), $0) }
  }
}
