"""Why the claims of one event are together: every pair of them, feature by feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recount.linking.accounts import as_met, cluster_quickly, find_accounts
from recount.linking.scoring import PairScore, explain
from recount.linking.settled import FREE, Bonds
from recount.linking.tellings import Telling, tell_all
from recount.linking.vicinity import Rarity
from recount.model.claims import Claim
from recount.model.decisions import Settled
from recount.model.documents import Document


def score_event(
    names: Sequence[str],
    claims: Mapping[str, Claim],
    documents: Sequence[Document],
    settled: Sequence[Settled] = (),
    rarity: Rarity | None = None,
) -> tuple[PairScore, ...]:
    """The scores of an event, strongest first: of every two claims that one document tells it
    by, and of every two documents' accounts of it.

    An account bears the id of its first claim. All documents of the ledger are needed, since they
    decide which words are rare; or those of its claims, with the `rarity` of words in all.
    """
    inside = frozenset(names)
    told_in = {claims[name].document for name in names if name in claims}
    near = {one.id: one for one in claims.values() if one.document in told_in}
    accounts = find_accounts(near, cluster_quickly, Bonds.of(settled) if settled else FREE)
    met = as_met([one for one in accounts if inside & set(one.claims)], documents, rarity)
    pairs = [*_within(met, near), *_across(met)]
    return tuple(sorted(pairs, key=lambda pair: (-pair.total, pair.first, pair.second)))


def _within(accounts: Sequence[Telling], claims: Mapping[str, Claim]) -> Iterator[PairScore]:
    for account in accounts:
        told = tell_all([claims[name] for name in account.claims])
        for first, second in combinations(account.claims, 2):
            yield explain(told[first], told[second])


def _across(accounts: Sequence[Telling]) -> Iterator[PairScore]:
    for first, second in combinations(accounts, 2):
        yield explain(first, second)
