#!/usr/bin/env python3
"""A hundred thousand odd texts through `classify`: no crash, every slice of evidence is what it names, and the same input
gives the same bytes, whole or in two halves.  usage: classify_check.py PROGRAM"""
import json, random, subprocess, sys

program = sys.argv[1]
random.seed(20180109)
WORDS = ["拖欠工资", "食物中毒", "学生", "3名", "死亡", "受伤", "仑苍镇", "未发现", "演练", "没人管", "南安普顿", "着火", "，", "。", "\n", "校车", "12人"]
ODD = ["\u0000", "\u200b", "😀", "👨‍👩‍👧", "𠮷", "é", "ا", "‮", "🇨🇳", "·", "　", "ﬀ", "①", "\u0301", "\ufeff", "\U0010ffff", "e\u0301"]


def text():
    kind = random.random()
    if kind < 0.5:
        parts = [random.choice(WORDS if random.random() < 0.7 else ODD) for _ in range(random.randint(0, 30))]
        return "".join(parts)
    return "".join(chr(random.choice([random.randint(1, 0x7F), random.randint(0x4E00, 0x9FFF), random.randint(0xA0, 0xD7FF),
                                      random.randint(0xE000, 0xFFFF), random.randint(0x10000, 0x10FFFF)]))
                   for _ in range(random.randint(0, 40)))


def judged(lines):
    run = subprocess.run([program, "classify", "-"], input="".join(lines).encode(), capture_output=True)
    if run.returncode: sys.exit(f"classify: exit {run.returncode}: {run.stderr.decode()[:300]}")
    return run.stdout


items = [{"id": i, "title": text(), "text": text()} for i in range(100_000)]
items.append({"id": "long", "title": "", "text": "拖欠工资" * 90_000})
items.append({"id": "blankless", "title": "a" * 1_000_000, "text": "死" * 300_000})
lines = [json.dumps(item, ensure_ascii=random.random() < 0.5) + "\n" for item in items]
whole = judged(lines)
if whole != judged(lines): sys.exit("the same input gave other bytes")
half = len(lines) // 2
if whole != judged(lines[:half]) + judged(lines[half:]): sys.exit("two halves gave other bytes")
slices = 0
for item, line in zip(items, whole.decode().splitlines(), strict=True):
    judgement = json.loads(line)
    if judgement["id"] != item["id"]: sys.exit(f"{item['id']}: out of order")
    for evidence in judgement["evidence"]:
        field, start = item[evidence["field"]], evidence["start"]
        if field[start:start + evidence["length"]] != evidence["text"]: sys.exit(f"{item['id']}: {evidence} is no slice")
        slices += 1
if not slices: sys.exit("no evidence at all: nothing was tested")
print(f"{len(items):,} texts, {slices:,} slices of evidence, the same bytes three times")
