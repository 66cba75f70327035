import Classifier
import Model

/// A small rule book written in a test.
enum Books {
  static let areas = """
    {
      area: "schooling", name: "就学", english: "Schooling",
      context: { usual: ["教育局", "小学", "学生"] },
      except: ["学校花园"],
      rules: [\(schoolingRules)],
    }
    """

  static let schoolingRules = """
    { id: "beating", name: "殴打", any: ["殴打", "打人"], points: 3, matches: [], misses: [] },
    { id: "flower", name: "校花", any: ["校花"], points: 1, matches: [], misses: [] },
    """

  static let places = """
    {
      office: "350583101",
      places: [
        { code: "35", name: "福建省", kind: "province", aliases: ["福建"], confidence: 1 },
        { code: "3505", name: "泉州市", kind: "city", parent: "35", aliases: ["泉州"] },
        { code: "350583", name: "南安市", kind: "county", parent: "3505", aliases: ["南安"], confidence: 0.8 },
        { code: "350583101", name: "仑苍镇", kind: "town", parent: "350583", aliases: ["仑苍"], confidence: 1 },
        { code: "dayu", name: "大宇村", kind: "village", parent: "350583101", confidence: 0.6 },
        { code: "350583102", name: "东田镇", kind: "town", parent: "350583", aliases: ["南安东田"] },
        { code: "350582", name: "晋江市", kind: "county", parent: "3505", aliases: ["晋江"] },
        { code: "53", name: "云南省", kind: "province", aliases: ["云南"] },
        { code: "320600", name: "南通市", kind: "city", aliases: ["南通"] },
        { code: "320602", name: "崇川区", kind: "county", parent: "320600", confidence: 0.5 },
      ],
      except: ["南安普顿", "晋江文学城"],
      abroad: ["英国", "纽约"],
      links: ["中国公民", "留学生"],
    }
    """

  static let grades = """
    { id: "accident", areas: [], source: "a regulation", considerable: { deaths: 3, injured: 10 },
      major: { deaths: 10, injured: 50 }, extreme: { deaths: 30, injured: 100 } },
    """

  static func severity(rules: String = "", grades: String = grades, sections: String = "") -> String {
    """
    {
      \(sections)
      flag: { threshold: 3, title: 2, lead: 20, deep: 0.5, abroad: -6,
              context: { strong: 2, usual: 0.5, faint: 0.25, title: 1, limit: 3 } },
      negation: { before: ["未", "没有", "未发现"], reach: 4 },
      casualties: {
        points: { deaths: 3, injured: 2.5, missing: 2, affected: 1.5 },
        units: ["人", "名", "位", "个", "例"],
        people: ["学生", "工人", "死", "伤", "亡"],
        fates: {
          deaths: ["死亡", "遇难", "身亡", "丧生", "溺亡", "遗体", "死者", "死", "亡"],
          injured: ["受伤", "重伤", "轻伤", "烧伤", "伤者", "伤"],
          missing: ["失踪", "失联", "下落不明"],
          affected: ["食物中毒", "中毒", "呕吐", "腹泻", "确诊"],
        },
        single: { deaths: ["身亡", "溺亡"], injured: [], missing: [], affected: [] },
        none: ["无人员伤亡", "未造成人员伤亡", "没有人员伤亡", "无人伤亡", "没有人受伤"],
        elsewhen: ["去年同期", "累计", "演练"],
      },
      grades: [\(grades)],
      rules: [\(rules)],
    }
    """
  }

  static func files(
    area: String = areas, severity: String = severity(), places: String = places, more: [String: String] = [:]
  ) -> [String: [UInt8]] {
    var files = ["schooling.json5": area, "severity.json5": severity, "places.json5": places]
    files.merge(more) { $1 }
    return files.mapValues { Array($0.utf8) }
  }

  /// A classifier of one area, `schooling`, with these rules, and these rules of no area.
  ///
  /// - Parameter sections: further members of `severity.json5`, each with its comma.
  static func classifier(
    _ rules: String = schoolingRules, severityRules: String = "", sections: String = "",
    more: [String: String] = [:]
  ) throws -> Classifier {
    let area = areas.replacing(schoolingRules, with: rules)
    let severity = severity(rules: severityRules, sections: sections)
    return Classifier(try RuleBook(files: files(area: area, severity: severity, more: more)))
  }
}

extension Classifier {
  /// Whether the only rule of a small book fires.
  func fires(_ text: String, title: String = "") -> Bool {
    !firingRules(title: title, text: text).isEmpty
  }
}
