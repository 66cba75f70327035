import Classifier
import Model
import Reports
import ResponseLog
import Text

/// What the form of a move asks for, by the names of the move's options.
struct MoveFields {
  let move: Move
  let view: CaseView
  let visit: Visit

  private var file: CaseFile { view.file }

  var all: [Field] {
    switch move {
    case .dismiss, .giveBack, .decline, .reopen, .rework: [reason, note]
    case .assess: [area, grade, kind, eventGrade, spreadGrade, note]
    case .reportUp: [superior, reportStage, note, occurred]
    case .confer, .supervise, .acknowledge, .archive, .open: [note]
    case .progress: [requiredNote, occurred]
    case .regrade: [grade, reason, eventGrade, spreadGrade]
    case .assign: [unit(proposed: true), person, due, helpers, note]
    case .transfer: [unit(proposed: false), reason, person, due, helpers]
    case .respond: answer
    case .review: review
    case .publish: [channel, publishKind, link, title, note, occurred]
    case .close: [outcome, note]
    case .merge: [into, note]
    case .pause: [clock, reason]
    case .resume: [clock, note]
    }
  }

  // MARK: words

  private var reason: Field {
    Field(name: "reason", label: Words("理由", "Reason"), control: .text(rows: 2), isRequired: true)
  }
  private var note: Field { Field(name: "note", label: Words("备注", "Note"), control: .text(rows: 2)) }
  private var requiredNote: Field {
    Field(
      name: "note", label: Words("做了什么", "What was done"), control: .text(rows: 3), isRequired: true)
  }
  private var title: Field {
    Field(name: "title", label: Words("发布标题", "Title"), control: .line(type: "text"))
  }
  private var link: Field {
    Field(
      name: "link", label: Words("链接", "Link"), control: .line(type: "url"),
      hint: Words("在哪里能看到", "Where it can be read"))
  }
  private var occurred: Field {
    Field(
      name: "occurred", label: Words("发生于（补录时填）", "When it happened, if not now"),
      control: .line(type: "datetime-local"))
  }
  private var due: Field {
    Field(
      name: "due", label: Words("要求办结时间", "To be done by"), control: .line(type: "datetime-local"))
  }

  // MARK: codes

  private func codes(_ values: [String]) -> [Field.Option] {
    values.map { Field.Option($0, Codes.words($0)) }
  }

  private var area: Field {
    let areas = visit.context.areas.map { Field.Option($0.id, visit.names.area($0.id)) }
    return Field(
      name: "area", label: Words("领域", "Area"), control: .choice(areas), isRequired: true,
      preset: file.area ?? "")
  }

  private static let grades = EventGrade.allCases.map { Field.Option($0.rawValue, $0.words) }

  /// What the text was judged to be; a person decides.
  private var judged: String { view.entries.first?.text("severity") ?? "" }

  private var grade: Field {
    Field(
      name: "grade", label: Words("处置等级", "Handling grade"), control: .radio(Self.grades), isRequired: true,
      hint: Words("决定适用的时限", "It picks the time limits"), preset: file.grade?.rawValue ?? judged)
  }
  private var eventGrade: Field {
    Field(
      name: "event-grade", label: Words("事件等级", "Grade of the event"), control: .choice(Self.grades),
      preset: judged)
  }
  private var spreadGrade: Field {
    Field(
      name: "spread-grade", label: Words("舆情等级", "Grade of the spread"), control: .choice(Self.grades))
  }
  private var kind: Field {
    Field(
      name: "kind", label: Words("类型", "Kind"), control: .choice(codes(Clerk.kinds)), isRequired: true,
      preset: file.kind ?? "")
  }
  private var superior: Field {
    Field(
      name: "to", label: Words("报至", "Reported to"), control: .choice(codes(["county", "city", "province"])),
      isRequired: true, preset: "county")
  }
  private var reportStage: Field {
    let isFirst = !view.entries.contains { $0.move == .reportUp }
    return Field(
      name: "stage", label: Words("首报、续报或终报", "Which report"),
      control: .radio(codes(["first", "follow", "final"])), isRequired: true,
      preset: isFirst ? "first" : "follow")
  }
  private var channel: Field {
    Field(
      name: "channel", label: Words("渠道", "Channel"), control: .choice(codes(Clerk.channels)),
      isRequired: true)
  }
  private var publishKind: Field {
    let preset =
      file.kind == "rumour" ? "clarification" : file.publishedKinds.isEmpty ? "response" : "follow-up"
    return Field(
      name: "kind", label: Words("形式", "Form"), control: .radio(codes(Clerk.publishKinds)),
      isRequired: true, preset: preset)
  }
  private var outcome: Field {
    Field(
      name: "outcome", label: Words("办结结果", "Outcome"), control: .radio(codes(Clerk.outcomes)),
      isRequired: true)
  }
  private var into: Field {
    Field(
      name: "into", label: Words("并入的舆情单号", "Number of the case that takes it"),
      control: .line(type: "text"), isRequired: true, hint: Words("如 2026-0001", "As 2026-0001"))
  }
  /// Whether the form has something to choose from: a case without a clock that may stand still stops none.
  var isUseful: Bool { ![.pause, .resume].contains(move) || !clocks.isEmpty }

  private var clocks: [CaseView.Clock] {
    view.runs.filter { clock in
      guard clock.run.met == nil else { return false }
      return move == .resume
        ? clock.run.pausedSince != nil : clock.run.row.pausable && clock.run.pausedSince == nil
    }
  }

  private var clock: Field {
    return Field(
      name: "clock", label: Words("时限", "Clock"),
      control: .choice(clocks.map { Field.Option($0.run.clock.rawValue, $0.run.clock.words) }),
      isRequired: true)
  }
}

// Who is to have a case.
extension MoveFields {
  private var proposal: RoutingProposal? { visit.context.propose(view.file, visit.office, visit.now) }

  /// The units that can be given a case: those proposed first.
  private func unit(proposed: Bool) -> Field {
    let proposal = proposal
    let usable = visit.office.units.values
      .filter { !$0.disabled && (move == .transfer || $0.level != .above) }
      .sorted { $0.id < $1.id }
    let first = ([proposal?.lead].compactMap(\.self) + (proposal?.responsible ?? [])).filter { id in
      usable.contains { $0.id == id }
    }
    func option(_ id: String, _ group: Words) -> Field.Option {
      Field.Option(id, visit.names.unit(id), group: group)
    }
    let best = first.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let rest = usable.map(\.id).filter { !best.contains($0) }
    let options =
      best.map { option($0, Words("按规则建议", "Proposed by rule")) }
      + rest.map { option($0, Words("其他单位", "Other units")) }
    return Field(
      name: "unit", label: Words("牵头单位", "Leading unit"), control: .choice(options), isRequired: true,
      hint: proposal.flatMap(Self.why), preset: proposed ? best.first ?? "" : "")
  }

  /// The reasons of a proposal, each with its source.
  private static func why(_ proposal: RoutingProposal) -> Words? {
    let reasons = proposal.reasons.map { Words(verbatim: "\($0.says)（\($0.basis.source)）") }
    return reasons.isEmpty ? nil : Words("建议的理由：", "Why proposed: ") + reasons.joined(Words("；", "; "))
  }

  private var person: Field {
    let able = visit.office.people.values
      .filter { !$0.disabled && $0.roles.contains(.handler) }
      .sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
    let options = able.map { person in
      let away = person.isAway(at: visit.now) ? Words("（请假）", " (away)") : Words(verbatim: "")
      return Field.Option(
        person.id, Words(verbatim: person.name) + away, group: visit.names.unit(person.unit))
    }
    return Field(
      name: "person", label: Words("经办人", "Person"), control: .choice(options),
      hint: Words("不选则由单位签收", "Left open, the unit signs for it"))
  }

  private var helpers: Field {
    let units = visit.office.units.values.filter { !$0.disabled && $0.level != .above }.sorted {
      $0.id < $1.id
    }
    return Field(
      name: "helper", label: Words("协助单位", "Helping units"),
      control: .checks(units.map { Field.Option($0.id, visit.names.unit($0.id)) }))
  }
}

// What is said, and who signs it.
extension MoveFields {
  private var answer: [Field] {
    let isRumour = view.file.kind == "rumour"
    func part(_ name: String, _ words: Words, _ hint: Words) -> Field {
      Field(name: name, label: words, control: .text(rows: 3), isRequired: !isRumour, hint: hint)
    }
    return [
      Field(
        name: "text", label: Words("回应正文", "The answer"), control: .text(rows: 8), isRequired: true,
        hint: Words("会公开的文字；个人信息会标出", "What goes out; personal data is marked")),
      part("cause", Words("原因", "Cause"), Words("为什么会这样", "Why it came to this")),
      part("solution", Words("解决方案", "Solution"), Words("谁、做什么、何时做完", "Who does what, by when")),
      part("constraints", Words("制约因素", "Constraints"), Words("还有什么做不到，为什么", "What cannot be done, and why")),
      Field(
        name: "disposition", label: Words("处置方式", "Disposition"),
        control: .choice(codes(Clerk.dispositions)), isRequired: true),
      title,
      Field(
        name: "policy", label: Words("政策文件链接", "Policy documents"), control: .text(rows: 2),
        hint: Words("一行一个", "One address a line")),
      Field(
        name: "explainer", label: Words("解读材料链接", "Interpretations"), control: .text(rows: 2),
        hint: Words("一行一个", "One address a line")),
    ]
  }

  private var review: [Field] {
    let labels: [String: Words] = [
      "wording": Words("表述", "Wording"), "timing": Words("时机", "Timing"), "manner": Words("方式", "Manner"),
      "secrecy": Words("保密审查", "Secrecy"), "privacy": Words("隐私审查", "Privacy"),
    ]
    let stage = view.file.stagesPassed + 1
    let judgements = Clerk.judgements.map { one in
      let isLast = stage == 3 && ["secrecy", "privacy"].contains(one.option)
      return Field(
        name: one.option, label: labels[one.option] ?? Words(verbatim: one.option),
        control: .radio(codes([one.passes, one.objects])),
        hint: isLast ? Words("终审通过须为“可”", "Must pass at the last sign-off") : nil)
    }
    return judgements + [
      Field(
        name: "verdict", label: Words("审签意见", "Verdict"), control: .radio(codes(["approved", "rejected"])),
        isRequired: true),
      Field(
        name: "reason", label: Words("意见或理由", "Reason"), control: .text(rows: 2),
        hint: Words("退回时请写明", "Say why when you reject")),
    ]
  }
}
