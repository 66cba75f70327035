import Classifier
import Foundation
import Model
import Storage
import Synchronization
import Testing

@testable import Monitor

@Suite struct WatchTests {
  @Test(
    "Watching polls what is due, tells what fails and stops when it is cancelled", .timeLimit(.minutes(10)))
  func watching() async throws {
    let rig = try Rig()
    rig.site.put("/a", [("1", "停水通知：今晚全村停水")])
    let monitor = try rig.monitor(try rig.store())
    let feeds = [rig.feed("/a")]
    let (stream, continuation) = AsyncStream.makeStream(of: FeedReport.self)
    let task = Task { await monitor.watch({ feeds }, report: { continuation.yield($0) }, failed: { _ in }) }
    var reports = stream.makeAsyncIterator()
    #expect(await reports.next()?.new == 1)
    task.cancel()
    await task.value
  }

  @Test("A list that cannot be read is told and does not end the watch", .timeLimit(.minutes(10)))
  func badList() async throws {
    struct Broken: Error {}
    let rig = try Rig()
    let monitor = try rig.monitor(try rig.store())
    let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
    let task = Task {
      await monitor.watch({ throw Broken() }, report: { _ in }, failed: { continuation.yield($0 is Broken) })
    }
    var failures = stream.makeAsyncIterator()
    #expect(await failures.next() == true)
    task.cancel()
    await task.value
  }
}

@Suite struct RuleFolderTests {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = URL(filePath: scratch.store + ".keywords")
    try FileManager.default.copyItem(at: URL(filePath: Rig.keywords), to: folder)
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: "land.json5"))
  }

  private func area(points: String) -> String {
    """
    { area: "land", name: "征地", english: "Land", rules: [
      { id: "crops", name: "毁青苗", any: ["毁青苗"], points: \(points), matches: [], misses: [] } ] }
    """
  }

  @Test("A changed file gives new rules once; a broken one is told once and gives none until it is mended")
  func changes() throws {
    let rules = try RuleFolder(folder.path)
    #expect(try rules.changed().map(\.book.version) == nil)
    try write(area(points: "3"))
    let first = try #require(try rules.changed())
    #expect(first.assess(title: "", text: "村民的地毁青苗").flagged)
    #expect(try rules.changed().map(\.book.version) == nil)
    try write(area(points: "\"three\""))
    #expect(throws: RuleFolder.Refused.self) { try rules.changed() }
    #expect(try rules.changed().map(\.book.version) == nil)
    try write(area(points: "1"))
    let mended = try #require(try rules.changed())
    #expect(!mended.assess(title: "", text: "村民的地毁青苗").flagged)
  }

  @Test("A refusal names file, line and field and says that the old rules stay")
  func wording() throws {
    let rules = try RuleFolder(folder.path)
    try write(area(points: "\"three\""))
    do {
      _ = try rules.changed()
    } catch {
      #expect("\(error)".contains("land.json5, line 2, rules[crops].points"))
      #expect("\(error)".contains("stay in force"))
    }
  }

  @Test("A watch judges by the rules that it is given, from its next round on", .timeLimit(.minutes(10)))
  func watched() async throws {
    let rig = try Rig()
    rig.site.put("/a", [("1", "村民的地毁青苗啦啦")])
    let monitor = try rig.monitor(try rig.store())
    let feeds = [rig.feed("/a")]
    try write(area(points: "10"))
    let classifier = Classifier(try RuleBook(files: try Folder.files(folder.path, purpose: "keywords")))
    let (stream, continuation) = AsyncStream.makeStream(of: FeedReport.self)
    let task = Task {
      await monitor.watch(
        { feeds }, rules: { classifier }, report: { continuation.yield($0) }, failed: { _ in })
    }
    var reports = stream.makeAsyncIterator()
    #expect(await reports.next()?.flagged == 1)
    task.cancel()
    await task.value
  }
}

@Suite struct FeedRegisterTests {
  @Test("The office's changes come over the lists: changed in place, removed, added at the end")
  func overlay() throws {
    let listed = ["a", "b", "c"].map { Feed(id: $0, title: $0, url: "http://\($0).example/") }
    var changes = FeedChanges()
    changes.saved["b"] = Feed(id: "b", title: "改", url: "http://b.example/")
    changes.saved["z"] = Feed(id: "z", title: "新", url: "http://z.example/")
    changes.removed = ["a"]
    let feeds = FeedRegister.feeds(lists: listed, changes: changes)
    #expect(feeds.map(\.id) == ["b", "c", "z"])
    #expect(feeds[0].title == "改")
  }
}
