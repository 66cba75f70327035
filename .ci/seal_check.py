#!/usr/bin/env python3
"""A sealed log: cut, rewritten with its chain made anew, with a forged head, sealed by a stranger — each is seen.
usage: seal_check.py PROGRAM"""
import hashlib, json, pathlib, sqlite3, shutil, subprocess, sys, tempfile

program = str(pathlib.Path(sys.argv[1]).resolve())
folder = pathlib.Path(tempfile.mkdtemp())
store = folder / "store.sqlite"


def run(*words, code=0):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    if done.returncode != code: sys.exit(f"{' '.join(map(str, words))}: exit {done.returncode}, not {code}: {done.stdout}{done.stderr}")
    return done.stdout


def canonical(body): return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def rewritten(rows, change):
    prev, out = "0" * 64, []
    for row in rows:
        body = json.loads(row)["body"]
        change(body)
        text = canonical(body)
        digest = hashlib.sha256((prev + "\n" + text).encode()).hexdigest()
        out.append(f'{{"body":{text},"hash":"{digest}","prev":"{prev}"}}')
        prev = digest
    return out


run("demo", "--once", "--store", store)
run("log", "seal", "--new-key", folder / "key", "--store", store)
run("log", "seal", "--key", folder / "key", "-o", folder / "seal", "--store", store)
checks = ["--seal", folder / "seal", "--key", folder / "key.pub"]
run("log", "verify", "--store", store, *checks)
export = run("log", "export", "--store", store)
(folder / "export").write_text(export)
rows = export.splitlines()
offline = lambda name: ["log", "verify", "--export", folder / name]
run(*offline("export"), *checks)

(folder / "cut").write_text("\n".join(rows[:-5]) + "\n")
run(*offline("cut"))
run(*offline("cut"), *checks, code=1)


def edit(body):
    if body["seq"] == 50: body["actor"] = "nobody"


(folder / "edited").write_text("\n".join(rewritten(rows, edit)) + "\n")
run(*offline("edited"))
run(*offline("edited"), *checks, code=1)

forged = folder / "forged.sqlite"
shutil.copy(store, forged)
with sqlite3.connect(forged) as database:
    for trigger in [r[0] for r in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        database.execute(f"DROP TRIGGER {trigger}")
    office = json.loads(rows[0])["body"]["office"]
    for line in rewritten(rows, edit):
        row = json.loads(line)
        database.execute("UPDATE log_entry SET body = ?, prev = ?, hash = ? WHERE seq = ?",
                         (canonical(row["body"]), row["prev"], row["hash"], row["body"]["seq"]))
    last = json.loads(rewritten(rows, edit)[-1])
    database.execute("UPDATE log_head SET hash = ? WHERE office = ?", (last["hash"], office))
run("log", "verify", "--store", forged)
run("log", "verify", "--store", forged, *checks, code=1)

run("log", "seal", "--new-key", folder / "second", "--key", folder / "key", "--store", store)
run("log", "seal", "--key", folder / "second", "-o", folder / "later", "--store", store)
run("log", "verify", "--store", store, "--seal", folder / "later", "--key", folder / "key.pub")
run("log", "seal", "--new-key", folder / "stranger", "--store", store, code=1)
seal = json.loads((folder / "seal").read_text())
for name, value in [("seq", 3), ("at", 1), ("office", "350583"), ("hash", "0" * 64), ("signature", "0" * 128)]:
    (folder / "bent").write_text(json.dumps({**seal, name: value}))
    run("log", "verify", "--store", store, "--seal", folder / "bent", "--key", folder / "key.pub", code=1)
run("doctor", "--store", store)
shutil.rmtree(folder)
print("cut, rewritten, forged and bent: each seen; a new key signed by the old one holds")
