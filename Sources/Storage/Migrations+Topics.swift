extension Migration {
  /// Topics that a person has put together.
  static let topics = Migration(
    name: "topics", statements: ["ALTER TABLE topic ADD COLUMN merged_into TEXT"])
}
