package import Model
package import ResponseLog
package import Text

extension Words {
  /// What marks a case that was brought by file: its times are claims.
  package static let imported = Words("导入", "imported")
}

extension EventGrade {
  /// The statutory name with its Roman numeral.
  package var words: Words {
    switch self {
    case .ordinary: Words("一般 Ⅳ", "ordinary")
    case .considerable: Words("较大 Ⅲ", "considerable")
    case .major: Words("重大 Ⅱ", "major")
    case .extreme: Words("特别重大 Ⅰ", "extreme")
    }
  }
}

extension ClockKind {
  /// What an official calls the clock.
  package var words: Words {
    switch self {
    case .judge: Words("研判", "judge")
    case .reportUp: Words("报送", "report-up")
    case .acknowledge: Words("签收", "acknowledge")
    case .answer: Words("回应", "answer")
    case .clarify: Words("辟谣", "clarify")
    case .pressConference: Words("新闻发布会", "press-conference")
    case .close: Words("办结", "close")
    case .reportFollow: Words("续报", "report-follow")
    case .reportFinal: Words("终报", "report-final")
    }
  }
}

extension VerdictKind {
  /// The notice's own words.
  package var words: Words { Words(name, rawValue.replacing("-", with: " ")) }
}

extension Measure.Span {
  /// What the span is called, by the milestone that ends it.
  package var words: Words {
    switch self {
    case .see: Words("发现", "see")
    case .flag: Words("识别", "flag")
    case .judge: Words("研判", "judge")
    case .report: Words("报送", "report")
    case .assign: Words("交办", "assign")
    case .acknowledge: Words("签收", "acknowledge")
    case .answer: Words("回应", "answer")
    case .close: Words("办结", "close")
    }
  }

  /// From where to where it is measured.
  package var meaning: Words {
    switch self {
    case .see: Words("发布→采集", "published → collected")
    case .flag: Words("采集→识别", "collected → flagged")
    case .judge: Words("采集→研判", "collected → judged")
    case .report: Words("采集→报送", "collected → reported up")
    case .assign: Words("采集→交办", "collected → assigned")
    case .acknowledge: Words("交办→签收", "assigned → acknowledged")
    case .answer: Words("采集→回应", "collected → answered")
    case .close: Words("采集→办结", "collected → closed")
    }
  }
}

extension LadderStep.Step {
  /// What an official calls it.
  package var words: Words {
    switch self {
    case .urge: Words(word, "urge")
    case .supervise: Words(word, "supervise")
    case .name: Words(word, "name in a notice")
    }
  }
}
