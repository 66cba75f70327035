import Foundation

/// The measurements: `swift run -c release benchmarks NAME`. They make their own text, the same in every run, and hold
/// the peers that are installed beside it.
@main
enum Benchmarks {
  static func main() async {
    let words = CommandLine.arguments.dropFirst()
    guard let name = words.first, let benchmark = Benchmark(rawValue: name) else {
      say(
        "benchmarks NAME [--megabytes N] [--passes N] [--keywords DIR] [--cases N] [--only DICTIONARY] [--alone]"
      )
      for benchmark in Benchmark.allCases { say("  \(benchmark.rawValue): \(benchmark.summary)") }
      exit(2)
    }
    do {
      exit(try await benchmark.run(try Options(Array(words.dropFirst()))) ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }
}
