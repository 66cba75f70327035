"""Real axe on every page of the demo's console: both languages, both colour schemes, at 1280 and 360 px; any violation
fails it. Usage: PROGRAM [URL of a running console]"""
import importlib.util
import os
import re
import subprocess
import sys

from webdriver import Browser

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


def violations(browser, url):
    browser.open(url)
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true);" + axe)
    run = ("const done = arguments[arguments.length - 1];"
           # The policy lets no script fetch the style sheet again, and nothing is gained by it.
           "axe.run(document, {preload: false, runOnly: {type: 'tag', values: arguments[0]}})"
           ".then(r => done({violations: r.violations, passes: r.passes.length, lang: document.documentElement.lang}),"
           "error => done({error: String(error)}))")
    return browser.run(run, RULES, later=True)


running = sys.argv[2] if len(sys.argv) > 2 else None
demo = None
if not running:
    demo = subprocess.Popen(
        [os.path.realpath(sys.argv[1]), "demo", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
looked, faults = 0, {}
try:
    base = running or re.search(r"http://[^ ]+", demo.stdout.readline()).group()
    base = base.rstrip("/")
    if demo:
        assert "items" in demo.stdout.readline()
    with Browser() as browser:
        for width in (1280, 360):
            for scheme in ("light", "dark"):
                browser.device(width, scheme)
                for language in ("zh", "en"):
                    for path in PAGES:
                        result = violations(browser, f"{base}{path}{'&' if '?' in path else '?'}lang={language}")
                        assert "error" not in result, result
                        assert result["passes"] > 10 and result["lang"] == {"zh": "zh-CN", "en": "en"}[language], (path, result)
                        looked += 1
                        for one in result["violations"]:
                            place = faults.setdefault((one["id"], one["help"]), [])
                            place.append(f"{path} {language} {width} {scheme}: {one['nodes'][0]['html'][:160]}")
finally:
    if demo:
        demo.terminate()
        demo.wait(20)
for (rule, words), places in faults.items():
    print(f"{rule}: {words} ({len(places)} times)\n  " + "\n  ".join(places[:4]))
if faults:
    sys.exit(f"axe: {len(faults)} rules broken on {looked} views")
print(f"axe: no violation on {looked} views of {len(PAGES)} pages")
