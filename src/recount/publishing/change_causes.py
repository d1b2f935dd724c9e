"""Why a row of a release is not what it was: the claims, documents, decisions and rules behind
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from recount.model.decisions import DecisionKind
from recount.model.findings import FindingKind
from recount.model.judgements import JudgementKind
from recount.model.notes import NoteKind
from recount.model.relearning import RelearningKind
from recount.model.signing import SigningKind
from recount.publishing.airwars import BELLIGERENTS
from recount.publishing.issued import Cells, Decided, Issued
from recount.publishing.resting import Ids, Side

ON_PERSONS = "decisions on persons"
"""They are not told one by one: what stands for a name in them could be tried out."""
_MOST = 20
"""Ids told in one cause; the changes of `claims` and `documents` have all."""
_IDLE = frozenset({*SigningKind, JudgementKind.ACCEPT, DecisionKind.NOT_SURE})
"""Decisions from which nothing becomes other."""
_COLUMNS: Mapping[str, frozenset[str]] = {
    NoteKind.PUBLIC: frozenset({"notes"}),
    FindingKind.GRADE: frozenset({"grade", "grade_rule", "civilian_harm_status", "grading_reason"}),
    FindingKind.STRIKE_STATUS: frozenset({"strike_status"}),
}
"""The columns that alone become other by a decision of a kind."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is not what it was: a row of a table, or one cell of it; None where there is no row."""

    table: str
    was: Cells | None
    now: Cells | None
    column: str = ""


class Causes:
    """Why rows are not what they were between two releases."""

    def __init__(self, before: Issued, now: Issued) -> None:
        self._old, self._new = Side(before), Side(now)
        self._decided = _decided(before.ground.decisions, now.ground.decisions)
        self._rules = tuple(_rules(before, now))
        self._beside = _beside([*self._old.together, *self._new.together])
        self._gone = self._old.claims - self._new.claims
        self._added = self._new.claims - self._old.claims
        self._moved_all = self._gone | self._added | self._decided.keys()
        self._of_none = self._moved_all & (self._old.of_none | self._new.of_none)
        self._of_all: dict[tuple[bool, str], list[str]] = {}
        self.has_persons = before.ground.on_persons != now.ground.on_persons

    @property
    def of_rules(self) -> str:
        """What is other of the rules and the program."""
        return "; ".join(self._rules)

    def events_of(self, spot: Spot) -> Ids:
        """The events that a row is of, by either release."""
        rests = self._old.rests(spot.table, spot.was) | self._new.rests(spot.table, spot.now)
        sides = (self._old.event_of, self._new.event_of)
        return rests.events | {held[one] for held in sides for one in rests.claims if one in held}

    def of(self, spot: Spot, may_be_persons: bool = False) -> str:
        """The claims that came and went, the documents, the decisions about them, and the rules;
        `may_be_persons` where without any of them a decision on a person may be behind it."""
        told = self._near(spot)
        if not told and may_be_persons and self.has_persons:
            told = [ON_PERSONS]
        return "; ".join([*(told or self._through(spot)), *self._rules])

    def of_persons(self, spot: Spot) -> str:
        """The same where a decision on a person has a part in it, if there was one."""
        if not self.has_persons:
            return self.of(spot)
        return "; ".join([ON_PERSONS, *self._near(spot), *self._rules])

    def _near(self, spot: Spot) -> list[str]:
        """What became other of what a row rests on."""
        rests = self._old.rests(spot.table, spot.was) | self._new.rests(spot.table, spot.now)
        told = self._of_claims(rests.claims, spot) or self._of_documents(rests.documents, spot)
        return told or self._of_events(self.events_of(spot), spot)

    def _of_claims(self, claims: Ids, spot: Spot) -> list[str]:
        """Those of the claims that came or went, with their documents, and what was decided."""
        return [*self._moved(claims), *_listed("decisions", self._decisions(claims, spot))]

    def _of_documents(self, documents: Ids, spot: Spot) -> list[str]:
        """Those of the documents that came or went, what was read in them, and what was decided of
        it."""
        sides = (self._old.claims_in, self._new.claims_in)
        claims = {one for held in sides for key in documents for one in held.get(key, ())}
        told = self._moved(Ids(claims)) or self._arrived(documents)
        return [*told, *_listed("decisions", self._decisions(claims | documents, spot))]

    def _moved(self, claims: Ids) -> list[str]:
        added, gone = claims & self._added, claims & self._gone
        read = {self._new.document_of[one] for one in added}
        read |= {self._old.document_of[one] for one in gone}
        told = [*_listed("claims added", added), *_listed("claims gone", gone)]
        return [*told, *self._arrived(read)]

    def _arrived(self, documents: Iterable[str]) -> list[str]:
        """Documents of these that are in one of both releases alone."""
        held = frozenset(documents)
        new, old = self._new.documents, self._old.documents
        return [*_listed("documents added", (held & new) - old),
                *_listed("documents gone", (held & old) - new)]  # fmt: skip

    def _of_events(self, events: Ids, spot: Spot) -> list[str]:
        """Where events went to or came from, the claims that they won and lost, and what was
        decided of any of them."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        claims: set[str] = set()
        for event in events:
            old, new = self._old.claims_of.get(event, Ids()), self._new.claims_of.get(event, Ids())
            found["goes on as"] |= _elsewhere(old, self._new.event_of, event)
            found["was"] |= Ids() if old else _elsewhere(new, self._old.event_of, event)
            found["claims added"] |= new - old
            found["claims gone"] |= old - new
            claims |= old | new
        found["decisions"] = self._decisions(claims, spot)
        return [one for what, ids in found.items() for one in _listed(what, ids)]

    def _through(self, spot: Spot) -> list[str]:
        """What came, went or was decided of events that bear on these, or of totals; of the release
        as a whole where nothing ties them."""
        events = self.events_of(spot)
        others = {other for one in events for other in self._beside.get(one, ())} - events
        sides = (self._old, self._new)
        near = {claim for side in sides for one in others for claim in side.claims_of.get(one, ())}
        told = self._told_of(near | self._of_none, spot) or self._told_of_all(spot)
        if told:
            return [f"through totals or other events: {told[0]}", *told[1:]]
        return [] if self._rules else ["through totals or other events"]

    def _told_of(self, claims: Set[str], spot: Spot) -> list[str]:
        return [*_listed("claims added", self._added & claims),
                *_listed("claims gone", self._gone & claims),
                *_listed("decisions", self._decisions(claims, spot))]  # fmt: skip

    def _told_of_all(self, spot: Spot) -> list[str]:
        key = spot.table == BELLIGERENTS.name, spot.column
        if key not in self._of_all:
            self._of_all[key] = self._told_of(self._moved_all, spot)
        return self._of_all[key]

    def _decisions(self, about: Iterable[str], spot: Spot) -> set[str]:
        told = (one for key in about for one in self._decided.get(key, {}).items())
        return {name for name, kind in told if _bears(kind, spot)}


def _bears(kind: str, spot: Spot) -> bool:
    """Whether what is not what it was can be so by a decision of a kind."""
    if kind == FindingKind.BELLIGERENT:
        return spot.table == BELLIGERENTS.name
    return kind not in _IDLE and (kind not in _COLUMNS or spot.column in _COLUMNS[kind])


def _elsewhere(claims: Iterable[str], event_of: Mapping[str, str], event: str) -> set[str]:
    """The other events of a release that hold one of these claims."""
    return {event_of[one] for one in claims if one in event_of} - {event}


def _listed(what: str, ids: Iterable[str]) -> list[str]:
    found = sorted(ids)
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return [f"{what}: {', '.join([*found[:_MOST], *more])}"] if found else []


def _decided(
    old: Mapping[str, Decided], new: Mapping[str, Decided]
) -> Mapping[str, Mapping[str, str]]:
    """Decisions with their kinds, by what they are about, that stand now and did not before, or the
    other way round."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, one in {**old, **new}.items():
        if (name in old) != (name in new):
            for key in one.about:
                found[key][name] = one.kind
    return found


def _beside(together: Iterable[Ids]) -> dict[str, Ids]:
    """The events that bear on each, directly or by way of others."""
    found: dict[str, Ids] = {}
    for group in together:
        whole = group.union(*(found.get(one, Ids()) for one in group))
        found |= dict.fromkeys(whole, whole)
    return found


def _rules(before: Issued, now: Issued) -> Iterator[str]:
    old, new = before.ground, now.ground
    if old.methodology != new.methodology:
        yield f"methodology: {old.methodology} became {new.methodology}"
    if old.made_by != new.made_by:
        yield f"program: {old.made_by} became {new.made_by}"
    names = old.decisions.keys() ^ new.decisions.keys()
    both = {**old.decisions, **new.decisions}
    yield from _listed(
        "weights of linking learned again",
        [name for name in names if both[name].kind == RelearningKind.RELEARN],
    )
