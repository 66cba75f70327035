import Model
import Testing

@testable import Collectors

@Suite struct FeedListTests {
  func feeds(_ files: [String: String]) throws -> [Feed] {
    try FeedList.feeds(files.mapValues { Array($0.utf8) })
  }

  @Test("OPML and JSON5 lists are read in order of file name; other files are left alone")
  func order() throws {
    let feeds = try feeds([
      "b.opml": "<opml><body><outline xmlUrl='http://b.example/'/></body></opml>",
      "a.json5":
        "{feeds: [{id: 'a', title: '甲', url: 'http://a.example/', json: {items: 'data', title: 't'}}]}",
      "notes.txt": "nothing",
    ])
    #expect(feeds.map(\.url) == ["http://a.example/", "http://b.example/"])
    #expect(feeds[0].format == .json(JSONMapping(items: "data", title: "t")))
    #expect(feeds[0].enabled && feeds[0].verified == nil && feeds[0].offset == 28_800)
  }

  @Test("A list page carries its expressions, its zone and whether it is on")
  func listPage() throws {
    let feed = try feeds([
      "a.json5": """
      {feeds: [{id: 'p', title: '页', url: 'http://a.example/', scope: 'local', tier: 'county', zone: '-03:30',
        enabled: false, verified: '2026-05-01', every: 3600, page: {items: '//li', published: 'span'}}]}
      """
    ])[0]
    #expect(feed.format == .listPage(ListPageMapping(items: "//li", published: "span")))
    #expect(feed.offset == -12_600)
    #expect(feed.scope == .local && feed.tier == .county && !feed.enabled && feed.verified == "2026-05-01")
  }

  @Test(
    "A mistake names file and field",
    arguments: [
      ("{feeds: [{id: 'a', title: 'x', url: 'http://a.example/', evry: 60}]}", "feeds[a].evry", "every"),
      ("{feeds: [{id: 'a', title: 'x', url: 'http://a.example/', every: 5}]}", "feeds[a].every", "60"),
      ("{feeds: [{id: 'a', title: 'x'}]}", "feeds[a].url", "missing"),
      ("{feeds: [{id: 'a', title: 'x', url: 'a.example'}]}", "feeds[a].url", "http"),
      ("{feeds: [{id: 'a', title: 'x', url: 'http://a.example/', zone: 'CST'}]}", "feeds[a].zone", "+08:00"),
      (
        "{feeds: [{id: 'a', title: 'x', url: 'http://a.example/', scope: 'town'}]}", "feeds[a].scope", "local"
      ),
    ])
  func mistakes(source: String, field: String, hint: String) throws {
    let error = try #require(throws: DataFileError.self) { try feeds(["bad.json5": source]) }
    #expect(error.file == "bad.json5")
    #expect(error.field == field)
    #expect(error.problem.contains(hint))
  }

  @Test("An id that stands in two lists is refused, and both lists are named")
  func twins() throws {
    let list = "{feeds: [{id: 'a', title: 'x', url: 'http://a.example/'}]}"
    let error = try #require(throws: DataFileError.self) {
      try feeds(["one.json5": list, "two.json5": list])
    }
    #expect(error.description.contains("one.json5") && error.description.contains("two.json5"))
  }
}
