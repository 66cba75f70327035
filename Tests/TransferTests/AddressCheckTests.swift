import Testing

@testable import Transfer

struct AddressCheckTests {
  @Test(
    "Addresses that are not public unicast are refused, at both ends of each block",
    arguments: [
      "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
      "127.255.255.255", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255",
      "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
      "198.51.100.1", "203.0.113.1", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
      "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::10.0.0.1",
      "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:0:8:8::", "2001:1ff::1",
      "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "fc00::1", "fdff::1", "fe80::1",
      "febf::1",
      "fec0::1", "ff02::1", "4000::1", "8000::1", "1fff::1",
    ])
  func refused(text: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(AddressCheck.refusal(of: address.bytes) != nil)
  }

  @Test(
    "Public addresses are not, up to the edges of the blocks",
    arguments: [
      "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
      "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
      "192.167.255.255",
      "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "114.114.114.114", "2001:200::1",
      "2400:3200::1", "2606:4700::1111", "2003::1", "3ffe::1", "64:ff9b::8.8.8.8",
    ])
  func accepted(text: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(AddressCheck.refusal(of: address.bytes) == nil)
  }

  @Test("An address of any other length is refused")
  func lengths() {
    for count in [0, 1, 5, 15, 17] {
      #expect(AddressCheck.refusal(of: [UInt8](repeating: 8, count: count)) == .reserved)
    }
  }

  @Test(
    "Every spelling of an inside number is seen through without a look-up",
    arguments: [
      "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
      "http://127.1:8080/x",
      "https://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://１２７.0.0.1/",
      "http://%31%32%37.0.0.1/", "http://[fe80::1%25eth0]/", "HTTP://10.0.0.1", "http://0/",
      "http://169.254.169.254/latest/meta-data", " http://192.168.1.1/feed ",
    ])
  func literals(url: String) throws {
    let error = #expect(throws: FetchError.self) { try AddressCheck.check(url: url, allowed: []) }
    guard case .refusedAddress = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "Names and public numbers pass", arguments: ["http://example.org/a", "https://8.8.8.8", "http://例子.中国/"])
  func passes(url: String) throws {
    try AddressCheck.check(url: url, allowed: [])
  }

  @Test(
    "Other schemes are refused by name",
    arguments: [
      ("file:///etc/passwd", "file"), ("gopher://example.org/x", "gopher"), ("ftp://example.org/", "ftp"),
    ])
  func schemes(url: String, scheme: String) {
    #expect(throws: FetchError.refusedScheme(scheme, url: url)) {
      try AddressCheck.check(url: url, allowed: [])
    }
  }

  @Test(
    "What is no web address, or carries a password, is refused",
    arguments: [
      "", "example.org/feed", "http://", "http://ex ample.org/", "http://a\0b/",
      "http://a:99999/",
      "http://user:secret@example.org/", "http://[::1/", "javascript:alert(1)", "http://a:0/",
    ])
  func notAddresses(url: String) {
    let error = #expect(throws: FetchError.self) { try AddressCheck.check(url: url, allowed: []) }
    switch error {
    case .badURL, .refusedScheme: break
    default: Issue.record("\(url): \(String(describing: error))")
    }
  }

  @Test("An allowed host passes the check, in any spelling, on its port only")
  func allowed() throws {
    let allowed = [try #require(HostAllowance("127.0.0.1:8080"))]
    try AddressCheck.check(url: "http://127.1:8080/", allowed: allowed)
    #expect(throws: FetchError.self) { try AddressCheck.check(url: "http://127.0.0.1/", allowed: allowed) }
    #expect(throws: FetchError.self) {
      try AddressCheck.check(url: "http://127.0.0.2:8080/", allowed: allowed)
    }
  }
}
