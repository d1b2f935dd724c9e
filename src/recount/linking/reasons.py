"""Why each claim was put into its event, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.linking.references import happening_of
from recount.linking.scoring import PairScore, explain
from recount.linking.tellings import Telling
from recount.linking.verdicts import NEVER
from recount.linking.weights import SHIPPED, Weights
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import Settled

Reasons = tuple[tuple[str, str], ...]
COMPARED = 25
"""An account is laid beside at most so many others, the most exact first."""


def reasons_for(
    accounts: Sequence[Telling],
    names: Sequence[str],
    claims: Mapping[str, Claim],
    weights: Weights = SHIPPED,
) -> Reasons:
    """For each claim of one event, in the order given, why it is here."""
    ranked = sorted(accounts, key=_exactness)
    why: dict[str, str] = {}
    for place, account in enumerate(ranked):
        linked = _why_linked(account, ranked[: min(place, COMPARED)], weights)
        for name in account.claims:
            why[name] = _why_told(claims[name], account, linked, claims)
    return tuple((name, why.get(name) or _why_attached(claims[name], claims)) for name in names)


def with_decisions(reasons: Reasons, same: Sequence[Settled]) -> Reasons:
    """The reasons, where somebody decided that two claims are of one happening, in her words."""
    held = {claim for claim, _ in reasons}
    said: dict[str, str] = {}
    for one in same:
        if {one.first, one.second} <= held:
            for ours, theirs in ((one.first, one.second), (one.second, one.first)):
                said[ours] = f"{one.author} decided that it is the happening of {theirs}: "
                said[ours] += f"{one.reason.rstrip('.')}."
    return tuple((claim, said.get(claim, reason)) for claim, reason in reasons)


def _exactness(account: Telling) -> tuple[bool, bool, int, bool, bool, float, str]:
    """The account that says most exactly when, where and how many; the others lean on it."""
    radius = account.ground.radius if account.ground else 0.0
    length = account.days.length if account.days else 10_000
    written = account.days is not None and account.days.written
    return (
        not account.firm,
        not written,
        length,
        not account.killed,
        not account.placed,
        radius,
        account.id,
    )


def _why_told(
    claim: Claim, account: Telling, linked: str | None, claims: Mapping[str, Claim]
) -> str:
    """Why a claim that tells of the event is in it."""
    target = happening_of(claim, claims)
    if target in account.claims:
        return f"The text itself says that it is the happening of {target}."
    if linked is not None:
        return linked
    others = [name for name in account.claims if name != claim.id]
    if not others:
        return "It is the account that the others are compared with."
    return f"Told in one document, as one happening, with {', '.join(others[:3])}."


def _why_attached(claim: Claim, claims: Mapping[str, Claim]) -> str:
    if claim.kind is ClaimKind.TOTAL:
        return "It counts several strikes, all of them at the day and place of this one event."
    target = happening_of(claim, claims)
    if claim.kind is ClaimKind.RESPONSE:
        return f"It answers what {target} says."
    return f"It says what became of a person in the happening of {target}."


def _why_linked(account: Telling, earlier: Sequence[Telling], weights: Weights) -> str | None:
    """The account it fits best of those more exact, and the features; none for the first.

    A copy explains nothing as long as there is another.
    """
    if not earlier:
        return None
    others = [other for other in earlier if not other.words & account.words] or earlier
    best = max((explain(account, other, weights) for other in others), key=_total)
    return _sentence(best, account)


def _total(score: PairScore) -> float:
    return score.total


def _sentence(score: PairScore, account: Telling) -> str:
    """The features for, strongest first, then those against."""
    ranked = sorted(score.features, key=lambda part: (-part.weight, part.name))
    speak = [part.reason for part in ranked if part.weight > 0]
    against = [part.reason for part in ranked if part.weight < 0]
    sentence = f"Beside {score.second}: {', '.join(speak) or 'nothing by itself'}"
    if against:
        sentence += f"; against it: {', '.join(against)}"
    if not score.one:
        step = "in step with its list" if account.series else "with the others of the event"
        sentence += f"; but {step}"
    return f"{sentence}." if score.total == NEVER else f"{sentence} (score {score.total:g})."
