"""What people decide of two claims or events: kept, taken back, and found again at every rerun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recount.app.anchoring import ClaimsIn, anchor, by_document, stands
from recount.app.desk.codes import plain
from recount.app.event_names import find_event
from recount.app.in_force import held_in
from recount.app.stale import check_decisions
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import Decision, DecisionKind, Settled
from recount.model.ids import content_id
from recount.model.saying import say

LOST = "what it was about is not read any more, and nothing like it stands on its words"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to settle: two names of claims or events, why, and who she is.

    `seen` is how many decisions about them she knew of; None where she does not say.
    """

    kind: DecisionKind
    first: str
    second: str
    reason: str
    author: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class SettledNow:
    """The decisions about claims as they are read now, and those whose claims are lost."""

    binding: tuple[Settled, ...]
    lost: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What a person wants to take out of an event: some of its claims, which are another happening.

    `seen` is how many decisions about any claim of the event she knew of.
    """

    event: str
    claims: tuple[str, ...]
    reason: str
    author: str
    seen: int | None = None


def decide(ledger: Ledger, wish: Wish, now: datetime | None = None) -> Decision:
    """Keeps a decision about two claims, or about two events, and gives the first of its records.

    Raises NotFoundError where the ledger holds no such claim or event, StaleDecisionError where
    somebody decided about them in the meantime, and DecisionError where it lacks an author or a
    reason, or contradicts decisions that stand.
    """
    with ledger.together():
        kept = [ledger.put_decision(one) for one in drafts(ledger, wish, now)]
    return kept[0]


def drafts(ledger: Ledger, wish: Wish, now: datetime | None = None) -> tuple[Decision, ...]:
    """What would be kept of a wish, with all that `decide` checks; nothing is kept.

    Two events are one where all that tells of either is: as one act of several decisions. Anything
    else about two events is about the claims that they are named after.
    """
    claims = held_in(ledger).as_read
    first, second = (_claims(ledger, claims, name) for name in (wish.first, wish.second))
    seen = check_decisions(ledger.history(), (*first, *second), wish.seen)
    joined = wish.kind is DecisionKind.SAME and len(first) + len(second) > 2
    others = (*second[:1], *first[1:], *second[1:]) if joined else second[:1]
    wishes = [replace(wish, first=first[0], second=other) for other in others]
    made = _drafts(ledger, claims, wishes, now)
    if len(made) == 1:
        return (replace(made[0], seen=seen),)
    act = content_id("a", [*first, *second, made[0].made_at, wish.author])
    return tuple(replace(one, act=act, seen=seen) for one in made)


def split(ledger: Ledger, asked: Split, now: datetime | None = None) -> tuple[Decision, ...]:
    """Keeps that some claims of an event are another happening than the rest, as one act.

    Raises as `decide` does, and DecisionError where nothing would be left on one side.
    """
    with ledger.together():
        return tuple(ledger.put_decision(one) for one in draft_split(ledger, asked, now))


def draft_split(ledger: Ledger, asked: Split, now: datetime | None = None) -> tuple[Decision, ...]:
    """The decisions of a split as they would be kept: those on either side are one happening each,
    and the two are not. What held the event together is thereby no longer asked."""
    claims = held_in(ledger).as_read
    event = find_event(ledger, asked.event)
    told = [one for one in event.claims if one in claims and _tells(claims[one])]
    out = [one for one in told if one in asked.claims]
    left = [one for one in told if one not in asked.claims]
    if not out or not left or len(out) != len(set(asked.claims)):
        raise DecisionError(
            say("event %(event)s", event=event.id),
            say("a split needs at least one of its claims on either side"),
            say("choose some of its claims that tell of a happening, and not all"),
        )
    check_decisions(ledger.history(), event.claims, asked.seen, "event")
    kinds = [(DecisionKind.SAME, side[0], one) for side in (left, out) for one in side[1:]]
    wishes = [
        Wish(kind, first, second, asked.reason, asked.author)
        for kind, first, second in (*kinds, (DecisionKind.DIFFERENT, left[0], out[0]))
    ]
    made = _drafts(ledger, claims, wishes, now)
    act = content_id("a", [event.id, out, made[0].made_at, asked.author])
    return tuple(replace(one, act=act) for one in made)


def _tells(claim: Claim) -> bool:
    return claim.kind is ClaimKind.EVENT


def _drafts(
    ledger: Ledger, claims: Mapping[str, Claim], wishes: Iterable[Wish], now: datetime | None
) -> list[Decision]:
    """Decisions by the ids of their claims, each against all that stand and those before it."""
    standing = list(settle(ledger.decisions(), claims).binding)
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    made = []
    for wish in wishes:
        _need_words(wish)
        first, second = claims[wish.first], claims[wish.second]
        asked = Decision(
            "", wish.kind, anchor(first), anchor(second), wish.reason.strip(),
            wish.author.strip(), at,
        )  # fmt: skip
        told = _settled(asked, first.id, second.id)
        against = contradicted(standing, told)
        if against is not None:
            raise DecisionError(
                say("decision %(kind)s", kind=plain(wish.kind.value)), against.message, against.cure
            )
        standing.append(told)
        made.append(asked)
    return made


def _need_words(wish: Wish) -> None:
    if not wish.author.strip() or not wish.reason.strip():
        raise DecisionError(
            say("decision %(kind)s", kind=plain(wish.kind.value)),
            say("it has no author or no reason, so that nobody could answer for it"),
            say("give both, with --author and --reason"),
        )


def settle(
    decisions: Iterable[Decision], claims: Mapping[str, Claim], claims_in: ClaimsIn | None = None
) -> SettledNow:
    """The decisions that stand, about the claims that now stand on their words; `claims_in` gives
    those of a document, where that is known."""
    claims_in = claims_in or by_document(claims)
    binding, lost = [], []
    for one in decisions:
        first, second = (stands((a,), claims, claims_in) for a in (one.first, one.second))
        if first is None or second is None:
            lost.append(one)
        else:
            binding.append(_settled(one, first, second))
    return SettledNow(tuple(binding), tuple(lost))


@dataclass(frozen=True, slots=True)
class Against:
    """What a decision contradicts, in a sentence, and what can be done."""

    message: str
    cure: str


def contradicted(standing: Sequence[Settled], asked: Settled) -> Against | None:
    """Why a decision cannot stand beside those that do; None where it can."""
    if asked.first == asked.second:
        return Against(say("both are one claim, which is one happening"), say("name two"))
    if asked.kind is DecisionKind.NOT_SURE:
        return None
    together = _together(one for one in standing if one.kind is DecisionKind.SAME)
    if asked.kind is not DecisionKind.SAME:
        way = _way(together, asked.first, asked.second)
        return _cannot(way, "to be of one happening") if way else _circle(standing, asked)
    after = _together([*(o for o in standing if o.kind is DecisionKind.SAME), asked])
    for one in standing:
        apart = one.kind in (DecisionKind.DIFFERENT, DecisionKind.PART_OF)
        if apart and _way(after, one.first, one.second):
            return _cannot((one,), "to be of two happenings")
    return None


def _circle(standing: Sequence[Settled], asked: Settled) -> Against | None:
    """A part cannot hold its own whole."""
    if asked.kind is not DecisionKind.PART_OF:
        return None
    wholes: dict[str, list[Settled]] = {}
    for one in standing:
        if one.kind is DecisionKind.PART_OF:
            wholes.setdefault(one.first, []).append(one)
    way = _way(wholes, asked.second, asked.first)
    return _cannot(way, "to be parts the other way round") if way else None


def _cannot(way: Sequence[Settled], what: str) -> Against:
    names = ", ".join(one.decision for one in way)
    authors = ", ".join(sorted({one.author for one in way}))
    return Against(
        say(
            "it contradicts %(names)s, by which %(authors)s decided the two %(what)s",
            names=names,
            authors=authors,
            what=what,
        ),
        say(
            "take that back first, with `recount decide undo %(decision)s`, or leave it",
            decision=way[0].decision,
        ),
    )


Steps = Mapping[str, Sequence[Settled]]


def _together(decisions: Iterable[Settled]) -> dict[str, list[Settled]]:
    """The decisions by either claim that they are about."""
    found: dict[str, list[Settled]] = {}
    for one in decisions:
        found.setdefault(one.first, []).append(one)
        found.setdefault(one.second, []).append(one)
    return found


def _way(steps: Steps, start: str, end: str) -> tuple[Settled, ...]:
    """The fewest decisions that lead from one claim to another; none where they do not."""
    ways: dict[str, tuple[Settled, ...]] = {start: ()}
    queue = [start]
    for place in queue:
        for one in steps.get(place, ()):
            other = one.second if one.first == place else one.first
            if other not in ways:
                ways[other] = (*ways[place], one)
                queue.append(other)
    return ways.get(end, ())


def _claims(ledger: Ledger, claims: Mapping[str, Claim], name: str) -> tuple[str, ...]:
    """The event claims of a name: itself, or those of the event that bears it, that which it is
    named after first."""
    if name in claims:
        if _tells(claims[name]):
            return (name,)
        raise DecisionError(
            say("claim %(name)s", name=name),
            say(
                "it is a claim of the kind %(kind)s, which tells of no happening by itself",
                kind=claims[name].kind.value,
            ),
            say("name a claim of the kind event, or an event"),
        )
    if name.startswith("c-"):
        raise NotFoundError(
            say("claim %(name)s", name=name),
            say("the ledger holds none of that id"),
            say("see `recount export` for the ids"),
        )
    event = find_event(ledger, name)
    return tuple(one for one in event.claims if one in claims and _tells(claims[one]))


def _settled(one: Decision, first: str, second: str) -> Settled:
    return Settled(one.id, one.kind, first, second, one.author, one.reason)
