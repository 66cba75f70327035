import Classifier
import Desk
import Foundation
import Model
import Monitor
import ResponseLog
import Storage

private let options: [Command.Option] = [.json, .store, .keywords, .config, .office, .now]
private let area = Command.Option(name: "--area", value: "AREA", help: "instead of the case's own")
private let grade = Command.Option(name: "--grade", value: "GRADE", help: "instead of the case's own")
private let kind = Command.Option(name: "--kind", value: "KIND", help: "instead of the case's own")
private let place = Command.Option(
  name: "--place", value: "PLACE", help: "code or name of a place that it concerns, beside the case's own",
  repeats: true)
private let department = Command.Option(
  name: "--department", value: "UNIT", help: "a unit that it concerns by what it does", repeats: true)

let casesRouteCommand = Command(
  name: ["cases", "route"], arguments: "CASE",
  summary: "proposes who should have a case, with the rule and source of each reason; a person decides",
  options: options + [area, grade, kind, place, department],
  run: { invocation in
    guard let id = invocation.arguments.first else { throw UsageError("cases route: name the case") }
    let workplace = try Workplace(invocation)
    let store = try await workplace.existingStore()
    var question = try await workplace.question(for: id, store)
    try invocation.amend(&question, workplace)
    let proposal = try await workplace.proposal(question, store)
    let output = Output()
    if invocation.has(.json) {
      output.line(JSONValue.object(proposal.json.merging(["case": .string(id)]) { $1 }).text)
    } else {
      output.line(proposal.text(Dictionary(try await store.units().map { ($0.id, $0.name) }) { $1 }))
    }
    return 0
  })

extension Invocation {
  /// What the options say beside what the case says.
  fileprivate func amend(_ question: inout RoutingQuestion, _ workplace: Workplace) throws {
    question.area = value(area) ?? question.area
    question.kind = value(kind) ?? question.kind
    if let text = value(grade) {
      guard let named = EventGrade(rawValue: text) else {
        throw UsageError("--grade \(text): \(EventGrade.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      question.grade = named
    }
    question.departments = values(department)
    question.places += try values(place).map(workplace.knownPlace)
  }
}

extension Workplace {
  /// What routing is asked of a case, as the log tells it.
  func question(for id: String, _ store: Store) async throws -> RoutingQuestion {
    let entries = try await desk(store).entries(ofCase: id)
    guard let file = CaseFile(entries) else { throw Refusal.noSuchCase(id) }
    var question = RoutingQuestion(area: file.area, grade: file.grade, kind: file.kind)
    question.places = [file.place].compactMap(\.self)
    return question
  }

  /// Who should have it, with the reasons.
  func proposal(_ asked: RoutingQuestion, _ store: Store) async throws -> RoutingProposal {
    var question = asked
    if !question.places.isEmpty { question.split(by: try readRuleBook().gazetteer) }
    let office = try await desk(store).view()
    if let strange = question.departments.first(where: { office.units[$0] == nil }) {
      throw Refusal.unknown(kind: "unit", id: strange, known: Array(office.units.keys))
    }
    return try routing(store.office).propose(question, in: office, now: try await now(store))
  }

  /// Proposes by the case itself, for pages; nothing where the office's file has no routing that can be read.
  func proposer(_ store: Store, _ book: RuleBook)
    -> @Sendable (CaseFile, OfficeView, Timestamp) ->
    RoutingProposal?
  {
    let routing: RoutingBook
    do {
      routing = try self.routing(store.office)
    } catch {
      return { _, _, _ in nil }
    }
    return { file, office, now in
      var question = RoutingQuestion(area: file.area, grade: file.grade, kind: file.kind)
      question.places = [file.place].compactMap(\.self)
      question.split(by: book.gazetteer)
      return routing.propose(question, in: office, now: now)
    }
  }

  /// The routing of an office's file.
  func routing(_ office: String) throws -> RoutingBook {
    let file = "\(settings.keywordsFolder)/offices/\(office).json5"
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure("\(file): no such file; the routing of an office stands there")
    }
    return try RoutingBook(
      try DataFields(file: file, bytes: try LineReader.bytes(of: file)), areas: try areas())
  }

  /// What is wrong in the files of offices.
  func officeMistakes() throws -> [DataFileError] {
    let folder = settings.keywordsFolder + "/offices"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    var mistakes: [DataFileError] = []
    for (name, bytes) in try Folder.files(folder, purpose: "keywords").sorted(by: { $0.key < $1.key })
    where name.hasSuffix(".json5") {
      do {
        let fields = try DataFields(file: "offices/\(name)", bytes: bytes)
        _ = try Founding(fields)
        if fields.has("routing") { _ = try RoutingBook(fields, areas: try areas()) }
      } catch let mistake as DataFileError {
        mistakes.append(mistake)
      }
    }
    return mistakes
  }

  /// The code of a place that the gazetteer has, by its name or code.
  func knownPlace(_ text: String) throws -> String {
    let code = try placeCode(text)
    guard try readRuleBook().gazetteer.places.contains(where: { $0.code == code }) else {
      throw Failure("no place \(text) in places.json5; add it there, or give the code of one")
    }
    return code
  }
}

extension RoutingQuestion {
  /// Tells our places from those elsewhere. A place that holds us, such as the county, tells nothing; one that the
  /// gazetteer does not have is taken as ours.
  fileprivate mutating func split(by gazetteer: Gazetteer) {
    let known = Set(gazetteer.places.map(\.code))
    let above = gazetteer.chain(gazetteer.office).dropFirst()
    elsewhere = places.filter {
      known.contains($0) && !gazetteer.chain($0).contains(gazetteer.office) && !above.contains($0)
    }
    places = places.filter { !elsewhere.contains($0) && !above.contains($0) }
  }
}

extension RoutingProposal {
  /// Lines for a person; units by id and name.
  fileprivate func text(_ names: [String: String]) -> String {
    func units(_ ids: [String]) -> String {
      ids.isEmpty
        ? "–"
        : ids.map { id in [id, names[id]].compactMap(\.self).joined(separator: " ") }.joined(separator: ", ")
    }
    let who = person.map { id in id + (instead.map { " (in place of \($0))" } ?? "") } ?? "–"
    var lines = [
      "lead 牵头: \(units([lead]))", "person 经办: \(who)", "responsible 责任: \(units(responsible))",
      "helpers 协助: \(units(helpers))", "level 层级: \(level == .own ? "own 本级" : "up 上报")",
      "first responder 第一责任主体: \(units([firstResponder]))", "coordinators 协调: \(units(coordinators))",
    ]
    lines += reasons.map { "why \($0.rule): \($0.says) (\($0.basis.source), \($0.basis.certainty.rawValue))" }
    lines += doubts.map { "mind: \($0)" }
    return lines.joined(separator: "\n")
  }

  /// One line for who has to decide.
  var short: String { ([lead] + [person.map { "--person \($0)" }].compactMap(\.self)).joined(separator: " ") }
}
