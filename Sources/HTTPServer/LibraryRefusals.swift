import CMicrohttpd
import Glibc

/// Called by the library for its own refusals, by nobody else: sends ours in their place.
///
/// The library answers what it cannot parse by itself (a bad `Content-Length`, endless headers, HTTP/2 …) and offers no
/// way to put the security headers there. It calls its own exported function to send such answers, though, and a
/// function of that name in the program comes before the library's (ELF symbol interposition). Where a system builds
/// the library with `-Bsymbolic` its bare answers come through, and `HeaderTests` fail.
@_cdecl("MHD_queue_response")
package func replaceLibraryRefusal(
  _ connection: UnsafeMutableRawPointer?, _ status: UInt32, _ refusal: UnsafeMutableRawPointer?
) -> UInt32 {
  // `package`, because what is internal has no name left for the linker in a release build.
  guard let connection = connection.map({ OpaquePointer($0) }), let context = cmicrohttpd_context(connection)
  else { return MHD_Result.NO.rawValue }
  let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
  // Without a body, since after a bad `Content-Length` version 0.9.75 sends the head twice.
  let response = HTTPResponse(status: Int(status)).sealed(with: reception.settings.securityHeaders)
  let isQueued = Connection(connection).answer(response, isLast: true)
  return (isQueued ? MHD_Result.YES : .NO).rawValue
}

/// The function of the library that the one above hides.
enum LibraryQueue {
  typealias Function = @convention(c) (OpaquePointer?, UInt32, OpaquePointer?) -> MHD_Result

  /// -1 is `RTLD_NEXT`, a cast that Swift does not import.
  static let call = dlsym(UnsafeMutableRawPointer(bitPattern: -1), "MHD_queue_response")
    .map { unsafeBitCast($0, to: Function.self) }
}
