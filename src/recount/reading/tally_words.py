"""The words of tolls that no verb of harm tells: one packaged table, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class TallyWords:
    """What stands somewhere ("toll"), what it does or is done to it, and who is counted.

    `outcomes` gives for each word of `harmed` what became of them; `mixed` words are of several
    outcomes in one number. `laconic` words count people in tallies without a verb; `notations` are
    the capitals by which armies write the same.
    """

    tallies: frozenset[str]
    reaching: frozenset[str]
    bringing: frozenset[str]
    things: frozenset[str]
    outcomes: Mapping[str, Outcome]
    harmed: frozenset[str]
    mixed: frozenset[str]
    laconic: frozenset[str]
    notations: Mapping[str, Outcome]


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
        laconic=frozenset(raw["laconic"]["words"]),
        notations={word: one for one in Outcome for word in raw["notations"].get(one.value, ())},
    )


def outcome_of(word: Token) -> Outcome:
    """What became of those whom a word such as "the dead" counts.

    "The victims" are the wounded in a text that has told of wounded and of no dead.
    """
    told = tally_words().outcomes[word.lower_]
    if word.lower_ not in _VICTIMS:
        return told
    before = {t.lemma_.lower() for t in word.doc[: word.i]}
    return Outcome.INJURED if before & _hurting() and not before & _killing() else told


_VICTIMS = frozenset({"victim", "victims"})


@cache
def _killing() -> frozenset[str]:
    words = lexicon().harms[Outcome.KILLED]
    fatal = lexicon().felling["fatally"] | lexicon().wounds["fatal"]
    return words.verbs | words.intransitive | words.nouns | words.counted | words.adjectives | fatal


@cache
def _hurting() -> frozenset[str]:
    words = lexicon().harms[Outcome.INJURED]
    return words.verbs | words.counted | words.adjectives | {"shoot", "stab", "gunshot"}
