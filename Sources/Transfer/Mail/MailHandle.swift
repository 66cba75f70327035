import CCurl

/// libcurl's handle for one mail, with what it points to. Used on one thread.
final class MailHandle {
  private let pointer: OpaquePointer
  private let message: UnsafeMutablePointer<CChar>
  private var receivers: UnsafeMutablePointer<curl_slist>?
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var body: OpaquePointer?

  /// nil if memory is short.
  init?() {
    guard curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK, let pointer = curl_easy_init() else {
      return nil
    }
    self.pointer = pointer
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  /// The last call.
  func free() {
    curl_easy_cleanup(pointer)
    curl_mime_free(body)
    curl_slist_free_all(receivers)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  /// False if memory is short or this libcurl lacks an option.
  func prepare(_ mail: Mail, url: String, account: MailServer.Account?, needsTLS: Bool) -> Bool {
    receivers = list(mail.to.map { "<\($0)>" })
    headers = list(mail.headerLines)
    body = parts(mail)
    let tls = needsTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY
    var results = [
      ccurl_set_string(pointer, CURLOPT_URL, url),
      ccurl_set_string(pointer, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
      ccurl_set_string(pointer, CURLOPT_PROXY, ""),
      ccurl_set_string(pointer, CURLOPT_MAIL_FROM, "<\(mail.from)>"),
      ccurl_set_pointer(pointer, CURLOPT_MAIL_RCPT, receivers),
      ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, headers),
      ccurl_set_pointer(pointer, CURLOPT_MIMEPOST, body.map { UnsafeMutableRawPointer($0) }),
      ccurl_set_long(pointer, CURLOPT_USE_SSL, Int(tls.rawValue)),
      ccurl_set_long(pointer, CURLOPT_NOSIGNAL, 1),
      ccurl_set_long(pointer, CURLOPT_CONNECTTIMEOUT_MS, 15_000),
      ccurl_set_long(pointer, CURLOPT_TIMEOUT_MS, 60_000),
      ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, message),
    ]
    if let account {
      results.append(ccurl_set_string(pointer, CURLOPT_USERNAME, account.user))
      results.append(ccurl_set_string(pointer, CURLOPT_PASSWORD, account.password))
    }
    return receivers != nil && headers != nil && body != nil && results.allSatisfy { $0 == CURLE_OK }
  }

  /// What went wrong; nil if the server took the mail.
  func perform() -> String? {
    blockBrokenPipeSignal()
    let code = curl_easy_perform(pointer)
    guard code != CURLE_OK else { return nil }
    return message.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: message)
  }

  /// nil if memory is short.
  private func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = curl_slist_append(list, line) else {
        curl_slist_free_all(list)
        return nil
      }
      list = longer
    }
    return list
  }

  private func parts(_ mail: Mail) -> OpaquePointer? {
    guard let body = curl_mime_init(pointer) else { return nil }
    var isWhole = add(Array(mail.text.utf8), type: "text/plain; charset=utf-8", name: nil, to: body)
    for file in mail.attachments {
      isWhole = add(file.bytes, type: file.type, name: file.name, to: body) && isWhole
    }
    guard isWhole else {
      curl_mime_free(body)
      return nil
    }
    return body
  }

  private func add(_ bytes: [UInt8], type: String, name: String?, to body: OpaquePointer) -> Bool {
    guard let part = curl_mime_addpart(body) else { return false }
    let copied = bytes.withUnsafeBytes {
      curl_mime_data(part, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    return copied == CURLE_OK && curl_mime_type(part, type) == CURLE_OK
      && curl_mime_encoder(part, "base64") == CURLE_OK
      && (name == nil || curl_mime_filename(part, name) == CURLE_OK)
  }
}
