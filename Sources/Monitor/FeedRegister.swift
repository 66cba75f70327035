package import Model
package import Storage

/// The feeds of an office: the lists of a folder, with what the office has changed in its store.
package enum FeedRegister {
  /// The feeds in force, enabled or not: the lists' own in their order, then those that the office added, by id.
  package static func feeds(lists: [Feed], changes: FeedChanges) -> [Feed] {
    let listed = lists.compactMap { feed -> Feed? in
      changes.removed.contains(feed.id) ? nil : changes.saved[feed.id] ?? feed
    }
    let ids = Set(lists.map(\.id))
    return listed + changes.saved.values.filter { !ids.contains($0.id) }.sorted { $0.id < $1.id }
  }
}
