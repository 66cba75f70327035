/// A time within which something must be done about a case 时限 (`design.md` §5.9 says what starts and meets each).
package enum ClockKind: String, Sendable, CaseIterable {
  /// Look at a flagged story: assess or dismiss it 研判.
  case judge
  /// Tell the next level up 报送.
  case reportUp = "report-up"
  /// The unit takes the case on, hands it back or on 签收.
  case acknowledge
  /// Publish an answer, or decide that there is none 回应.
  case answer
  /// Publish a clarification 辟谣; only for a case assessed as a rumour.
  case clarify
  /// Hold a press conference 新闻发布会.
  case pressConference = "press-conference"
  /// Finish the matter itself 办结.
  case close
  /// Report again while the matter goes on 续报; begins with each report but the final one.
  case reportFollow = "report-follow"
  /// Make the final report 终报.
  case reportFinal = "report-final"
}
