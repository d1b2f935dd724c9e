"""The dead of those who attacked: killed bandits beside the villagers whom bandits killed.

They are other people than those whom they harmed, so that who counts the ones says nothing of who
the others were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome, Victims
from recount.model.lineage import ancestors
from recount.model.parties import Party, PartyKind

_ARMED = frozenset({
    "gunman", "gunmen", "bandit", "attacker", "assailant", "militant", "terrorist", "jihadist",
    "jihadi", "islamist", "insurgent", "extremist", "rebel", "guerrilla", "raider", "kidnapper",
    "bomber", "aggressor", "infiltrator",
})  # fmt: skip
"""Words for those who attack of which one report takes this and another that."""


def fall_as_attackers(claim: Claim, claims: Iterable[Claim], outcome: Outcome) -> bool:
    """Whether the fighters whom a claim counts are those who, as other claims of the event tell,
    did harm to people who are none; not where one hand is said to have harmed both."""
    if claim.target is None or not _counts(claim, outcome, (Victims.COMBATANT,)):
        return False
    doers = [
        other.perpetrator
        for other in claims
        if other.perpetrator is not None and _counts_others(other, outcome)
    ]
    if claim.perpetrator is not None and any(_is_one(claim.perpetrator, doer) for doer in doers):
        return False
    return any(_is_one(claim.target, doer) for doer in doers)


def _counts_others(claim: Claim, outcome: Outcome) -> bool:
    """Whether a claim counts people of whom none is called a fighter."""
    return any(_is_of(count, outcome) for count in claim.counts) and not _counts(
        claim, outcome, (Victims.COMBATANT,)
    )


def _counts(claim: Claim, outcome: Outcome, victims: Sequence[Victims]) -> bool:
    return any(_is_of(count, outcome) and count.victims in victims for count in claim.counts)


def _is_of(count: Count, outcome: Outcome) -> bool:
    return count.outcome is outcome and count.part_of is None and count.high != 0


def _is_one(one: Party, other: Party) -> bool:
    """Whether two parties can be one: by their names, or both by a word for those who attack."""
    if one.id is not None and other.id is not None:
        return one.id == other.id or one.id in ancestors(other.id) or other.id in ancestors(one.id)
    words = [_armed(party) for party in (one, other)]
    return all(words) or (one.text.casefold() == other.text.casefold() and bool(one.text))


def _armed(party: Party) -> bool:
    """Whether a party is called by a word for those who attack, or is a group of no state."""
    if party.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA):
        return True
    for word in party.text.casefold().split():
        if word in _ARMED or word.removesuffix("s") in _ARMED:
            return True
    return False
