"""Why the claims of one event are together: every pair of them, feature by feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from recount.linking.accounts import as_met, cluster_quickly, find_accounts
from recount.linking.scoring import PairScore, explain
from recount.linking.settled import Bonds
from recount.linking.tellings import Telling, tell_all
from recount.linking.vicinity import Rarity
from recount.linking.weights import Weights, weights_from
from recount.model.claims import Claim
from recount.model.decisions import Settled
from recount.model.documents import Document


@dataclass(frozen=True, slots=True)
class Measure:
    """What pairs are measured with: how rare words are in the whole ledger, where not all documents
    are at hand, and the weights that decisions moved."""

    rarity: Rarity | None = None
    weights: Mapping[str, float] = field(default_factory=dict)


def score_event(
    names: Sequence[str],
    claims: Mapping[str, Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    measure: Measure | None = None,
) -> tuple[PairScore, ...]:
    """The scores of an event, strongest first: of every two claims that one document tells it
    by, and of every two documents' accounts of it.

    An account bears the id of its first claim. All documents of the ledger are needed, since they
    decide which words are rare; or those of its claims, with the rarity of words in all.
    """
    measure = measure or Measure()
    inside = frozenset(names)
    told_in = {claims[name].document for name in names if name in claims}
    near = {one.id: one for one in claims.values() if one.document in told_in}
    bonds = Bonds.of(settled, weights_from(measure.weights))
    accounts = find_accounts(near, cluster_quickly, bonds)
    met = as_met([one for one in accounts if inside & set(one.claims)], documents, measure.rarity)
    pairs = [*_within(met, near, bonds.weights), *_across(met, bonds.weights)]
    return tuple(sorted(pairs, key=lambda pair: (-pair.total, pair.first, pair.second)))


def _within(
    accounts: Sequence[Telling], claims: Mapping[str, Claim], weights: Weights
) -> Iterator[PairScore]:
    for account in accounts:
        told = tell_all([claims[name] for name in account.claims])
        for first, second in combinations(account.claims, 2):
            yield explain(told[first], told[second], weights)


def _across(accounts: Sequence[Telling], weights: Weights) -> Iterator[PairScore]:
    for first, second in combinations(accounts, 2):
        yield explain(first, second, weights)
