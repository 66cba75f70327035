import Classifier
import Model
import Testing

/// In the small book a beating gives 3 points, twice as many in the title, and 3 flag.
struct OtherWorldsTests {
  private func classifier(tied: Double = 0.5, isPrivate: Bool = false) throws -> Classifier {
    let rules = """
      { id: "beating", name: "殴打", any: ["殴打", "打人"], points: 3, private: \(isPrivate),
        matches: [], misses: [] },
      """
    let worlds = """
      otherWorlds: {
        points: { strong: -2, usual: -1, faint: -0.5 }, limit: -4.5,
        harmed: 3, tied: \(tied), private: 0.25, bareTitle: 20,
        public: ["村民"], except: ["球队小区"],
        worlds: [
          { name: "体育", strong: ["球队", "主帅"], usual: ["比赛", "比赛日"], faint: ["对手"] },
          { name: "娱乐", strong: ["影帝"] },
        ],
      },
      """
    return try Books.classifier(rules, sections: worlds)
  }

  private func found(_ title: String, text: String = "", in classifier: Classifier) -> [Evidence] {
    classifier.assess(title: title, text: text).evidence.filter { $0.rule == "severity.otherWorlds" }
  }

  @Test("Words of one world add up by tier, each once, and are told in one line")
  func adds() throws {
    let found = found("球队主帅谈比赛，对手也谈比赛", in: try classifier())
    #expect(found.map(\.reason) == ["体育语境：球队、主帅、比赛、对手"])
    #expect(found.map(\.points) == [-4.5])
    #expect(found.map(\.text) == ["球队"])
  }

  @Test("Several worlds speak beside each other, together no more than the limit")
  func limit() throws {
    let found = found("球队主帅与影帝", in: try classifier())
    #expect(found.map(\.points).reduce(0, +) == -4.5)
    #expect(Set(found.map(\.reason)) == ["体育语境：球队、主帅", "娱乐语境：影帝"])
  }

  @Test("A word within a longer one of its world, or within an excepted phrase, does not count")
  func phrases() throws {
    #expect(found("比赛日", in: try classifier()).map(\.points) == [-1])
    #expect(found("球队小区", in: try classifier()).isEmpty)
  }

  @Test("They speak against a flag")
  func flag() throws {
    let classifier = try classifier()
    #expect(classifier.assess(title: "", text: "殴打").flagged)
    #expect(!classifier.assess(title: "", text: "殴打，比赛").flagged)
  }

  @Test("In an item of public life, by a word or by people harmed in numbers, they count less")
  func tied() throws {
    let classifier = try classifier(tied: 0.25)
    #expect(found("球队殴打村民", in: classifier).map(\.points) == [-0.5])
    #expect(found("球队3人死亡", in: classifier).map(\.points) == [-0.5])
    #expect(found("球队2人死亡", in: classifier).map(\.points) == [-2])
  }

  @Test("Behind the lead they say nothing")
  func lead() throws {
    let text = String(repeating: "今日晴", count: 10) + "球队"
    #expect(found("", text: text, in: try classifier()).isEmpty)
  }

  @Test("A private matter counts by its share in a bare title with nobody of the public")
  func privateMatter() throws {
    let classifier = try classifier(isPrivate: true)
    let bare = classifier.assess(title: "王某打人", text: "")
    #expect(!bare.flagged)
    #expect(bare.evidence.map(\.points) == [1.5])
    #expect(bare.evidence.map(\.reason) == ["殴打（标题未涉公众，减计）"])
    #expect(classifier.assess(title: "打人", text: "就在昨天").flagged)
    #expect(classifier.assess(title: "村民打人", text: "").flagged)
    #expect(classifier.assess(title: "王某打人" + String(repeating: "今日晴", count: 7), text: "").flagged)
    #expect(try self.classifier().assess(title: "王某打人", text: "").flagged)
  }

  @Test("A book without the section judges as ever")
  func absent() throws {
    #expect(try Books.classifier().assess(title: "球队打人", text: "").evidence.map(\.points) == [6])
  }

  @Test("An unknown member of a world names the file and the member")
  func unknown() throws {
    let section = """
      otherWorlds: { points: { strong: -2, usual: -1, faint: -1 }, limit: -4, harmed: 3, tied: 0.5, private: 1,
        bareTitle: 20, worlds: [{ name: "体育", sure: ["球队"] }] },
      """
    #expect(throws: DataFileError.self) { try Books.classifier(sections: section) }
  }
}
