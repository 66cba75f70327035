import Text

/// Where the words of rules stand in a document: one chain of finds for each rule, from its last find back.
///
/// Its arrays are as long as the rule book and are kept from item to item; what an item left is told from what the
/// present one found by the item's number. A text holds hundreds of finds, of which hardly any belong to a rule that
/// fires, so taking them in must not branch on what came before.
struct RuleFinds {
  private struct Find {
    /// The rule's find before this one, or −1.
    var before: Int32 = -1
    var start: Int32 = 0
    var end: Int32 = 0
    var part = RulePart.any
  }

  private struct Chain {
    /// The item that last had a word of the rule.
    var item: UInt32 = 0
    /// Bits of the parts found.
    var parts: UInt32 = 0
    var last: Int32 = 0
  }

  private var item: UInt32 = 0
  /// As many as an item ever had.
  private var finds: [Find] = []
  private var chains: [Chain]
  /// Rules with a word in the item, in order of their first one, and how many they are.
  private var touched: [Int32]
  private var touchedCount = 0

  init(rules: Int) {
    chains = Array(repeating: Chain(), count: rules)
    touched = Array(repeating: 0, count: rules + 1)
  }

  /// Forgets the last item.
  mutating func clear() {
    touchedCount = 0
    item &+= 1
    // Once in four thousand million items the numbers begin anew.
    if item == 0 {
      chains = Array(repeating: Chain(), count: chains.count)
      item = 1
    }
  }

  /// Takes in every word of a rule among what was found, in order of beginning.
  mutating func add(_ hits: [WordMatcher.Hit], _ uses: UseTable<RuleUse>) {
    let most = hits.reduce(0) { $0 + uses.range(of: $1.word).count }
    if finds.count < most { finds += Array(repeating: Find(), count: most - finds.count) }
    touchedCount = Self.chain(hits, uses, item, &finds, &chains, &touched)
  }

  /// Gives the number of rules begun.
  private static func chain(
    _ hits: [WordMatcher.Hit], _ uses: UseTable<RuleUse>, _ item: UInt32, _ finds: inout [Find],
    _ chains: inout [Chain], _ touched: inout [Int32]
  ) -> Int {
    var finds = finds.mutableSpan
    var chains = chains.mutableSpan
    var touched = touched.mutableSpan
    var (found, begun) = (0, 0)
    for hit in hits {
      for place in uses.range(of: hit.word) {
        let use = uses[place]
        let chain = chains[use.rule]
        let isNew = chain.item != item
        finds[found] = Find(
          before: isNew ? -1 : chain.last, start: Int32(hit.start), end: Int32(hit.end), part: use.part)
        chains[use.rule] = Chain(
          item: item, parts: (isNew ? 0 : chain.parts) | use.part.bit, last: Int32(found))
        touched[begun] = Int32(use.rule)
        begun += isNew ? 1 : 0
        found += 1
      }
    }
    return begun
  }

  /// Rules of which everything needed stands somewhere in the item, by index, in order.
  func complete(_ plans: [RulePlan], into list: inout [Int]) {
    list.removeAll(keepingCapacity: true)
    for rule in touched[..<touchedCount] {
      let needs = plans[Int(rule)].needs
      if chains[Int(rule)].parts & needs == needs { list.append(Int(rule)) }
    }
    list.sort()
  }

  /// Rules of which a word of `any`, disguised or not, stands in the item, in order.
  var begun: [Int] {
    touched[..<touchedCount].filter { chains[Int($0)].parts & RulePart.any.bit != 0 }.map(Int.init).sorted()
  }

  /// Lays out what was found of a rule, part by part.
  func collect(_ rule: Int, into parts: inout RuleParts) {
    parts.clear()
    guard chains[rule].item == item else { return }
    var place = chains[rule].last
    while place >= 0 {
      let find = finds[Int(place)]
      parts.add(Int(find.start)..<Int(find.end), find.part)
      place = find.before
    }
    parts.reverse()
  }
}

/// The places of one rule's words, each part in order of beginning.
struct RuleParts {
  private(set) var any: [Span] = []
  private(set) var variants: [Span] = []
  private(set) var without: [Span] = []
  private(set) var except: [Span] = []
  private(set) var lists: [[Span]] = Array(repeating: [], count: Rule.mostLists)

  mutating func clear() {
    any.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
    without.removeAll(keepingCapacity: true)
    except.removeAll(keepingCapacity: true)
    for list in lists.indices where !lists[list].isEmpty { lists[list].removeAll(keepingCapacity: true) }
  }

  mutating func add(_ span: Span, _ part: RulePart) {
    switch part {
    case .any: any.append(span)
    case .variant: variants.append(span)
    case .without: without.append(span)
    case .except: except.append(span)
    default: part.list.map { lists[$0].append(span) }
    }
  }

  /// Turns the order of each part round.
  mutating func reverse() {
    any.reverse()
    variants.reverse()
    without.reverse()
    except.reverse()
    for list in lists.indices where lists[list].count > 1 { lists[list].reverse() }
  }

  /// Takes away companions that do not count.
  mutating func filter(list: Int, _ counts: (Span) -> Bool) {
    lists[list].removeAll { !counts($0) }
  }
}
