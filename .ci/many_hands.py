"""Eight processes act on the same 50 cases for 30 s; then acts are killed at 30 random moments. Nothing told as done may
be lost, no case may be in a state that the table of moves does not allow, and the chain must hold."""
import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

program = os.path.realpath(sys.argv[1])
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30
scratch = tempfile.mkdtemp()
store = ["--store", scratch + "/s.sqlite"]
open(scratch + "/text", "w").write("答复正文")


def run(*words):
    return subprocess.run([program, *words, *store], capture_output=True, timeout=60)


def act(who, move, case, *options):
    return run("cases", move, *([case] if case else []), "--as", who, "--json", *options)


for name, unit, roles in [
    ("duty", "dangzheng-ban", "duty assessor supervisor reviewer signer"), ("hand", "yingji-ban", "handler"),
]:
    words = [word for role in roles.split() for word in ("--role", role)]
    assert run("people", "add", name, "--unit", unit, *words).returncode == 0
cases = []
for number in range(50):
    opened = act("duty", "open", None, "--title", f"第{number}件", "--text", scratch + "/text")
    assert opened.returncode == 0, opened.stderr
    cases.append(json.loads(opened.stdout)["case"])

ACTS = [
    ("duty", "assess", "--area", "housing", "--grade", "ordinary", "--kind", "interests"),
    ("duty", "assess", "--area", "land", "--grade", "major", "--kind", "emergency"),
    ("duty", "assign", "--unit", "yingji-ban"), ("hand", "acknowledge"), ("hand", "return", "--reason", "不属"),
    ("hand", "progress", "--note", "在办"),
    ("hand", "respond", "--text", scratch + "/text", "--cause", "甲", "--solution", "乙", "--constraints", "丙", "--disposition", "solved"),
    ("duty", "review", "--stage", "1", "--verdict", "approved"), ("duty", "review", "--stage", "1", "--verdict", "rejected"),
    ("duty", "publish", "--channel", "site", "--kind", "response"), ("duty", "close", "--outcome", "solved"),
    ("duty", "reopen", "--reason", "复发"), ("duty", "dismiss", "--reason", "无关"), ("duty", "rework", "--reason", "重办"),
    ("duty", "regrade", "--grade", "considerable", "--reason", "升级"), ("duty", "archive"),
]
told, refused, lock = [], 0, threading.Lock()


def hands(seed, until):
    global refused
    dice = random.Random(seed)
    while time.time() < until:
        who, move, *options = dice.choice(ACTS)
        done = act(who, move, dice.choice(cases), *options)
        with lock:
            if done.returncode == 0:
                told.append(json.loads(done.stdout))
            else:
                refused += 1
                if done.returncode != 1 or done.stderr.count(b"\n") != 1:
                    sys.exit(f"exit {done.returncode}: {done.stderr[:300]}")


def check():
    verified = run("log", "verify")
    if verified.returncode:
        sys.exit(verified.stdout.decode())
    rows = [json.loads(line) for line in run("log", "export").stdout.splitlines()]
    hashes = {row["body"]["seq"]: row["hash"] for row in rows}
    lost = [one for one in told if hashes.get(one["seq"]) != one["hash"]]
    if lost:
        sys.exit(f"{len(lost)} acts that were told as done are not in the log: {lost[:3]}")
    table = {row["move"]: row for row in json.loads(subprocess.check_output([program, "cases", "moves", "--json"]))}
    states = {}
    for row in rows:
        body = row["body"]
        case, move = body["case"], table.get(body["action"])
        if not case or not move:
            continue
        if body["from"] != states.get(case) or (move["from"] and body["from"] not in move["from"]):
            sys.exit(f"entry {body['seq']}: {body['action']} from {body['from']}, the case was {states.get(case)}")
        states[case] = body["to"]
    return len(rows)


threads = [threading.Thread(target=hands, args=(seed, time.time() + seconds)) for seed in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
entries = check()
if len(told) < 50 or refused < 50:
    sys.exit(f"{len(told)} done, {refused} refused: the test shows nothing")
print(f"8 hands: {len(told)} acts done, {refused} refused, {entries} entries, chain intact")

dice, killed, moves = random.Random(20261122), 0, collections.Counter()
for _ in range(30):
    who, move, *options = dice.choice(ACTS)
    words = [program, "cases", move, dice.choice(cases), "--as", who, "--json", *options, *store]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(dice.uniform(0.005, 0.12))
    process.send_signal(signal.SIGKILL)
    out = process.communicate()[0]
    killed += process.returncode != 0
    if out.endswith(b"\n"):
        told.append(json.loads(out))
    check()
print(f"{killed} of 30 acts killed: nothing told as done was lost, no illegal state, chain intact")
