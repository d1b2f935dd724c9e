"""What a word of harm comes to: the counts of its victims, with their parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome
from recount.reading.breakdowns import as_parts, listed_parts
from recount.reading.denials import is_denied, is_nobody
from recount.reading.harm_roles import (
    other_harm,
)
from recount.reading.harm_verbs import (
    DEAD,
)
from recount.reading.lexicon import lexicon
from recount.reading.people import count_people
from recount.reading.people_nouns import NO_VICTIMS, ORDINALS
from recount.reading.people_parts import stated_parts
from recount.reading.syntax import (
    child,
    children,
    is_compared,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


TALLIED = frozenset({"number", "toll", "tally", "figure", "count"})


@dataclass(frozen=True)
class Harm:
    """One outcome told by one word: "killed", "the death of", "eight dead".

    `victims` is the head of the noun phrase, `agent` the one who did it, where the grammar says.
    `negated` says that the text denies it ("no one was hurt"), `singled` that people are only
    singled out of those told before ("two of the dead were women"), `own_hand` that they did it
    themselves.
    """

    trigger: Token
    outcome: Outcome
    counts: tuple[Count, ...]
    victims: Token | None
    agent: Token | None
    negated: bool = False
    adds: bool = False
    singled: bool = False
    own_hand: bool = False


def _is_a_state(verb: Token) -> bool:
    """Whether people are said to be held, and not to be taken."""
    if child(verb, "auxpass") is None:
        return False
    start = " ".join(t.lower_ for t in verb.sent[:4])
    still = {t.lower_ for t in children(verb, "advmod")} & {"still", "currently", "already"}
    return bool(still) or start.startswith("at the time")


def own_number(scene: Scene, token: Token) -> bool:
    return any(
        t.dep_ in ("nummod", "amod", "quantmod", "det", "compound")
        and (scene.number_at(t) is not None or t.lower_ == "no")
        for t in token.children
    )


def made(
    scene: Scene, token: Token, outcome: Outcome, victims: Token | None, agent: Token | None
) -> Harm | None:
    if victims is None:
        return None
    if _is_likened(victims) or is_compared(victims) or _tallied(scene, victims) or _either(token):
        return None
    if agent is not None and agent.lemma_.lower() in lexicon().not_people - lexicon().physical:
        return None  # "wolves killed 23"; "the vehicle ran over a mine, killing two" is a harm
    if outcome is Outcome.CAPTURED and any(t.lemma_.lower() in DEAD for t in victims.subtree):
        return None
    if outcome is Outcome.CAPTURED and _is_a_state(token):
        return None  # "at the time 616 were detained at the centre"
    if outcome is Outcome.CAPTURED and is_nobody(victims):
        return None  # "nobody has been arrested", "no detainees"
    counts = count_people(scene, victims, outcome, token)
    if counts and not any(count.part_of is not None for count in counts):
        parts = stated_parts(scene, victims, outcome)
        counts = _without_told(counts, parts) + (parts or _listed(scene, token, counts))
    if not counts:
        return None
    negated = is_denied(token) or victims.lower_ in NO_VICTIMS
    adds = any(t.lower_ in ("also", "additionally") for t in token.children)
    adds = adds or _others(scene, victims) or _one_more(victims)
    return Harm(token, outcome, tuple(counts), victims, agent, negated, adds)


def _is_likened(victims: Token) -> bool:
    """ "Slept like a corpse": nobody died."""
    return victims.dep_ == "pobj" and victims.head.lower_ == "like"


def _without_told(counts: list[Count], parts: list[Count]) -> list[Count]:
    """ "37 villagers, 11 of them girls": the girls are a part, and nobody beside them."""
    inside = [p.span for p in parts if p.span is not None]
    rest = [
        c
        for c in counts[1:]
        if c.span is None or not any(s.start <= c.span.start < s.end for s in inside)
    ]
    return [*counts[:1], *rest]


def _one_more(victims: Token) -> bool:
    """ "A third, a woman of 40, died of her wounds": the next after those counted before."""
    ordinal = victims.lower_ in ORDINALS or any(t.lower_ in ORDINALS for t in victims.children)
    return ordinal and any(t.lower_ == "a" for t in victims.children)


def _either(token: Token) -> bool:
    """ "30 people were either killed or injured": how many of each, nobody says."""
    joined = [token, token.head] if token.dep_ == "conj" else [token, *children(token, "conj")]
    other = any(t.lemma_.lower() in other_harm(token) for t in joined if t != token)
    return other and any(t.lower_ == "or" for j in joined for t in children(j, "cc"))


def _listed(scene: Scene, token: Token, counts: list[Count]) -> list[Count]:
    """The parts listed behind the number or behind the word of harm after it."""
    if len(counts) != 1 or counts[0].span is None:
        return []
    numerals = scene.tokens_of(counts[0].span)
    starts = [*numerals[-1:], *([token] if numerals and token.i > numerals[-1].i else [])]
    found = (listed_parts(scene, start, counts[0]) for start in starts)
    return as_parts(next((parts for parts in found if parts), []), 0)


def _tallied(scene: Scene, victims: Token) -> bool:
    """ "the number of people killed": whom a toll counts; the number stands with the toll."""
    if victims.lemma_.lower() in TALLIED and not own_number(scene, victims):
        return scene.core_number_at(victims) is None and child(victims, "prep") is not None
    of = victims.head
    tally = of.head.lemma_.lower() if victims.dep_ == "pobj" and of.lower_ == "of" else ""
    return (
        tally in TALLIED
        and not own_number(scene, victims)
        and scene.core_number_at(of.head) is None
    )


def _others(scene: Scene, victims: Token) -> bool:
    """Whether the words say that these come on top of others: "one additional insurgent"."""
    near = [victims, *children(victims, "nummod", "amod", "det")]
    numbers = (scene.core_number_at(t) for t in near)
    said = any(t.lower_ in ("additional", "other", "others", "another", "further") for t in near)
    return said or any(n is not None and n.more for n in numbers)
