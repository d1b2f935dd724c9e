"""How well rows of a published table are found again in a ledger's events.

    python benchmarks/comparing.py TABLE [SEED [ROUGH [EVENTS]]]

Takes a sample of the table as the events of a ledger and perturbs it as reports do: dates move,
places are spelt otherwise or given broadly, tolls change, parties are named otherwise or not at
all. Of the events a fifth is not in the table, and of the table a fifth not among the events. The
truth is the row that an event was made of.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from recount.analysis.published.happening import Happening
from recount.analysis.published.pairing import pairs
from recount.analysis.published.reading import read_table

ALONE = 0.2
"""This share of each side has no counterpart on the other."""
SWAPS = {"dh": "d", "kh": "h", "gh": "g", "ou": "u", "ee": "i", "q": "k", "aa": "a", "y": "i"}
KINDS = frozenset(
    ["town", "city", "village", "district", "province", "governorate", "state", "municipality"]
)


@dataclass(frozen=True)
class Noise:
    """How often each thing happens to a row; all of it by chance, and `rough` times as often."""

    chance: random.Random
    rough: float = 1.0

    def happens(self, often: float) -> bool:
        """Whether something that is so frequent happens now."""
        return self.chance.random() < often * self.rough


def perturbed(row: Happening, noise: Noise) -> Happening:
    """The row as reports might tell it."""
    return _number(_sides(_place(_time(row, noise), noise), noise), noise)


def _time(row: Happening, noise: Noise) -> Happening:
    """15 in 100 are told a day or two off; 10 as several days."""
    assert row.start is not None
    assert row.end is not None
    if noise.happens(0.15):
        off = timedelta(days=noise.chance.choice((-2, -1, -1, 1, 1, 2)))
        row = replace(row, start=row.start + off, end=row.end + off)
    if noise.happens(0.1):
        row = replace(row, end=row.end + timedelta(days=noise.chance.randrange(1, 4)))
    return row


def _place(row: Happening, noise: Noise) -> Happening:
    """30 in 100 are spelt otherwise; 10 are given by a wider place alone."""
    names = list(row.places)
    if len(names) > 1 and noise.happens(0.1):
        names = names[1:]
    if names and noise.happens(0.3):
        names[0] = _spelt(names[0], noise.chance)
    return replace(row, places=tuple(names))


def _spelt(name: str, chance: random.Random) -> str:
    """Another transliteration, or a letter that is left out, doubled or another; the word for the
    kind of place is left out."""
    name = " ".join(word for word in name.split() if word not in KINDS) or name
    told = [(old, new) for old, new in SWAPS.items() if old in name]
    if told and chance.random() < 0.6:
        return name.replace(*chance.choice(told))
    at = chance.randrange(len(name))
    return name[:at] + chance.choice(("", name[at] * 2, chance.choice("aeiou"))) + name[at + 1 :]


def _sides(row: Happening, noise: Noise) -> Happening:
    """10 in 100 name one side alone; 5 none."""
    if noise.happens(0.05):
        return replace(row, sides=())
    if len(row.sides) == 2 and noise.happens(0.1):
        return replace(row, sides=(noise.chance.choice(row.sides),))
    return row


def _number(row: Happening, noise: Noise) -> Happening:
    """20 in 100 have another toll; 5 none."""
    if noise.happens(0.05) or row.best is None:
        return replace(row, low=None, best=None, high=None)
    if not noise.happens(0.2):
        return row
    near = round(row.best * noise.chance.choice((0.7, 0.9, 1.15, 1.4)))
    best = max(1, near + noise.chance.choice((-1, 0, 1)))
    return replace(row, low=min(best, row.low or best), best=best, high=max(best, row.high or best))


def main(words: Sequence[str]) -> None:
    """Prints precision and recall of the pairs."""
    chance = random.Random(int(words[1]) if len(words) > 1 else 7)
    noise = Noise(chance, float(words[2]) if len(words) > 2 else 1.0)
    table = read_table(Path(words[0]))
    rows = list(table.rows)
    chance.shuffle(rows)
    cut = round(len(rows) * ALONE / (1 + ALONE))
    here = rows[:-cut][-int(words[3]) :] if len(words) > 3 else rows[:-cut]
    there = rows[cut:]
    events = [replace(perturbed(row, noise), id=f"e-{row.id}") for row in here]
    truth = {row.id for row in here} & {row.id for row in there}
    began = time.process_time()
    found = pairs(events, there)
    spent = time.process_time() - began
    right = sum(pair.ours.id == f"e-{pair.theirs.id}" for pair in found)
    print(f"{table.kind}: {len(events)} events, {len(there)} rows, {len(truth)} in both")
    print(f"pairs {len(found)}, precision {100 * right / len(found):.2f}, "
          f"recall {100 * right / len(truth):.2f}, {spent:.1f} s of processor time")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
