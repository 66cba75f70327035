/// One page or feed to get.
package struct FetchRequest: Sendable {
  /// Absolute `http` or `https` address; blanks and non-ASCII characters may be written as they are.
  package var url: String
  /// ETag of the copy at hand, sent as `If-None-Match` to `url` itself, not to where it redirects.
  package var etag: String?
  /// Last-Modified of the copy at hand, sent as `If-Modified-Since` to `url` itself.
  package var lastModified: String?
  /// Most bytes of a good answer after decompression; more is an error.
  package var maximumBytes: Int
  /// Seconds for the whole request, redirects included, waiting for a free slot not.
  package var timeout: Double
  /// Seconds for name lookup, connection and TLS of one hop.
  package var connectTimeout: Double

  /// A request with the usual limits.
  package init(
    url: String, etag: String? = nil, lastModified: String? = nil, maximumBytes: Int = 10 * 1024 * 1024,
    timeout: Double = 30, connectTimeout: Double = 10
  ) {
    self.url = url
    self.etag = etag
    self.lastModified = lastModified
    self.maximumBytes = maximumBytes
    self.timeout = timeout
    self.connectTimeout = connectTimeout
  }
}
