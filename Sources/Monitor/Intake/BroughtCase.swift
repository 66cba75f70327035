package import Classifier
package import Collectors
import Crypto
package import Model
package import ResponseLog

/// A case that a file brings: a hotline ticket to be dealt with, or a history that is over.
package struct BroughtCase: Sendable {
  /// One act of it.
  struct Act: Sendable {
    var move: Move
    var occurred: Timestamp
    var options: [String: String] = [:]
  }

  /// Line of the file.
  package let line: Int
  /// What tells it from every other: a digest of the ticket's number, for numbers lead to people.
  let key: String
  let isHistory: Bool
  let opening: Opening
  /// In order, the opening first.
  let acts: [Act]
  /// Who complained; nil where the file does not say.
  let complainant: String?

  package var title: String { acts.first?.options["title"] ?? "" }
  /// What the classifier proposes.
  package var area: String? { opening.area }
  package var severity: EventGrade? { opening.severity }
  package var ticket: Ticket? { opening.ticket }

  /// What reading a row takes beside the row.
  package struct Desk: Sendable {
    let classifier: Classifier
    /// Ids of the office's units by id and by name.
    let units: [String: String]
    let duty: String?
    let now: Timestamp

    package init(_ classifier: Classifier, units: [Unit], now: Timestamp) {
      self.classifier = classifier
      let used = units.filter { !$0.disabled }
      self.units = Dictionary(used.flatMap { [($0.id, $0.id), ($0.name, $0.id)] }) { first, _ in first }
      duty = used.first { $0.duty }?.id
      self.now = now
    }
  }

  /// A ticket 工单 to be dealt with.
  package init(ticket record: IntakeRecord, _ desk: Desk) throws(IntakeFile.BadRow) {
    try self.init(record, desk, isHistory: false)
  }

  /// A case that was answered and closed elsewhere. A step whose time the file does not give counts at that of the step
  /// before it, and a grade that it does not give is the lowest, so that nobody is late by what nobody wrote down.
  package init(closed record: IntakeRecord, _ desk: Desk) throws(IntakeFile.BadRow) {
    try self.init(record, desk, isHistory: true)
  }

  private init(_ record: IntakeRecord, _ desk: Desk, isHistory: Bool) throws(IntakeFile.BadRow) {
    let row = Row(record, desk)
    guard let text = record[.text] ?? record[.title] else { throw row.bad("no title and no text") }
    let title = record[.title] ?? String(text.prefix(60))
    let time = try row.required(.time)
    line = record.line
    self.isHistory = isHistory
    complainant = record[.complainant]
    key = SHA256.hex("ticket\n" + (record[.id] ?? "\(title)\n\(text)\n\(time.milliseconds)"))
    var opening = row.proposal(title: title, text: text)
    opening.published = time
    opening.collected = isHistory ? time : try row.time(.received) ?? time
    // When it was first thought grave is not known of a history.
    if isHistory { opening.flagged = nil }
    self.opening = opening
    var first = Act(move: .open, occurred: time, options: ["title": title, "text": text])
    first.options["note"] = record[.id]
    acts = isHistory ? [first] + (try row.history(from: time, opening)) : [first]
    try row.checkOrder(acts.map(\.occurred) + [opening.collected ?? time].filter { _ in !isHistory })
  }
}

/// A row as it is being read.
private struct Row {
  let record: IntakeRecord
  let desk: BroughtCase.Desk

  init(_ record: IntakeRecord, _ desk: BroughtCase.Desk) { (self.record, self.desk) = (record, desk) }

  func bad(_ problem: String) -> IntakeFile.BadRow { IntakeFile.BadRow(line: record.line, problem: problem) }

  func time(_ field: IntakeField) throws(IntakeFile.BadRow) -> Timestamp? {
    try record.writtenTime(field, now: desk.now)?.time
  }

  func required(_ field: IntakeField) throws(IntakeFile.BadRow) -> Timestamp {
    guard let time = try time(field) else { throw bad("no \(field.rawValue)") }
    return time
  }

  /// Nothing happened before what it followed, or after now.
  func checkOrder(_ times: [Timestamp]) throws(IntakeFile.BadRow) {
    for (before, after) in zip(times, times.dropFirst()) where after < before {
      throw bad("\(after.rfc3339) lies before \(before.rfc3339): a step before the one that it follows")
    }
    guard let last = times.max(), last > desk.now else { return }
    throw bad("\(last.rfc3339) lies ahead of now")
  }

  /// What the classifier proposes for the opening.
  func proposal(title: String, text: String) -> Opening {
    let judged = desk.classifier.assess(title: title, text: text)
    var opening = Opening()
    (opening.area, opening.severity) = (judged.areas.first?.area, judged.severity)
    (opening.rumour, opening.rulebook) = (judged.rumour, judged.rulebook)
    opening.flagged = judged.flagged ? desk.now : nil
    let named = record[.place].flatMap { name in
      desk.classifier.book.gazetteer.places.first { $0.name == name || $0.aliases.contains(name) }?.code
    }
    opening.place = named ?? judged.places.first { $0.code != nil }?.code
    opening.ticket = record[.type].flatMap(TicketType.init(written:)).map {
      Ticket(type: $0, listed: record[.listed].flatMap(Self.truth))
    }
    return opening
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "是", "有", "清单内", "内", "true", "yes", "y", "1": true
    case "否", "无", "清单外", "外", "false", "no", "n", "0": false
    default: nil
    }
  }

  /// Who answered; a row that names no unit counts for the unit on duty.
  private func unit() throws(IntakeFile.BadRow) -> String {
    if let name = record[.unit] {
      guard let id = desk.units[name] else {
        throw bad("no unit \"\(name)\"; add it with weathervane units add ID --name \(name)")
      }
      return id
    }
    guard let duty = desk.duty else {
      throw bad("no unit named, and none is on duty; weathervane units add ID --duty")
    }
    return duty
  }

  /// The steps behind the opening.
  func history(from time: Timestamp, _ opening: Opening) throws(IntakeFile.BadRow) -> [BroughtCase.Act] {
    guard let reply = record[.reply] else { throw bad("no reply: a history is of what was answered") }
    let replied = try required(.replyTime)
    let assessed = try self.time(.assessed) ?? time
    let assigned = try self.time(.assigned) ?? assessed
    let acknowledged = try self.time(.acknowledged) ?? assigned
    let closed = try self.time(.closed) ?? replied
    let grade = record[.grade].flatMap(Self.grade) ?? .ordinary
    var assessment = ["grade": grade.rawValue]
    (assessment["area"], assessment["place"]) = (opening.area, opening.place)
    var closing: [String: String] = [:]
    (closing["outcome"], closing["note"]) = (record[.result].flatMap(Self.outcome), record[.result])
    let channel = record[.channel] ?? "other"
    return [
      BroughtCase.Act(move: .assess, occurred: assessed, options: assessment),
      BroughtCase.Act(move: .assign, occurred: assigned, options: ["unit": try unit()]),
      BroughtCase.Act(move: .acknowledge, occurred: acknowledged),
      BroughtCase.Act(move: .respond, occurred: replied, options: ["text": reply]),
      BroughtCase.Act(move: .publish, occurred: replied, options: ["channel": channel, "kind": "response"]),
      BroughtCase.Act(move: .close, occurred: closed, options: closing),
    ]
  }

  private static func grade(_ text: String) -> EventGrade? {
    let names: [(String, EventGrade)] = [
      ("特别重大", .extreme), ("重大", .major), ("较大", .considerable), ("一般", .ordinary),
    ]
    return EventGrade(rawValue: text) ?? names.first { text.contains($0.0) }?.1
  }

  private static func outcome(_ text: String) -> String? {
    let names = [
      ("不属实", "unfounded"), ("未解决", "unsolved"), ("部分", "partly"), ("解决", "solved"), ("办结", "solved"),
    ]
    return ["solved", "partly", "unsolved", "unfounded"].contains(text)
      ? text : names.first { text.contains($0.0) }?.1
  }
}
