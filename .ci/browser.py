"""Opens the demo's console in a real Chromium: every page, wide and at 360 px, dark and light, without a script of
its own or an error, nothing wider than the screen; the planted late case is found within two clicks. Usage: PROGRAM [SCREENSHOTS]"""
import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

program = os.path.realpath(sys.argv[1])
shots = sys.argv[2] if len(sys.argv) > 2 else None
DRIVER = 19515
if shots:
    os.makedirs(shots, exist_ok=True)


def fetch(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.headers, answer.read().decode()


demo = subprocess.Popen([program, "demo", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
driver = subprocess.Popen(["chromedriver", f"--port={DRIVER}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    began = time.time()
    base = re.search(r"http://[^ ]+", demo.stdout.readline()).group().rstrip("/")
    headers, page = fetch(base + "/")
    assert time.time() - began < 10, "the console took longer than 10 s to answer"
    assert page.startswith("<!doctype html><html lang=\"zh-CN\">") or '<html lang="zh-CN">' in page[:80], page[:120]
    for path in ("/", "/nowhere"):
        try:
            sent = fetch(base + path)[0]
        except urllib.error.HTTPError as error:
            sent = error.headers
        policy = sent["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, policy
    try:
        fetch(base + "/", Host="evil.example")
        sys.exit("another Host was served")
    except urllib.error.HTTPError as error:
        assert error.code in (400, 403, 421), error.code
    print("the console answers while the replay runs, and only to this machine")
    line = demo.stdout.readline()
    assert "226 items" in line, line

    def command(method, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{DRIVER}{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    for _ in range(100):
        try:
            command("GET", "/status")
            break
        except OSError:
            time.sleep(0.1)
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    capabilities = {"goog:chromeOptions": {"binary": "/usr/bin/chromium", "args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}
    session = "/session/" + command("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]

    def script(source):
        return command("POST", session + "/execute/sync", {"script": source, "args": []})

    def device(width, scheme):
        def cdp(name, parameters):
            command("POST", session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

        cdp("Emulation.setDeviceMetricsOverride", {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 600})
        cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def look(path, width, scheme):
        device(width, scheme)
        command("POST", session + "/url", {"url": base + path})
        facts = script(
            "return {wide: document.documentElement.scrollWidth, scripts: [...document.scripts].filter(s => !s.src.includes('/assets/') || s.textContent).length,"
            "styles: document.querySelectorAll('style,[style]').length, handlers: [...document.querySelectorAll('*')]"
            ".filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,"
            "main: document.querySelectorAll('main').length, title: document.title, h1: document.querySelectorAll('h1').length}")
        assert facts["wide"] <= width, f"{path} at {width}: {facts['wide']} px wide"
        assert facts["scripts"] == facts["styles"] == facts["handlers"] == 0, (path, facts)
        assert facts["main"] == facts["h1"] == 1 and facts["title"], (path, facts)
        if shots:
            name = (path.strip("/").replace("/", "-").split("?")[0] or "today") + f"-{width}-{scheme}.png"
            with open(os.path.join(shots, name), "wb") as file:
                file.write(base64.b64decode(command("GET", session + "/screenshot")))

    pages = ["/", "/triage", "/cases", "/cases/2026-0001", "/watch", "/search", "/log", "/evaluation", "/nowhere"]
    for path in pages:
        for width in (1280, 360):
            for scheme in ("light", "dark"):
                look(path, width, scheme)
    severe = [entry for entry in command("POST", session + "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE" and "404" not in entry["message"]]
    assert not severe, severe
    print(f"{len(pages)} pages, wide and at 360 px, light and dark: nothing overflows, no inline script, no error")

    device(1280, "light")
    command("POST", session + "/url", {"url": base + "/"})
    script("document.querySelector('nav a[href^=\"/evaluation\"]').click()")
    text = script("return document.querySelector('main').innerText")
    assert "2026-0007" in text and "党政办" in text and "报告不及时" in text, text[:500]
    print("the planted late case and who held it: one click from the first page")
    command("DELETE", session)
finally:
    driver.terminate()
    demo.terminate()
    assert demo.wait(20) == 0, "the demo did not end well"
