"""What people find of events: drafted by the words that the methodology allows, and found again at
every rerun."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from recount.app.anchoring import ClaimsIn, anchors_of, stands
from recount.app.correcting import Known, refused
from recount.app.desk.codes import plain
from recount.app.event_names import find_event
from recount.app.in_force import held_in
from recount.app.judging import need_author
from recount.app.placing import Point, where_at
from recount.app.stale import check_decisions
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.model.findings import (
    Belligerent,
    Finding,
    FindingKind,
    Found,
    Responsibility,
    Vocabulary,
    found_of,
)
from recount.model.parties import Party
from recount.model.places import PlaceBasis, Where
from recount.model.saying import say, say_list

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class FindingWish:
    """What a person finds of an event, by its id: a word of the methodology, a party with what is
    known of it, or a point. `seen` is how many decisions about the event she knew of; None where
    she does not say."""

    kind: FindingKind
    event: str
    reason: str
    author: str
    seen: int | None = None
    word: str = ""
    party: str = ""
    assessment: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class FindingTools:
    """The words that the methodology of the numbers allows, and what lies at a point."""

    words: Vocabulary
    at: Callable[[float, float], Where | None]


def draft(
    ledger: Ledger, wish: FindingWish, tools: FindingTools, now: datetime | None = None
) -> Finding:
    """The finding as it would be kept, with all checks; nothing is kept.

    Raises NotFoundError where there is no such event, StaleDecisionError where somebody decided
    about it in the meantime, DecisionError where it has no author or reason, or says what the
    methodology has no word for.
    """
    need_author(wish.kind.value, wish.author)
    if not wish.reason.strip():
        raise DecisionError(
            say("decision %(kind)s", kind=plain(wish.kind.value)), say(
                "it has no reason, so that nobody could check it"
            ),
            say("give a reason, with --reason"),
        )  # fmt: skip
    held, event = held_in(ledger), find_event(ledger, wish.event)
    bare = Finding(
        "", wish.kind, event.id, anchors_of(event.id, event.claims, held.as_read),
        wish.reason.strip(), wish.author.strip(),
        (now or datetime.now(UTC)).isoformat(timespec="seconds"),
        check_decisions(ledger.history(), event.claims, wish.seen, "event"),
    )  # fmt: skip
    if wish.kind is FindingKind.PLACE:
        return _placed(bare, wish.point, read_place(ledger.findings(), event.where), tools)
    if wish.kind is FindingKind.BELLIGERENT:
        known = Known(held.claims.values(), lambda _: ())
        return replace(bare, belligerent=_belligerent(wish, known, tools.words))
    if wish.kind is FindingKind.GRADE:
        return replace(bare, grade=_one_of("grade", wish.word, tools.words.grades))
    found = _one_of("strike status", wish.word, tools.words.strike_statuses)
    return replace(bare, strike_status=found)


def _placed(bare: Finding, point: Point | None, was: Where | None, tools: FindingTools) -> Finding:
    if point is None:
        raise refused(
            say("the place"),
            say("no point is given"),
            say("choose a place, or give its coordinates"),
        )
    return replace(bare, was=was, place=where_at(point, was, tools.at))


def read_place(findings: Iterable[Finding], where: Where | None) -> Where | None:
    """Where reports say that an event was, whatever people set since; `where` is where it is."""
    if where is None or where.basis is not PlaceBasis.DECIDED:
        return where
    found = [one for one in findings if one.place == where]
    return found[-1].was if found else where


def _belligerent(wish: FindingWish, known: Known, words: Vocabulary) -> Belligerent:
    name = " ".join(wish.party.split())
    if not name:
        raise refused(say("the belligerent"), say("nobody is named"), say("give a name"))
    party = known.party(name) or Party(name, name, None, None, None)
    allowed = (*words.responsibilities, Responsibility.NONE)
    found = _one_of("responsibility", wish.word, allowed)
    said = None
    if found is Responsibility.NONE and wish.assessment:
        raise refused(
            say("the belligerent"),
            say("it is not held responsible, so that it has nothing to assess"),
            say("leave what it says itself out"),
        )
    if wish.assessment:
        said = _one_of("assessment", wish.assessment, words.assessments)
    return Belligerent(replace(party, span=None), found, said)


def _one_of(what: str, word: str, allowed: tuple[Word, ...]) -> Word:
    meant = word.strip().replace(" ", "_").replace("-", "_").casefold()
    for one in allowed:
        if one.value == meant:
            return one
    cure = say("name some in its section [findings]")
    if allowed:
        cure = say("use one of %(list)s", list=say_list(plain(one) for one in allowed))
    raise refused(
        say("the %(what)s %(word)s", what=plain(what), word=f"{word!r}"),
        say("the methodology has no such word"),
        cure,
    )


@dataclass(frozen=True, slots=True)
class FoundNow:
    """Findings by the claim whose event they hold of, in their order, and those that are lost."""

    of_claim: tuple[tuple[str, Finding], ...]
    lost: tuple[Finding, ...]

    @property
    def places(self) -> Mapping[str, Where]:
        """The places that people set, by claim; the last of an event counts."""
        found: dict[str, Where] = {}
        for claim, one in self.of_claim:
            if one.place is not None:
                found.pop(claim, None)
                found[claim] = one.place
        return found


def found_now(findings: Iterable[Finding], known: Container[str], claims_in: ClaimsIn) -> FoundNow:
    """The claims, of those known, whose events findings hold of now."""
    of_claim, lost = [], []
    for one in findings:
        claim = stands(one.about, known, claims_in)
        if claim is None:
            lost.append(one)
        else:
            of_claim.append((claim, one))
    return FoundNow(tuple(of_claim), tuple(lost))


def by_event(found: FoundNow, event_of: Callable[[str], str | None]) -> dict[str, Found]:
    """What people found, by the id that the event bears now."""
    groups: dict[str, list[Finding]] = {}
    for claim, one in found.of_claim:
        event = event_of(claim)
        if event is not None:
            groups.setdefault(event, []).append(one)
    return {event: found_of(tuple(rows)) for event, rows in groups.items()}
