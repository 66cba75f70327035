extension Migration {
  /// Who is signed in, and the secret by which the first administrator gets in. Secrets are kept as hashes alone.
  static let signIn = Migration(
    name: "sign-in",
    statements: [
      """
      CREATE TABLE session (
        office TEXT NOT NULL, token TEXT NOT NULL, person TEXT NOT NULL, begun BIGINT NOT NULL, seen BIGINT NOT NULL,
        PRIMARY KEY (office, token))
      """,
      "CREATE TABLE setup_secret (office TEXT PRIMARY KEY, hash TEXT NOT NULL, made BIGINT NOT NULL)",
    ])
}
