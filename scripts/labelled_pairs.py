"""Pairs of tellings whose truth is known, as the levels of comparison that they show.

From invented campaigns they are made anew each time. From the project's own reports they are
written to `corpora/links/pairs.jsonl` once (`python -m scripts.labelled_pairs`), since what is read
in those changes with the reader. A pair that a rule of meaning excludes says nothing of a weight,
and is left out.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from scripts.campaigns import campaign
from tests.golden.scoring import CORPUS, Json, Judged, judged_corpus
from tests.golden.test_origins import corpus as origins

from recount.linking.accounts import as_met
from recount.linking.learning import Labelled
from recount.linking.references import bind
from recount.linking.scoring import levels_of
from recount.linking.tellings import Telling, merge, tell_all
from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.model.wire import from_wire

LABELLED = (
    (CORPUS, "part1"), (CORPUS, "part2"), (CORPUS.parent / "held_out", "looked_at"),
    (CORPUS.parent / "held_out", "ordinary"), (CORPUS.parent / "fresh", "round1"),
    (CORPUS.parent / "fresh", "round2"), (CORPUS.parent / "fresh", "round3"),
)  # fmt: skip
KEPT = CORPUS.parent / "links" / "pairs.jsonl"
Truth = Mapping[str, object]


def pairs_within(claims: Sequence[Claim], truth: Truth) -> Iterator[Labelled]:
    """Of every two tellings of one document that the text itself does not tie together."""
    events = [c for c in claims if c.kind is ClaimKind.EVENT and c.id in truth]
    known = {claim.id: claim for claim in claims}
    told = tell_all(events)
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    for names in bind(events, known):
        group = merge([told[name] for name in names])
        groups[group.document].append(group)
    for _, tellings in sorted(groups.items()):
        for a, b in combinations(sorted(tellings, key=lambda one: one.id), 2):
            yield from _pair(a, b, truth)


def pairs_across(
    claims: Sequence[Claim], documents: Sequence[Document], truth: Truth
) -> Iterator[Labelled]:
    """Of every two documents' accounts, each put together as it truly is."""
    events = [c for c in claims if c.kind is ClaimKind.EVENT and c.id in truth]
    told = tell_all(events)
    accounts: defaultdict[tuple[str, object], list[Telling]] = defaultdict(list)
    for claim in events:
        accounts[claim.document, truth[claim.id]].append(told[claim.id])
    met = as_met([merge(found) for _, found in sorted(accounts.items(), key=str)], documents)
    for a, b in combinations(met, 2):
        if a.document != b.document:
            yield from _pair(a, b, truth)


def _pair(a: Telling, b: Telling, truth: Truth) -> Iterator[Labelled]:
    levels = levels_of(a, b)
    if levels is not None:
        yield Labelled(levels, truth[a.claims[0]] == truth[b.claims[0]])


def pairs_of_reports() -> Iterator[Labelled]:
    """Within documents: of the claims that the reader finds in the project's own reports, by the
    label of the gold claim that each meets. What it finds beyond them is left out."""
    for folder, part in LABELLED:
        for judged in judged_corpus(part, folder):
            yield from of_report(judged)


def of_report(judged: Judged) -> Iterator[Labelled]:
    """The pairs of one report."""
    claims = [_claim(row) for row in judged.coded["claims"]]
    truth = {
        found["id"]: judged.gold[place]["event"]
        for place, found in judged.found.items()
        if judged.gold[place].get("event")
    }
    return pairs_within(claims, truth)


def _claim(row: Json) -> Claim:
    fields = {field.name for field in dataclasses.fields(Claim)}
    return from_wire(Claim, {name: value for name, value in row.items() if name in fields})


def pairs_of_origins() -> Iterator[Labelled]:
    """Across documents: of reports that the reader reads in `corpora/origins`, by happening."""
    from recount.app.settings import Settings
    from recount.app.wiring import open_grammar_reader

    told = origins()
    documents = [Document(row["id"], row["text"], published=row["published"]) for row in told]
    happening = {row["id"]: row["happening"] for row in told}
    reader = open_grammar_reader(Settings.from_environment())
    claims = [claim for found in reader.read(documents) for claim in found.claims]
    yield from of_origins(claims, documents, happening)


def of_origins(
    claims: Sequence[Claim], documents: Sequence[Document], happening: Mapping[str, str]
) -> Iterator[Labelled]:
    """The pairs of reports of one happening, and of different ones."""
    return pairs_across(claims, documents, {one.id: happening[one.document] for one in claims})


def kept_pairs() -> Iterator[Labelled]:
    """The pairs of reports as they were last written down, each with how often it was met."""
    for line in KEPT.read_text("utf-8").splitlines():
        row = json.loads(line)
        for is_one in (True, False):
            times = row["one" if is_one else "other"]
            if times:
                yield Labelled(tuple(row["levels"]), is_one, times)


def keep_pairs(pairs: Iterable[Labelled]) -> None:
    """Writes pairs down, those that show the same levels on one line."""
    met: dict[tuple[str, ...], list[int]] = {}
    for pair in pairs:
        met.setdefault(pair.levels, [0, 0])[not pair.one] += 1
    rows = [
        {"levels": levels, "one": one, "other": other}
        for levels, (one, other) in sorted(met.items())
    ]
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


SIZES = (15, 30, 60, 90) * 4
CAMPAIGNS = tuple((size, seed) for seed, size in enumerate(SIZES, start=1))
"""Happenings in forty days, and the seed."""


def pairs_of_campaigns() -> Iterator[Labelled]:
    """All pairs of some invented campaigns, sparse and dense."""
    for happenings, seed in CAMPAIGNS:
        made = campaign(happenings, seed)
        yield from pairs_within(made.claims, made.truth)
        yield from pairs_across(made.claims, made.documents, made.truth)


if __name__ == "__main__":
    keep_pairs([*pairs_of_reports(), *pairs_of_origins()])
