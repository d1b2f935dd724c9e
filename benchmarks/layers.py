"""Where the day, the killed and the injured of single incidents are lost, layer by layer.

    python benchmarks/layers.py DOCS INCIDENTS EXPORT [--half 0|1]

For the articles that `score/linking.py` scores (same files; EXPORT is `recount export --format
jsonl`) each value is right, or lost at one of these layers: nothing was read that makes an event;
the value stands in no claim of the article; in a claim of another event of it; or in a claim of the
very event, and another was chosen. `--half` keeps the incidents whose SHA-1 is even (0) or odd (1).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from calendar import month_name
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

Json = dict[str, Any]
PARTS = ("child", "woman", "man", "aid_worker", "journalist")


class Article(NamedTuple):
    """What an article claims of the event that it is counted to and of others, and what is so."""

    incident: Json
    event: Json | None
    own: list[Json]
    others: list[Json]


def rows(path: str) -> list[Json]:
    """The lines of a file."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line]


def half_of(incident: str) -> int:
    """The half of the incidents that one belongs to."""
    return int(hashlib.sha1(incident.encode()).hexdigest(), 16) % 2


def articles(docs: list[Json], incidents: list[Json], export: list[Json]) -> list[Article]:
    """The coded articles, each with its event: the one that holds most of its claims."""
    coded = {row["incident_uri"]: row for row in incidents}
    events = {row["id"]: row for row in export if row["record"] == "event"}
    claims: defaultdict[str, list[Json]] = defaultdict(list)
    for row in export:
        if row["record"] == "claim":
            claims[row["document"]].append(row)
    gold: dict[str, str] = {}
    for doc in docs:
        gold.setdefault(doc["id"], doc["incident"])
    return [
        _article(coded[incident], claims[name], events)
        for name, incident in gold.items()
        if incident in coded
    ]


def _article(incident: Json, claims: list[Json], events: dict[str, Json]) -> Article:
    held = Counter(c["event"] for c in claims if c.get("event"))
    first: dict[str, int] = {}
    for claim in claims:
        name, start = claim.get("event"), claim["evidence"]["start"]
        if name:
            first[name] = min(start, first.get(name, start))
    event = min(held, key=lambda name: (-held[name], first[name])) if held else None
    told = [c for c in claims if c["kind"] in ("event", "total") and c.get("event")]
    own = [c for c in told if c["event"] == event]
    others = [c for c in told if c["event"] != event]
    return Article(incident, events.get(event or ""), own, others)


def layer_of_day(one: Article) -> str:
    """Where the day is lost."""
    gold = _coded_day(one.incident["date"])
    if one.event is None:
        return "no event"
    when = one.event.get("when") or {}
    if when.get("start") == when.get("end") == gold:
        return "right"
    if gold in _days(one.own):
        return "in a claim of the event, not chosen"
    if gold in _days(one.others):
        return "in a claim of another event of the article"
    told = {(c.get("when") or {}).get("basis") for c in one.own}
    if told <= {"publication_fallback", None}:
        return "no day read: that of the paper stands in"
    covers = (when.get("start") or "9") <= gold <= (when.get("end") or "0")
    return "a longer time that holds it" if covers else "another day"


def _coded_day(words: str) -> str:
    """The day of "April 8, 2017" in ISO 8601."""
    month, day, year = words.replace(",", "").split()
    return date(int(year), list(month_name).index(month), int(day)).isoformat()


def _days(claims: list[Json]) -> set[str]:
    spans = [claim.get("when") or {} for claim in claims]
    return {when["start"] for when in spans if when.get("start") and when["start"] == when["end"]}


def layer_of_number(one: Article, outcome: str) -> str:
    """Where a number of people is lost."""
    gold = one.incident[f"num_{outcome}"]
    if one.event is None:
        return "no event"
    best = _best(one.event, outcome)
    if best == gold:
        return "right"
    given, beside = _given(one.own, outcome), _given(one.others, outcome)
    if gold == 0:
        return "somebody counted, nobody coded"
    if gold in given:
        return "in a claim of the event, not chosen"
    if gold in beside:
        return "in a claim of another event of the article"
    if sum(given) == gold:
        return "told one by one, not added up"
    return "another number" if given else "no number read"


def _given(claims: list[Json], outcome: str) -> list[int]:
    found = []
    for claim in claims:
        counts = [c for c in claim.get("counts") or [] if c["outcome"] == outcome]
        whole = [c["low"] or 0 for c in counts if c.get("part_of") is None]
        found += [sum(whole)] if whole else []
    return found


def _best(event: Json, outcome: str) -> int | None:
    counts = [c for c in event.get("counts") or [] if c["outcome"] == outcome]
    best = {c["victims"]: c["best"] for c in counts if c["best"] is not None}
    if not counts:
        return 0
    if not best:
        return None
    civilians = max(best.get("civilian", 0), sum(best.get(part, 0) for part in PARTS))
    armed = best.get("combatant", 0) + best.get("security_force", 0)
    return max(best.get("unstated", 0), civilians + armed)


def main() -> None:
    """Prints three tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs=3, metavar="FILE", help="DOCS, INCIDENTS, EXPORT")
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    docs, incidents, export = map(rows, asked.files)
    if asked.half is not None:
        docs = [doc for doc in docs if half_of(doc["incident"]) == asked.half]
    found = articles(docs, incidents, export)
    tables = {"day": Counter(layer_of_day(one) for one in found)}
    for outcome in ("killed", "injured"):
        tables[outcome] = Counter(layer_of_number(one, outcome) for one in found)
    for name, layers in tables.items():
        print(f"{name}, of {len(found)} articles")
        for layer, count in layers.most_common():
            print(f"  {100 * count / len(found):5.1f} %  {count:5d}  {layer}")


if __name__ == "__main__":
    main()
