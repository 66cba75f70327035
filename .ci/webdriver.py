"""A headless Chromium, driven over plain HTTP as WebDriver says: for the scripts beside this file."""
import base64
import contextlib
import json
import re
import subprocess
import time
import urllib.error
import urllib.request

ENTER, TAB, SPACE, DOWN = "\ue007", "\ue004", " ", "\ue015"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window of its own: `with Browser() as browser`."""

    def __init__(self, preferences=None):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            port = next(found for line in self.driver.stdout if (found := re.search(r"started successfully on port (\d+)", line)))
            self.base, self.session = f"http://127.0.0.1:{port.group(1)}", ""
            arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
            options = {"binary": "/usr/bin/chromium", "args": arguments, "prefs": preferences or {}}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}, "timeouts": {"script": 110000}}
            self.session = "/session/" + self.command("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        except BaseException:
            self.driver.terminate()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.command("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(20)

    def command(self, method, path, body=None):
        request = urllib.request.Request(
            self.base + self.session + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path} {body}: {json.load(error)['value']['message'].splitlines()[0]}") from None

    def cdp(self, name, **parameters):
        return self.command("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def device(self, width, scheme="light", height=1400):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url):
        self.command("POST", "/url", {"url": url})

    @contextlib.contextmanager
    def leaving(self):
        """What is done within leads to another page, which is there when it ends."""
        before = self.find("html")
        yield
        for _ in range(400):
            with contextlib.suppress(RuntimeError):
                if self.find("html") != before and self.run("return document.readyState") == "complete":
                    return
            time.sleep(0.05)
        raise AssertionError("no other page came")

    @property
    def url(self):
        return self.command("GET", "/url")

    def run(self, source, *arguments, later=False):
        """What a script of ours returns; `later`: what it hands to its last argument."""
        return self.command("POST", "/execute/" + ("async" if later else "sync"), {"script": source, "args": list(arguments)})

    def find(self, selector):
        """The one element; an error if there is none."""
        return self.command("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.command("POST", f"/element/{self.find(selector)}/click", {})

    def text(self, selector):
        return self.command("GET", f"/element/{self.find(selector)}/text")

    def write(self, selector, words):
        self.command("POST", f"/element/{self.find(selector)}/value", {"text": words})

    def press(self, keys):
        """Real keys, to whatever has the focus."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def complaints(self):
        """What the browser's console holds of errors."""
        return [entry for entry in self.command("POST", "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]

    def shoot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.command("GET", "/screenshot")))
