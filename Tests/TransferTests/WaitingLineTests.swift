import Testing

@testable import Transfer

struct WaitingLineTests {
  @Test("Within a host first come, first served; between hosts by turns")
  func order() {
    var line = WaitingLine(maximum: 10, perHost: 10)
    for id in 1...3 { line.join(UInt64(id), host: "a") }
    for id in 4...5 { line.join(UInt64(id), host: "b") }
    #expect(drain(&line) == [1, 4, 2, 5, 3])
  }

  @Test("A host at its bound waits until one leaves")
  func perHost() {
    var line = WaitingLine(maximum: 10, perHost: 1)
    for id in 1...2 { line.join(UInt64(id), host: "a") }
    #expect(drain(&line) == [1])
    line.join(3, host: "a")
    #expect(drain(&line) == [])
    line.leave(host: "a")
    #expect(drain(&line) == [2])
  }

  @Test("The bound over all hosts holds, and a slot given back goes to the next")
  func maximum() {
    var line = WaitingLine(maximum: 2, perHost: 2)
    for id in 1...4 { line.join(UInt64(id), host: "h\(id)") }
    #expect(drain(&line) == [1, 2])
    line.leave(host: "h2")
    #expect(drain(&line) == [3])
  }

  @Test("A slot given back twice does not count twice")
  func leaveTwice() {
    var line = WaitingLine(maximum: 1, perHost: 1)
    for id in 1...3 { line.join(UInt64(id), host: "h\(id)") }
    #expect(drain(&line) == [1])
    line.leave(host: "h1")
    line.leave(host: "h1")
    #expect(drain(&line) == [2])
  }

  private func drain(_ line: inout WaitingLine) -> [UInt64] {
    var ids: [UInt64] = []
    while let (id, _) = line.next() { ids.append(id) }
    return ids
  }
}
