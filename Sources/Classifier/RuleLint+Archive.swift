// What shows only against what an office really gets.
extension RuleLint {
  /// Fewer items than these tell nothing.
  private static let fewest = 100

  /// Rules that an archive speaks against; none where it holds too few items to tell.
  ///
  /// - Parameters:
  ///   - fired: how many of the archive's items each rule fired on, by id.
  ///   - items: of the archive.
  ///   - days: that the archive covers; nil = fewer than a silence would mean something in.
  ///   - most: per cent of the items that a rule may fire on.
  package static func archive(
    _ book: RuleBook, fired: [String: Int], items: Int, days: Int?, most: Int
  ) -> [Finding] {
    if items < fewest { return [] }
    return book.rules.compactMap { rule in
      func finding(_ kind: Kind, _ problem: String, _ fix: String) -> Finding {
        Finding(
          kind: kind, file: file(rule), rule: rule.id, field: "", text: nil, problem: problem, fix: fix)
      }
      let count = fired[rule.id] ?? 0
      if count == 0, let days {
        return finding(
          .neverFired, "fired on none of \(items) items in \(days) days",
          "look how people really put it, or take the rule away")
      }
      if count * 100 > items * most {
        return finding(
          .firesEverywhere, "fires on \(count) of \(items) items, more than \(most) %",
          "ask for more: longer words, `with`, `without`")
      }
      return nil
    }
  }
}
