import FeedParsing
import Model
import Testing

@Suite("Separated values")
struct CSVTableTests {
  private func table(_ text: String) -> CSVTable { CSVTable(Array(text.utf8)) }

  @Test(
    "Quoted cells hold delimiters, doubled quotation marks and line breaks; rows know the line they begin on")
  func quotes() {
    let table = table("a,b\r\n\"x,\"\"y\"\"\",\"一\n二\"\r\n\r\n3,4\r\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["x,\"y\"", "一\n二"], ["3", "4"]])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.bad.isEmpty)
  }

  @Test("The header tells the delimiter, not what stands in quotation marks", arguments: [",", ";", "\t"])
  func delimiters(_ sign: String) {
    let table = table("标题\(sign)\"甲,乙;丙,丁\"\n1\(sign)2")
    #expect(table.header == ["标题", "甲,乙;丙,丁"])
    #expect(table.rows.map(\.cells) == [["1", "2"]])
  }

  @Test("A row of another width and an open quotation mark are bad by number, the rows around them stay")
  func broken() {
    let table = table("a,b\n1,2\n3\n4,\"5\n6,7\n8,\"9\"x\n10,11,12\n13,14")
    #expect(table.rows.map(\.cells) == [["1", "2"], ["6", "7"], ["13", "14"]])
    #expect(table.bad.map(\.line) == [3, 4, 6, 7])
    #expect(table.bad[0].problem.hasPrefix("1 cells where the header has 2"))
    #expect(table.bad[1].problem.hasPrefix("a quotation mark is not closed"))
  }

  @Test("An open quotation mark does not swallow a later row that has quotation marks of its own")
  func openQuote() {
    let table = table("a,b\n1,\"open\n2,\"closed\"\n3,x")
    #expect(table.rows.map(\.cells) == [["2", "closed"], ["3", "x"]])
    #expect(table.bad.map(\.line) == [2])
  }

  @Test("Rows of nothing but delimiters are blank; a spreadsheet's way to keep a number whole is undone")
  func spreadsheets() {
    let table = table("编号,数\n,\n=\"0012\", 3 \n,,\n")
    #expect(table.rows.map(\.cells) == [["0012", "3"]])
    #expect(table.bad.isEmpty)
  }

  @Test("An empty document has no header; one whose first row is broken has no rows")
  func nothing() {
    #expect(table("").header.isEmpty && table("\n\n").rows.isEmpty)
    let broken = table("\"a,b\n1,2\n")
    #expect(broken.header.isEmpty && broken.rows.isEmpty && broken.bad.map(\.line) == [1])
  }

  @Test("UTF-8 with mark, UTF-16 of both orders and GB18030 give the same table")
  func charsets() throws {
    let text = "诉求标题,内容\n路灯不亮,“村口”三天了\n"
    let expected = table(text)
    let utf16 = Array(text.utf16)
    let gb: [UInt8] = [
      0xCB, 0xDF, 0xC7, 0xF3, 0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xC4, 0xDA, 0xC8, 0xDD, 0x0A,
      0xC2, 0xB7, 0xB5, 0xC6, 0xB2, 0xBB, 0xC1, 0xC1, 0x2C, 0xA1, 0xB0, 0xB4, 0xE5, 0xBF, 0xDA, 0xA1, 0xB1,
      0xC8, 0xFD, 0xCC, 0xEC, 0xC1, 0xCB, 0x0A,
    ]
    #expect(expected.rows.map(\.cells) == [["路灯不亮", "“村口”三天了"]])
    #expect(CSVTable([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    #expect(CSVTable([0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == expected)
    #expect(CSVTable([0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == expected)
    #expect(CSVTable(gb) == expected)
  }

  @Test("20,000 broken documents are read: every row has the header's width, lines rise, none stands twice")
  func mutations() {
    let seed = Array("工单编号,标题,内容\r\n1,\"路灯,不亮\",\"一\n\"\"二\"\"\"\n2,井盖,=\"3\"\n3;x\t4,\"\",x\n".utf8)
    var dice = Dice(state: 7)
    let signs = Array("\",;\t\r\n\0=a".utf8) + [0xFF, 0xC0, 0xE4]
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let sign = signs[Int.random(in: 0..<signs.count, using: &dice)]
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = sign
        case 1: bytes.insert(sign, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes.removeLast(min(bytes.count - 1, place))
        }
      }
      let table = CSVTable(bytes)
      let lines = (table.rows.map(\.line) + table.bad.map(\.line)).sorted()
      guard table.rows.allSatisfy({ $0.cells.count == table.header.count }), Set(lines).count == lines.count,
        lines.allSatisfy({ $0 > 0 })
      else {
        Issue.record("\(bytes)")
        return
      }
    }
  }

  @Test("A document of nothing but open quotation marks is read in linear time and memory")
  func openMarks() {
    let table = CSVTable(Array("a,b\n".utf8) + [UInt8](repeating: UInt8(ascii: "\""), count: 400_001))
    #expect(table.rows.isEmpty && table.bad.count == 1)
  }

  @Test(
    "Times are read as exports write them",
    arguments: ["2026-11-22 08:30:00", "2026/11/22 8:30", "2026年11月22日 08时30分", "2026-11-22T00:30:00Z"])
  func times(_ text: String) throws {
    #expect(try #require(WrittenTime(text, now: noon)).time.rfc3339 == "2026-11-22T08:30:00+08:00")
    #expect(WrittenTime("不详", now: noon) == nil)
  }
}
