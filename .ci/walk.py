"""The day's work in a real Chromium, by five people with five roles, each signing in: first set-up, triage by keyboard,
assess, assign, acknowledge, answer, three sign-offs, publish, close, evaluation. Once with scripts, once without any,
once on a telephone of 360 px; then the log must hold exactly what they did. Usage: PROGRAM [--shots DIR] [WALK…]"""
import argparse
import json
import os
import re
import subprocess
import tempfile
import time

from loopback import rss, serve, write_list
from webdriver import DOWN, ENTER, SPACE, TAB, Browser

PASSWORD = "a long enough pass phrase"
OFFICE, UNIT = "dangzheng-ban", "chengguan-zhongdui"
# The administrator makes them.
PEOPLE = [
    ("anna", OFFICE, ["duty", "assessor"]), ("hana", UNIT, ["handler"]), ("rena", OFFICE, ["reviewer"]),
    ("sina", OFFICE, ["signer"]), ("lida", OFFICE, ["supervisor", "reviewer"]),
]
STORIES = [
    ("1", "仑苍镇一水暖厂仓库起火，2人受伤", "仑苍镇一水暖厂仓库起火，2人受伤，群众要求公开原因。"),
    ("2", "仑苍镇自来水发黄发臭无人管", "仑苍镇园美村自来水发黄发臭三天，村民投诉无人管。"),
]
WALKS = {"wide": (1280, True), "no-script": (1280, False), "phone": (360, True)}


class Office:
    """A fresh store with a service, and one browser that the five share."""

    def __init__(self, program, walk, shots):
        self.scratch = tempfile.mkdtemp()
        self.program, self.store = program, ["--store", self.scratch + "/s.sqlite"]
        source = serve(lambda handler: handler.send(rss(STORIES)))
        write_list(self.scratch + "/feeds", [f'http://127.0.0.1:{source}/" xmlns:wv="urn:weathervane:opml:1" wv:scope="local'])
        with open(self.scratch + "/config.json5", "w") as file:
            file.write("{review_stages: 3}")
        words = ["--feeds", self.scratch + "/feeds", "--allow-host", f"127.0.0.1:{source}"]
        self.run("collect", "--once", *words)
        self.service = subprocess.Popen(
            [program, "serve", "--listen", "127.0.0.1:0", "--config", self.scratch + "/config.json5", *words, *self.store],
            stdout=subprocess.PIPE, stderr=open(self.scratch + "/errors", "w"), text=True)
        try:
            self.base = re.search(r"http://\S+", self.service.stdout.readline()).group().rstrip("/")
            (self.width, self.scripted), self.walk, self.shots = WALKS[walk], walk, shots
            # 2 = blocked, as an office may set it for every machine.
            self.browser = Browser({} if self.scripted else {"profile.managed_default_content_settings.javascript": 2})
            self.browser.device(self.width, height=900)
        except BaseException:
            self.service.terminate()
            raise
        self.pages = 0

    def run(self, *words, typed=None):
        done = subprocess.run([self.program, *words, *self.store], input=typed, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def errors(self):
        return open(self.scratch + "/errors").read()

    def seen(self, name):
        """Looks at the page that stands there: nothing is wider than the screen, and the navigation shows where it is."""
        wide = self.browser.run("return [document.scrollingElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1] == self.width, (name, wide, self.browser.url)
        if self.scripted:
            here = self.browser.run(
                "const here = document.querySelector('nav [aria-current]')?.getBoundingClientRect();"
                "return here ? [here.left, here.right] : [0, 0]")
            assert 0 <= here[0] and here[1] <= self.width, (name, "the place in the navigation is out of view", here)
        self.pages += 1
        if self.shots:
            self.browser.shoot(os.path.join(self.shots, f"{self.walk}-{self.pages:02}-{name}.png"))

    def go(self, path, name):
        self.browser.open(self.base + path)
        self.seen(name)

    def fill(self, form, fields):
        for name, value in fields.items():
            place = f'[id="{form}"] ' if form else "form "
            kind = self.browser.run("return document.querySelector(arguments[0]).type", f'{place}[name="{name}"]')
            if kind == "select-one":
                self.browser.click(f'{place}select[name="{name}"] option[value="{value}"]')
            elif kind in ("radio", "checkbox"):
                self.browser.click(f'{place}[name="{name}"][value="{value}"]')
            else:
                self.browser.write(f'{place}[name="{name}"]', value)

    def submit(self, button):
        with self.browser.leaving():
            self.browser.click(button)

    def sign_in(self, person):
        self.browser.open(self.base + "/account")
        if not self.browser.url.startswith(self.base + "/sign-in"):
            self.submit('form[action="/sign-out"] button:not([name])')
        self.fill("", {"person": person, "password": PASSWORD})
        self.seen("sign-in")
        self.submit("main button.main")
        assert person in self.browser.text(".tools"), self.browser.text("body")
        self.seen(f"today-{person}")

    def act(self, move, case, **fields):
        """Does a move by its form on the page of its case, and reads that it is done."""
        self.go(f"/cases/{case}", f"before-{move}")
        form = f"{case}-{move}"
        if not self.browser.run("return document.getElementById(arguments[0]).closest('details').open", form):
            self.browser.click(f'details:has([id="{form}"]) > summary')
        self.fill(form, fields)
        self.submit(f'[id="{form}"] button.main')
        assert "✓" in self.browser.text("#done"), self.browser.text("main")
        self.seen(move)

    # ---- keys alone

    def focused(self, selector):
        return self.browser.run("return document.activeElement.matches(arguments[0])", selector)

    def tab_to(self, selector):
        for _ in range(200):
            if self.focused(selector):
                return
            self.browser.press(TAB)
        raise AssertionError(f"no way to {selector} by the key Tab")

    def key(self, key, selector):
        """A key of the console, or without scripts the way there by Tab and Enter."""
        if self.scripted:
            return self.browser.press(key)
        self.tab_to(selector)
        self.browser.press(ENTER)

    def step(self, key):
        with self.browser.leaving():
            self.key(key, f'nav.pages a[data-key="{key}"]')

    def enter(self, button):
        self.tab_to(button)
        with self.browser.leaving():
            self.browser.press(ENTER)

    def choose(self, selector, value):
        self.tab_to(selector)
        for _ in range(40):
            if self.browser.run("return document.activeElement.value") == value:
                return
            self.browser.press(DOWN)
        raise AssertionError(f"{value} cannot be chosen by keys")

    def shown(self):
        """The case that stands on the page of triage."""
        return self.browser.text('main .meta a[href^="/cases/"]').split()[-1]

    def triage(self):
        """Dismisses one story and assesses the other. Returns their cases."""
        self.go("/triage", "triage")
        first = self.shown()
        self.step("j")
        other = self.shown()
        assert other != first
        self.step("k")
        assert self.shown() == first
        kept, gone = sorted([first, other], key=lambda case: "起火" not in self.title(case))
        if first != gone:
            self.step("j")
        assert self.shown() == gone
        self.key("d", 'details[data-key="d"] summary')
        self.tab_to(f'[id="{gone}-dismiss"] [name="reason"]')
        self.browser.press("已由供水公司当天解决")
        self.seen("dismiss-by-keys")
        self.enter(f'[id="{gone}-dismiss"] button.main')
        self.go("/triage", "triage-next")
        assert self.shown() == kept, self.browser.text("main")
        self.key("a", 'details[data-key="a"] summary')
        form = f'[id="{kept}-assess"]'
        self.choose(f'{form} [name="area"]', "work-safety")
        self.tab_to(f'{form} [name="grade"]')
        self.browser.press(SPACE)
        self.choose(f'{form} [name="kind"]', "emergency")
        self.seen("assess-by-keys")
        self.enter(f"{form} button.main")
        self.seen("triage-done")
        return kept, gone

    def title(self, case):
        return self.run("cases", "show", case)

    # ---- the walk

    def set_up(self):
        for _ in range(100):
            if secret := re.search(r"one-time secret: (\S+)", self.errors()):
                break
            time.sleep(0.1)
        self.go("/", "set-up")
        self.fill("", {"secret": secret.group(1), "person": "adam", "name": "adam", "unit": OFFICE, "password": PASSWORD, "again": PASSWORD})
        self.submit("main button.main")
        assert "adam" in self.browser.text(".tools"), self.browser.text("body")
        self.seen("set-up-done")
        for person, unit, roles in PEOPLE:
            words = [word for role in roles for word in ("--role", role)]
            self.run("people", "add", person, "--as", "adam", "--name", person, "--unit", unit, *words)
            self.run("people", "password", person, "--as", "adam", "--stdin", typed=PASSWORD + "\n")

    def day(self):
        self.prove_scripts()
        self.set_up()
        self.sign_in("anna")
        case, gone = self.triage()
        self.act("assign", case, unit=UNIT)
        self.sign_in("hana")
        self.act("acknowledge", case)
        self.act(
            "respond", case, text="仓库起火原因已查明，两名伤者已出院，厂区电线已全部更换。", cause="仓库电线老化短路",
            solution="镇安监站十一月三十日前完成全镇仓库用电检查", constraints="老旧厂房改造须分两年完成", disposition="investigated")
        for stage, person in enumerate(["rena", "sina", "lida"], 1):
            self.sign_in(person)
            judged = {"secrecy": "ok", "privacy": "ok"} if stage == 3 else {}
            self.act("review", case, verdict="approved", **judged)
        self.sign_in("anna")
        self.act("publish", case, channel="wechat", kind="response", link="https://example.org/answer")
        self.sign_in("lida")
        self.act("close", case, outcome="solved")
        self.go("/evaluation", "evaluation")
        assert case in self.browser.text("main"), "the evaluation does not name the case"
        for path in ("/", "/cases", f"/cases/{case}", "/watch", "/search?q=仑苍", "/log", "/cases/new", "/?lang=en", f"/cases/{case}", "/evaluation"):
            self.go(path, "look" + path.split("?")[0].replace("/", "-"))
        if self.scripted:
            complaints = self.browser.complaints()
            assert not complaints, complaints
        self.check_log(case, gone)

    def prove_scripts(self):
        """Scripts run, or none does: not on a page of another, not on ours."""
        self.browser.open("data:text/html,<title>off</title><script>document.title = 'on'</script>")
        assert self.browser.command("GET", "/title") == ("on" if self.scripted else "off")

    def check_log(self, case, gone):
        entries = [json.loads(line)["body"] for line in self.run("log", "export").splitlines()]
        told = [(e["actor"], e["action"], e["via"], e["auth"], e["case"]) for e in entries if e["actor"] != "system"]
        made = [("adam", "person_changed", "cli", "none", None)] * 2 * len(PEOPLE)
        acts = [
            ("anna", "dismiss", gone), ("anna", "assess", case), ("anna", "assign", case), ("hana", "acknowledge", case),
            ("hana", "respond", case), ("rena", "review", case), ("sina", "review", case), ("lida", "review", case),
            ("anna", "publish", case), ("lida", "close", case),
        ]
        wanted = made + [(person, action, "console", "password", of) for person, action, of in acts]
        assert told == wanted, (told, wanted)
        of_system = {e["action"] for e in entries if e["actor"] == "system"}
        known = {"unit_changed", "person_changed", "open", "observe", "clock_due_soon", "clock_breached", "notice_sent", "notice_suppressed"}
        assert of_system <= known, of_system - known
        assert self.run("log", "verify").startswith("ok ")

    def close(self):
        try:
            self.browser.__exit__()
        finally:
            self.service.terminate()
            assert self.service.wait(30) == 0, self.errors()


options = argparse.ArgumentParser()
options.add_argument("program")
options.add_argument("walks", nargs="*", default=list(WALKS))
options.add_argument("--shots", help="folder for pictures of every page")
options = options.parse_args()
if options.shots:
    os.makedirs(options.shots, exist_ok=True)
for walk in options.walks:
    office = Office(os.path.realpath(options.program), walk, options.shots)
    try:
        office.day()
    finally:
        office.close()
    print(f"{walk}: {office.pages} pages, ten acts by the right people in the right order, the log holds", flush=True)
