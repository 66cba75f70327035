import Model
import Reports
import Testing
import Text

@Suite struct FiguresTests {
  @Test(
    "A length of time is told in its two largest units",
    arguments: [
      (0, "0 秒"), (59, "59 秒"), (60, "1 分"), (3599, "59 分"), (3600, "1 小时"), (12_000, "3 小时 20 分"),
      (86_400, "1 天"), (93_600, "1 天 2 小时"), (-1_200, "−20 分"), (Int64.min, "−106751991167300 天 15 小时"),
    ] as [(Int64, String)])
  func lengths(seconds: Int64, text: String) {
    #expect(Figures.length(seconds).chinese == text)
  }

  @Test("A length of time is told in English, too")
  func englishLengths() {
    #expect(Figures.length(12_000).english == "3 h 20 min")
    #expect(Figures.length(-93_600).english == "−1 d 2 h")
  }

  @Test("A share of nothing is no share")
  func shares() {
    #expect(Figures.share(0, of: 0).chinese == "无应办")
    #expect(Figures.share(2, of: 3) == Words("2 / 3（66%）", "2 / 3 (66%)"))
    #expect(Figures.length(nil as Int64?).chinese == "–")
  }

  @Test("A time near now leaves out what is the same as now, and machines get all of it")
  func times() throws {
    let now = try #require(Timestamp(rfc3339: "2026-11-20T10:00"))
    for (text, shown) in [
      ("2026-11-20T09:30:10", "今天 09:30"), ("2026-11-19T09:30", "11-19 09:30"),
      ("2025-12-31T23:59", "2025-12-31 23:59"),
    ] {
      let time = try #require(Timestamp(rfc3339: text))
      #expect(Figures.time(time, now: now).html == "<time datetime=\"\(time.rfc3339)\">\(shown)</time>")
    }
  }
}
