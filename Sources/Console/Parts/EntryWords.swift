import Model
import Reports
import ResponseLog
import Text

/// What an entry of the log says, in words.
struct EntryWords {
  private let entry: LogEntry
  private let names: EvaluationNames

  init(_ entry: LogEntry, _ names: EvaluationNames) {
    (self.entry, self.names) = (entry, names)
  }

  /// The codes of the detail as one line of text; empty where the action says it all.
  var detail: String {
    let parts: [String?] =
      switch entry.action {
      case "open": opening
      case "assess", "regrade": [area, grade, code("kind", "类型")]
      case "assign", "transfer": assignment
      case "report-up": [code("to", "报至"), code("stage", nil)]
      case "respond": [number("draft").map { "第 \($0) 稿" }, code("disposition", "处置")]
      case "review":
        [number("draft").map { "第 \($0) 稿" }, number("stage").map { "第 \($0) 审" }, code("verdict", nil)]
          + judgements
      case "refused": [text("move").map { "想做：\(EntryWords.action($0).chinese)" }, code("why", "因")]
      case "correct": [entry.corrects.map { "更正 #\($0)" }]
      case "reveal": [code("what", nil)]
      case "publish": [code("channel", "渠道"), code("kind", "形式")]
      case "close": [code("outcome", "结果")]
      case "merge": [code("into", "并入")]
      case "observe": observation
      case "clock_due_soon", "clock_breached", "pause", "resume": clock
      case "unit_changed": [text("unit").map { names.unit($0) }]
      case "person_changed": [text("person").map { names.person($0) }]
      case "settings_changed": [entry.detail["simulated"] == .bool(true) ? "演示数据" : nil]
      default: []
      }
    return parts.compactMap(\.self).joined(separator: "，")
  }

  private var opening: [String?] {
    [
      area, text("severity").flatMap(EventGrade.init).map { "初判 \(names.grade($0))" },
      number("items").map { "\($0) 条信息" }, code("rumour", nil).flatMap { $0 == "谣言" ? "疑似谣言" : nil },
    ]
  }

  private var judgements: [String?] {
    [
      code("wording", "表述"), code("timing", "时机"), code("manner", "方式"), code("secrecy", "保密"),
      code("privacy", "隐私"),
    ]
  }

  private var assignment: [String?] {
    var helpers: [String] = []
    if case .array(let values)? = entry.detail["helpers"] {
      helpers = values.compactMap { if case .string(let id) = $0 { names.unit(id) } else { nil } }
    }
    return [
      "交 \(names.holder(Holder(unit: text("lead"), person: text("person"))))",
      helpers.isEmpty ? nil : "协助 \(helpers.joined(separator: "、"))",
      entry.time("due").map { "限 \(Figures.minute($0)) 前" },
    ]
  }

  private var observation: [String?] {
    [
      number("items").map { "新增 \($0) 条" }, number("sources").map { "\($0) 个信源" },
      number("negative").map { "负面 \($0) 条" },
    ]
  }

  private var clock: [String?] {
    [
      text("clock").flatMap(ClockKind.init).map(\.words.chinese),
      entry.time("due").map { "\(Figures.minute($0)) 到期" }, number("share").map { "已过 \($0)%" },
      text("step").flatMap(LadderStep.Step.init).map(\.word),
    ]
  }

  private var area: String? { text("area").map { names.area($0) } }
  private var grade: String? { text("grade").flatMap(EventGrade.init).map { names.grade($0) } }

  private func text(_ name: String) -> String? { entry.text(name) }

  private func number(_ name: String) -> Int64? {
    if case .integer(let value)? = entry.detail[name] { value } else { nil }
  }

  private func code(_ name: String, _ label: String?) -> String? {
    text(name).map { (label.map { "\($0)：" } ?? "") + Codes.words($0) }
  }
}

extension EntryWords {
  /// What an action is called; an unknown one stands for itself.
  static func action(_ action: String) -> Words { Words(actions[action] ?? action, action) }

  private static let actions = [
    "open": "立单", "dismiss": "排除", "assess": "研判", "report-up": "报送", "confer": "会商", "supervise": "督办",
    "regrade": "调整等级", "assign": "交办", "acknowledge": "签收", "transfer": "转办", "return": "退回",
    "progress": "处置",
    "respond": "拟稿", "review": "审签", "publish": "发布", "rework": "退回重办", "decline": "不予回应", "close": "办结",
    "reopen": "重新办理", "archive": "归档", "merge": "并案",
    "pause": "中止计时", "resume": "恢复计时",
    "observe": "热度观察", "clock_due_soon": "时限将到", "clock_breached": "时限已过", "notice_sent": "已发通知",
    "notice_suppressed": "通知从略", "seal": "封存", "destroy": "销毁原文", "correct": "更正", "import": "导入",
    "restored": "恢复", "person_changed": "人员变动", "unit_changed": "单位变动", "settings_changed": "设置变动",
    "refused": "拒绝操作", "reveal": "查看原文",
  ]
}
