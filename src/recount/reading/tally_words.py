"""The words of tolls that no verb of harm tells: one packaged table, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recount.model.counts import Outcome


@dataclass(frozen=True, slots=True)
class TallyWords:
    """What stands somewhere ("toll"), what it does or is done to it, and who is counted.

    `outcomes` gives for each word of `harmed` what became of them; `mixed` words are of several
    outcomes in one number.
    """

    tallies: frozenset[str]
    reaching: frozenset[str]
    bringing: frozenset[str]
    things: frozenset[str]
    outcomes: Mapping[str, Outcome]
    harmed: frozenset[str]
    mixed: frozenset[str]


@cache
def tally_words() -> TallyWords:
    """The packaged table of `resources/tolls.toml`."""
    source = resources.files("recount.resources").joinpath("tolls.toml")
    raw = tomllib.loads(source.read_text("utf-8"))
    tallies, harmed = raw["tallies"], raw["harmed"]
    outcomes = {word: one for one in Outcome for word in harmed.get(one.value, ())}
    return TallyWords(
        tallies=frozenset(tallies["words"]),
        reaching=frozenset(tallies["reaching"]),
        bringing=frozenset(tallies["bringing"]),
        things=frozenset(tallies["things"]),
        outcomes=outcomes,
        harmed=frozenset(outcomes),
        mixed=frozenset(harmed["mixed"]),
    )
