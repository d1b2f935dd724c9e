"""Learns the weights of linking from pairs whose truth is known, and writes the shipped table.

    python -m scripts.learn_weights            writes src/recount/resources/linking_weights.toml
    python -m scripts.learn_weights --print    prints it

What is believed before are the weights set by hand, which stand beside each level. Across documents
pairs come from invented campaigns, from `corpora/origins` and from the table of what counts as one
happening (`tests/spec/test_linking_pairs.py`); inside a document from the project's own reports,
from the same campaigns and that table. All pairs of one source together count as so many pairs as
`COUNTED` says: what is invented says little of how often reports slip.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.labelled_pairs import kept_pairs, pairs_of_campaigns
from tests.making_claims import Newsroom
from tests.spec import test_linking_pairs as table

from recount.linking.learning import Labelled, learn, seen
from recount.linking.scoring import levels_of
from recount.linking.tellings import outside, tell_all
from recount.linking.verdicts import LEVELS
from recount.linking.weights import ACROSS, WITHIN, Learned

TABLE = Path(__file__).parents[1] / "src" / "recount" / "resources" / "linking_weights.toml"
CAMPAIGNS, CAMPAIGNS_WITHIN = 30, 20
"""How many pairs of one happening all campaigns stand for, across documents and inside one."""
ORIGINS = 1
BESIDE = 6
"""How many pairs of two happenings stand for each of one, in what is invented."""
ROWS = 10
"""How many pairs each row of the table stands for: it says what linking means."""
REPORTS, ONES = 0.5, 6
"""What a pair of a report counts, and how many times as much where it is of one happening, since
there are few of them."""
SPREAD = {WITHIN: 0.5, ACROSS: 0.35}


def main() -> None:
    """Prints the table, or writes it where it is shipped."""
    text = written(learned())
    if "--print" in sys.argv[1:]:
        sys.stdout.write(text)
    else:
        TABLE.write_text(text, "utf-8")


def learned() -> list[Learned]:
    """Every level in both halves; the same at every run."""
    invented, kept = list(pairs_of_campaigns()), list(kept_pairs())
    found: list[Learned] = []
    for half in (WITHIN, ACROSS):
        made = [pair for pair in invented if _half(pair) == half]
        read = [pair for pair in kept if _half(pair) == half]
        rows = list(_rows(half))
        found += _half_learned(half, [*_counted(half, made, read), *rows], [*made, *read, *rows])
    return found


def _half_learned(
    half: str, counted: Sequence[Labelled], shown: Sequence[Labelled]
) -> Iterator[Learned]:
    by_hand = {name: verdict.weight for name, verdict in LEVELS.items()}
    weights = learn(counted, by_hand, SPREAD[half])
    one, other = seen(shown, True), seen(shown, False)
    for name, hand in by_hand.items():
        yield Learned(half, name, hand, weights[name], one[name], other[name])


def _counted(half: str, made: Sequence[Labelled], read: Sequence[Labelled]) -> list[Labelled]:
    """The pairs of each source, for as many as they stand for."""
    if half == ACROSS:
        return [
            *_standing_for(made, CAMPAIGNS, CAMPAIGNS * BESIDE),
            *_standing_for(read, ORIGINS, ORIGINS * BESIDE),
        ]
    ones = sum(pair.times for pair in made if pair.one)
    others = sum(pair.times for pair in made if not pair.one)
    return [
        *_standing_for(made, CAMPAIGNS_WITHIN, CAMPAIGNS_WITHIN * others / ones),
        *(replace(pair, times=pair.times * REPORTS * (ONES if pair.one else 1)) for pair in read),
    ]


def _standing_for(pairs: Sequence[Labelled], one: float, other: float) -> Iterator[Labelled]:
    """Pairs that count together as so many of one happening and of two."""
    ones = sum(pair.times for pair in pairs if pair.one)
    others = sum(pair.times for pair in pairs if not pair.one)
    for pair in pairs:
        yield replace(pair, times=pair.times * (one / ones if pair.one else other / others))


def _half(pair: Labelled) -> str:
    inside = any(level.startswith("document.") for level in pair.levels)
    return WITHIN if inside else ACROSS


def _rows(half: str) -> Iterator[Labelled]:
    """The rows of the table of what counts as one happening, and as two."""
    if half == ACROSS:
        sides = ((table.ONE, True), (table.TWO, False))
    else:
        sides = ((table.WITHIN_ONE, True), (table.WITHIN_TWO, False))
    for rows, is_one in sides:
        for _, first, second in rows:
            levels = None if second.get("refers") else _row(half, (first, second))
            if levels is not None:
                yield Labelled(levels, is_one, ROWS)


def _row(half: str, sides: Iterable[dict]) -> tuple[str, ...] | None:
    room = Newsroom()
    names = [room.document(name) for name in ("a", "b")]
    for number, fields in enumerate(sides):
        room.event(names[number if half == ACROSS else 0], **{**table.BASE, **fields})
    told = tell_all(room.claims)
    a, b = (outside(told[claim.id], {}) for claim in room.claims)
    return levels_of(a, b)


def written(table: Iterable[Learned]) -> str:
    """The table as text, always the same for the same table."""
    lines = [
        "# Weights of linking, learned by rule: python -m scripts.learn_weights says from what.",
        "# level = [set by hand, learned, pairs of one happening, pairs of two]",
    ]
    half = ""
    for one in table:
        if one.half != half:
            half = one.half
            lines += ["", f"[{half}]"]
        numbers = f"{one.by_hand:g}, {one.weight:g}, {one.one}, {one.other}"
        lines.append(f'"{one.level}" = [{numbers}]')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
