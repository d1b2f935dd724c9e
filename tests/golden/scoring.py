"""Recount's own reading corpus: what is found, what is right, and what is made up.

    python tests/golden/scoring.py                every figure, and the worst documents
    python tests/golden/scoring.py --show r012    one document, gold and claims side by side
    python tests/golden/scoring.py --part part1   one file of the corpus
    python tests/golden/scoring.py --folder corpora/held_out --part unseen
    python tests/golden/scoring.py --faults       every miss, wrong field and invention

The corpus and the format of its gold are described in corpora/reports/README.md. A gold claim is
found if a claim of its kind covers half of its quote or lies inside it, one to one, best agreement
first. Figures are shares in per cent:

- `recall`, and by kind: gold claims found; optional gold is left out.
- `field_...`: of the fields that gold states for found claims, those that the reader gives exactly.
- `right`: of all claims read that gold can judge, those with no field that contradicts gold. A
  field left empty, a date that holds the true days and more, the wider area of a place, or an
  upper bound left open is no contradiction; a claim that is invented is wrong. This is the strict
  figure.
- `invented`: event, total and strength claims that meet no gold claim at all, as a number.
- `pairs_same`, `pairs_different`: pairs of found claims that gold puts in one event, or in two.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

Json = dict[str, Any]
CORPUS = Path(__file__).parents[2] / "corpora" / "reports"
JUDGED = ("event", "total", "strength")
DOCUMENT = ("id", "text", "title", "published", "publisher")
_IGNORED = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "to", "our", "its"}
_ALIASES = (
    (r"\bunited states\b|\bamericans?\b|\bu\.s\.|\busa\b", "us"),
    (r"\bisis\b|\bisil\b|\bdaesh\b", "islamic state"),
    (r"\bal[- ]?shabaab?\b|\bshabaab\b", "shabab"),
    (r"\bisraelis?\b", "israel"),
    (r"\brussians?\b", "russia"),
)


@dataclass(slots=True)
class Judged:
    """One document with its gold, what was read, and which met which."""

    row: Json
    coded: Json
    found: dict[int, Json] = field(default_factory=dict)
    checks: list[tuple[int, str, bool]] = field(default_factory=list)
    wrong: list[tuple[Json, list[str]]] = field(default_factory=list)
    right: int = 0
    invented: list[Json] = field(default_factory=list)

    @property
    def gold(self) -> list[Json]:
        gold: list[Json] = self.row["gold"]
        return gold

    @property
    def missed(self) -> list[Json]:
        """Gold that should have been found."""
        return [g for i, g in enumerate(self.gold) if i not in self.found and not g.get("optional")]

    @property
    def faults(self) -> int:
        fields = sum(not ok for _, _, ok in self.checks)
        return 3 * len(self.invented) + 2 * len(self.missed) + 2 * len(self.wrong) + fields


# --- names, dates, numbers -----------------------------------------------------------------------


def words(name: str | None) -> frozenset[str]:
    """The words of a name, without accents and articles, after the aliases."""
    plain = unicodedata.normalize("NFKD", (name or "").casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, instead in _ALIASES:
        plain = re.sub(pattern, instead, plain)
    return frozenset(re.findall(r"\w+", plain.replace(".", ""))) - _IGNORED


def same_name(gold: str, *found: str | None) -> bool:
    """One of the accepted names ("A|B") shares half its words with one found, or is inside it."""
    for one in map(words, gold.split("|")):
        for other in map(words, found):
            common = one & other
            if common and (2 * len(common) >= len(one | other) or common in (one, other)):
                return True
            if _spelt_alike(one, other):
                return True
    return False


def _spelt_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Another spelling of the same name, such as Khogyani and Khugyani."""
    first, second = (" ".join(sorted(name)) for name in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.8


def scoped(claim: Json, name: str) -> Json:
    """A field of the claim or, for a total, first of its scope."""
    value: Json = (claim.get("scope") or {}).get(name) or claim.get(name) or {}
    return value


def days_of(claim: Json) -> tuple[str | None, str | None] | None:
    """The days that the claim states; a mere fallback to the day of publication states none."""
    when = scoped(claim, "when")
    days = (when.get("start"), when.get("end"))
    fallback = when.get("basis") == "publication_fallback"
    return None if fallback or days == (None, None) else days


def holds(outer: Sequence[str | None], inner: Sequence[str | None]) -> bool:
    """Whether all days of one interval are in the other; None is open."""
    return (outer[0] or "0000") <= (inner[0] or "0000") and (inner[1] or "9999") <= (
        outer[1] or "9999"
    )


def good_days(gold: Json, days: Sequence[str | None], loosely: bool) -> bool:
    """The very days that gold states or, loosely, an interval that holds them."""
    if "within" in gold:
        return holds(gold["within"], days)
    return list(days) == gold["when"] or (
        loosely and gold["when"] != [None, None] and holds(days, gold["when"])
    )


def same_numbers(gold: Sequence[Any], count: Json) -> bool:
    """Outcome, bounds and being a part are the same."""
    part = count.get("part_of") is not None
    return (gold[0], gold[2], gold[3], len(gold) > 4) == (
        count["outcome"],
        count["low"],
        count["high"],
        part,
    )


def nearly_same_numbers(gold: Sequence[Any], count: Json) -> bool:
    """The same but for an upper bound left open, which says nothing false."""
    return same_numbers(gold, count) or (
        count["high"] is None
        and count["low"] is not None
        and same_numbers(gold, {**count, "high": gold[3]})
    )


def same_victims(gold: Sequence[Any], count: Json) -> bool:
    return count["victims"] in gold[1].split("|")


# --- one gold claim against one claim ------------------------------------------------------------


def exact(gold: Json, claim: Json) -> Iterator[tuple[str, bool]]:
    """Every field that gold states, and whether the claim has just that."""
    if "event_type" in gold:
        yield "type", (scoped_type(claim) or "") in gold["event_type"].split("|")
    if "when" in gold or "within" in gold:
        days = days_of(claim)
        if gold.get("when") == [None, None]:
            yield "when", days is None
        else:
            yield "when", days is not None and good_days(gold, days, False)
    yield from _names(gold, claim)
    yield from _counts(gold, claim)
    if gold.get("events") is not None:
        events = claim.get("events") or {}
        yield "events", gold["events"] == [events.get("low"), events.get("high")]
    for _, _, low, high in (c for c in gold.get("counts") or [] if c[0] == "strength"):
        strength = claim.get("strength") or {}
        yield "strength", [low, high] == [strength.get("low"), strength.get("high")]
    if "stance" in gold:
        yield "stance", claim["stance"] in gold["stance"].split("|")


def scoped_type(claim: Json) -> str | None:
    kind: str | None = (claim.get("scope") or {}).get("event_type") or claim.get("event_type")
    return kind


def _names(gold: Json, claim: Json) -> Iterator[tuple[str, bool]]:
    where = scoped(claim, "where")
    if "country" in gold:
        yield "country", gold["country"] == where.get("country")
    if "place" in gold:
        yield "place", _agrees(gold["place"], where.get("name"), where.get("text"))
    for name in ("perpetrator", "target", "party"):
        if name in gold:
            party = scoped(claim, name)
            yield name, _agrees(gold[name], party.get("name"), party.get("text"))
    if "speaker" in gold:
        yield "speaker", _agrees(gold["speaker"], (claim.get("speaker") or {}).get("name"))
    person = claim.get("person") or {}
    for name in ("person", "role"):
        if gold.get(name):
            stated = gold[name].get("name") if isinstance(gold[name], dict) else gold[name]
            yield name, _agrees(stated, person.get("name" if name == "person" else "role"))


def _agrees(gold: str | None, *found: str | None) -> bool:
    """The same name; where gold states that there is none, none."""
    return not any(found) if gold is None else same_name(gold, *found)


def _counts(gold: Json, claim: Json) -> Iterator[tuple[str, bool]]:
    counts = claim.get("counts") or []
    if gold.get("counts") == []:
        yield "counts", not counts
    for stated in people(gold):
        alike = [count for count in counts if same_numbers(stated, count)]
        yield ("part" if len(stated) > 4 else stated[0]), bool(alike)
        if alike:
            yield "victims", any(same_victims(stated, count) for count in alike)


def people(gold: Json) -> list[list[Any]]:
    """The counts of people who came to harm; the strength of a party is a field of its own."""
    return [count for count in gold.get("counts") or [] if count[0] != "strength"]


def contradictions(gold: Json, claim: Json) -> list[str]:
    """The fields that the claim states and that are not so."""
    bad = [name for name, ok in exact(gold, claim) if not ok and _states(name, claim)]
    days = days_of(claim)
    if "when" in bad and days and ("within" in gold or good_days(gold, days, True)):
        bad.remove("when")
    where = scoped(claim, "where")
    if "place" in bad and _agrees(gold.get("area", ""), where.get("name"), where.get("text")):
        bad.remove("place")
    bad += [
        f"count {count['outcome']} {count['text']!r}"
        for index, count in enumerate(claim.get("counts") or [])
        if people(gold) and not (_only_holds(claim, index) or _stated(people(gold), count))
    ]
    return sorted(set(bad))


def _only_holds(claim: Json, index: int) -> bool:
    """Whether a count has no number and is there for its parts: "two policemen were among the
    dead" says nothing of how many the dead were."""
    count = claim["counts"][index]
    bare = count["low"] is None and count["high"] is None and count["victims"] == "unstated"
    return bare and any(other.get("part_of") == index for other in claim["counts"])


def _states(name: str, claim: Json) -> bool:
    """Whether the claim says anything at all in this field; counts are looked at one by one."""
    where = scoped(claim, "where")
    said = {
        "type": scoped_type(claim) not in (None, "other"),
        "when": days_of(claim) is not None,
        "country": where.get("country") is not None,
        "place": bool(where.get("name") or where.get("text")),
        "stance": True,
        "counts": bool(claim.get("counts")),
    }
    if name in ("perpetrator", "target"):
        return bool(scoped(claim, name))
    return said.get(name, bool(claim.get(name)))


def _stated(gold: Sequence[Sequence[Any]], count: Json) -> bool:
    """Whether gold has this count; "unstated" victims say nothing that could be wrong."""
    return any(
        nearly_same_numbers(stated, count)
        and (count["victims"] == "unstated" or same_victims(stated, count))
        for stated in gold
    )


# --- which met which -----------------------------------------------------------------------------


def touching(gold: Json, claim: Json) -> int:
    """Characters in common if half of gold is covered or the claim is inside gold, else 0."""
    span = claim["evidence"]
    common = min(gold["end"], span["end"]) - max(gold["start"], span["start"])
    inside = 0 < common == span["end"] - span["start"]
    enough = inside or 2 * common >= gold["end"] - gold["start"]
    return max(0, common) if enough else 0


def meeting(gold: Json, claim: Json) -> bool:
    """Whether they speak of the same words: half of either is in the other."""
    span = claim["evidence"]
    common = min(gold["end"], span["end"]) - max(gold["start"], span["start"])
    return 2 * common >= min(gold["end"] - gold["start"], span["end"] - span["start"])


def kinds(gold: Json) -> list[str]:
    accepted: list[str] = gold["kind"].split("|")
    return accepted


def judge(row: Json, coded: Json) -> Judged:
    """One document's claims against its gold."""
    judged = Judged(row, coded)
    for gold in judged.gold:
        gold["start"] = row["text"].index(gold["quote"])
        gold["end"] = gold["start"] + len(gold["quote"])
    _match(judged)
    for i, claim in judged.found.items():
        if not judged.gold[i].get("optional"):
            judged.checks += [(i, name, ok) for name, ok in _all_exact(judged, i, claim)]
    for claim in coded["claims"]:
        _weigh(judged, claim)
    return judged


def _match(judged: Judged) -> None:
    ranked = sorted(
        (
            (-len(agreed(gold, claim)), -touching(gold, claim), i, j)
            for i, gold in enumerate(judged.gold)
            for j, claim in enumerate(judged.coded["claims"])
            if claim["kind"] in kinds(gold) and touching(gold, claim)
        )
    )
    used: set[int] = set()
    for _, _, i, j in ranked:
        if i not in judged.found and j not in used:
            judged.found[i] = judged.coded["claims"][j]
            used.add(j)


def agreed(gold: Json, claim: Json) -> list[str]:
    """The fields on which gold and the claim agree."""
    return [name for name, ok in exact(gold, claim) if ok]


def _all_exact(judged: Judged, index: int, claim: Json) -> Iterator[tuple[str, bool]]:
    """The fields of one claim, and those that point to other claims of the document."""
    gold = judged.gold[index]
    yield from exact(gold, _pooled(judged, gold, claim))
    if "about" in gold:
        answered = [i for i, g in enumerate(judged.gold) if g["quote"] == gold["about"]]
        whom = [judged.found.get(i) for i in answered]
        yield "about", any(c and c["id"] == claim.get("about") for c in whom)
    if "members" in gold:
        members = (claim.get("scope") or {}).get("members") or []
        event_of = {c["id"]: c.get("event") for c in judged.coded["claims"]}
        wanted = {
            judged.found[i].get("event")
            for i, g in enumerate(judged.gold)
            if g.get("event") in gold["members"] and i in judged.found
        }
        yield "members", {event_of.get(m, m) for m in members} == wanted - {None}


def _pooled(judged: Judged, gold: Json, claim: Json) -> Json:
    """The claim with the counts of others inside the same passage that tell of the same event.

    "Left three dead and 20 wounded" may be read as one claim or as two.
    """
    others = [
        count
        for other in judged.coded["claims"]
        if other is not claim
        and other["kind"] == claim["kind"]
        and claim["event"] is not None
        and other["event"] == claim["event"]
        and touching(gold, other)
        for count in other["counts"]
    ]
    return {**claim, "counts": claim["counts"] + others}


def _weigh(judged: Judged, claim: Json) -> None:
    """Whether a claim is right in all that it states, wrong, invented, or not to be judged."""
    own = [i for i, met in judged.found.items() if met is claim]
    near = [g for g in judged.gold if meeting(g, claim)]
    if own:
        bad = contradictions(judged.gold[own[0]], claim)
    elif claim["kind"] not in JUDGED:
        return
    elif not near:
        judged.invented.append(claim)
        judged.wrong.append((claim, ["invented"]))
        return
    else:
        bad = min((_twice(gold, claim) for gold in near), key=len)
    if bad:
        judged.wrong.append((claim, bad))
    else:
        judged.right += 1


def _twice(gold: Json, claim: Json) -> list[str]:
    """The faults of a claim whose gold is met by another already: it says the same again."""
    kind = [] if claim["kind"] in kinds(gold) else [f"kind {claim['kind']}"]
    return kind + contradictions(gold, claim)


# --- the corpus ----------------------------------------------------------------------------------


def read_corpus(part: str | None = None, folder: Path = CORPUS) -> list[Json]:
    """The documents of the corpus, or of one of its files, with their gold."""
    paths = [folder / f"{part}.jsonl"] if part else sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def code(rows: Iterable[Json]) -> list[Json]:
    """What `recount code` writes for these documents, read in this process."""
    from recount.app import wiring
    from recount.app.coding import code as run
    from recount.intake import Refused, read_wire_lines

    lines = [json.dumps({name: row.get(name) for name in DOCUMENT}) for row in rows]
    taken = list(read_wire_lines(lines, "corpora/reports"))
    refused = [str(each.error) for each in taken if isinstance(each, Refused)]
    if refused:
        raise ValueError("; ".join(refused))
    documents = [each.document for each in taken if not isinstance(each, Refused)]
    return [json.loads(each.line()) for each in run(documents, wiring.parts(_settings()), 1)]


def _settings() -> Any:
    from recount.cli.options import settings

    return settings(jobs=1)


@cache
def judged_corpus(part: str | None = None, folder: Path = CORPUS) -> tuple[Judged, ...]:
    """Every document of the corpus, read and judged; once a process."""
    rows = read_corpus(part, folder)
    return tuple(judge(row, coded) for row, coded in zip(rows, code(rows), strict=True))


def figures(documents: Sequence[Judged]) -> dict[str, tuple[float, int]]:
    """Each figure with the number of things that it is a share of."""
    table: dict[str, tuple[float, int]] = {}
    _add_recall(table, documents)
    checks: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for _, name, ok in (check for each in documents for check in each.checks):
        checks[name] += 1
        good[name] += ok
    table["fields"] = _share(good.total(), checks.total())
    for name in sorted(checks):
        table[f"field_{name}"] = _share(good[name], checks[name])
    wrong = sum(len(each.wrong) for each in documents)
    right = sum(each.right for each in documents)
    table["right"] = _share(right, right + wrong)
    judged = [c for each in documents for c in each.coded["claims"] if c["kind"] in JUDGED]
    table["invented"] = (float(sum(len(each.invented) for each in documents)), len(judged))
    _add_pairs(table, documents)
    return table


def _share(part: int, whole: int) -> tuple[float, int]:
    return (round(100 * part / whole, 1) if whole else 100.0, whole)


def _add_recall(table: dict[str, tuple[float, int]], documents: Sequence[Judged]) -> None:
    wanted: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for each in documents:
        for i, gold in enumerate(each.gold):
            if not gold.get("optional"):
                wanted[kinds(gold)[0]] += 1
                met[kinds(gold)[0]] += i in each.found
    table["recall"] = _share(met.total(), wanted.total())
    for kind in sorted(wanted):
        table[f"recall_{kind}"] = _share(met[kind], wanted[kind])


def _add_pairs(table: dict[str, tuple[float, int]], documents: Sequence[Judged]) -> None:
    pairs: Counter[bool] = Counter()
    good: Counter[bool] = Counter()
    for each in documents:
        linked = [
            (each.gold[i]["event"], claim.get("event"))
            for i, claim in sorted(each.found.items())
            if "event" in each.gold[i] and claim["kind"] == "event"
        ]
        for (gold, event), (gold2, event2) in combinations(linked, 2):
            pairs[gold == gold2] += 1
            good[gold == gold2] += event is not None and (event == event2) == (gold == gold2)
    table["pairs_same"] = _share(good[True], pairs[True])
    table["pairs_different"] = _share(good[False], pairs[False])


# --- for people ----------------------------------------------------------------------------------


def brief(claim: Json) -> str:
    """A claim in two lines."""
    when, where = scoped(claim, "when"), scoped(claim, "where")
    counts = [
        f"{c['outcome']} {c['victims']} {c['low']}..{c['high']}"
        + (" part" if c["part_of"] is not None else "")
        for c in claim["counts"]
    ]
    said = {
        "type": scoped_type(claim),
        "when": f"{when.get('start')}..{when.get('end')} {when.get('basis')}" if when else None,
        "where": f"{where.get('name')} {where.get('country')}" if where else None,
        "by": scoped(claim, "perpetrator").get("text"),
        "on": scoped(claim, "target").get("text"),
        "speaker": (claim.get("speaker") or {}).get("name"),
        "stance": None if claim["stance"] == "asserts" else claim["stance"],
        "counts": ", ".join(counts),
        "events": (claim.get("events") or {}).get("text"),
        "event": claim.get("event"),
    }
    fields = "; ".join(f"{name}: {value}" for name, value in said.items() if value)
    return f"[{claim['kind']}] {claim['evidence']['quote']}\n      {fields}"


def show(judged: Judged) -> str:
    """A document with its gold and what was read for it."""
    lines = [f"=== {judged.row['id']} ({judged.row['published']}): {judged.row['about']}"]
    lines += [judged.row["text"], ""]
    verdicts = {id(claim): bad for claim, bad in judged.wrong}
    for i, gold in enumerate(judged.gold):
        stated = {k: v for k, v in gold.items() if k not in ("kind", "quote", "start", "end")}
        lines += [f"  GOLD [{gold['kind']}] {gold['quote']}", f"      {stated}"]
        if i in judged.found:
            claim = judged.found[i]
            lines.append(f"  READ {brief(claim)}")
            less = sorted({name for j, name, ok in judged.checks if j == i and not ok})
            lines += [f"      WRONG: {verdicts.get(id(claim), [])}  NOT EXACT: {less}"]
        else:
            lines.append("  READ nothing" + (" (optional)" if gold.get("optional") else " MISSED"))
    for claim in judged.coded["claims"]:
        if all(claim is not met for met in judged.found.values()):
            lines.append(f"  ALSO READ {brief(claim)}\n      {verdicts.get(id(claim), 'no fault')}")
    return "\n".join(lines)


def faults(judged: Judged) -> str:
    """The lines of `show` that a person who mends the reader wants first."""
    lines = [f"{judged.row['id']} missed {g['kind']}: {g['quote']}" for g in judged.missed]
    for claim, bad in judged.wrong:
        lines.append(f"{judged.row['id']} wrong {bad}: {brief(claim)}")
    return "\n".join(lines)


def main() -> None:
    """Print the table, one document, or every fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", metavar="ID", nargs="+", help="documents, or `all`")
    parser.add_argument("--part", help="one file of the corpus, such as part1")
    parser.add_argument("--folder", type=Path, default=CORPUS, help="another corpus")
    parser.add_argument("--faults", action="store_true", help="every miss, wrong field, invention")
    options = parser.parse_args()
    documents = judged_corpus(options.part, options.folder)
    if options.show:
        chosen = [d for d in documents if d.row["id"] in options.show or "all" in options.show]
        print("\n\n".join(map(show, chosen)))
        return
    for name, (value, among) in figures(documents).items():
        print(f"{name:24} {value:6.1f}   of {among}")
    print("\nworst documents (missed, wrong, invented):")
    for each in sorted(documents, key=lambda d: (-d.faults, d.row["id"]))[:12]:
        tally = f"{len(each.missed)} {len(each.wrong)} {len(each.invented)}"
        print(f"  {each.row['id']}  {tally:8} {each.row['about']}")
    if options.faults:
        print("\n" + "\n".join(filter(None, map(faults, documents))))


if __name__ == "__main__":
    main()
