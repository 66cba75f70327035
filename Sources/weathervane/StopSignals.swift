import Foundation

/// Waits until the process is asked to end, by SIGTERM or SIGINT, which no longer end it at once.
func untilStopSignal() async {
  let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { @Sendable in continuation.finish() }
    source.resume()
    return source
  }
  for await _ in stream {}
  for source in sources { source.cancel() }
}
