"""Requests that mean ill, against a real service with people who sign in: each is refused as it should be, and what
strangers wrote comes out as text on every page. Usage: PROGRAM"""
import html
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from loopback import serve

program = os.path.realpath(sys.argv[1])
scratch = tempfile.mkdtemp()
store = ["--store", scratch + "/s.sqlite"]
PASSWORD = "a long enough pass phrase"
# Breaks out of text, of an attribute in either quotes, of a title and of a comment.
XSS = "\"'><img src=x onerror=alert(1)><script>alert(2)</script></title>--><svg onload=alert(3)>"
SQL = ["' OR '1'='1", "1); DROP TABLE log_entry;--", "%' UNION SELECT body FROM log_entry --", "\" OR 1=1 --", "NEAR(a b)", "a*\" AND *"]
checks = 0


def check(name, holds, told=""):
    global checks
    checks += 1
    print(("ok: " if holds else "FAILED: ") + name + ("" if holds else f": {told!r}"[:600]), flush=True)
    if not holds:
        sys.exit(1)


def run(*words, stdin=None):
    done = subprocess.run([program, *words, *store], input=stdin, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


# ---- an office whose feeds and people are as bad as they come

ITEMS = [
    ("水暖厂仓库起火，2人受伤" + XSS, "javascript:alert(4)", "仑苍镇一水暖厂仓库起火，2人受伤，群众要求公开" + XSS),
    ("仑苍中心小学多名学生腹泻送医", "data:text/html,<script>alert(5)</script>", "仑苍中心小学12名学生午餐后腹泻送医。"),
    ("仑苍镇自来水发黄发臭无人管", " JaVaScRiPt:alert(6)", "仑苍镇园美村自来水发黄发臭三天，村民投诉无人管。"),
    ("仑苍镇工人讨薪堵门", "https://example.org/?a=\"><b>1</b>", "仑苍镇五金厂数十名工人讨薪堵门。"),
]
entry = lambda n, item: (
    f"<item><guid>{n}</guid><title>{html.escape(item[0])}</title><link>{html.escape(item[1])}</link>"
    f"<description>{html.escape(html.escape(item[2]))}</description></item>")
feed = ("<rss version='2.0'><channel><title>" + html.escape("站" + XSS) + "</title>"
        + "".join(entry(n, item) for n, item in enumerate(ITEMS)) + "</channel></rss>").encode()
source = serve(lambda handler: handler.send(feed))
os.mkdir(scratch + "/feeds")
with open(scratch + "/feeds/list.opml", "w") as file:
    file.write('<opml version="2.0"><body><outline text="%s" xmlUrl="http://127.0.0.1:%d/" xmlns:wv="urn:weathervane:opml:1" wv:scope="local"/></body></opml>'
               % (html.escape("站" + XSS, quote=True), source))
run("collect", "--once", "--allow-host", f"127.0.0.1:{source}", "--feeds", scratch + "/feeds")
UNITS = [("office-a", "党政办" + XSS, ["--duty"]), ("unit-b", "城管中队" + XSS, []), ("unit-c", "派出所" + XSS, [])]
known = run("units", "list")
duty = next((line.split()[0] for line in known.splitlines() if "dangzheng-ban" in line), "dangzheng-ban")
for unit, name, _ in UNITS[1:]:
    run("units", "add", unit, "--name", name, "--kind", "office")
PEOPLE = [
    ("dora", duty, ["duty", "assessor"]), ("sina", duty, ["reviewer", "signer", "supervisor"]),
    ("hana", "unit-b", ["handler"]), ("hugo", "unit-c", ["handler"]), ("adam", duty, ["admin"]),
]
for person, unit, roles in PEOPLE:
    run("people", "add", person, "--name", person + XSS, "--unit", unit, *[word for role in roles for word in ("--role", role)])
    run("people", "password", person, "--stdin", stdin=PASSWORD + "\n")
cases = re.findall(r"\d{4}-\d{4}", run("cases", "list"))
assert len(cases) >= 3, cases

# ---- browsers and worse


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Browser:
    """Keeps cookies as a browser does, and says where a request comes from."""

    def __init__(self):
        self.cookies = {}

    def send(self, method, path, body=None, **headers):
        sent = {"Host": host, "Sec-Fetch-Site": "same-origin", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookies and "Cookie" not in sent:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        data = None if body is None else urllib.parse.urlencode(body, doseq=True).encode()
        if data is not None:
            connection.putheader("Content-Length", str(len(data)))
        connection.endheaders(data)
        answer = connection.getresponse()
        result = Answer(answer.status, answer.getheaders(), answer.read().decode())
        connection.close()
        for name, value in result.headers:
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].partition("=")
                if "max-age=0" in value.lower():
                    self.cookies.pop(pair[0], None)
                else:
                    self.cookies[pair[0]] = pair[2]
        return result

    def get(self, path, **headers):
        return self.send("GET", path, **headers)

    def token(self, path):
        return re.search(r'name="form-token" value="([^"]*)"', self.get(path).body).group(1)

    def post(self, path, page, fields, **headers):
        """Sends a form with the hidden fields of the page that it stands on."""
        return self.send("POST", path, {"form-token": self.token(page), **fields}, **headers)

    def sign_in(self, person, password=PASSWORD, **fields):
        return self.post("/sign-in", "/sign-in", {"person": person, "password": password, **fields})

    def move(self, case, move, **fields):
        """Sends the form of a move, as one who has the case open, whether the page offers that form or not."""
        seq = re.search(r'name="seq" value="(\d+)"', self.get(f"/cases/{case}").body)
        return self.post(f"/cases/{case}/moves/{move}", "/account", {"seq": seq.group(1) if seq else "1", **fields})


def raw(data, wait=20):
    """All that the server answers to bytes, until it closes the connection or says no more."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as client:
        answer = b""
        try:
            client.sendall(data)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while piece := client.recv(65536):
                answer += piece
        except OSError:
            pass
        return answer.decode(errors="replace")


def status(text):
    """0 for a connection that was cut: of what was sent too much the answer may be lost on its way."""
    return int(text.split()[1]) if text.startswith("HTTP/1.1 ") else 0


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
host = f"127.0.0.1:{port}"
# With a proxy named, though none that these requests come through, the service keeps its rate on loopback, too.
with open(scratch + "/config.json5", "w") as file:
    file.write('{proxies: ["192.0.2.1"]}')
service = subprocess.Popen([program, "serve", "--listen", host, "--config", scratch + "/config.json5", "--feeds", scratch + "/feeds", *store], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
try:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert service.poll() is None, service.stderr.read()
            time.sleep(0.1)

    # ---- who is not signed in
    stranger = Browser()
    for path in ("/", "/cases", f"/cases/{cases[0]}", "/log", "/evaluation", "/account", "/search?q=a", "/triage", "/watch"):
        answer = stranger.get(path)
        check(f"{path} is not shown to a stranger", answer.status in (303, 404) and "起火" not in answer.body, answer.body)
    answer = stranger.post(f"/cases/{cases[0]}/moves/dismiss", "/sign-in", {"reason": "x", "seq": "1"})
    check("a stranger's act is turned away", answer.status == 303 and answer.header("Location").startswith("/sign-in"), answer.status)
    check("a wrong password", stranger.sign_in("dora", "wrong wrong wrong").status == 403)
    unknown = stranger.sign_in("nobody", "wrong wrong wrong")
    known = stranger.sign_in("hana", "wrong wrong wrong")
    faults = lambda answer: re.search(r'class="faults".*?</div>', answer.body, re.S).group()
    check("an unknown name is told as a wrong password is", unknown.status == known.status == 403 and faults(unknown) == faults(known))
    for fragment in SQL[:3]:
        check(f"SQL as a name: {fragment}", stranger.sign_in(fragment, fragment).status == 403)
    answer = stranger.sign_in(XSS, "x")
    check("markup as a name comes back as text", "<img src=x" not in answer.body and "&lt;img src=x" in answer.body, answer.body)

    # ---- sessions
    dora = Browser()
    dora.get("/sign-in")
    planted = "0" * 64
    dora.cookies["wv-session"] = planted
    answer = dora.sign_in("dora")
    check("a planted session is not taken up (fixation)", answer.status == 303 and dora.cookies["wv-session"] != planted, answer.status)
    setting = next(value for name, value in answer.headers if name.lower() == "set-cookie" and value.startswith("wv-session"))
    check("the session is out of the reach of scripts and of other sites", "HttpOnly" in setting and "SameSite=" in setting, setting)
    check("signed in", dora.get("/").status == 200)
    for name, value in (("cut", dora.cookies["wv-session"][:-1]), ("made up", planted), ("empty", ""), ("with more", dora.cookies["wv-session"] + "0"),
                        ("SQL", SQL[0]), ("upper case", dora.cookies["wv-session"].upper())):
        other = Browser()
        other.cookies["wv-session"] = value
        check(f"a session that is {name} is none", other.get("/").status == 303)
    answer = stranger.get("/", Cookie=f"role=admin; person=dora; wv-visit={dora.cookies['wv-session']}")
    check("a role in a cookie is none", answer.status == 303)
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example/", "/%09/evil.example", "javascript:alert(1)", "http:evil.example"):
        other = Browser()
        answer = other.post("/sign-in", "/sign-in?" + urllib.parse.urlencode({"next": target}), {"person": "sina", "password": PASSWORD, "next": target})
        place = answer.header("Location") or "/"
        check(f"a way out after sign-in: {target}", place.startswith("/") and not place.startswith(("//", "/\\")), place)
    gone = Browser()
    gone.sign_in("adam")
    stolen = dict(gone.cookies)
    gone.post("/sign-out", "/account", {})
    gone.cookies = stolen
    check("a session that was signed out is good for nothing", gone.get("/").status == 303)

    # ---- requests from other sites
    case = cases[0]
    path, fields = f"/cases/{case}/moves/confer", {"note": "from elsewhere", "seq": "1"}
    token = dora.token("/account")
    sina = Browser()
    sina.sign_in("sina")
    good = {"form-token": token, **fields}
    for name, body, headers in [
        ("without a token", fields, {}), ("with an empty token", {**good, "form-token": ""}, {}),
        ("with a token cut short", {**good, "form-token": token[:-1]}, {}), ("with a made-up token", {**good, "form-token": "0" * 64}, {}),
        ("with another's token", {**good, "form-token": sina.token("/account")}, {}),
        ("with a stranger's token", {**good, "form-token": Browser().token("/sign-in")}, {}),
        ("from another origin", good, {"Origin": "https://evil.example"}),
        ("from another port", good, {"Origin": f"http://127.0.0.1:{port + 1}"}),
        ("told by the browser as cross-site", good, {"Sec_Fetch_Site": "cross-site"}),
        ("told by the browser as same-site", good, {"Sec_Fetch_Site": "same-site"}),
        ("as plain text", good, {"Content_Type": "text/plain"}), ("as JSON", good, {"Content_Type": "application/json"}),
        ("as multipart", good, {"Content_Type": "multipart/form-data; boundary=x"}),
    ]:
        answer = dora.send("POST", path, body, **headers)
        check(f"a form {name}", answer.status == 403, answer.status)
    check("a token in the address is none", dora.send("POST", path + "?form-token=" + token, fields).status == 403)
    check("an act by GET", dora.get(path).status == 405)
    check("a sign-in that another site sends", Browser().send("POST", "/sign-in", {"person": "adam", "password": PASSWORD}).status == 403)
    check("a sign-out that another site sends", dora.send("POST", "/sign-out", {}).status == 403 and dora.get("/").status == 200)
    other = Browser()
    old = other.token("/sign-in")
    other.sign_in("dora")
    check("a token from before the sign-in", other.send("POST", path, {**fields, "form-token": old}).status == 403)

    # ---- roles and other people's cases
    answer = dora.move(case, "assess", area="work-safety", grade="ordinary", kind="emergency", note=XSS)
    check("an act with markup in its note is done", answer.status == 303, answer.body)
    before = run("log", "verify")
    hana, hugo, adam = Browser(), Browser(), Browser()
    hana.sign_in("hana"), hugo.sign_in("hugo"), adam.sign_in("adam")
    check("a case of the office is not told to a unit", hana.get(f"/cases/{case}").status == 404)
    check("nor an act on it", hana.post(f"/cases/{case}/moves/acknowledge", "/account", {"seq": "1"}).status == 404)
    check("a case that is not there is told the same", hana.get("/cases/2026-9999").status == 404)
    answer = dora.move(case, "assign", unit="unit-b", note=XSS, **{"due": "2027-01-01T08:00"})
    check("assigned", answer.status == 303, re.sub(r"\s+", " ", answer.body)[-3000:])
    check("the unit sees its case", hana.get(f"/cases/{case}").status == 200)
    check("another unit does not", hugo.get(f"/cases/{case}").status == 404)
    check("nor acts on it", hugo.post(f"/cases/{case}/moves/acknowledge", "/account", {"seq": "9"}).status == 404)
    for forged in ({"role": "admin"}, {"actor": "dora"}, {"person": "dora"}, {"as": "dora"}, {"via": "system"}, {"unit": duty}):
        answer = hana.move(case, "regrade", grade="extreme", reason="x", **forged)
        check(f"a role claimed in a field {forged}", answer.status in (403, 404, 409, 422), answer.status)
    answer = adam.move(cases[1], "assess", area="work-safety", grade="ordinary", kind="emergency")
    check("an administrator does not judge", answer.status in (403, 404, 409, 422), answer.status)
    check("an act that there is none of", dora.move(case, "explode").status == 404)
    check("an opening by form", dora.move(case, "open").status == 404)
    answer = hana.move(case, "acknowledge", note=XSS)
    check("the unit takes it on", answer.status == 303, answer.body)
    answer = dora.send("POST", f"/cases/{case}/moves/confer", {"form-token": dora.token("/account"), "seq": "1", "note": "x"})
    check("an act by one who saw an older state", answer.status == 409, answer.status)
    answer = hana.move(case, "progress", note="x", back="https://evil.example/")
    place = answer.header("Location") or "/"
    check("a way out in a hidden field", place.startswith("/") and not place.startswith("//"), place)
    answer = hana.move(case, "respond", text="已查明原因，仓库内电线老化" + XSS, disposition="investigated", cause="老化" + XSS, solution="更换" + XSS, constraints="无" + XSS)
    check("a draft with markup is kept", answer.status == 303, re.sub(r"\s+", " ", answer.body)[-3000:])
    answer = sina.move(case, "review", stage="1", verdict="approved", note=XSS)
    check("and signed off", answer.status == 303, re.sub(r"\s+", " ", answer.body)[-3000:])
    answer = dora.move(case, "publish", channel="weixin", kind="response", link="javascript:alert(7)", title=XSS)
    check("a link that is a script is not taken, or no link", answer.status in (303, 422), answer.status)

    # ---- what strangers wrote, wherever it is shown
    pages = ["/", "/cases", f"/cases/{case}", "/log", "/evaluation", "/account", "/triage", "/watch", "/watch?days=30", f"/triage/{cases[1]}",
             "/search?q=" + urllib.parse.quote("仑苍"), "/search?q=" + urllib.parse.quote(XSS), "/cases?q=" + urllib.parse.quote(XSS), "/?lang=en",
             f"/cases/{case}?lang=en", "/log?case=" + urllib.parse.quote(XSS), "/evaluation?from=" + urllib.parse.quote(XSS)]
    pages += [f"/cases/{other}" for other in cases[1:]]
    shown = 0
    for page in pages:
        answer = dora.get(page)
        body = answer.body
        shown += body.count("&lt;img src=x")
        bad = [sign for sign in ("<img src=x", "<script>alert", "<svg onload", "onerror=alert(1)>", "href=\"javascript:", "href=\" javascript:", "href=\"data:text",
                                 "href=\"JaVa", "href=\" JaVa") if sign.lower() in body.lower()]
        check(f"markup is text at {page[:60]}", answer.status in (200, 303, 400, 404, 422) and not bad, (answer.status, bad))
        policy = answer.header("Content-Security-Policy") or ""
        check(f"and the policy holds at {page[:60]}", "default-src 'none'" in policy and "unsafe" not in policy, policy)
    check("the markup was there to be escaped", shown > 20, shown)
    check("a good link is one", 'href="https://example.org/?a=' in "".join(dora.get(f"/cases/{other}").body for other in cases))

    # ---- SQL in every field of a query
    for page, names in (("/cases", ["q", "state", "unit", "area", "grade", "page", "sort", "from", "to"]), ("/search", ["q", "area", "feed", "from", "to", "page"]),
                        ("/log", ["before", "case", "action"]), ("/evaluation", ["from", "to", "unit", "person"]), ("/watch", ["days", "page"])):
        for name in names:
            codes = {dora.get(page + "?" + urllib.parse.urlencode({name: fragment})).status for fragment in SQL}
            check(f"SQL in {page} {name}", codes <= {200, 400, 404, 422}, codes)
    check("the log is whole", run("log", "verify").startswith("ok "))

    # ---- paths
    for path in ("/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/cases/..%2f..%2fetc%2fpasswd", "/cases/%252e%252e", "/assets/../cases", "/assets/%2e%2e/log",
                 "/assets/style-0.css", "/.git/config", "/s.sqlite", "/cases/2026-0001%00", "/cases/2026-0001%0d%0aX:1", "//evil.example/%2e%2e", "/%2Fevil.example/", "/\\evil.example",
                 "/%5cevil.example", "/cases/%ff%fe", "/cases;x=1", "/cases/2026-0001/", "/CASES", "/cases//2026-0001", "/" + "a" * 9000):
        answer = status(raw(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()))
        check(f"the path {path[:40]}", answer in (303, 400, 404, 414), answer)
        if len(path) < 200:
            signed = dora.get(path) if not re.search(r"[^!-~]", path) else None
            check(f"signed in, too: {path[:40]}", signed.status in (400, 404) and "root:" not in signed.body, signed.status)

    # ---- other names for this machine
    for name in ("evil.example", "127.0.0.1.evil.example", f"evil.example:{port}", "localhost.", "0.0.0.0", "2130706433", "[::ffff:127.0.0.1]", "evil.example@127.0.0.1", ""):
        answer = dora.get("/", Host=name)
        check(f"the host {name or 'nothing'}", answer.status in (400, 421) and "仑苍" not in answer.body, answer.status)
    get = f"GET / HTTP/1.1\r\nHost: {host}\r\n"
    check("two hosts", status(raw((get + "Host: evil.example\r\n\r\n").encode())) == 400)
    check("no host", status(raw(b"GET / HTTP/1.1\r\n\r\n")) == 400)
    check("a proxy's address as the target", status(raw(f"GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())) == 400)
    forwarded = dora.get("/", X_Forwarded_Host="evil.example", X_Forwarded_Proto="https", X_Forwarded_For="10.0.0.1")
    check("forwarded names of a stranger change nothing", forwarded.status == 200 and "evil.example" not in forwarded.body and forwarded.header("Strict-Transport-Security") is None)

    # ---- bombs and smuggling
    for name, data, wanted in [
        ("a thousand headers", get + "".join(f"X-{n}: {'y' * 100}\r\n" for n in range(1000)) + "\r\n", {0, 431}),
        ("one endless header", get + "X: " + "y" * 200_000 + "\r\n\r\n", {0, 431}),
        ("a cookie bomb", get + "Cookie: " + "; ".join(f"c{n}={'y' * 60}" for n in range(2000)) + "\r\n\r\n", {0, 431}),
        ("a header that is folded", get + "X: a\r\n b\r\n\r\n", {200, 303, 400}),
        ("a header without a colon", get + "nonsense\r\n\r\n", {400}),
        ("an unknown version", f"GET / HTTP/9.9\r\nHost: {host}\r\n\r\n", {400, 505}),
        ("a method of its own", f"BREW / HTTP/1.1\r\nHost: {host}\r\n\r\n", {405}),
        ("TRACE", f"TRACE / HTTP/1.1\r\nHost: {host}\r\n\r\n", {405}),
        ("CONNECT", f"CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", {400, 405}),
        ("no HTTP at all", "\x16\x03\x01\x02\x00" * 20 + "\r\n\r\n", {0, 400, 405, 505}),
        ("a body announced far too long", f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n", {413}),
        ("a length below nothing", f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", {400}),
    ]:
        answer = raw(data.encode("latin-1"))
        check(name, status(answer) in wanted, answer[:200])
    hidden = f"GET /smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n"
    post = f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\n"
    for name, head in [
        ("two lengths", "Content-Length: 0\r\nContent-Length: 60\r\n"), ("a length and chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
        ("chunks twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"), ("chunks in disguise", "Transfer-Encoding: xchunked\r\n"),
        ("a length with a sign", "Content-Length: +0\r\n"), ("a length in two parts", "Content-Length: 0, 0\r\n"), ("a length in hex", "Content-Length: 0x0\r\n"),
    ]:
        answer = raw((post + head + "\r\n" + "0\r\n\r\n" + hidden).encode())
        # After a bad length the library of Debian 12 sends the head of its refusal twice.
        codes = set(re.findall(r"HTTP/1\.1 (\d+)", answer))
        check(f"smuggling by {name}", codes == {"400"}, codes)
    long = {"form-token": dora.token("/account"), "note": "y" * 1_200_000}
    check("a form that is too long", dora.send("POST", f"/cases/{case}/moves/confer", long).status in (400, 404, 413))
    check("a form of a hundred thousand fields", dora.send("POST", f"/cases/{case}/moves/confer", {**{f"f{n}": "" for n in range(100_000)}}).status in (403, 413))

    # ---- slow clients hold up nobody
    slow = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(40)]
    for number, client in enumerate(slow):
        client.sendall((get if number % 2 else post + "Content-Length: 50\r\n\r\nx").encode())
    began = time.time()
    check("forty slow clients hold up nobody", dora.get("/").status == 200 and time.time() - began < 5, time.time() - began)
    for client in slow:
        client.close()

    # ---- too many
    guess = Browser()
    codes = [guess.sign_in("hugo", f"guess number {n}").status for n in range(8)]
    check("guessing is slowed down", codes[0] == 403 and guess.sign_in("hugo").status != 303, codes)
    with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        client.sendall((f"GET /sign-in HTTP/1.1\r\nHost: {host}\r\n\r\n" * 600).encode())
        answers = b""
        try:
            while answers.count(b"HTTP/1.1 ") < 600 and (piece := client.recv(65536)):
                answers += piece
        except OSError:
            pass
    check("a flood is answered 429 with the seconds to wait", b"HTTP/1.1 429 " in answers and b"Retry-After: " in answers)
    check("the log is whole after all of it", run("log", "verify").startswith("ok "))
finally:
    service.terminate()
    end = service.wait(30)
errors = service.stderr.read()
check("the service ends well and has not stumbled", end == 0 and "rror" not in errors.replace("nobody can sign in", ""), (end, errors))
print(f"{checks} checks")
