import Testing

/// Clocks as scripts see them.
@Suite struct ClocksCommandTests {
  private static let store = AnsweringTests.store

  /// A case of an ordinary story, opened and assessed at a time.
  private func assessed(at now: String) async throws -> Tool {
    let tool = try await AnsweringTests().office()
    for words in [
      ["open", "--as", "chen", "--title", "题", "--text", "text"],
      [
        "assess", "2026-0001", "--as", "chen", "--area", "housing", "--grade", "ordinary", "--kind", "other",
      ],
    ] {
      #expect(try await tool.runWords(["cases"] + words + ["--now", now] + Self.store).status == 0)
    }
    return tool
  }

  @Test("A clock that has run out is shown with the step of the ladder that it has come to")
  func ladder() async throws {
    let tool = try await assessed(at: "2026-09-28T09:00:00")
    for (now, word) in [
      ("2026-09-30T09:00:00", "answer due-soon"), ("2026-09-30T09:00:01", "answer breached 催办"),
      ("2026-10-01T10:00:00", "answer breached 督办"), ("2026-10-03T10:00:00", "answer breached 通报"),
    ] {
      for words in [["list"], ["show", "2026-0001"]] {
        let told = try await tool.runWords(["cases"] + words + ["--now", now] + Self.store)
        #expect(told.status == 0 && told.output.contains(word), "\(now)")
      }
    }
  }

  @Test("A clock that may not stand still is not stopped; the refusal names its row")
  func pause() async throws {
    let tool = try await assessed(at: "2026-09-28T09:00:00")
    let words = [
      "cases", "pause", "2026-0001", "--as", "chen", "--clock", "close", "--now", "2026-09-29T09:00:00",
    ]
    let missing = try await tool.runWords(words + Self.store)
    #expect(missing.status == 1 && missing.errors.contains("reason"))
    let refused = try await tool.runWords(words + ["--reason", "等"] + Self.store)
    #expect(refused.status == 1 && refused.errors.contains("its row \"close\""))
    #expect(refused.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "A clock that needs a calendar which is missing is named on one line; the doctor warns from October on")
  func calendar() async throws {
    let tool = try await assessed(at: "2026-12-25T09:00:00")
    for words in [["list"], ["show", "2026-0001"]] {
      let told = try await tool.runWords(["cases"] + words + ["--now", "2026-12-26T09:00:00"] + Self.store)
      #expect(told.status == 0 && told.errors.split(separator: "\n").count == 1)
      #expect(told.errors.contains("2026-0001: the close clock cannot be computed"))
      #expect(told.errors.contains("has no year 2027"))
    }
    let doctor = try await tool.runWords(["doctor", "--now", "2026-12-26T09:00:00"] + Self.store)
    #expect(doctor.output.contains("warning  calendar: Keywords/calendar.json5 has no year 2027"))
    let early = try await AnsweringTests().office()
    let well = try await early.runWords(["doctor", "--now", "2026-09-30T09:00:00"] + Self.store)
    #expect(well.output.contains("ok  calendar"))
  }
}
