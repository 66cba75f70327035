import Glibc

/// Vectorscan's literal matcher, loaded at run time: nothing of it is needed to build.
final class Vectorscan {
  private typealias Compile =
    @convention(c) (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UInt32>?, UnsafePointer<UInt32>?,
      UnsafePointer<Int>?,
      UInt32, UInt32, OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32
  private typealias AllocateScratch =
    @convention(c) (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?) -> Int32
  private typealias OnMatch =
    @convention(c) (
      UInt32, UInt64, UInt64, UInt32, UnsafeMutableRawPointer?
    ) -> Int32
  private typealias Scan =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>?, UInt32, UInt32, OpaquePointer?, OnMatch?,
      UnsafeMutableRawPointer?
    ) -> Int32
  private typealias Free = @convention(c) (OpaquePointer?) -> Int32

  private let scan: Scan
  private let freeDatabase: Free
  private let freeScratch: Free
  private var database: OpaquePointer?
  private var scratch: OpaquePointer?

  /// Nil if the library is not installed.
  init?(_ words: [String]) throws {
    guard let library = dlopen("libhs.so.5", RTLD_NOW) else { return nil }
    func symbol<Function>(_ name: String, _: Function.Type) throws -> Function {
      guard let address = dlsym(library, name) else { throw Failure("libhs.so.5 lacks \(name)") }
      return unsafeBitCast(address, to: Function.self)
    }
    let compile = try symbol("hs_compile_lit_multi", Compile.self)
    let allocate = try symbol("hs_alloc_scratch", AllocateScratch.self)
    scan = try symbol("hs_scan", Scan.self)
    freeDatabase = try symbol("hs_free_database", Free.self)
    freeScratch = try symbol("hs_free_scratch", Free.self)
    let texts = words.map { strdup($0) }
    defer { for text in texts { free(text) } }
    let block: UInt32 = 1
    var error: OpaquePointer?
    let compiled = compile(
      texts.map { UnsafePointer($0) }, Array(repeating: 0, count: words.count),
      Array(0..<UInt32(words.count)),
      words.map(\.utf8.count), UInt32(words.count), block, nil, &database, &error)
    guard compiled == 0, allocate(database, &scratch) == 0 else {
      throw Failure("Vectorscan does not take the words (\(compiled))")
    }
  }

  deinit {
    _ = freeScratch(scratch)
    _ = freeDatabase(database)
  }

  /// How many words stand in the documents, overlapping ones counted.
  func count(in documents: [[CChar]]) -> Int {
    var count = 0
    withUnsafeMutablePointer(to: &count) { count in
      for document in documents {
        _ = scan(
          database, document, UInt32(document.count), 0, scratch,
          { _, _, _, _, count in
            count?.assumingMemoryBound(to: Int.self).pointee += 1
            return 0
          }, count)
      }
    }
    return count
  }
}
