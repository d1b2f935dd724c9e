"""The ids of events: how they outlive reruns, and where one leads that no event bears now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.ids import content_id
from recount.model.judgements import Entry, JudgementKind
from recount.model.names import Borne, Names
from recount.model.saying import say

COMPARED = ("when", "where", "counts", "event_type", "perpetrator", "target")


def names_of(ledger: Ledger, claims: Mapping[str, Claim]) -> Names:
    """The ids that a ledger's events bore, with what took the place of claims that a newer
    reader does not find."""
    borne = ledger.borne()
    kept = {one.event for one in borne if one.claim in claims}
    lost = [one.claim for one in borne if one.event not in kept]
    return Names(borne, heirs(ledger.earlier_claims(lost), claims) if lost else {})


def heirs(old: Iterable[Claim], claims: Mapping[str, Claim]) -> dict[str, str]:
    """For each claim that is not read any more the one that stands on its words, each once."""
    of_document: dict[str, list[Claim]] = {}
    for claim in claims.values():
        of_document.setdefault(claim.document, []).append(claim)
    pairs = [
        (*_alike(one, claim), one.id, claim.id)
        for one in old
        for claim in of_document.get(one.document, ())
        if one.kind is claim.kind and one.evidence.overlaps(claim.evidence)
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, gone, new in sorted(pairs):
        if gone not in found and new not in taken:
            found[gone] = new
            taken.add(new)
    return found


def _alike(old: Claim, new: Claim) -> tuple[int, int]:
    """How alike two claims are, the less the more: by their words, then by what they say."""
    ours, theirs = old.evidence, new.evidence
    shared = min(ours.end, theirs.end) - max(ours.start, theirs.start)
    same = sum(getattr(old, name) == getattr(new, name) for name in COMPARED)
    return -shared, -same


def went_on(borne: Sequence[Borne], events: Sequence[Event]) -> dict[str, str]:
    """For each id that no event bears now the event that holds the first of its claims."""
    holder = {claim: event.id for event in events for claim in event.claims}
    bearing = {event.id for event in events}
    found: dict[str, str] = {}
    for one in borne:
        if one.event not in bearing and one.claim in holder:
            found.setdefault(one.event, holder[one.claim])
    return found


def named_after(name: str, events: Iterable[Event]) -> str | None:
    """The event with the claim that a full id was made from, as in a ledger that was built anew
    from the same documents."""
    claims = ((claim, event.id) for event in events for claim in event.claims)
    return next((event for claim, event in claims if content_id("e", claim) == name), None)


def find_event(ledger: Ledger, name: str) -> Event:
    """The event of an id, or of enough of it; else the one that an id leads to which it bore
    before. NotFoundError, saying what became of it, where there is none."""
    try:
        return ledger.event(name)
    except NotFoundError as missing:
        events, borne = ledger.events(), ledger.borne()
        found = leads_to(name, went_on(borne, events), events)
        if found is None:
            raise gone(name, borne, ledger.history()) or missing from None
        return ledger.event(found)


def leads_to(name: str, formerly: Mapping[str, str], events: Iterable[Event]) -> str | None:
    """The event that an older id, or enough of it, leads to; None where it is not the only one."""
    if name in formerly:
        return formerly[name]
    led = {new for old, new in formerly.items() if name and _begins(old, name)}
    return led.pop() if len(led) == 1 else named_after(name, events)


def gone(name: str, borne: Sequence[Borne], history: Sequence[Entry]) -> NotFoundError | None:
    """What became of an event that is no more; None where there never was one of that id."""
    claims = [one.claim for one in borne if one.event == name]
    if not claims:
        return None
    rejected = [
        f"{entry.author} rejected {claim} ({entry.id}: {entry.reason})"
        for claim in claims
        for entry in history
        if entry.kind == JudgementKind.REJECT and entry.stands and claim in entry.about
    ]
    why = "; ".join(rejected) or f"{', '.join(claims)} is not read any more"
    return NotFoundError(
        say("event %(name)s", name=name),
        say("nothing is left of it: %(why)s", why=why),
        say("see `recount decide list`"),
    )


def renamed(asked: str, event: str) -> str | None:
    """A sentence where the id that was asked for is one that the event bore before."""
    if _begins(event, asked):
        return None
    return f"{asked} goes on as {event}, which holds its first claim."


def _begins(event: str, name: str) -> bool:
    return event.startswith(name) or event.partition("-")[2].startswith(name)
