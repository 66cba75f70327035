import Foundation

/// Takes a long output piece by piece, to a file or to standard output. A file is there only when it is whole.
struct PieceWriter {
  private let path: String?
  private let handle: FileHandle
  private var waiting: [UInt8] = []
  /// The first that went wrong; what comes behind it is not written.
  private var failure: (any Error)?

  /// - Parameter path: nil = standard output.
  init(to path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    do {
      try Data().write(to: Self.part(path))
      handle = try FileHandle(forWritingTo: Self.part(path))
    } catch {
      throw Self.complaint(path, error)
    }
  }

  private static func part(_ path: String) -> URL { URL(filePath: path + ".part") }

  private static func complaint(_ path: String, _ error: any Error) -> Failure {
    Failure("\(path): cannot be written (\(error.localizedDescription))")
  }

  mutating func write(_ piece: some Sequence<UInt8>) {
    waiting += piece
    if waiting.count >= 1 << 18 { flush() }
  }

  private mutating func flush() {
    defer { waiting.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    do { try handle.write(contentsOf: waiting) } catch { failure = error }
  }

  /// Writes what is left, and gives the file its name.
  mutating func finish() throws {
    flush()
    if let failure { throw path.map { Self.complaint($0, failure) } ?? failure }
    guard let path else { return }
    do {
      try handle.close()
    } catch {
      throw Self.complaint(path, error)
    }
    // Takes the place of an older file in one step, and needs none, as FileManager's way does.
    guard unsafe rename(Self.part(path).path, path) == 0 else {
      throw Self.complaint(path, CocoaError(.fileWriteUnknown))
    }
  }
}
