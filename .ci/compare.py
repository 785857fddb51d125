"""Compares a board with the known responders of the Senate's events; exits 1 below 0.99.

usage: compare.py events.jsonl board.jsonl

A pair is an event and a senator who answered it. Pairs that events.jsonl calls unclear (named only deeper in a
text) are left out of both sides.
"""

import json
import sys

FLOOR = 0.99


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


events = {event["id"]: event for event in read(sys.argv[1])}
board = read(sys.argv[2])

known, unclear = {}, set()
for event in events.values():
    known.update({(event["id"], r["actor_id"]): r["first_response"] for r in event["responders"]})
    unclear |= {(event["id"], u["actor_id"] if isinstance(u, dict) else u) for u in event["unclear"]}
found = {
    (row["event"], row["institution"]): row["first_response"]
    for row in board
    if row["answer"] == "answered" and row["event"] in events
}
asked = {(row["event"], row["institution"]) for row in board}
found = {pair: day for pair, day in found.items() if pair not in unclear}

both = known.keys() & found.keys()
precision, recall = len(both) / max(1, len(found)), len(both) / len(known)
same_day = sum(known[pair] == found[pair] for pair in both)
print(f"pairs known {len(known)}, found {len(found)}, both {len(both)}")
print(f"precision {precision:.4f}, recall {recall:.4f}; first answer on the same day {same_day} of {len(both)}")
for pair in sorted(found.keys() - known.keys()):
    print("found, not known:", *pair)
for pair in sorted(known.keys() - found.keys()):
    print("known, not found:", *pair, "" if pair in asked else "(was not asked)")
sys.exit(0 if min(precision, recall) >= FLOOR else 1)
