"""Plays the demo: its evaluation must find every planted failure, with unit, person and entry, and nothing on a case that
was handled well; then 1,000 copies of its log are tampered with, and `log verify` must find each."""
import contextlib
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

program = os.path.realpath(sys.argv[1])
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
scratch = tempfile.mkdtemp()
store = scratch + "/demo.sqlite"
run = lambda *words: subprocess.run([program, *words], capture_output=True, timeout=300)

played = run("demo", "--once", "--json", "--store", store)
assert played.returncode == 0, played.stderr
demo = json.loads(played.stdout)
report = json.loads(run("report", "evaluation", "--store", store, "--from", "2026-11-16", "--to", "2026-11-20").stdout)
entries = {row["body"]["seq"]: row for row in map(json.loads, run("log", "export", "--store", store).stdout.splitlines())}
found = {
    (case["case"], verdict["verdict"], verdict["unit"], verdict["person"]): verdict["seq"]
    for case in report["cases"] for verdict in case["verdicts"]
}
planted = {(p["case"], p["verdict"], p["unit"], p["person"]) for p in demo["planted"]}
if len(planted) < 7 or set(found) != planted:
    sys.exit(f"planted {sorted(map(str, planted))}\nfound {sorted(map(str, found))}")
for (case, *_), seqs in found.items():
    if not seqs or any(entries[seq]["body"]["case"] != case for seq in seqs):
        sys.exit(f"{case}: its verdict cites {seqs}")
print(f"{len(planted)} failures planted, the same {len(found)} found, {len(report['cases'])} cases")

previous = "0" * 64
for seq, row in sorted(entries.items()):
    body = json.dumps(row["body"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    wanted = hashlib.sha256((previous + "\n" + body).encode()).hexdigest()
    assert row["prev"] == previous and row["hash"] == wanted, f"entry {seq}"
    previous = wanted
assert previous == demo["head"]
assert run("log", "verify", "--store", store).returncode == 0

with contextlib.closing(sqlite3.connect(store)) as database:
    for statement in ("UPDATE log_entry SET body = ''", "DELETE FROM log_entry", "DELETE FROM log_entry WHERE seq = 9"):
        try:
            database.execute(statement)
            sys.exit(f"the database let this pass: {statement}")
        except sqlite3.DatabaseError:
            pass

dice, last = random.Random(20261122), max(entries)


def tamper(database):
    """Changes the log as somebody with the file and the means could."""
    for trigger in ("log_entry_no_update", "log_entry_no_delete"):
        database.execute(f"DROP TRIGGER {trigger}")
    seq = dice.randrange(1, last + 1)
    way = dice.randrange(6)
    body = database.execute("SELECT body FROM log_entry WHERE seq = ?", [seq]).fetchone()[0]
    if way == 0:  # one character
        place = dice.randrange(len(body))
        other = dice.choice([c for c in "0123456789abcdef" if c != body[place]])
        database.execute("UPDATE log_entry SET body = ? WHERE seq = ?", [body[:place] + other + body[place + 1 :], seq])
    elif way == 1:  # gone
        database.execute("DELETE FROM log_entry WHERE seq = ?", [seq])
    elif way == 2:  # two change places
        other = 1 + seq % last
        database.execute("UPDATE log_entry SET seq = -1 WHERE seq = ?", [seq])
        database.execute("UPDATE log_entry SET seq = ? WHERE seq = ?", [seq, other])
        database.execute("UPDATE log_entry SET seq = ? WHERE seq = -1", [other])
    elif way == 3:  # one more
        database.execute(
            "INSERT INTO log_entry (office, seq, body, prev, hash) SELECT office, ?, body, prev, hash FROM log_entry WHERE seq = ?",
            [last + 1, seq])
    elif way == 4:  # the tail cut off
        database.execute("DELETE FROM log_entry WHERE seq > ?", [last - dice.randrange(1, 20)])
    else:  # changed, with its own hash made anew
        changed = body.replace('"at":', '"at":1', 1)
        before = database.execute("SELECT prev FROM log_entry WHERE seq = ?", [seq]).fetchone()[0]
        made = hashlib.sha256((before + "\n" + changed).encode()).hexdigest()
        database.execute("UPDATE log_entry SET body = ?, hash = ? WHERE seq = ?", [changed, made, seq])
    database.commit()


for number in range(rounds):
    copy = scratch + "/copy.sqlite"
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(copy + ending):
            os.remove(copy + ending)
    shutil.copy(store, copy)
    with contextlib.closing(sqlite3.connect(copy)) as database:
        tamper(database)
    verified = run("log", "verify", "--store", copy)
    if verified.returncode != 1 or not verified.stdout.startswith(b"bad entry "):
        sys.exit(f"tampering {number} was not found: {verified.stdout.decode()}{verified.stderr.decode()}")
print(f"{rounds} tamperings, each found")
