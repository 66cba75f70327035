"""Kills `collect --once` at 20 random moments, runs it again, and compares the store with an undisturbed one."""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from loopback import rss, serve, stories, write_list

program = os.path.realpath(sys.argv[1])
pages = {f"/{n}.xml": rss(stories(n, 60)) for n in range(30)}
port = serve(lambda handler: handler.send(pages[handler.path]))
scratch = tempfile.mkdtemp()
write_list(scratch + "/feeds", [f"http://127.0.0.1:{port}{path}" for path in pages])


def command(store):
    return [program, "collect", "--once", "--allow-host", "127.0.0.1", "--feeds", scratch + "/feeds", "--store", store]


def content(store):
    database = sqlite3.connect(store)
    rows = lambda query: sorted(database.execute(query).fetchall())
    return {
        "items": rows("SELECT id, feed, url, published FROM item"),
        "versions": rows("SELECT item, version, title, text, digest FROM item_version"),
        "assessments": rows("SELECT item, version, rulebook, flagged, body FROM assessment"),
        "topics": rows("SELECT id, title, first_item FROM topic"),
        "members": rows("SELECT item, topic, relation, score FROM topic_item"),
    }


began = time.time()
subprocess.run(command(scratch + "/whole.sqlite"), check=True, stdout=subprocess.DEVNULL)
took = time.time() - began
whole = content(scratch + "/whole.sqlite")
assert len(whole["items"]) == 1800 and len(whole["topics"]) < 1800, "the feeds did not come through"
dice = random.Random(20261122)
cut = 0
for round_number in range(20):
    store = f"{scratch}/{round_number}.sqlite"
    process = subprocess.Popen(command(store), stdout=subprocess.DEVNULL)
    time.sleep(dice.uniform(0.01, took))
    process.send_signal(signal.SIGKILL)
    cut += process.wait() != 0
    subprocess.run(command(store), check=True, stdout=subprocess.DEVNULL)
    again = content(store)
    wrong = [name for name in whole if again[name] != whole[name]]
    if wrong:
        sys.exit(f"round {round_number}: {', '.join(wrong)} differ from the undisturbed run")
if cut < 10:
    sys.exit(f"only {cut} of 20 runs were cut off: the test shows nothing")
print(f"{cut} of 20 runs were cut off; all ended as the undisturbed one ({len(whole['topics'])} topics)")
