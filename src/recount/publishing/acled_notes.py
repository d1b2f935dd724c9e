"""The notes of an ACLED row: what reports say, in the way of its coders, from the claims alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recount.model.claims import Claim, ClaimKind, EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.events import Event
from recount.model.places import PlaceLevel
from recount.publishing.acled_actors import Actor, Cast
from recount.publishing.acled_tolls import Share
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook
from recount.publishing.sourcing import publisher, speaker_name

_WORDS = {
    EventType.AIR_STRIKE: "air strike",
    EventType.SHELLING: "shelling",
    EventType.BOMBING: "bombing",
    EventType.SUICIDE_BOMBING: "suicide bombing",
    EventType.ARMED_CLASH: "armed clash",
    EventType.ARMED_ATTACK: "armed attack",
    EventType.RAID: "raid",
    EventType.ARREST: "arrest",
    EventType.ABDUCTION: "abduction",
    EventType.EXECUTION: "execution",
    EventType.MINE: "explosion of a mine",
    EventType.OTHER: "violence",
}
_CLASSES = {
    Victims.CIVILIAN: ("civilian", "civilians"),
    Victims.CHILD: ("child", "children"),
    Victims.WOMAN: ("woman", "women"),
    Victims.MAN: ("man", "men"),
    Victims.COMBATANT: ("fighter", "fighters"),
    Victims.SECURITY_FORCE: ("member of security forces", "members of security forces"),
    Victims.AID_WORKER: ("aid worker", "aid workers"),
    Victims.JOURNALIST: ("journalist", "journalists"),
    Victims.UNSTATED: ("person", "people"),
}
_AT: dict[PlaceLevel | None, str] = {
    PlaceLevel.NEAR: "near",
    PlaceLevel.EXACT: "at",
    PlaceLevel.LANDMARK: "at",
}
_TAKEN_BACK = {Stance.DENIES: "denied by ", Stance.RETRACTS: "taken back by "}
_SHOWN = (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED, Outcome.MISSING)


def notes(event: Event, cast: Cast, dossier: Dossier, book: LossBook) -> str:
    """When, what, by whom, against whom, where; then each figure with who gives it."""
    told = [_happening(event, cast, dossier, book)]
    for outcome in _SHOWN:
        figures = list(dict.fromkeys(_figures(event, outcome, dossier, book)))
        if figures:
            told.append(f"{outcome.value.capitalize()}: {'; '.join(figures)}.")
        if outcome is Outcome.KILLED and _differ(event, dossier):
            told.append("Reports differ; the lowest number stands.")
    return " ".join(told)


def share_note(share: Share) -> str:
    """The sentence on an event's part of a toll of several."""
    return (
        f"{share.whole} dead are reported for {share.events} events together; "
        f"{share.dead} stand here."
    )


def _happening(event: Event, cast: Cast, dossier: Dossier, book: LossBook) -> str:
    where = ""
    if event.where:
        name = event.where.name or dossier.shown(event.where.text, "notes", event.id, book)
        where = f" {_AT.get(event.where.level, 'in')} {name}" if name else ""
    return f"{_time(event)}, {_deed(event, cast)}{where}."


def _deed(event: Event, cast: Cast) -> str:
    """ "air strike by A against B", "armed clash between A and B"."""
    first, second = _called(cast.first), cast.second and _called(cast.second)
    what = _WORDS[event.type]
    if event.type is EventType.ARMED_CLASH and second:
        return f"{what} between {first} and {second}"
    return f"{what} by {first}" + (f" against {second}" if second else "")


def _called(actor: Actor) -> str:
    """An arm of a state by its own name; a state that others act with, with these."""
    if actor.arm is None:
        return actor.name
    return f"{actor.name} and {actor.arm}" if actor.joint else actor.arm


def _time(event: Event) -> str:
    when = event.when
    if when is None or when.start is None or when.end is None:
        return "At an unknown time"
    first = f"{when.start.day} {when.start:%B %Y}"
    if when.start == when.end:
        return f"On {first}"
    return f"Between {first} and {when.end.day} {when.end:%B %Y}"


def _figures(event: Event, outcome: Outcome, dossier: Dossier, book: LossBook) -> Iterator[str]:
    for claim in _telling(event, dossier):
        counts = [_count(row) for row in claim.counts if row.outcome is outcome]
        if counts:
            who = _who(claim, dossier, book)
            yield f"{', '.join(counts)} ({_TAKEN_BACK.get(claim.stance, '')}{who})"


def _telling(event: Event, dossier: Dossier) -> Iterator[Claim]:
    return (one for one in dossier.claims_of(event) if one.kind is ClaimKind.EVENT)


def _who(claim: Claim, dossier: Dossier, book: LossBook) -> str:
    document = dossier.documents.get(claim.document)
    own = publisher(document, dossier, book) if document else None
    return speaker_name(claim, dossier, book) or own or "a report"


def _count(count: Count) -> str:
    one, many = _CLASSES[count.victims]
    if count.low is None and count.high is None:
        return f"an unclear number of {many}"
    return f"{_number(count)} {one if count.low == 1 and count.high in (1, None) else many}"


def _number(count: Count) -> str:
    if count.low is None:
        return f"at most {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    if count.low != count.high:
        return f"{count.low} to {count.high}"
    return f"about {count.low}" if count.exactness is Exactness.ABOUT else str(count.low)


def _differ(event: Event, dossier: Dossier) -> bool:
    """Whether reports put the dead at other numbers: several that add up do not."""
    toll = dossier.toll(event, Outcome.KILLED)
    return toll.low != toll.high and len(set(_lows(_telling(event, dossier)))) > 1


def _lows(claims: Iterable[Claim]) -> Iterator[tuple[int | None, int | None]]:
    for claim in claims:
        for count in claim.counts:
            if count.outcome is Outcome.KILLED and count.part_of is None:
                yield count.low, count.high
