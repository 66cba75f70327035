import CZlib

/// The one content coding of the server: every browser has it.
enum Gzip {
  /// nil only if memory runs out.
  ///
  /// - Parameter level: 1 (cheap) to 9 (small).
  static func compressed(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    // Kept in one place, for the library remembers where it is.
    withUnsafeTemporaryAllocation(of: z_stream.self, capacity: 1) { space in
      guard let stream = space.baseAddress else { return nil }
      stream.initialize(to: z_stream())
      guard czlib_begin_gzip(stream, level) == Z_OK else { return nil }
      defer { deflateEnd(stream) }
      return finish(stream, bytes)
    }
  }

  private static func finish(_ stream: UnsafeMutablePointer<z_stream>, _ bytes: [UInt8]) -> [UInt8]? {
    let room = Int(deflateBound(stream, UInt(bytes.count)))
    var input = bytes
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      status = input.withUnsafeMutableBufferPointer { input in
        (stream.pointee.next_in, stream.pointee.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.pointee.next_out, stream.pointee.avail_out) = (buffer.baseAddress, UInt32(buffer.count))
        return deflate(stream, Z_FINISH)
      }
      count = room - Int(stream.pointee.avail_out)
    }
    return status == Z_STREAM_END ? output : nil
  }

  /// Whether an `Accept-Encoding` allows it (RFC 9110 §12.5.3): named or by `*`, with a weight above 0, of which the
  /// name's own counts.
  static func isAccepted(_ header: String?) -> Bool {
    let weights = (header ?? "").split(separator: ",").map(weighted)
    func weight(_ names: String...) -> Double? { weights.first { names.contains($0.name) }?.weight }
    return (weight("gzip", "x-gzip") ?? weight("*") ?? 0) > 0
  }

  /// `gzip;q=0.5`; a weight that is none counts as 0.
  private static func weighted(_ entry: Substring) -> (name: String, weight: Double) {
    let parts = entry.lowercased().filter { $0 != " " && $0 != "\t" }.split(separator: ";")
    let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
    return (parts.first.map(String.init) ?? "", weight ?? 1)
  }
}
