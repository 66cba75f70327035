import CCurl

/// libcurl's bundle of running transfers: the engine's thread owns it and makes every call but `wake`.
struct MultiHandle: @unchecked Sendable {  // only `wake` is called off the thread, and it may be
  private let pointer: OpaquePointer

  /// nil if memory is short.
  init?(connections: Int) {
    // Thread-safe and counted since libcurl 7.84.
    guard curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK, let pointer = curl_multi_init() else {
      return nil
    }
    self.pointer = pointer
    ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, connections)
  }

  func wake() {
    curl_multi_wakeup(pointer)
  }

  func add(_ handle: EasyHandle) -> Bool {
    curl_multi_add_handle(pointer, handle.pointer) == CURLM_OK
  }

  func remove(_ handle: EasyHandle) {
    curl_multi_remove_handle(pointer, handle.pointer)
  }

  /// Moves bytes as far as they go without waiting; what ended since the last call.
  func perform() -> [(handle: OpaquePointer, result: CURLcode)] {
    var running: Int32 = 0
    curl_multi_perform(pointer, &running)
    var ended: [(handle: OpaquePointer, result: CURLcode)] = []
    var left: Int32 = 0
    while let message = curl_multi_info_read(pointer, &left) {
      if message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle {
        ended.append((handle, ccurl_message_result(message)))
      }
    }
    return ended
  }

  /// Sleeps until there is something to do or `wake` is called.
  func wait() {
    curl_multi_poll(pointer, nil, 0, 60_000, nil)
  }

  /// The last call, after all handles are removed.
  func free() {
    curl_multi_cleanup(pointer)
  }
}
