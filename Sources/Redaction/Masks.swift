/// What stands in place of personal data; in one text the same person gets the same mask, another one another.
struct Masks {
  let form: RedactionForm
  /// Masks of names by name, and how often each mask was given.
  private var names: [String: String] = [:]
  private var given: [String: Int] = [:]

  init(form: RedactionForm) { self.form = form }

  mutating func mask(_ finding: PrivateFinding) -> String {
    if finding.kind == .name { return name(finding.text) }
    return form == .public ? publicMask(finding) : internalMask(finding)
  }

  /// 保留姓氏，名字以“某”替代; two people whom that makes equal are told apart by 甲, 乙.
  private mutating func name(_ text: String) -> String {
    if let known = names[text] { return known }
    let characters = text.unicodeScalars.filter { $0.properties.isIdeographic }
    let surname = characters.count == 4 ? characters.prefix(2) : characters.prefix(1)
    var mask = String(String.UnicodeScalarView(surname)) + (characters.count > 2 ? "某某" : "某")
    let order = given[mask, default: 0]
    given[mask] = order + 1
    if order > 0 { mask += Self.order[min(order, Self.order.count - 1)] }
    names[text] = mask
    return mask
  }

  private static let order = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]

  private func publicMask(_ finding: PrivateFinding) -> String {
    guard finding.kind == .address else { return finding.kind.placeholder }
    for ending in ["村", "小区", "社区"] where finding.text.contains(ending) { return "××" + ending }
    return finding.kind.placeholder
  }

  /// Enough to recognise, too little to use.
  private func internalMask(_ finding: PrivateFinding) -> String {
    switch finding.kind {
    case .identity: keep(finding.text, first: 6, last: 4)
    case .mobile: keep(finding.text, first: finding.text.hasPrefix("+") ? 6 : 3, last: 4)
    case .landline: keep(finding.text, first: finding.text.count > 8 ? 5 : 0, last: 4)
    case .card, .document, .record: keep(finding.text, first: 0, last: 4)
    case .plate: keep(finding.text, first: 2, last: 2)
    case .mail, .account:
      keep(finding.text, first: 1, last: finding.kind == .mail ? mailEnd(finding.text) : 0)
    case .network, .position, .school, .schoolClass, .name, .address: publicMask(finding)
    }
  }

  private func mailEnd(_ text: String) -> Int {
    text.firstIndex(of: "@").map { text.distance(from: $0, to: text.endIndex) } ?? 0
  }

  private func keep(_ text: String, first: Int, last: Int) -> String {
    let hidden = max(text.count - first - last, 0)
    guard hidden > 0 else { return String(repeating: "*", count: text.count) }
    return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
  }
}
