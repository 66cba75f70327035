import Model
import Testing

struct TimestampTests {
  @Test(
    "A written time is read to the millisecond",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1970-01-01", -28_800_000),
      ("1970-01-01 08:00", 0), ("1970-01-01t08:00:00", 0), ("1970-01-01T00:00:00z", 0),
      ("2018-05-23T17:30:00+08:00", 1_527_067_800_000), ("2018-05-23T09:30:00Z", 1_527_067_800_000),
      ("2018-05-23T05:00:00-0430", 1_527_067_800_000), ("2018-05-23T09:30:00-00:00", 1_527_067_800_000),
      ("2018-05-23T17:30:00.25+0800", 1_527_067_800_250), ("2018-05-23 17:30:00,7", 1_527_067_800_700),
      ("2018-05-23T17:30:00.1239999", 1_527_067_800_123),
      ("1969-12-31T23:59:59.999Z", -1), ("1969-12-31T23:59:59Z", -1000),
      ("1949-10-01T15:00:00+08:00", -639_075_600_000), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
      ("9999-12-31T23:59:59Z", 253_402_300_799_000),
      ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("2000-02-29T00:00:00Z", 951_782_400_000),
      ("2026-11-22T24:00:00+08:00", 1_795_363_200_000), ("2026-11-23T00:00:00+08:00", 1_795_363_200_000),
      ("2016-12-31T23:59:60Z", 1_483_228_799_000),
    ] as [(String, Int64)])
  func reads(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(
    "What is no time is refused",
    arguments: [
      "", " ", "2018", "2018-05", "2018-5-23", "18-05-23", "2018/05/23", "2018-13-01", "2018-00-10",
      "2018-04-31", "2018-02-29", "1900-02-29", "2100-02-29", "0000-01-01", "2018-05-00", "2018-05-23T",
      "2018-05-23T8:30", "2018-05-23T08", "2018-05-23T08:", "2018-05-23T25:00", "2018-05-23T24:01",
      "2018-05-23T24:00:01", "2018-05-23T24:00:00.5", "2018-05-23T08:60", "2018-05-23T08:30:61",
      "2018-05-23T08:30:", "2018-05-23T08:30:00.", "2018-05-23T08:30:00.Z", "2018-05-23T08:30:00+8",
      "2018-05-23T08:30:00+08:", "2018-05-23T08:30:00+08:60", "2018-05-23T08:30:00+19:00",
      "2018-05-23T08:30:00 +08:00", "2018-05-23T08:30:00Zz", "2018-05-23Z", "2018-05-23 ", " 2018-05-23",
      "２０１８-05-23", "-018-05-23", "2018-05-23T08:30:00CST", "2018年5月23日", "今天",
    ])
  func refuses(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test(
    "A time is written with whole seconds, cut down, in China's zone",
    arguments: [
      (0, "1970-01-01T08:00:00+08:00"), (999, "1970-01-01T08:00:00+08:00"),
      (-1, "1970-01-01T07:59:59+08:00"), (-1000, "1970-01-01T07:59:59+08:00"),
      (-1001, "1970-01-01T07:59:58+08:00"), (-28_800_001, "1969-12-31T23:59:59+08:00"),
      (1_527_067_800_999, "2018-05-23T17:30:00+08:00"), (1_709_222_399_000, "2024-02-29T23:59:59+08:00"),
      (1_709_222_400_000, "2024-03-01T00:00:00+08:00"), (-62_135_596_800_000, "0001-01-01T08:00:00+08:00"),
    ] as [(Int64, String)])
  func writes(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
  }

  @Test("Written and read again, every moment is the same second")
  func roundTrip() {
    // A prime step, so that every time of day comes up.
    for milliseconds in stride(from: Int64(-6_000_000_000_000), to: 6_000_000_000_000, by: 7_368_787_001) {
      let time = Timestamp(milliseconds: milliseconds)
      #expect(Timestamp(rfc3339: time.rfc3339) == Timestamp(seconds: time.seconds))
    }
  }

  @Test(
    "Seconds are cut down, before 1970 too",
    arguments: [(1999, 1), (1000, 1), (0, 0), (-1, -1), (-1000, -1), (-1001, -2)] as [(Int64, Int64)])
  func seconds(milliseconds: Int64, seconds: Int64) {
    #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
  }

  @Test(
    "A moment belongs to the day that it is in China",
    arguments: [
      ("2018-05-23T15:59:59Z", "2018-05-23"), ("2018-05-23T16:00:00Z", "2018-05-24"),
      ("1969-12-31T15:59:59Z", "1969-12-31"), ("1969-12-31T16:00:00Z", "1970-01-01"),
    ])
  func chinaDay(time: String, day: String) throws {
    #expect(try #require(Timestamp(rfc3339: time)).chinaDay.description == day)
  }

  @Test(
    "Parts out of range make no moment",
    arguments: [
      (2023, 2, 29, 0, 0), (2024, 2, 30, 0, 0), (2024, 4, 31, 0, 0), (2024, 13, 1, 0, 0), (2024, 1, 1, 24, 1),
      (2024, 1, 1, -1, 0), (2024, 1, 1, 0, 60), (10000, 1, 1, 0, 0), (0, 1, 1, 0, 0),
    ])
  func parts(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    #expect(Timestamp(year: year, month: month, day: day, hour: hour, minute: minute) == nil)
  }

  @Test("Later moments are greater, and adding seconds moves by whole seconds")
  func order() {
    let noon = Timestamp(seconds: 43200)
    #expect(noon < noon.adding(seconds: 1))
    #expect(noon.adding(seconds: -43200) == Timestamp(milliseconds: 0))
    #expect(noon.adding(seconds: 90).milliseconds == 43_290_000)
  }
}
