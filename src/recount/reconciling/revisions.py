"""What a voice takes back or replaces, and what a toll that has risen leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.parties import SpeakerKind
from recount.reconciling.classes import joined
from recount.reconciling.sources import Sources
from recount.reconciling.statements import Statement
from recount.reconciling.voices import is_own_word

_TOLL = r"(?:tolls?|tally|number|count|dead|deaths|fatalities|casualties)"
_RISEN = re.compile(
    rf"\b{_TOLL}\b[^.;]*\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|gr(?:ew|ows?|own)"
    r"|jump(?:s|ed)?|increased|went up|gone up)\b[^.;]*?\bto\b"
    r"|\b(?:rais(?:es?|ed|ing)|br(?:ings?|inging|ought)|t(?:akes?|aking|aken|ook)|push(?:es|ed|ing)?"
    rf"|lift(?:s|ed|ing)?)\b[^.;]*?\b{_TOLL}\b[^.;]*?\bto\b",
    re.IGNORECASE,
)
_AT_WAR = frozenset({SpeakerKind.MILITARY, SpeakerKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier statement and the later one that stands in its place: of the same voice, or of a
    text that says that the toll has risen."""

    old: Statement
    new: Statement


def revised(
    said: Sequence[Statement],
    claims: Mapping[str, Claim],
    sources: Sources,
    risen: frozenset[str] = frozenset(),
) -> tuple[list[Statement], list[Replaced]]:
    """The statements that stand, and those that a later one replaces.

    Of the same voice only a later day replaces, only what cannot hold beside it, and only by a
    number of the same people; what others relay of a speaker does not replace what the speaker
    publishes. `risen` are documents that say themselves that the toll of the event has risen: each
    replaces by a greater number, of the hurt too, what any voice told before it, but for forces at
    war, who count against each other; unless a text of a later day counts fewer again.
    """
    kept: list[Statement] = []
    replaced: list[Replaced] = []
    grown = (new for new in said if new.document in risen)
    last = [new for new in grown if not any(_falls_short(row, new, sources) for row in said)]
    for old in said:
        later = [new for new in said if _replaces(new, old, sources) and cannot_both(new, old)]
        own = is_own(old, claims, sources)
        later = [new for new in later if not own or is_own(new, claims, sources)]
        later += [new for new in last if _outgrows(new, old, sources)
                  and not _is_at_war(new, claims) and not _is_at_war(old, claims)]  # fmt: skip
        if later:
            latest = max(later, key=lambda row: (sources.day(row.document) or "", row.claims))
            replaced.append(Replaced(old, latest))
        else:
            kept.append(old)
    return kept, replaced


def _replaces(new: Statement, old: Statement, sources: Sources) -> bool:
    first, last = sources.day(old.document), sources.day(new.document)
    if new.voice != old.voice or first is None or last is None or not first < last:
        return False
    return new.said.whole is not None or new.said.named >= old.said.named


def risen_in(claims: Iterable[Claim], sources: Sources) -> frozenset[str]:
    """The documents whose words say that the toll has grown: "rose to nine", "bringing the dead to
    11"; or whose titles do so with a number that the claim gives."""
    return frozenset(
        row.document
        for row in claims
        if _RISEN.search(row.evidence.quote) or _is_in_a_title_of_more(row, sources)
    )


def _is_in_a_title_of_more(claim: Claim, sources: Sources) -> bool:
    """ "Station attack: death toll rises to 50" above a text in which at least 50 were killed."""
    title = sources.title(claim.document) or ""
    found = _RISEN.search(title)
    number = _NUMBER.match(title, found.end()) if found is not None else None
    if number is None:
        return False
    toll = int(number.group(1).replace(",", ""))
    return any(count.low == toll and count.outcome is Outcome.KILLED for count in claim.counts)


_NUMBER = re.compile(r"\s+(?:at least |about |around |nearly |over |more than )?(\d[\d,]*)\b")


def _outgrows(new: Statement, old: Statement, sources: Sources) -> bool:
    """Whether a statement of another text, no earlier than the old one, counts more people; "more
    than 30" is less than a toll that rose to 50, though it allows it."""
    first, last = sources.day(old.document), sources.day(new.document)
    if new.document == old.document or first is None or last is None or last < first:
        return False
    before, now = old.all_people, new.all_people
    if before is None or now is None:
        return False
    told = before.bounds.low if before.bounds.high is None else before.bounds.high
    return now.bounds.low > told


def _falls_short(after: Statement, new: Statement, sources: Sources) -> bool:
    """Whether a statement of a later day counts fewer people than one that says the toll rose: then
    that was no last word."""
    first, last = sources.day(new.document), sources.day(after.document)
    if first is None or last is None or not first < last:
        return False
    before, now = new.all_people, after.all_people
    if before is None or now is None or now.bounds.high is None:
        return False
    return now.bounds.high < before.bounds.low


def _is_at_war(statement: Statement, claims: Mapping[str, Claim]) -> bool:
    speakers = (claims[key].speaker for key in statement.claims)
    return any(speaker is not None and speaker.kind in _AT_WAR for speaker in speakers)


def cannot_both(one: Statement, other: Statement) -> bool:
    """Whether two statements cannot both hold."""
    return joined([one.boxes, other.boxes]) is None


def is_own(statement: Statement, claims: Mapping[str, Claim], sources: Sources) -> bool:
    """Whether the speaker itself published the statement."""
    return all(is_own_word(claims[key], sources) for key in statement.claims)


def are_copies(one: Statement, other: Statement, sources: Sources) -> bool:
    """Whether two documents of one origin give the statements for the same speaker."""
    apart = one.document != other.document and one.voice == other.voice
    return apart and sources.origin(one.document) == sources.origin(other.document)
