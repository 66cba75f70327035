/// What a server answered, whatever the status; redirects have been followed.
package struct FetchResponse: Sendable, Equatable {
  /// HTTP status of the last hop: 200, 304, 404 …
  package var status: Int
  /// The body after decompression; that of a status outside 200–299 is cut at 64 KiB.
  package var body: [UInt8]
  /// `Content-Type` as sent.
  package var contentType: String?
  /// `ETag` as sent.
  package var etag: String?
  /// `Last-Modified` as sent.
  package var lastModified: String?
  /// Seconds from now that `Retry-After` asks to wait, never negative.
  package var retryAfter: Int?
  /// Address of the last hop, in libcurl's spelling and without fragment.
  package var finalURL: String
  /// Where an unbroken chain of 301 and 308 from the start leads; nil if the first hop was neither.
  package var permanentURL: String?
  /// Time the transfers took, without waiting for a free slot.
  package var milliseconds: Int

  /// A response by hand, for whoever tests what becomes of one.
  package init(
    status: Int, body: [UInt8] = [], contentType: String? = nil, etag: String? = nil,
    lastModified: String? = nil, retryAfter: Int? = nil, finalURL: String, permanentURL: String? = nil,
    milliseconds: Int = 0
  ) {
    self.status = status
    self.body = body
    self.contentType = contentType
    self.etag = etag
    self.lastModified = lastModified
    self.retryAfter = retryAfter
    self.finalURL = finalURL
    self.permanentURL = permanentURL
    self.milliseconds = milliseconds
  }
}
