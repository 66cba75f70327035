import Foundation
import Model
import Redaction
import ResponseLog
import Storage
import Testing

@testable import Desk

@Suite("What goes out, and what is written beside it") struct ReleaseTests {
  private static let identity = "350583199001011238"

  /// The rules as they are shipped.
  private static func safeguards() throws -> Safeguards {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: root.appending(path: "Keywords/\(name)")))
    }
    return Safeguards(
      Redactor(try RedactionRules(file: "redaction.json5", bytes: bytes("privacy/redaction.json5"))),
      AnswerCheck(
        try AnswerRules(try DataFields(file: "checks.json5", bytes: bytes("answers/checks.json5")))))
  }

  /// An office in which one person may do everything of the office, and a unit's handler.
  private func office(_ rig: Rig) async throws -> (store: Store, desk: CaseDesk) {
    let store = try rig.store()
    let guards = try Self.safeguards()
    let desk = CaseDesk(
      store: store, areas: ["housing"], reviewStages: 1, safeguards: { guards }, clock: { rig.now })
    try await desk.save(Unit(id: "office", name: "党政办", kind: "office", duty: true), by: nil)
    try await desk.save(Unit(id: "station", name: "派出所", kind: "station"), by: nil)
    let roles: [Role] = [.duty, .assessor, .signer]
    try await desk.save(Person(id: "duty", name: "值班", unit: "office", roles: roles), by: nil)
    try await desk.save(Person(id: "hand", name: "经办", unit: "station", roles: [.handler]), by: nil)
    return (store, desk)
  }

  /// A case whose draft with this text is approved.
  private func approved(_ desk: CaseDesk, text: String, solution: String = "本周五前更换水管。") async throws
    -> (id: String, drafted: CaseDesk.Done)
  {
    let opened = try await desk.act(.open, on: nil, by: "duty", via: .cli) {
      $0.options = ["title": "停水", "text": "停水三天", "complainant": "陈某，住园美村"]
    }
    let id = try #require(opened.entry.caseID)
    _ = try await desk.act(.assess, on: id, by: "duty", via: .cli) {
      $0.options = ["area": "housing", "grade": "ordinary", "kind": "interests"]
    }
    _ = try await desk.act(.assign, on: id, by: "duty", via: .cli) { $0.options = ["unit": "station"] }
    _ = try await desk.act(.acknowledge, on: id, by: "hand", via: .cli) { _ in }
    let drafted = try await desk.act(.respond, on: id, by: "hand", via: .cli) {
      $0.options = [
        "text": text, "cause": "水管老化。", "solution": solution, "constraints": "须待材料到货。",
        "disposition": "solved",
      ]
    }
    _ = try await desk.act(.review, on: id, by: "duty", via: .cli) {
      $0.options = ["stage": "1", "verdict": "approved"]
    }
    return (id, drafted)
  }

  private func publish(_ desk: CaseDesk, _ id: String, via: Via = .cli) async throws -> CaseDesk.Done {
    let time = try #require(desk.clock())
    return try await desk.act(.publish, on: id, by: "duty", via: via) {
      $0.options = ["channel": "direct-reply", "kind": "response"]
      if via == .import { $0.occurred = time }
    }
  }

  @Test(
    "An ID number in a draft is minded when it is written, and blocks its publishing; the attempt is kept by codes alone"
  )
  func residue() async throws {
    let (store, desk) = try await office(try Rig())
    let (id, drafted) = try await approved(
      desk, text: "经查，业主（身份证\(Self.identity)）家水管已更换。")
    #expect(drafted.entry.texts("warnings") == ["personal-data"])
    #expect(drafted.warnings.allSatisfy { !$0.text.contains(Self.identity) })
    let refusal = try #require(
      await #expect(throws: Refusal.self) { try await publish(desk, id) })
    #expect(
      refusal.description.contains("id-number at character") && !refusal.description.contains(Self.identity))
    let entries = try await desk.entries(ofCase: id)
    let last = try #require(entries.last)
    #expect(last.action == "refused" && last.from == .approved && last.to == .approved)
    #expect(
      last.detail == [
        "move": .string("publish"), "why": .string("residue"), "kinds": .array([.string("id-number")]),
      ])
    #expect(CaseFile(entries)?.state == .approved)
    try Chain.verify(
      office: store.office, try await store.logRows(), head: try await store.wholeLog().heads.first)
  }

  @Test("What stands in a part of the answer blocks it as well; after rework without it, it goes out")
  func reworked() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, _) = try await approved(desk, text: "经查，水管已更换。", solution: "已通知住户，电话13805951234。")
    await #expect(throws: Refusal.self) { try await publish(desk, id) }
    _ = try await desk.act(.rework, on: id, by: "duty", via: .cli) { $0.options = ["reason": "去掉电话"] }
    _ = try await desk.act(.respond, on: id, by: "hand", via: .cli) {
      $0.options = [
        "text": "经查，水管已更换。", "cause": "水管老化。", "solution": "已通知住户。", "constraints": "无",
        "disposition": "solved",
      ]
    }
    _ = try await desk.act(.review, on: id, by: "duty", via: .cli) {
      $0.options = ["stage": "1", "verdict": "approved"]
    }
    #expect(try await publish(desk, id).entry.to == .published)
  }

  @Test("The title under which it goes out is looked at, too, and the office's telephone is only minded")
  func titleAndTelephone() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, drafted) = try await approved(desk, text: "经查，水管已更换。请直接与我们联系（0595-86181234）。")
    #expect(drafted.entry.texts("warnings") == ["personal-data"])
    await #expect(throws: Refusal.self) {
      try await desk.act(.publish, on: id, by: "duty", via: .cli) {
        $0.options = ["channel": "site", "kind": "response", "title": "回复13805951234"]
      }
    }
    #expect(try await publish(desk, id).entry.to == .published)
  }

  @Test("What was published long ago is entered as it was")
  func history() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, _) = try await approved(desk, text: "经查，业主身份证\(Self.identity)，水管已更换。")
    #expect(try await publish(desk, id, via: .import).entry.to == .published)
  }

  @Test("A number that contradicts an earlier publication of the case is minded with the follow-up")
  func contradiction() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, _) = try await approved(desk, text: "经查，漏水致2人受伤，水管已更换。")
    _ = try await publish(desk, id)
    let again = try await desk.act(.respond, on: id, by: "hand", via: .cli) {
      $0.options = [
        "text": "经查，漏水致4人受伤，水管已更换。", "cause": "水管老化。", "solution": "已更换。", "constraints": "无",
        "disposition": "solved",
      ]
    }
    #expect(again.entry.texts("warnings") == ["numbers-differ"])
  }

  @Test("The office looks up who complained and leaves a trace; a handler is refused, which is kept")
  func reveal() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, _) = try await approved(desk, text: "经查，水管已更换。")
    let seen = try await desk.reveal(of: id, reason: "须上门核实", by: "duty", via: .cli)
    #expect(seen.texts == ["陈某，住园美村"])
    let entry = seen.done.entry
    #expect(entry.action == "reveal" && entry.detail == ["what": .string("complainant")])
    #expect(entry.content.map(\.kind) == ["reason"] && entry.to == .approved && entry.role == .duty)
    await #expect(throws: Refusal.self) {
      try await desk.reveal(of: id, reason: "想知道", by: "hand", via: .cli)
    }
    let last = try #require(try await desk.entries(ofCase: id).last)
    #expect(last.action == "refused" && last.detail == ["move": .string("reveal"), "why": .string("role")])
  }

  @Test("A correction names the entry that it corrects, changes nothing, and is not for another case's entry")
  func correct() async throws {
    let (_, desk) = try await office(try Rig())
    let (id, drafted) = try await approved(desk, text: "经查，水管已更换。")
    let before = CaseFile(try await desk.entries(ofCase: id))
    let done = try await desk.correct(drafted.entry.seq, of: id, note: "材料已到货", by: "hand", via: .cli)
    #expect(done.entry.corrects == drafted.entry.seq && done.entry.detail.isEmpty)
    #expect(done.entry.content.map(\.kind) == ["note"])
    let after = CaseFile(try await desk.entries(ofCase: id))
    #expect(after?.state == before?.state && after?.holder == before?.holder && after?.draft == 1)
    await #expect(throws: Refusal.self) {
      try await desk.correct(1, of: id, note: "别的", by: "duty", via: .cli)
    }
    let opening = try #require(try await desk.entries(ofCase: id).first).seq
    await #expect(
      throws: Refusal.notAllowed(person: "hand", what: "correct what somebody else entered", needs: .duty)
    ) {
      try await desk.correct(opening, of: id, note: "不对", by: "hand", via: .cli)
    }
  }
}
