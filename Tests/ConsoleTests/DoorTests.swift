import Console
import HTTPServer
import Model
import ResponseLog
import Storage
import Testing

@Suite("Who gets in, and whose forms are taken") struct DoorTests {
  @Test("Nobody sees a page who is not signed in; they are led to the sign-in and back")
  func closed() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    _ = try await town.signedIn(["li-na"])
    let browser = Browser(try town.guardedConsole())
    for path in [
      "/", "/cases", "/cases/2026-0001", "/cases.csv", "/log", "/evaluation", "/account", "/triage",
    ] {
      #expect(await browser.open(path) == 303, "\(path)")
      #expect(browser.location?.hasPrefix("/sign-in") == true && browser.page.isEmpty, "\(path)")
    }
    await browser.open("/cases/2026-0001")
    await browser.open(try #require(browser.location))
    #expect(!browser.page.contains("2026-0001</") && browser.page.contains("name=\"next\""))
    let status = await browser.post(
      "/sign-in", ["person": "li-na", "password": Town.password, "next": "/cases/2026-0001"])
    #expect(status == 303 && browser.location == "/cases/2026-0001")
    #expect(await browser.open("/cases/2026-0001") == 200)
  }

  @Test(
    "A place elsewhere is no place to go on to",
    arguments: ["//evil.example", "https://evil.example", "/\\evil"])
  func openRedirect(next: String) async throws {
    let town = try Town()
    try await town.found()
    let browser = try #require(try await town.signedIn(["li-na"])["li-na"])
    await browser.open("/account")
    await browser.post("/sign-out", [:])
    await browser.open("/sign-in")
    await browser.post("/sign-in", ["person": "li-na", "password": Town.password, "next": next])
    #expect(browser.location == nil || browser.location == "/")
  }

  @Test("An office without a password is set up first, by the secret alone")
  func setUp() async throws {
    let town = try Town()
    try await town.found()
    let browser = Browser(try town.guardedConsole())
    await browser.open("/")
    #expect(browser.location == "/set-up")
    await browser.open("/set-up")
    let fields = [
      "secret": "0000", "person": "chief", "name": "主任", "unit": "dangzheng-ban", "password": Town.password,
      "again": Town.password,
    ]
    #expect(await browser.post("/set-up", fields) == 422)
    #expect(browser.page.contains("value=\"chief\"") && !browser.page.contains(Town.password))
    #expect(try await town.store.passwordHolders().isEmpty)
  }

  @Test("A form that another site sends, or that carries another browser's token, changes nothing")
  func forgery() async throws {
    let town = try Town()
    try await town.liveThroughWeek()
    let browsers = try await town.signedIn(["li-na", "wang-jianguo"])
    let (li, wang) = (try #require(browsers["li-na"]), try #require(browsers["wang-jianguo"]))
    await wang.open("/account")
    let stranger = String(
      try #require(wang.page.firstMatch(of: /name="form-token" value="([^"]+)"/)).output.1)
    await li.open("/cases/2026-0005")
    let before = try await town.store.logRows().count
    let (path, said) = ("/cases/2026-0007/moves/dismiss", ["reason": "x"])
    for token in ["", "0", stranger] { #expect(await li.post(path, said, token: token) == 403) }
    for header in [
      ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"),
    ] {
      li.headers = [(name: header.0, value: header.1)]
      await li.open("/cases/2026-0007")
      #expect(await li.post(path, said) == 403, "\(header)")
    }
    #expect(try await town.store.logRows().count == before)
    li.headers = [
      (name: "Origin", value: "http://127.0.0.1:8080"), (name: "Sec-Fetch-Site", value: "same-origin"),
    ]
    await li.open("/cases/2026-0007")
    #expect(await li.post(path, said) == 303)
    #expect(try await town.lastEntry()?.move == .dismiss)
  }

  @Test("A session's cookie is out of reach of scripts, and new with every sign-in")
  func cookie() async throws {
    let town = try Town()
    try await town.found()
    let browser = try #require(try await town.signedIn(["li-na"])["li-na"])
    let line = try #require(
      browser.answer.headers.first { $0.name == "Set-Cookie" && $0.value.hasPrefix("wv-session=") }?.value)
    #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax") && !line.contains("Secure"))
    await browser.open("/account")
    #expect(await browser.post("/sign-out", [:]) == 303)
    #expect(await browser.open("/") == 303)
  }

  @Test(
    "Beyond loopback only this machine, the own address and named hosts are answered",
    arguments: [
      ("10.0.0.5:80", true), ("10.0.0.5", true), ("wv.example.gov", true), ("WV.example.gov:8443", true),
      ("127.0.0.1:80", true), ("evil.example", false), ("10.0.0.6", false), ("", false),
    ])
  func hosts(host: String, isAdmitted: Bool) async throws {
    let town = try Town()
    try await town.found()
    let keywords = try Keywords.shipped.get()
    let address = ListenAddress(host: "10.0.0.5", port: 80)
    var context = try town.context(keywords)
    context.hosts = HostRule(address, names: ["wv.example.gov"])
    let answer = await Console(context).respond(
      HTTPRequest(path: "/", headers: [(name: "Host", value: host)]))
    #expect((answer.status != 421) == isAdmitted)
  }
}
