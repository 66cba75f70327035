/// A measurement that prints a table and fails if engines disagree. A new one is a case and a file.
enum Benchmark: String, CaseIterable {
  case match
  case classify
  case topics
  case detect
  case serve
  case evaluation

  var summary: String {
    switch self {
    case .match: "fold and find words, beside Vectorscan, ahocorasick_rs and pyahocorasick"
    case .classify: "judge items by the shipped rules, in memory and from NDJSON to NDJSON"
    case .topics: "fingerprints, their lookup, and a county's year of items grouped into topics"
    case .detect: "watch items for what comes together, at the pace of a county"
    case .serve:
      "the console under load while feeds are collected, by wrk, and an asset beside bare libmicrohttpd"
    case .evaluation: "a county's year of cases evaluated, from the store to JSON: time and memory"
    }
  }

  /// False if something that must hold did not.
  func run(_ options: Options) async throws -> Bool {
    switch self {
    case .match: try MatchBenchmark(options).run()
    case .classify: try ClassifyBenchmark(options).run()
    case .topics: try TopicsBenchmark(options).run()
    case .detect: try DetectBenchmark(options).run()
    case .serve: try await ServeBenchmark(options).run()
    case .evaluation: try await EvaluationBenchmark(options).run()
    }
  }
}

/// What was asked for on the command line.
struct Options {
  /// UTF-8 megabytes (10^6) of generated text.
  var megabytes = 42
  /// Passes over the text, of which the fastest counts.
  var passes = 3
  var keywords = "Keywords"
  /// Cases of a generated log, each of ten entries.
  var cases = 100_000
  /// Ours only, without peers.
  var alone = false
  /// Name of the one dictionary to use, if not all.
  var only: String?

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--alone" {
        alone = true
        continue
      }
      guard let value = rest.popFirst() else { throw Failure("\(word) needs a value") }
      switch word {
      case "--megabytes": megabytes = try Self.number(value)
      case "--passes": passes = try Self.number(value)
      case "--keywords": keywords = value
      case "--cases": cases = try Self.number(value)
      case "--only": only = value
      default:
        throw Failure(
          "no option \(word); there are --megabytes N --passes N --keywords DIR --cases N --only DICTIONARY --alone"
        )
      }
    }
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw Failure("\(text) is no number above 0") }
    return number
  }
}

/// A sentence that says what went wrong.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
