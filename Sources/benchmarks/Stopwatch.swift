import Glibc

/// Processor time, because other work shares the machine.
enum Stopwatch {
  /// Seconds of processor time that `body` takes, the shortest of several runs.
  static func best(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs { best = min(best, try time(body)) }
    return best
  }

  /// Seconds of processor time that `body` takes.
  static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
  }

  /// Seconds of processor time of the processes that end while `body` runs.
  static func children(_ body: () throws -> Void) rethrows -> Double {
    let start = childrenNow()
    try body()
    return childrenNow() - start
  }

  private static func childrenNow() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let micros = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(micros) / 1e6
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
