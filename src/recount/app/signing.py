"""Sign-off by a second person: who vouches for an event's numbers, and what a change undoes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recount.app.desk.words import number, people_words
from recount.errors import DecisionError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.events import Event
from recount.model.folding import folded
from recount.model.saying import say, say_many
from recount.model.signing import EventState, Signature, SignedNumber, SigningKind, state_of


@dataclass(frozen=True, slots=True)
class Signing:
    """What a person wants to put her name to: an event, in the state that she saw, by the name of
    that state; None where she does not say. `account` is hers, where there are accounts."""

    event: str
    state: str | None
    reason: str
    author: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an event is signed. `check` and `sign_off` hold for the numbers as they are; `void`
    is the last signature under other numbers, and `changes` what became other since."""

    state: str
    check: Signature | None
    sign_off: Signature | None
    void: Signature | None
    changes: tuple[str, ...]

    @property
    def next_kind(self) -> SigningKind | None:
        """What is to be signed next; None where both have signed."""
        if self.sign_off is not None:
            return None
        return SigningKind.CHECK if self.check is None else SigningKind.SIGN_OFF


NOT_COUNTED = say("not counted")


def standing_of(event: Event, signatures: Sequence[Signature]) -> Standing:
    """How far an event is signed, as it is now."""
    now, claims = state_of(event), set(event.claims)
    about = [one for one in signatures if claims & set(one.state.claims)]
    valid = {one.kind: one for one in about if one.state == now}
    others = [one for one in about if one.state != now]
    check, sign_off = valid.get(SigningKind.CHECK), valid.get(SigningKind.SIGN_OFF)
    void = others[-1] if others and sign_off is None else None
    changes = tuple(differences(void.state, now)) if void else ()
    return Standing(now.name, check, sign_off if check else None, void, changes)


def sign(ledger: Ledger, asked: Signing, now: datetime | None = None) -> Signature:
    """Puts a person's name under an event's numbers: the first checks, the second signs off.

    Raises NotFoundError where there is no such event, StaleDecisionError where its state is not
    the one that she saw, DecisionError where she signed already or the event is signed off.
    """
    with ledger.together():
        return ledger.put_signature(draft(ledger, asked, now))


def draft(ledger: Ledger, asked: Signing, now: datetime | None = None) -> Signature:
    """The signature as it would be kept, with all that `sign` checks; nothing is kept."""
    if not asked.author.strip():
        raise DecisionError(
            say("this sign-off"), say("nobody answers for it"), say("give your name")
        )
    event = ledger.event(asked.event)
    _check_built(ledger, event)
    found = standing_of(event, ledger.signatures())
    if asked.state is not None and asked.state != found.state:
        raise StaleDecisionError(
            say("event %(event)s", event=event.id),
            say(
                "it has changed since you saw it; now it says %(numbers)s",
                numbers=_told(state_of(event).numbers),
            ),
            say("look at the event again, and sign what you see"),
        )
    kind = found.next_kind
    if kind is None:
        raise DecisionError(
            say("event %(event)s", event=event.id),
            say("it is signed off already"),
            say("leave it as it is"),
        )
    if found.check is not None and _is_same(found.check, asked):
        raise DecisionError(
            say("event %(event)s", event=event.id),
            say("%(author)s checked it, and a second person signs it off", author=asked.author),
            say("ask somebody else"),
        )
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    return Signature(
        "", kind, state_of(event), asked.reason.strip(), asked.author.strip(), at, asked.account
    )


def _check_built(ledger: Ledger, event: Event) -> None:
    if not ledger.is_built:
        raise DecisionError(
            say("event %(event)s", event=event.id),
            say("its numbers do not follow from the documents and decisions yet"),
            say("run `recount build` first"),
        )


def _is_same(first: Signature, asked: Signing) -> bool:
    """Whether one person would sign twice: by account where both have one, else by name."""
    if first.account and asked.account:
        return first.account == asked.account
    return folded(first.author) == folded(asked.author.strip())


def differences(before: EventState, after: EventState) -> Iterator[str]:
    """What became other between two states of an event, in a few words each."""
    was, becomes = _by_people(before.numbers), _by_people(after.numbers)
    for people in {**was, **becomes}:
        old, new = was.get(people, NOT_COUNTED), becomes.get(people, NOT_COUNTED)
        if old != new:
            yield say("%(field)s: %(was)s → %(now)s", field=people, was=old, now=new)
    rules, others = ({one.rule for one in side.numbers} for side in (before, after))
    if was == becomes and rules != others:
        yield say("another rule chose the number")
    yield from _other_fields(before, after)


def _other_fields(before: EventState, after: EventState) -> Iterator[str]:
    for words, old, new in (
        (say("what it was is another"), before.type, after.type),
        (say("its date is another"), before.when, after.when),
        (say("its place is another"), before.where, after.where),
        (say("who is said to have done it, or to whom, is another"), before.sides, after.sides),
    ):
        if old != new:
            yield words
    old_claims, new_claims = set(before.claims), set(after.claims)
    if new_claims - old_claims:
        yield say_many("%(num)s claim more", "%(num)s claims more", len(new_claims - old_claims))
    if old_claims - new_claims:
        yield say_many("%(num)s claim fewer", "%(num)s claims fewer", len(old_claims - new_claims))


def _by_people(numbers: Iterable[SignedNumber]) -> dict[str, str]:
    return {
        people_words(one.outcome, one.victims): number(one.low, one.best, one.high).spoken
        for one in numbers
    }


def _told(numbers: Iterable[SignedNumber]) -> str:
    found = [f"{told} {people}" for people, told in _by_people(numbers).items()]
    return ", ".join(found) or "no number"
