"""Real axe on every page of the demo's console: both languages, both colour schemes, at 1280 and 360 px; any violation
fails it. Usage: PROGRAM [URL of a running console]"""
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
import urllib.request

DRIVER = 19517
PAGES = [
    "/", "/triage", "/cases", "/cases?state=open&overdue=1", "/cases/2026-0001", "/cases/2026-0040", "/account", "/watch", "/search", "/search?q=仑苍", "/log",
    "/log?action=publish", "/evaluation", "/nowhere"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Found without importing it: the script is all that is wanted of the package.
package = importlib.util.find_spec("axe_playwright_python")
script = package and os.path.join(os.path.dirname(package.origin), "axe.min.js")
if not script or not os.path.exists(script):
    sys.exit("axe is missing: pip install --no-deps axe-playwright-python")
axe = open(script, encoding="utf-8").read()


def command(method, path, body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{DRIVER}{path}", method=method, data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)["value"]


def begin():
    for _ in range(100):
        try:
            command("GET", "/status")
            break
        except OSError:
            time.sleep(0.1)
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    options = {"goog:chromeOptions": {"binary": "/usr/bin/chromium", "args": arguments}, "timeouts": {"script": 110000}}
    return "/session/" + command("POST", "/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]


def device(session, width, scheme):
    def cdp(name, parameters):
        command("POST", session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    cdp("Emulation.setDeviceMetricsOverride", {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 600})
    cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


def violations(session, url):
    command("POST", session + "/url", {"url": url})
    command("POST", session + "/execute/sync", {"script": "document.querySelectorAll('details').forEach(d => d.open = true);" + axe, "args": []})
    run = ("const done = arguments[arguments.length - 1];"
           # The policy lets no script fetch the style sheet again, and nothing is gained by it.
           "axe.run(document, {preload: false, runOnly: {type: 'tag', values: arguments[0]}})"
           ".then(r => done({violations: r.violations, passes: r.passes.length, lang: document.documentElement.lang}),"
           "error => done({error: String(error)}))")
    return command("POST", session + "/execute/async", {"script": run, "args": [RULES]})


running = sys.argv[2] if len(sys.argv) > 2 else None
demo = None
if not running:
    demo = subprocess.Popen(
        [os.path.realpath(sys.argv[1]), "demo", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
driver = subprocess.Popen(["chromedriver", f"--port={DRIVER}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
looked, faults = 0, {}
try:
    base = running or re.search(r"http://[^ ]+", demo.stdout.readline()).group()
    base = base.rstrip("/")
    if demo:
        assert "items" in demo.stdout.readline()
    session = begin()
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            device(session, width, scheme)
            for language in ("zh", "en"):
                for path in PAGES:
                    result = violations(session, f"{base}{path}{'&' if '?' in path else '?'}lang={language}")
                    assert "error" not in result, result
                    assert result["passes"] > 10 and result["lang"] == {"zh": "zh-CN", "en": "en"}[language], (path, result)
                    looked += 1
                    for one in result["violations"]:
                        place = faults.setdefault((one["id"], one["help"]), [])
                        place.append(f"{path} {language} {width} {scheme}: {one['nodes'][0]['html'][:160]}")
    command("DELETE", session)
finally:
    driver.terminate()
    if demo:
        demo.terminate()
        demo.wait(20)
for (rule, words), places in faults.items():
    print(f"{rule}: {words} ({len(places)} times)\n  " + "\n  ".join(places[:4]))
if faults:
    sys.exit(f"axe: {len(faults)} rules broken on {looked} views")
print(f"axe: no violation on {looked} views of {len(PAGES)} pages")
