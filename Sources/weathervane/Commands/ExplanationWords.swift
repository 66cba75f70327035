import Classifier
import Model
import Text

extension Words {
  /// Both on a line of text.
  var line: String { "\(chinese) \(english)" }
}

extension RumourState {
  var words: Words {
    switch self {
    case .none: Words("非谣言", "no rumour")
    case .rumour: Words("谣言", "rumour")
    case .clarification: Words("辟谣", "clarification")
    }
  }
}

extension Polarity {
  var words: Words {
    switch self {
    case .negative: Words("负面", "negative")
    case .neutral: Words("中性", "neutral")
    case .positive: Words("正面", "positive")
    }
  }
}

extension Jurisdiction {
  var words: Words {
    switch self {
    case .ours: Words("本地", "ours")
    case .maybe: Words("可能属本地", "maybe ours")
    case .elsewhere: Words("外地", "elsewhere")
    case .unknown: Words("未知", "unknown")
    }
  }
}

extension CaseKind {
  var words: Words {
    switch self {
    case .misreading: Words("政策误读", "a policy misread")
    case .interests: Words("切身利益", "people's interests")
    case .morality: Words("道德底线", "public morality")
    case .emergency: Words("突发事件", "an emergency")
    case .ordered: Words("上级交办", "ordered from above")
    case .hotTopic: Words("社会热点", "a hot topic")
    case .rumour: Words("谣言", "a rumour")
    case .other: Words("其他", "other")
    }
  }
}

extension Mood {
  var words: Words {
    switch self {
    case .complaint: Words("投诉", "complaint")
    case .plea: Words("求助", "plea")
    case .anger: Words("愤怒", "anger")
    case .question: Words("咨询", "question")
    case .thanks: Words("感谢", "thanks")
    case .none: Words("无明显情绪", "no mood")
    }
  }
}

extension Stance {
  var words: Words {
    switch self {
    case .negative: Words("对处置不满", "against the handling")
    case .neutral: Words("未评处置", "handling not judged")
    case .positive: Words("肯定处置", "for the handling")
    }
  }
}

extension NearMiss.Lack {
  /// What the Chinese description says, for those who read English.
  var english: String {
    switch self {
    case .company: "a word of `with` is missing"
    case .distance: "the words stand too far apart"
    case .order: "the words stand in another order"
    case .number: "no number so great stands near"
    case .depth: "too deep in the text"
    case .without: "a word of `without` rules it out"
    case .excepted: "within an excepted phrase"
    case .negation: "negated"
    case .context: "a context mutes it"
    case .place: "not for items of this place"
    case .source: "not for items of this source"
    }
  }
}
