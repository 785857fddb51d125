"""Compares what was read with what is known: extraction.py SHARED WORK.

Prints a line a measure: name, value, floor. Ends with 1 if one is below its floor.
"""
import json
import re
import subprocess
import sys

shared, work = sys.argv[1:]
sys.path.insert(0, shared + "/eval")
import scorelib  # noqa: E402

sets = shared + "/data/extraction/gt_%s.json"
below = []


def show(name, value, floor, at_most=False):
    missed = value > floor if at_most else value <= floor
    print("%-44s %.4f  %s %.3f%s" % (
        name, value, "at most" if at_most else "floor  ", floor, "  BELOW" if missed else ""))
    if missed:
        below.append(name)


def score(script, name):
    out = subprocess.run(
        [sys.executable, "%s/eval/%s.py" % (shared, script), sets % name, work + "/sets.jsonl", "--json"],
        check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


# must beat the best peer
for name, metric, floor in [
        ("zyte", "shingle", .951), ("trafi", "snippets", .924), ("fundus", "shingle_cjk", .948),
        ("wcxb", "wordF1", .943), ("cnwce", "shingle_cjk", .841)]:
    result = score("score_extraction", name)
    show("text %s %s F1" % (name, metric), result[metric]["F1"], floor)
    if name in ("fundus", "wcxb"):
        show("title %s exact" % name, result["title"]["exact"], {"fundus": .77, "wcxb": .63}[name])

with open(sets % "htmldate", encoding="utf-8") as file:
    gov = {key for key, page in json.load(file)["pages"].items() if "gov" in (page.get("tags") or [])}
dates = score("score_dates", "htmldate")
show("dates htmldate day", dates["acc"], .899)
sys.path.insert(0, shared + "/eval")
import score_dates  # noqa: E402

pages = scorelib.load_gt(sets % "htmldate")["pages"]
predictions = scorelib.load_pred(work + "/sets.jsonl")
show("dates htmldate gov day",
     score_dates.score({key: pages[key] for key in gov}, predictions)["acc"], .789)
show("dates wcxb day", score("score_dates", "wcxb")["acc"], .852)
dates = score("score_dates", "fundus")
show("dates fundus day", dates["acc"], .974)
show("dates fundus instant", dates["time"]["instant"], .979)
dates = score("score_dates", "cnwce")
show("dates cnwce day", dates["acc"], .576)
show("dates cnwce wall clock", dates["time"]["wall"], .25)
show("dates cnwce pages without a date answered", dates["false_alarm"], 0, at_most=True)

# pages of ministries
found = {}


def count(name, right):
    a, b = found.get(name, (0, 0))
    found[name] = (a + bool(right), b + 1)


def run_together(text):
    return re.sub(r"\s+", "", text or "")


def same_time(page, prediction):
    want = scorelib.When(page["expected_published"], page["published_precision"])
    if not prediction.get("published"):
        return False
    got = scorelib.When(prediction["published"], prediction["published_precision"])
    # as exactly as the truth is known; a page may show a clock that its reader did not note
    if want.timed:
        return got.timed and want.wall.replace(second=0) == got.wall.replace(second=0)
    return (want.y, want.m, want.d)[:2 if want.prec == "month" else 3] == (got.y, got.m, got.d)[:2 if want.prec == "month" else 3]


by_file = scorelib.load_pred(work + "/ministries.jsonl")
for page in lines(shared + "/data/pages/pages.jsonl"):
    prediction = by_file[page["file"]]
    text = run_together(prediction["text"])
    if page["expected_title"]:
        count("title", scorelib.normtitle(page["expected_title"]) == scorelib.normtitle(prediction["title"]))
    if page["expected_published"]:
        count("time at its precision", same_time(page, prediction))
    first, last = run_together(page["expected_first"]), run_together(page["expected_last"])
    if first and last:
        count("first and last sentence there", first in text and last in text)
        count("text begins and ends so", text.startswith(first) and text.endswith(last))
for name, floor in [("title", .85), ("time at its precision", .92), ("first and last sentence there", .80),
                    ("text begins and ends so", .74)]:
    right, all_of_them = found[name]
    show("ministries %s (%d of %d)" % (name, right, all_of_them), right / all_of_them, floor)

# feeds
by_file = scorelib.load_pred(work + "/feeds.jsonl")
for feed in lines(shared + "/data/feeds/feeds.jsonl"):
    prediction = by_file.get(feed["file"], {})
    count("feeds read without error", not prediction.get("error"))
    if feed.get("items_expected") is not None:
        count("feeds item counts", prediction.get("items") == feed["items_expected"])
for name, floor in [("feeds read without error", .99), ("feeds item counts", .95)]:
    right, all_of_them = found[name]
    show("%s (%d of %d)" % (name, right, all_of_them), right / all_of_them, floor)

if below:
    sys.exit("below the floor: " + ", ".join(below))
