import Testing
import Transfer

struct HostAllowanceTests {
  @Test(
    "HOST covers every port, HOST:PORT only its own",
    arguments: [
      ("intranet.local", "INTRANET.local", 80, true), ("intranet.local", "intranet.local", 8443, true),
      ("intranet.local:80", "intranet.local", 80, true), ("intranet.local:80", "intranet.local", 443, false),
      ("intranet.local:443", "intranet.local", 443, true),
      ("intranet.local:443", "intranet.local", 80, false),
      ("Intranet.Local:8080", "intranet.local", 8080, true),
      ("intranet.local", "x.intranet.local", 80, false),
      ("127.0.0.1", "127.1", 80, true), ("2130706433:81", "127.0.0.1", 81, true), ("[::1]", "::1", 80, true),
      ("[::1]:81", "[0:0::1]", 81, true), ("[::1]:81", "::1", 80, false),
      ("例子.中国", "xn--fsqu00a.xn--fiqs8s", 80, true),
    ])
  func covers(text: String, host: String, port: Int, expected: Bool) throws {
    let allowance = try #require(HostAllowance(text))
    #expect(allowance.covers(host: host, port: port) == expected)
  }

  @Test(
    "Anything but a host and a port is refused",
    arguments: ["", ":80", "a b", "a:0", "a:99999", "a:x", "http://a", "a/b", "a?b", "u@a", "::1", "a%2fb"])
  func refused(text: String) {
    #expect(HostAllowance(text) == nil)
  }
}
