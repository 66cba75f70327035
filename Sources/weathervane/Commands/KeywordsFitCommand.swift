import Classifier
import Foundation
import Model
import Monitor

let keywordsFitCommand = Command(
  name: ["keywords", "fit"], arguments: "[FILE|-]",
  summary: "fits the context words' tiers to labelled texts: NDJSON {title,text,area}",
  options: [
    .keywords, .config, .json, writeOption, foldsOption, newOption,
  ],
  run: { invocation in
    let settings = try Settings(invocation)
    let files = try Folder.files(settings.keywordsFolder, purpose: "keywords")
    let classifier = Classifier(try RuleBook(files: files))
    let examples = try labelled(invocation.arguments.first ?? "-", classifier.book)
    let fit = ContextFit(classifier, examples)
    let moves = fit.moves()
    let output = Output()
    for move in moves where invocation.has(.json) { output.line(move.json.text) }
    if !invocation.has(.json) {
      output.line(table(moves))
      if let folds = try folds(invocation) {
        output.line(fit.accuracy(folds: folds).line(folds, examples.count))
      }
    }
    if invocation.has(newOption) {
      let candidates = fit.candidates(400)
      for candidate in candidates where invocation.has(.json) { output.line(candidate.json.text) }
      if !invocation.has(.json) { output.line(table(candidates)) }
    }
    if invocation.has(writeOption) { try write(moves, classifier.book, files, settings.keywordsFolder) }
    return 0
  })

private let writeOption = Command.Option(
  name: "--write", help: "write the new tiers into the areas' files; nothing else in them changes")
private let foldsOption = Command.Option(
  name: "--folds", value: "N", help: "also measure on texts that the fit has not seen, in N parts (2 to 20)")

private let newOption = Command.Option(
  name: "--new", help: "also list words that the lists lack; an author picks from them, none is written")

private func folds(_ invocation: Invocation) throws -> Int? {
  guard let value = invocation.value(foldsOption) else { return nil }
  guard let folds = Int(value), (2...20).contains(folds) else {
    throw UsageError("keywords fit: --folds must be a number from 2 to 20")
  }
  return folds
}

private func labelled(_ path: String, _ book: RuleBook) throws -> [FitExample] {
  var examples: [FitExample] = []
  let areas = Set(book.areas.map(\.id))
  try LineReader.forEachLine(of: path) { number, line in
    guard !line.isEmpty else { return }
    do {
      examples.append(try JSONDecoder().decode(LabelledLine.self, from: Data(line)).example(areas))
    } catch {
      throw Failure("\(path), line \(number): \(BadLine(number: number, error: error).reason)")
    }
  }
  return examples
}

/// `{title, text, area, among}`: `area` one id or a list, `among` the ids to choose from if not all.
private struct LabelledLine: Decodable {
  private enum Areas: Decodable {
    case one(String)
    case several([String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let id = try? container.decode(String.self) {
        self = .one(id)
      } else if let ids = try? container.decode([String].self) {
        self = .several(ids)
      } else {
        throw Failure("area and among must be an area's id or a list of them")
      }
    }

    var ids: Set<String> {
      switch self {
      case .one(let id): [id]
      case .several(let ids): Set(ids)
      }
    }
  }

  private let title: String?
  private let text: String?
  private let area: Areas
  private let among: Areas?

  func example(_ areas: Set<String>) throws -> FitExample {
    let among = among?.ids ?? []
    if let unknown = area.ids.union(among).subtracting(areas).min() {
      throw Failure(
        "there is no area \"\(unknown)\"; the rule book has \(areas.sorted().joined(separator: ", "))")
    }
    guard !area.ids.isEmpty else { throw Failure("area is empty; name at least one") }
    return FitExample(title: title ?? "", text: text ?? "", accepted: area.ids, among: among)
  }
}

private func table(_ moves: [ContextFit.Move]) -> String {
  var table = Table(headings: ["word", "area", "tier", "new tier", "weight", "texts", "own"])
  table.rows = moves.map { move in
    [
      move.word, move.area, move.old.rawValue, move.isIdle ? "\(move.new.rawValue), idle" : move.new.rawValue,
      JSONValue.number((move.weight * 100).rounded() / 100).text, String(move.texts), String(move.own),
    ]
  }
  let changed = moves.count { $0.old != $0.new }
  let sum = "\(changed) words change their tier, \(moves.count { $0.isIdle }) say nothing"
  return moves.isEmpty ? sum : "\(table.text)\n\(sum)"
}

private func table(_ candidates: [FitCandidate]) -> String {
  var table = Table(headings: ["new word", "area", "texts", "own", "surprise"])
  table.rows = candidates.map {
    [
      $0.word, $0.area, String($0.texts), String($0.own),
      JSONValue.number(($0.surprise * 10).rounded() / 10).text,
    ]
  }
  return table.text
}

private func write(_ moves: [ContextFit.Move], _ book: RuleBook, _ files: [String: [UInt8]], _ folder: String)
  throws
{
  for area in book.areas where moves.contains(where: { $0.area == area.id && $0.old != $0.new }) {
    let name = area.id + ".json5"
    let bytes = try FitWriting.file(name, files[name] ?? [], area, moves)
    try Data(bytes).write(to: URL(filePath: folder).appending(path: name), options: .atomic)
  }
}

extension ContextFit.Accuracy {
  fileprivate func line(_ folds: Int, _ count: Int) -> String {
    func percent(_ share: Double) -> String { "\(JSONValue.number((share * 1000).rounded() / 10).text) %" }
    return "area right on \(count) texts: \(percent(before)) as the lists are, \(percent(after)) fitted, "
      + "\(percent(unseen)) on texts unseen by the fit (\(folds) parts)"
  }
}

extension ContextFit.Move {
  fileprivate var json: JSONValue {
    .object([
      "word": .string(word), "area": .string(area), "tier": .string(old.rawValue),
      "new": .string(new.rawValue),
      "weight": .number((weight * 100).rounded() / 100), "texts": JSONValue(texts), "own": JSONValue(own),
      "idle": .bool(isIdle),
    ])
  }
}

extension FitCandidate {
  fileprivate var json: JSONValue {
    .object([
      "word": .string(word), "area": .string(area), "texts": JSONValue(texts), "own": JSONValue(own),
      "surprise": .number((surprise * 10).rounded() / 10),
    ])
  }
}
