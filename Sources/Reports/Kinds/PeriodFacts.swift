package import Model
package import ResponseLog

/// What a period's reports need beside the log's evaluation. Texts have had their personal data taken out.
package struct PeriodFacts: Sendable {
  /// Items that came in, by source, day, area and judgement; those of the same length of time before.
  package var collected: [Count]
  package var before: [Count]
  package var stories: [Story]
  /// Cases that were open at the end or were acted on within the period.
  package var cases: [Case]
  /// Entries of the period.
  package var entries: [LogEntry]
  package var warnings: [Alarm]
  /// The first digits of the day's seal; nil = the log was not sealed on that day.
  package var seal: String?

  package init(
    collected: [Count], before: [Count], stories: [Story], cases: [Case], entries: [LogEntry],
    warnings: [Alarm], seal: String?
  ) {
    (self.collected, self.before, self.stories) = (collected, before, stories)
    (self.cases, self.entries, self.warnings, self.seal) = (cases, entries, warnings, seal)
  }

  package struct Count: Sendable, Hashable {
    /// Name of the feed.
    package var source: String
    package var day: CivilDate
    package var isFlagged: Bool
    /// nil = not classified yet 待分类.
    package var area: String?
    package var items: Int

    package init(source: String, day: CivilDate, isFlagged: Bool, area: String?, items: Int) {
      (self.source, self.day, self.isFlagged, self.area, self.items) = (source, day, isFlagged, area, items)
    }
  }

  /// A flagged story.
  package struct Story: Sendable, Hashable {
    package var title: String
    package var area: String?
    package var grade: EventGrade?
    package var items: Int
    package var sources: Int
    package var caseID: String?
    package var isElsewhere: Bool

    package init(
      title: String, area: String?, grade: EventGrade?, items: Int, sources: Int, caseID: String?,
      isElsewhere: Bool
    ) {
      (self.title, self.area, self.grade, self.items) = (title, area, grade, items)
      (self.sources, self.caseID, self.isElsewhere) = (sources, caseID, isElsewhere)
    }
  }

  package struct Case: Sendable {
    package var file: CaseFile
    package var title: String
    package var result: CaseEvaluation

    package init(file: CaseFile, title: String, result: CaseEvaluation) {
      (self.file, self.title, self.result) = (file, title, result)
    }
  }

  /// A warning 预警.
  package struct Alarm: Sendable, Hashable {
    package var at: Timestamp
    package var level: Warning.Level
    package var title: String
    package var items: Int
    package var caseID: String?

    package init(at: Timestamp, level: Warning.Level, title: String, items: Int, caseID: String?) {
      (self.at, self.level, self.title, self.items, self.caseID) = (at, level, title, items, caseID)
    }
  }
}
