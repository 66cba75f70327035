import Model
import ResponseLog
import Text

/// What was done about a case, a sentence a step, as official papers tell it.
struct CaseSteps {
  let facts: CaseFacts
  let names: EvaluationNames

  /// One paragraph a day.
  var paragraphs: [String] {
    let steps = facts.entries.compactMap { entry in sentence(entry).map { (entry.time, $0) } }
    let days = Dictionary(grouping: steps) { $0.0.chinaDay }
    return days.sorted { $0.key < $1.key }.map { day, steps in
      let told = steps.map { "\(Figures.clock($0.0))，\($0.1)" }.joined(separator: "；")
      return "\(day.month)月\(day.day)日，\(told)。"
    }
  }

  /// nil for what nobody did about the matter itself.
  func sentence(_ entry: LogEntry) -> String? {
    guard let move = entry.move, let act = act(move, entry) else { return nil }
    let note = facts.texts[entry.seq]?["note"].map { "：\(CaseWords.excerpt($0))" } ?? ""
    let claimed = entry.occurred == nil ? "" : "（补录）"
    return act + note + claimed
  }

  private func act(_ move: Move, _ entry: LogEntry) -> String? {
    let actor = [entry.unit.map { names.unit($0) }, names.person(entry.actor)].compactMap(\.self)
      .map(\.chinese).joined()
    let lead = lead(entry)
    func code(_ name: String) -> String { entry.text(name).map { Codes.words($0).chinese } ?? "" }
    return switch move {
    case .open: entry.via == .import ? "导入立单" : "立单，列为待研判"
    case .assess:
      "\(actor)研判为\(names.area(entry.text("area")).chinese)类、\(grade(entry))舆情（\(code("kind"))）"
    case .regrade: "\(actor)将处置等级调整为\(grade(entry))"
    case .reportUp: "\(actor)向\(names.place(entry.text("to")).chinese)\(code("stage"))"
    case .confer: "\(actor)组织会商"
    case .supervise: "\(actor)督办"
    case .assign: "交\(lead)办理" + helpers(entry)
    case .transfer: "转\(lead)办理" + helpers(entry)
    case .acknowledge: "\(actor)签收"
    case .giveBack: "\(actor)退回，认为不属本单位职责"
    case .progress: "\(actor)处置"
    case .respond: "\(actor)拟出回应稿"
    case .review: "\(actor)审签，\(code("verdict"))"
    case .publish where entry.text("kind") == "press-conference": "召开新闻发布会"
    case .publish: "在\(code("channel"))发布\(code("kind"))"
    case .rework: "\(actor)退回重办"
    case .decline: "\(actor)决定不予回应"
    case .dismiss: "\(actor)排除"
    case .close: "办结（\(code("outcome"))）"
    case .reopen: "重新办理"
    case .merge: "并入 \(entry.text("into") ?? "另一舆情单")"
    case .archive, .pause, .resume: nil
    }
  }

  private func grade(_ entry: LogEntry) -> String {
    CaseWords.grade(entry.text("grade").flatMap(EventGrade.init))
  }

  /// Whom it is given to: 应急办（林怀岭）
  private func lead(_ entry: LogEntry) -> String {
    let person = entry.text("person").map { "（\(names.person($0).chinese)）" } ?? ""
    return names.unit(entry.text("lead")).chinese + person
  }

  private func helpers(_ entry: LogEntry) -> String {
    let units = entry.texts("helpers").map { names.unit($0).chinese }
    return units.isEmpty ? "" : "，\(units.joined(separator: "、"))协助"
  }
}
