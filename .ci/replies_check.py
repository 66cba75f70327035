"""Puts published questions with their official replies through `cases import --closed` and the evaluation: PROGRAM DATA [LABELS].

DATA is NDJSON {id,title,time,text,reply,reply_time}. Every ticket counts as a complaint (投诉) of the 12345 preset. Days to reply must
be as in the file. LABELS is NDJSON {id,handed_off,empty}, judged by reading: then precision and recall are printed."""
import datetime
import json
import os
import subprocess
import sys
import tempfile

program, data = os.path.realpath(sys.argv[1]), sys.argv[2]
rows = [json.loads(line) for line in open(data, encoding="utf-8")]
scratch = tempfile.mkdtemp()
store, file = scratch + "/replies.sqlite", scratch + "/replies.ndjson"


def run(*words):
    done = subprocess.run([program, *words, "--store", store], capture_output=True, timeout=1800)
    assert done.returncode == 0, f"{words}: {done.stderr.decode()[:2000]}"
    return done.stdout


with open(file, "w", encoding="utf-8") as out:
    for row in rows:
        out.write(json.dumps({**row, "id": str(row["id"]), "type": "投诉"}, ensure_ascii=False) + "\n")
run("people", "add", "recorder", "--name", "录入", "--unit", "dangzheng-ban", "--role", "admin")
imported = run("cases", "import", "--closed", "--format", "ndjson", file, "--as", "recorder", "--json").splitlines()
case_of = {}
for row, line in zip(rows, map(json.loads, imported)):
    if line.get("case"):
        case_of[row["id"]] = line["case"]
print(f"{len(rows)} replies, {len(case_of)} entered as cases")

today = datetime.date.today().isoformat()
report = json.loads(run("report", "evaluation", "--format", "json", "--from", "2000-01-01", "--to", today))
cases = {case["case"]: case for case in report["cases"]}
read = lambda text: datetime.datetime.fromisoformat(text).replace(tzinfo=None)
wrong, days = 0, []
for row in rows:
    case = cases.get(case_of.get(row["id"]))
    if case is None:
        continue
    taken = read(case["answered"]) - read(case["collected"])
    days.append(taken.total_seconds() / 86400)
    wrong += taken != read(row["reply_time"]) - read(row["time"])
days.sort()
closing = [clock for case in cases.values() for clock in case["clocks"] if clock["clock"] == "close"]
late = sum(clock["late_seconds"] > 0 for clock in closing)
print(f"days to reply: {wrong} unlike the file; median {days[len(days) // 2]:.1f}, P90 {days[len(days) * 9 // 10]:.1f}")
print(f"late by the 12345 preset (complaint, 10 working days): {late} of {len(closing)}")

found = {}
for id, case in cases.items():
    for verdict in case["verdicts"]:
        found.setdefault(verdict["criterion"], set()).add(id)
print("found: " + ", ".join(f"{name} {len(ids)}" for name, ids in sorted(found.items())))

if len(sys.argv) > 3:
    labels = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
    bare = found.get("handed-off", set()) | found.get("part-missing", set()) | found.get("templated", set())
    for name, said, told in (
        ("handed off", "handed_off", found.get("handed-off", set())), ("nothing said of the matter", "empty", bare)):
        judged = {case_of[label["id"]] for label in labels if label[said] and label["id"] in case_of}
        looked = {case_of[label["id"]] for label in labels if label["id"] in case_of}
        hits = told & looked
        print(f"{name}: {len(looked)} judged, {len(judged)} are; found {len(hits)}: precision "
              f"{len(hits & judged)}/{len(hits)}, recall {len(hits & judged)}/{len(judged)}")
sys.exit(1 if wrong else 0)
