import Testing

@testable import Collectors

@Suite struct CanonicalAddressTests {
  @Test(
    "An address keeps what names the page and loses the rest",
    arguments: [
      ("HTTPS://News.Example.COM:443/a/B.html?id=7#top", "https://news.example.com/a/B.html?id=7"),
      ("http://example.com:80", "http://example.com/"),
      ("http://example.com:8080/x", "http://example.com:8080/x"),
      ("https://example.com/a?utm_source=x&id=1&spm=2&fbclid=3", "https://example.com/a?id=1"),
      ("https://example.com/a?utm_source=x", "https://example.com/a"),
      ("https://user:secret@example.com/a", "https://example.com/a"),
      ("  https://example.com/a b", "https://example.com/a"),
      (
        "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=f&chksm=x&scene=27",
        "https://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=f"
      ),
      ("https://example.com?q=1", "https://example.com/?q=1"),
    ])
  func canonical(address: String, expected: String) {
    #expect(CanonicalAddress.of(address) == expected)
  }

  @Test(
    "What is no web address has no canonical form",
    arguments: [
      "", "example.com/a", "file:///etc/passwd", "javascript:alert(1)", "ftp://example.com/", "http://",
      "urn:x",
    ])
  func notAnAddress(address: String) {
    #expect(CanonicalAddress.of(address) == nil)
  }

  @Test("A canonical address is its own canonical form")
  func idempotent() throws {
    let once = try #require(CanonicalAddress.of("HTTP://A.example:80/p?utm_x=1&b=2&c#f"))
    #expect(CanonicalAddress.of(once) == once)
  }
}
