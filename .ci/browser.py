"""Opens the demo's console in a real Chromium: every page, wide and at 360 px, dark and light, without a script of
its own or an error, nothing wider than the screen; the planted late case is found within two clicks. Usage: PROGRAM [SCREENSHOTS]"""
import contextlib
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

from webdriver import Browser

program = os.path.realpath(sys.argv[1])
shots = sys.argv[2] if len(sys.argv) > 2 else None
if shots:
    os.makedirs(shots, exist_ok=True)


def fetch(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.headers, answer.read().decode()


demo = subprocess.Popen([program, "demo", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
stack = contextlib.ExitStack()
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

    browser = stack.enter_context(Browser())

    def look(path, width, scheme):
        browser.device(width, scheme)
        browser.open(base + path)
        facts = browser.run(
            "return {wide: document.documentElement.scrollWidth, scripts: [...document.scripts].filter(s => !s.src.includes('/assets/') || s.textContent).length,"
            "styles: document.querySelectorAll('style,[style]').length, handlers: [...document.querySelectorAll('*')]"
            ".filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,"
            "main: document.querySelectorAll('main').length, title: document.title, h1: document.querySelectorAll('h1').length}")
        assert facts["wide"] <= width, f"{path} at {width}: {facts['wide']} px wide"
        assert facts["scripts"] == facts["styles"] == facts["handlers"] == 0, (path, facts)
        assert facts["main"] == facts["h1"] == 1 and facts["title"], (path, facts)
        if shots:
            name = (path.strip("/").replace("/", "-").split("?")[0] or "today") + f"-{width}-{scheme}.png"
            browser.shoot(os.path.join(shots, name))

    pages = ["/", "/triage", "/cases", "/cases/2026-0001", "/watch", "/search", "/log", "/evaluation", "/nowhere"]
    for path in pages:
        for width in (1280, 360):
            for scheme in ("light", "dark"):
                look(path, width, scheme)
    severe = [entry for entry in browser.complaints() if "404" not in entry["message"]]
    assert not severe, severe
    print(f"{len(pages)} pages, wide and at 360 px, light and dark: nothing overflows, no inline script, no error")

    browser.device(1280)
    browser.open(base + "/")
    browser.click('nav a[href^="/evaluation"]')
    text = browser.text("main")
    assert "2026-0007" in text and "党政办" in text and "报告不及时" in text, text[:500]
    print("the planted late case and who held it: one click from the first page")
finally:
    stack.close()
    demo.terminate()
    assert demo.wait(20) == 0, "the demo did not end well"
