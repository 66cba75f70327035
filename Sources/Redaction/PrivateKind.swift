/// What a stretch of personal data is (`Keywords/privacy/redaction.json5` says how it is told).
package enum PrivateKind: String, Sendable, CaseIterable {
  case identity = "id-number"
  case mobile
  case landline
  case card = "bank-card"
  case plate
  case account = "chat-account"
  case mail
  case document = "travel-document"
  case record = "record-number"
  case network = "ip-address"
  case position
  case address
  case name
  case school
  case schoolClass = "school-class"

  /// What stands in its place in the public form.
  package var placeholder: String {
    switch self {
    case .identity: "[身份证号]"
    case .mobile: "[手机号]"
    case .landline: "[电话]"
    case .card: "[银行卡号]"
    case .plate: "[车牌]"
    case .account: "[社交账号]"
    case .mail: "[邮箱]"
    case .document: "[证件号]"
    case .record: "[编号]"
    case .network: "[IP地址]"
    case .position: "[坐标]"
    case .address: "[详细住址]"
    case .name: "某某"
    case .school: "[学校]"
    case .schoolClass: "[班级]"
    }
  }
}

/// How sure a finding is.
package enum Certainty: Int, Sendable, Comparable {
  /// The shape alone; a person should look.
  case doubtful
  /// A check digit, a cue beside it or an unmistakable shape: text with such a residue is not published.
  case high

  package static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
}

/// Personal data found in a text.
package struct PrivateFinding: Sendable, Hashable {
  package var kind: PrivateKind
  /// Unicode scalars of the text as given.
  package var range: Range<Int>
  /// Exactly that slice.
  package var text: String
  package var certainty: Certainty
  /// One sentence for people: how it was told.
  package var reason: String
}
