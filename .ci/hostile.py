"""Servers that misbehave, addresses that lead inside, a full disk, a locked store: one clear line each, nothing lost."""
import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile

from loopback import reports, rss, serve, stories, write_list

program = os.path.realpath(sys.argv[1])
scratch = tempfile.mkdtemp()
good = rss(stories(1, 5))
inside = serve(lambda handler: handler.send(good))


def answer(handler):
    def endless(chunk):
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(chunk)
        except OSError:
            pass

    def away(target):
        handler.send(b"", 302, Location=target)

    {
        "/good": lambda: handler.send(good),
        "/page": lambda: handler.send("<!doctype html><title>登录</title>".encode()),
        "/empty": lambda: handler.send(b""),
        "/large": lambda: endless(b"<item><title>x</title></item>" * 4096),
        "/blank": lambda: endless(b" " * 65536),
        "/to-loopback": lambda: away(f"http://127.0.0.1:{inside}/"),
        "/to-decimal": lambda: away(f"http://2130706433:{inside}/"),
        "/to-mapped": lambda: away(f"http://[::ffff:127.0.0.1]:{inside}/"),
        "/to-name": lambda: away(f"http://localhost:{inside}/"),
        "/to-file": lambda: away("file:///etc/passwd"),
        "/circle": lambda: away("/circle"),
        "/gone": lambda: handler.send(b"", 410),
        "/error": lambda: handler.send(b"", 500),
    }[handler.path]()


def check(name, holds):
    print(("ok: " if holds else "FAILED: ") + name)
    if not holds:
        sys.exit(1)


port = serve(answer)
wanted = {
    "page": "not-a-feed", "empty": "not-a-feed", "large": "failing", "blank": "failing", "to-loopback": "blocked",
    "to-decimal": "blocked", "to-mapped": "blocked", "to-name": "blocked", "to-file": "blocked", "circle": "failing",
    "gone": "gone", "error": "failing", "good": "ok",
}
write_list(scratch + "/feeds", [f"http://127.0.0.1:{port}/{name}" for name in wanted])
allow = ["--allow-host", f"127.0.0.1:{port}"]
code, lines, _ = reports(program, *allow, "--feeds", scratch + "/feeds", "--store", scratch + "/s.sqlite")
check("a run with failing feeds ends with 0", code == 0)
for line, (name, status) in zip(lines, wanted.items(), strict=True):
    check(f"/{name} is {status}", line["status"] == status and (status == "ok") == (line["error"] is None))
check("the good feed came through", lines[-1]["new"] == 5)
code, lines, _ = reports(program, "--feeds", scratch + "/feeds", "--store", scratch + "/t.sqlite")
check("without leave every one of them is blocked", all(line["status"] == "blocked" for line in lines))

lock = sqlite3.connect(scratch + "/s.sqlite", isolation_level=None)
lock.execute("BEGIN IMMEDIATE")
code, lines, errors = reports(program, *allow, "--feeds", scratch + "/feeds", "--store", scratch + "/s.sqlite")
check("a locked store is told", code == 1 and "in use by another process" in errors and errors.count("\n") == 1)
lock.execute("ROLLBACK")

pages = {f"/{n}": rss(stories(n, 40)) for n in range(20)}
many = serve(lambda handler: handler.send(pages[handler.path]))
write_list(scratch + "/many", [f"http://127.0.0.1:{many}{path}" for path in pages])
allow = ["--allow-host", "127.0.0.1", "--feeds", scratch + "/many"]
reports(program, *allow, "--store", scratch + "/whole.sqlite")
disk = scratch + "/disk"
os.mkdir(disk)
mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", disk]).returncode == 0
check("a small disk can be mounted (run as root)", mounted)
try:
    code, lines, errors = reports(program, *allow, "--store", disk + "/s.sqlite")
    check("a full disk is told", code == 1 and "the disk is full" in errors and errors.count("\n") == 1)
    subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
    code, lines, errors = reports(program, *allow, "--store", disk + "/s.sqlite")
    query = "SELECT item, topic, relation FROM topic_item ORDER BY item"

    def content(path):
        with contextlib.closing(sqlite3.connect(path)) as database:
            return database.execute(query).fetchall()

    same = content(disk + "/s.sqlite") == content(scratch + "/whole.sqlite")
    check("with room again it ends as if nothing had been", same)
finally:
    subprocess.run(["umount", disk], check=True)
