import Model
import Storage
import Synchronization
import Testing

@testable import Monitor

@Suite struct WatchTests {
  @Test(
    "Watching polls what is due, tells what fails and stops when it is cancelled", .timeLimit(.minutes(1)))
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

  @Test("A list that cannot be read is told and does not end the watch", .timeLimit(.minutes(1)))
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
