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
  var detail: Words {
    let parts: [Words?] =
      switch entry.action {
      case "open": opening
      case "assess", "regrade": [area, grade, code("kind", Words("类型：", "kind: "))]
      case "assign", "transfer": assignment
      case "report-up": [code("to", Words("报至：", "to: ")), code("stage")]
      case "respond": [draft, code("disposition", Words("处置：", "disposition: "))]
      case "review":
        [draft, number("stage").map { Words("第 \($0) 审", "sign-off \($0)") }, code("verdict")] + judgements
      case "refused":
        [
          text("move").map { Words("想做：", "tried: ") + EntryWords.action($0) },
          code("why", Words("因：", "because: ")),
        ]
      case "correct": [entry.corrects.map { Words("更正 #\($0)", "corrects #\($0)") }]
      case "reveal": [code("what")]
      case "appeal", "ruling": judged
      case "publish": [code("channel", Words("渠道：", "channel: ")), code("kind", Words("形式：", "form: "))]
      case "close": [code("outcome", Words("结果：", "outcome: "))]
      case "merge": [code("into", Words("并入：", "into: "))]
      case "observe": observation
      case "clock_due_soon", "clock_breached", "pause", "resume": clock
      case "unit_changed": [text("unit").map { names.unit($0) }]
      case "person_changed": [text("person").map { names.person($0) }]
      case "settings_changed":
        [entry.detail["simulated"] == .bool(true) ? Words("演示数据", "simulated data") : nil]
      default: []
      }
    return parts.compactMap(\.self).joined()
  }

  /// Which verdict is meant, whose it is, and what became of it.
  private var judged: [Words?] {
    [
      text("criterion").map { names.criterion(Criterion(rawValue: $0)) },
      names.holder(Holder(unit: text("unit"), person: text("person"))),
      text("outcome").flatMap(Ruling.Outcome.init).map(\.words),
    ]
  }

  private var draft: Words? { number("draft").map { Words("第 \($0) 稿", "draft \($0)") } }

  private var opening: [Words?] {
    [
      area,
      text("severity").flatMap(EventGrade.init).map { Words("初判 ", "at first ") + names.grade($0) },
      number("items").map { Words("\($0) 条信息", "items: \($0)") },
      text("rumour") == "rumour" ? Words("疑似谣言", "maybe a rumour") : nil,
    ]
  }

  private var judgements: [Words?] {
    [
      code("wording", Words("表述：", "wording: ")), code("timing", Words("时机：", "timing: ")),
      code("manner", Words("方式：", "manner: ")), code("secrecy", Words("保密：", "secrecy: ")),
      code("privacy", Words("隐私：", "privacy: ")),
    ]
  }

  private var assignment: [Words?] {
    var helpers: [Words] = []
    if case .array(let values)? = entry.detail["helpers"] {
      helpers = values.compactMap { if case .string(let id) = $0 { names.unit(id) } else { nil } }
    }
    return [
      Words("交 ", "to ") + names.holder(Holder(unit: text("lead"), person: text("person"))),
      helpers.isEmpty ? nil : Words("协助 ", "helped by ") + helpers.joined(.pause),
      entry.time("due").map { Words("限 \(Figures.minute($0)) 前", "by \(Figures.minute($0))") },
    ]
  }

  private var observation: [Words?] {
    [
      number("items").map { Words("新增 \($0) 条", "new items: \($0)") },
      number("sources").map { Words("\($0) 个信源", "feeds: \($0)") },
      number("negative").map { Words("负面 \($0) 条", "negative: \($0)") },
    ]
  }

  private var clock: [Words?] {
    [
      text("clock").flatMap(ClockKind.init).map(\.words),
      entry.time("due").map { Words("\(Figures.minute($0)) 到期", "due \(Figures.minute($0))") },
      number("share").map { Words("已过 \($0)%", "\($0)% gone") },
      text("step").flatMap(LadderStep.Step.init).map(\.words),
    ]
  }

  private var area: Words? { text("area").map { names.area($0) } }
  private var grade: Words? { text("grade").flatMap(EventGrade.init).map { names.grade($0) } }

  private func text(_ name: String) -> String? { entry.text(name) }

  private func number(_ name: String) -> Int64? {
    if case .integer(let value)? = entry.detail[name] { value } else { nil }
  }

  private func code(_ name: String, _ label: Words = Words(verbatim: "")) -> Words? {
    text(name).map { label + Codes.words($0) }
  }
}

extension Ruling.Outcome {
  var words: Words {
    switch self {
    case .upheld: Words("维持", "upheld")
    case .lifted: Words("撤销", "lifted")
    }
  }
}

extension EntryWords {
  /// What an action is called; an unknown one stands for itself.
  static func action(_ action: String) -> Words {
    Words(actions[action] ?? action, action.replacing("_", with: " "))
  }

  /// Every action that has a name, in the order of handling.
  static let all =
    Move.allCases.map(\.rawValue) + actions.keys.filter { Move(rawValue: $0) == nil }.sorted()

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
    "refused": "拒绝操作", "reveal": "查看原文", "appeal": "申诉", "ruling": "复核", "visit": "回访",
  ]
}
