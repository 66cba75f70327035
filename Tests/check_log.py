#!/usr/bin/env python3
"""Checks a log without Weathervane: weathervane log export | python3 Tests/check_log.py"""
import hashlib, json, sys
prev, seq = "0" * 64, 0
for line in sys.stdin:
    row, seq = json.loads(line), seq + 1
    body = json.dumps(row["body"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if row["prev"] != prev or row["hash"] != hashlib.sha256((prev + "\n" + body).encode()).hexdigest() or row["body"]["seq"] != seq:
        sys.exit(f"entry {seq} does not fit")
    prev = row["hash"]
print(f"{seq} entries, head {prev}")
