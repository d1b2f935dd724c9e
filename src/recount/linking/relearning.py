"""What a team's own decisions say of the weights of linking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.linking.accounts import as_met, cluster_quickly, find_accounts
from recount.linking.learning import Labelled, learn
from recount.linking.scoring import levels_of
from recount.linking.tellings import Telling, tell_all
from recount.linking.verdicts import LEVELS
from recount.linking.weights import ACROSS, SHIPPED, WITHIN, weights_from
from recount.model.claims import Claim
from recount.model.decisions import DecisionKind, Settled
from recount.model.documents import Document

TOLD = {DecisionKind.SAME: True, DecisionKind.DIFFERENT: False}
"""A part, and what nobody could tell, say nothing of a weight."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A weight that decisions moved: the level in words, before and after."""

    name: str
    words: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What decisions say: the weights that they move, from which pairs, by the ids of their
    decisions, and of how many a rule of meaning decides whatever the weights are."""

    moved: tuple[Moved, ...]
    learned_from: tuple[str, ...]
    ruled: int
    shipped: str
    digest: str


def relearn(
    settled: Sequence[Settled], claims: Mapping[str, Claim], documents: Sequence[Document]
) -> Learnt:
    """The shipped weights, moved by what people decided of two claims, within a document and
    across two each by themselves."""
    told = [one for one in settled if one.kind in TOLD]
    pairs = dict(_pairs(told, claims, documents))
    moved = tuple(
        one
        for half in (WITHIN, ACROSS)
        for one in _moved(half, [pairs[key] for key in sorted(pairs) if pairs[key][0] == half])
    )
    weights = weights_from({one.name: one.after for one in moved})
    ruled = len(told) - len(pairs)
    return Learnt(moved, tuple(sorted(pairs)), ruled, SHIPPED.digest, weights.digest)


def _moved(half: str, pairs: Sequence[tuple[str, Labelled]]) -> Iterator[Moved]:
    before = {name: SHIPPED.half(half)[name] for name in LEVELS}
    after = learn([pair for _, pair in pairs], before) if pairs else before
    for name, verdict in LEVELS.items():
        if after[name] != before[name]:
            yield Moved(f"{half} {name}", verdict.words, before[name], after[name])


def _pairs(
    told: Sequence[Settled], claims: Mapping[str, Claim], documents: Sequence[Document]
) -> Iterator[tuple[str, tuple[str, Labelled]]]:
    """By decision, its half and the pair that it labels: the two claims by themselves where they
    are of one document, else the accounts that their documents give."""
    near = {claims[c].document for one in told for c in (one.first, one.second)}
    inside = {one.id: one for one in claims.values() if one.document in near}
    account_of: dict[str, Telling] = {}
    for account in as_met(find_accounts(inside, cluster_quickly), documents) if told else ():
        account_of.update(dict.fromkeys(account.claims, account))
    alone = tell_all(list(inside.values()))
    for one in told:
        same = claims[one.first].document == claims[one.second].document
        tellings = alone if same else account_of
        if one.first in tellings and one.second in tellings:
            levels = levels_of(tellings[one.first], tellings[one.second])
            if levels is not None:
                half = WITHIN if same else ACROSS
                yield one.decision, (half, Labelled(levels, TOLD[one.kind]))
