"""Learns the weights of linking from pairs whose truth is known, and writes the shipped table.

    python -m scripts.learn_weights            writes src/recount/resources/weights.toml
    python -m scripts.learn_weights --print    prints it

Across documents: invented campaigns (`scripts/campaigns.py`). Inside a document: the same, moved by
pairs of the project's own reports (`corpora/links`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from scripts.labelled_pairs import CAMPAIGNS, Pair, kept_pairs, pairs_of_campaigns

from recount.linking.learning import CEILING, IN_A_DOCUMENT, LEAST, STRENGTH, Seen, learn, relearn
from recount.linking.levels import LEVELS, Between
from recount.linking.scoring import ONE
from recount.linking.weights import Learned, Table, Weights, write_table

TABLE = Path(__file__).parents[1] / "src" / "recount" / "resources" / "weights.toml"


def main() -> None:
    """Prints the table, or writes it where it is shipped."""
    text = write_table(learn_table())
    if "--print" in sys.argv[1:]:
        sys.stdout.write(text)
    else:
        TABLE.write_text(text, "utf-8")


def learn_table() -> Table:
    """The table; the same at every run."""
    within, across = _seen((pair, 1) for pair in pairs_of_campaigns())
    reported, _ = _seen(kept_pairs())
    inside = _moved(learn(within, Between.WITHIN), reported)
    return Table(inside, learn(across, Between.ACROSS), _statement(within, across, reported))


def _seen(pairs: Iterable[tuple[Pair, int]]) -> tuple[Seen, Seen]:
    within, across = Seen(), Seen()
    for pair, times in pairs:
        (within if pair.within else across).add(pair.levels, pair.one, times)
    return within, across


def _moved(campaigns: tuple[Learned, ...], reported: Seen) -> tuple[Learned, ...]:
    """What campaigns say, moved by what the reports say; how much one document says for one
    happening by the reports alone, since a campaign's documents are made by rule."""
    told = {one.level: one for one in learn(reported, Between.WITHIN)}
    moved = relearn(reported, campaigns)
    bits = Weights.of(moved, ()).within
    return tuple(
        _fitting(told[one.level], bits) if LEVELS[one.level].feature == IN_A_DOCUMENT else one
        for one in moved
    )


def _fitting(document: Learned, bits: Mapping[str, float]) -> Learned:
    """How much a document says for one happening: so much that, beside all else that pairs of
    reports show, as many are expected to be one as truly are. Features go together (another day,
    mostly another place too), so that it cannot be read off its own shares."""
    sums, ones = [], 0
    for pair, times in kept_pairs():
        if document.level in pair.levels and not any(LEVELS[one].never for one in pair.levels):
            rest = sum(bits[one] for one in pair.levels if one != document.level)
            sums += [rest - ONE] * times
            ones += times * pair.one
    low, high = -CEILING, CEILING
    for _ in range(50):
        middle = (low + high) / 2
        expected = sum(1 / (1 + 2.0 ** -(rest + middle)) for rest in sums)
        low, high = (middle, high) if expected < ones else (low, middle)
    return replace(document, u=document.m / 2.0**high)


def _statement(within: Seen, across: Seen, reported: Seen) -> str:
    sizes = ", ".join(str(happenings) for happenings, _ in CAMPAIGNS)
    return f"""
What it was learned from. Across documents: {len(CAMPAIGNS)} invented campaigns of
{sizes} happenings in forty days
(scripts/campaigns.py), {across.one[""]:,} pairs of accounts of one happening and
{across.other[""]:,} of two. Inside a document: the same campaigns ({within.one[""]:,} and
{within.other[""]:,} pairs), which stand for {STRENGTH:g} pairs of each kind, and the project's own
reports as the reader reads them ({reported.one[""]:,} and {reported.other[""]:,} pairs,
corpora/links). How often campaigns slip is a guess at what reports do.
Smoothing. Every level is taken to have been seen in {LEAST:g} pair more of each kind; then the
smaller of its two shares is raised by a standard error of their ratio, so that few pairs say
little. No level weighs more than {CEILING:g} bits for or against.
The mark. Two accounts are one happening from {ONE:g} bits on.
"""


if __name__ == "__main__":
    main()
