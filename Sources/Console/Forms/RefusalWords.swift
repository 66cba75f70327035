import Model
import Reports
import ResponseLog
import Text

extension Refusal {
  /// Why something is not done, as somebody before a form reads it.
  var words: Words {
    switch self {
    case .noSuchCase: Words("没有这张舆情单", "there is no such case")
    case .alreadyOpen(let id): Words("这件事已有舆情单 \(id)", "the story has a case already: \(id)")
    case .state(let move, let state, let legal):
      Words("现在不能", "not possible now: ") + EntryWords.action(move.rawValue)
        + Words("：此单", " (the case is ") + state.words + Words("，须为", ", it must be ")
        + legal.map(\.words).joined(.pause) + Words("", ")")
    case .role(_, _, let move, let needs):
      EntryWords.action(move.rawValue) + Words("须由", " takes ") + needs.map(\.words).joined(.pause)
        + Words("来做", "")
    case .notOfUnit(_, _, _, let units):
      Words("此单由 \(units.joined(separator: "、")) 办理", "the case is with \(units.joined(separator: ", "))")
        + Words("，须其成员或代班人来做", "; that takes a member or a deputy")
    case .notAllowed(_, _, let needs): Words("须由", "that takes ") + needs.words
    case .above: Words("上级单位不能交办，请用报送或转办", "a unit above is given nothing; report up or transfer")
    case .ring: Words("首尾相连，成了环", "that closes a ring")
    case .badPassword(let why):
      Words("太容易猜到或太短，至少 10 个字符", "the password \(why); at least 10 characters")
    case .disabled(let kind, let id): Words("已停用：\(id)", "\(kind) \(id) is disabled")
    case .unknown(let kind, let id, _): Words("没有这个：\(id)", "no such \(kind): \(id)")
    case .missing: Words("请填写", "please fill in")
    case .value(_, let given, let allowed): Words("“\(given)”不合要求", "\(given): must be \(allowed)")
    case .stale: Words("此单在您填写时已有变化", "the case has moved on while you wrote")
    case .future: Words("时间在现在之后", "lies ahead of now")
    case .earlier(let last):
      Words("时间早于日志最后一条（\(Figures.minute(last))）", "lies before the last entry (\(Figures.minute(last)))")
    case .stage(let expected, _): Words("现在是第 \(expected) 审", "the draft is at sign-off \(expected)")
    case .clock(_, _, let why): Words("这项时限现在不能这样做", why)
    case .sameSigner(_, let did):
      Words("拟稿人不能审签自己的稿，一人只审一次", "you \(did.hasPrefix("wrote") ? "wrote this draft" : "signed it already")")
        + Words("，须由他人审签", "; that takes another person")
    case .unjudged:
      Words("终审须判明保密、隐私均“可”", "the last sign-off must find secrecy and privacy all right")
    case .residue(_, let places):
      Words(
        "稿中仍有个人信息（\(places.count) 处），不能发布：请退回重办，用脱敏稿",
        "the draft still holds personal data: \(places.joined(separator: ", "))")
    }
  }

  /// Names of the fields that it is about; none = the whole form.
  var fields: [String] {
    switch self {
    case .missing(_, let options):
      options.flatMap { $0.split(separator: " ").first.map { [String($0)] } ?? [] }
    case .value(let option, _, _): [option]
    case .future(let option): [option]
    case .above: ["unit"]
    case .unknown(let kind, _, _): kind == "case" ? ["into"] : [kind]
    case .disabled(let kind, _): kind == "unit" ? ["unit"] : []
    case .unjudged(_, let options): options
    case .clock: ["clock"]
    default: []
    }
  }

  /// The status of the page that says so.
  var status: Int {
    switch self {
    case .role, .notOfUnit, .notAllowed, .sameSigner: 403
    case .noSuchCase: 404
    case .stale, .state, .alreadyOpen, .stage: 409
    default: 422
    }
  }
}

extension Filled {
  /// Adds why something was refused, at the fields that it is about.
  mutating func add(_ refusal: Refusal, _ known: [Field]) {
    let names = refusal.fields.filter { name in known.contains { $0.name == name } }
    for name in names { faults[name] = refusal.words }
    if names.isEmpty { general.append(refusal.words) }
  }
}

extension Role {
  var words: Words {
    switch self {
    case .duty: Words("值班员", "duty officer")
    case .assessor: Words("研判员", "assessor")
    case .handler: Words("经办人", "handler")
    case .reviewer: Words("审核人", "reviewer")
    case .signer: Words("签发人", "signer")
    case .supervisor: Words("督办领导", "supervisor")
    case .auditor: Words("审计员", "auditor")
    case .admin: Words("系统管理员", "administrator")
    case .system: Words("系统", "system")
    }
  }
}
