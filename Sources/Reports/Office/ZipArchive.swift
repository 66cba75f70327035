import CZip
import Glibc

/// The container of office files: parts by name, in memory. The same parts give the same bytes.
struct ZipArchive: Hashable {
  struct Part: Hashable {
    var name: String
    var bytes: [UInt8]
  }

  /// In the order in which they are written; office programs want `[Content_Types].xml` first.
  var parts: [Part] = []

  mutating func add(_ name: String, _ text: String) {
    parts.append(Part(name: name, bytes: Array(text.utf8)))
  }

  mutating func add(_ name: String, _ bytes: [UInt8]) { parts.append(Part(name: name, bytes: bytes)) }

  /// The text of a part; nil if there is none of that name.
  func text(_ name: String) -> String? {
    parts.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

/// Why a container could not be written or read.
package struct ZipError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
}

extension ZipArchive {
  /// The day that every part carries, 1980-01-01 in the form of MS-DOS: files must not differ by when they were made.
  private static let day: UInt16 = 33

  /// Parts that together unpack to more than this are refused, bytes.
  static let limit = 64 << 20

  /// The container as a file.
  func bytes() throws(ZipError) -> [UInt8] {
    guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw ZipError("no memory") }
    defer { zip_source_free(source) }
    zip_source_keep(source)
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
      zip_source_free(source)
      throw ZipError("a container cannot be begun")
    }
    do throws(ZipError) {
      for part in parts { try Self.add(part, to: archive) }
      guard zip_close(archive) == 0 else { throw ZipError(of: archive) }
    } catch {
      zip_discard(archive)
      throw error
    }
    return try Self.contents(of: source)
  }

  private static func add(_ part: Part, to archive: OpaquePointer) throws(ZipError) {
    // The library frees what it is given, and only when it closes: a copy of its own.
    let copy = UnsafeMutableRawPointer.allocateForC(part.bytes)
    guard let copy, let source = zip_source_buffer(archive, copy, UInt64(part.bytes.count), 1) else {
      throw ZipError("no memory for \(part.name)")
    }
    let index = zip_file_add(archive, part.name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      zip_source_free(source)
      throw ZipError(of: archive)
    }
    let place = UInt64(index)
    guard zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 6) == 0,
      zip_file_set_dostime(archive, place, 0, Self.day, 0) == 0
    else { throw ZipError(of: archive) }
  }

  private static func contents(of source: OpaquePointer) throws(ZipError) -> [UInt8] {
    var stat = zip_stat_t()
    guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else {
      throw ZipError("a container cannot be read back")
    }
    defer { zip_source_close(source) }
    let size = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(Int(zip_source_read(source, buffer.baseAddress, UInt64(size))), 0)
    }
    guard bytes.count == size else { throw ZipError("a container cannot be read back") }
    return bytes
  }

  /// Reads a container.
  ///
  /// - Throws: `ZipError` for what is none, is damaged, or unpacks to more than `limit`.
  init(_ bytes: [UInt8]) throws(ZipError) {
    let copy = UnsafeMutableRawPointer.allocateForC(bytes)
    guard let copy, let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
      throw ZipError("no memory")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw ZipError("is no container of the ZIP form, or a damaged one")
    }
    defer { zip_discard(archive) }
    var left = Self.limit
    for index in 0..<max(zip_get_num_entries(archive, 0), 0) {
      let part = try Self.part(UInt64(index), of: archive, limit: left)
      left -= part.bytes.count
      parts.append(part)
    }
  }

  private static func part(_ index: UInt64, of archive: OpaquePointer, limit: Int) throws(ZipError) -> Part {
    var stat = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &stat) == 0, let name = stat.name, stat.size <= UInt64(limit),
      let file = zip_fopen_index(archive, index, 0)
    else { throw ZipError("is damaged, or unpacks to more than \(Self.limit >> 20) MB") }
    defer { zip_fclose(file) }
    let size = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(Int(zip_fread(file, buffer.baseAddress, UInt64(size))), 0)
    }
    guard bytes.count == size else { throw ZipError("is damaged: a part cannot be unpacked") }
    return Part(name: String(cString: name), bytes: bytes)
  }
}

extension ZipError {
  init(_ description: String) { self.description = description }

  fileprivate init(of archive: OpaquePointer) {
    description = zip_strerror(archive).map { String(cString: $0) } ?? "a container cannot be written"
  }
}

extension UnsafeMutableRawPointer {
  /// A copy in memory of C's, for a library that frees what it is given; nil where there is no memory.
  fileprivate static func allocateForC(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    let copy = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes { given in
      if let copy, let start = given.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    return copy
  }
}
