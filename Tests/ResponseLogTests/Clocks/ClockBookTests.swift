import Model
import ResponseLog
import Testing

struct ClockBookTests {
  /// `clocks.json5` whose row under test stands on line 5.
  private func book(_ row: String, settings: String = #"closeOfBusiness: "17:30", dueSoon: 0.8"#) throws
    -> ClockBook
  {
    let text = """
      {
        \(settings),
        clocks: [
          { id: "plain", name: "回应", clock: "answer", grades: ["ordinary"], span: "48h", source: "a", certainty: "verified" },
          \(row)
        ],
      }
      """
    return try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: ClockFiles.calendar())
  }

  private func row(_ members: String) -> String {
    #"{ id: "new", name: "新", source: "a", certainty: "verified", \#(members) }"#
  }

  @Test(
    "A mistake in a clock names file, line and field",
    arguments: [
      (
        #"clock: "answer", grades: ["grave"], span: "5h""#,
        #"grades: "grave" is none of ordinary, considerable"#
      ),
      (#"clock: "answer", grades: [], span: "5h""#, "grades: is empty"),
      (#"clock: "answer", grades: ["major", "major"], span: "5h""#, #"grades: "major" stands twice"#),
      (
        #"clock: "answer", grades: ["major", "ordinary"], span: "5h""#,
        #"grades: overlaps "plain": both give answer for ordinary"#
      ),
      (#"clock: "answer", span: "5h""#, #"grades: overlaps "plain": both give answer for ordinary"#),
      (#"clock: "judge", grades: ["major"], span: "5h""#, "grades: must not stand here"),
      (#"clock: "close", span: "2x""#, #"span: "2x" is no span; write a whole number and m (minutes)"#),
      (#"clock: "close", span: "0h""#, #"span: "0h" is no span"#),
      (#"clock: "close", span: "-2h""#, #"span: "-2h" is no span"#),
      (#"clock: "close", span: "1.5h""#, #"span: "1.5h" is no span"#),
      (#"clock: "close", span: "99999999999999999999h""#, #"span: "99999999999999999999h" is no span"#),
      (#"clock: "close", span: "wd""#, #"span: "wd" is no span"#),
      (#"clock: "close", span: 2"#, "span: must be a text"),
      (#"clock: "close""#, "span: missing"),
      (
        #"clock: "closing", span: "2h""#,
        #"clock: "closing" is none of judge, report-up, acknowledge, answer"#
      ),
      (#"clock: "close", span: "2h", grade: "major""#, #"grade: unknown; did you mean "grades"?"#),
      (
        #"clock: "close", tickets: ["help"], span: "2h""#,
        #"tickets: must not stand here: move the row to "ticketClocks""#
      ),
      (#"clock: "close", tickets: ["call"], span: "2h""#, #"tickets: "call" is none of enquiry, complaint"#),
      (#"clock: "close", listed: true, span: "2h""#, #"listed: means nothing without "tickets""#),
      (#"clock: "close", pause: 1, span: "2h""#, "pause: must be true or false"),
    ])
  func mistakes(members: String, wanted: String) throws {
    let said = try ClockFiles.complaint { _ = try book(row(members)) }
    #expect(try #require(said).hasPrefix("clocks.json5, line 5, clocks[new].\(wanted)"))
  }

  @Test("A clock for other grades, and one of another kind, may stand beside the first")
  func beside() throws {
    let rows = row(#"clock: "answer", grades: ["extreme", "major"], span: "5h""#)
    #expect(try book(rows).spans.map(\.grades) == [[.ordinary], [.major, .extreme]])
    #expect(try book(row(#"clock: "close", span: "10wd""#)).spans.last?.grades == EventGrade.allCases)
  }

  @Test("Two rows of one name are refused")
  func twice() throws {
    let again = #"{ id: "plain", name: "新", clock: "close", span: "2h", source: "a", certainty: "verified" }"#
    #expect(
      try ClockFiles.complaint { _ = try book(again) }?.hasSuffix("clocks[plain].id: stands twice in clocks")
        == true)
  }

  @Test(
    "A mistake in a setting names it",
    arguments: [
      (
        #"closeOfBusiness: "24:00", dueSoon: 0.8"#,
        #"closeOfBusiness: "24:00" is no time of day; write it as "17:30""#
      ),
      (#"closeOfBusiness: "5:30pm", dueSoon: 0.8"#, #"closeOfBusiness: "5:30pm" is no time of day"#),
      (#"dueSoon: 0.8"#, "closeOfBusiness: missing"),
      (#"closeOfBusiness: "17:30", dueSoon: 80"#, "dueSoon: must be a number from 0.0 to 1.0"),
      (#"closeOfBusiness: "17:30", dueSoon: [0.8, 0.5]"#, "dueSoon: must be rising shares between 0 and 1"),
      (#"closeOfBusiness: "17:30", dueSoon: []"#, "dueSoon: must be rising shares between 0 and 1"),
      (
        #"closeOfBusiness: "17:30", dueSoon: 0.8, ladder: [{ step: "supervise", after: "0h" }]"#,
        #"ladder: must go urge, supervise, name, the first after "0h" and no other"#
      ),
      (
        #"closeOfBusiness: "17:30", dueSoon: 0.8, ladder: [{ step: "urge", after: "soon" }]"#,
        #"after: "soon" is no span"#
      ),
      (
        #"closeOfBusiness: "17:30", dueSoon: 0.8, ticketClocks: [{ id: "t", name: "n", clock: "close", span: "2h", source: "s", certainty: "verified" }]"#,
        "tickets: missing"
      ),
      (#"closeOfBusiness: "17:30", dueSoon: 0.8, holidays: []"#, "holidays: unknown"),
    ])
  func settings(settings: String, wanted: String) throws {
    let said = try ClockFiles.complaint { _ = try book("", settings: settings) }
    #expect(try #require(said).contains("\(wanted)"))
  }

  @Test("A file without clocks is refused")
  func empty() throws {
    let text = #"{ closeOfBusiness: "17:30", dueSoon: 0.8, clocks: [] }"#
    let said = try ClockFiles.complaint {
      _ = try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: ClockFiles.calendar())
    }
    #expect(said == "clocks.json5, line 1, clocks: holds no clock; give at least one row")
  }

  @Test("The clocks shipped are those of the two State Council documents and of this product's proposals")
  func shipped() throws {
    let table = try ClockFiles.book().spans.filter(\.tickets.isEmpty).map {
      "\($0.id) \($0.time) \($0.basis.certainty)"
    }
    #expect(
      table == [
        "judge 2h recommended", "report-up 2h recommended", "acknowledge 2h recommended",
        "acknowledge-grave 30m recommended", "answer 48h verified", "answer-grave 5h verified",
        "clarify 24h recommended", "clarify-grave 5h recommended", "press-conference 24h verified",
        "close 10wd unverified",
      ])
  }

  @Test(
    "A ticket has the days of its kind, and a case without one those of every case",
    arguments: [
      (TicketType?.none, Bool?.none, EventGrade.ordinary, "48h", "10wd", "2h"),
      (.enquiry, nil, .ordinary, "2wd", "2wd", "2h"), (.complaint, nil, .ordinary, "10wd", "10wd", "2h"),
      (.report, false, .ordinary, "10wd", "10wd", "2h"), (.complaint, true, .ordinary, "3wd", "3wd", "2h"),
      (.report, true, .ordinary, "3wd", "3wd", "2h"), (.proposal, nil, .ordinary, "5wd", "5wd", "2h"),
      (.help, nil, .ordinary, "3wd", "3wd", "2h"), (.petition, nil, .ordinary, "15d", "60d", "5wd"),
      // What is graver than ordinary is answered like any other story of its grade.
      (.complaint, nil, .considerable, "48h", "10wd", "2h"), (.enquiry, nil, .major, "5h", "2wd", "30m"),
      (.petition, nil, .extreme, "5h", "60d", "30m"),
    ])
  func tickets(
    type: TicketType?, listed: Bool?, grade: EventGrade, answer: String, close: String, acknowledge: String
  ) throws {
    let book = try ClockFiles.book()
    let subject = ClockSubject(grade: grade, ticket: type.map { Ticket(type: $0, listed: listed) })
    let spans = [ClockKind.answer, .close, .acknowledge].map { book.span($0, for: subject)?.time.description }
    #expect(spans == [answer, close, acknowledge])
    let mayPause = [.complaint, .report, .petition].contains(type) && listed != true
    #expect(book.span(.close, for: subject)?.pausable == mayPause)
  }

  @Test("The ladder goes up a day and three days after a clock has run out, each from the next second on")
  func ladder() throws {
    let book = try ClockFiles.book()
    let due = try #require(Timestamp(rfc3339: "2026-09-30T17:30:00+08:00"))
    let reached = [0, 1, 86_400, 86_401, 3 * 86_400, 3 * 86_400 + 1].map {
      book.steps(after: due, now: due.adding(seconds: $0)).map(\.word)
    }
    #expect(
      reached == [
        [], ["催办"], ["催办"], ["催办", "督办"], ["催办", "督办"], ["催办", "督办", "通报"],
      ])
  }

  @Test("What is not verified is not called national law")
  func certainty() throws {
    let book = try ClockFiles.book()
    for row in book.spans + book.presets where row.basis.certainty != .verified {
      for authority in ["国办发", "国务院", "国家", "全国"] {
        #expect(!row.basis.source.hasPrefix(authority), "\(row.id)")
      }
    }
  }

  @Test("Every preset can be put into force in place of the clock it is for")
  func presets() throws {
    let presets = try ClockFiles.book().presets
    #expect(presets.count > 20)
    let fuzhou = presets.filter { $0.id.hasPrefix("fuzhou-12345-") }.map { "\($0.time)" }
    #expect(fuzhou == ["2wd", "10wd", "3wd", "5wd", "3wd"])
    for preset in presets {
      let grades = preset.clock == .judge ? "" : "grades: [\"\(preset.grades[0].rawValue)\"], "
      let members = "clock: \"\(preset.clock.rawValue)\", \(grades)span: \"\(preset.time)\""
      let text = "{ closeOfBusiness: \"17:30\", dueSoon: 0.8, clocks: [\(row(members))] }"
      let book = try ClockBook(ClockFiles.fields("clocks.json5", text), calendar: ClockFiles.calendar())
      let start = try #require(Timestamp(rfc3339: "2026-03-02T09:00"))
      let due = try #require(
        try book.due(preset.clock, for: ClockSubject(grade: preset.grades[0]), from: start))
      #expect(due > start, "\(preset.id)")
    }
  }
}
