"""The persons of a ledger beside an outside list, with what people decided of the doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from recount.analysis.persons import (
    Ground,
    Pairing,
    PersonList,
    PersonRecord,
    Reconciled,
    Ruled,
    read_list,
    reconcile_persons,
)
from recount.app.desk.codes import plain
from recount.app.judging import need_author
from recount.app.people import persons_of
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.blackouts import NOTHING, Blackout
from recount.model.claims import PersonStatus
from recount.model.events import Event
from recount.model.pairings import PairingDecision, PairingKind
from recount.model.persons import NamedPerson, Sex
from recount.model.saying import say, say_as, say_list

HARMED = frozenset({PersonStatus.KILLED, PersonStatus.WOUNDED, PersonStatus.CAPTURED})
_AGES = 2
"""Years by which two reports of one person may differ in her age."""


GROUND_WORDS = {
    str(words): words
    for words in (
        say_as("ground", "name same"),
        say_as("ground", "name spelt"),
        say_as("ground", "name near"),
        say_as("ground", "name strange"),
        say_as("ground", "name other first name"),
        say_as("ground", "name lacking"),
        say_as("ground", "name swapped"),
        say_as("ground", "age same"),
        say_as("ground", "age one"),
        say_as("ground", "age three"),
        say_as("ground", "age nine"),
        say_as("ground", "age other"),
        say_as("ground", "sex same"),
        say_as("ground", "sex other"),
        say_as("ground", "place same"),
        say_as("ground", "place other"),
        say_as("ground", "day same"),
        say_as("ground", "day two"),
        say_as("ground", "day ten"),
        say_as("ground", "day month"),
        say_as("ground", "day other"),
    )
}
"""What was compared of two records, with the verdict on it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A ledger's persons beside a list: what came out, and the records of both sides by key."""

    listed: PersonList
    result: Reconciled
    ours: Mapping[str, PersonRecord]
    theirs: Mapping[str, PersonRecord]
    withheld: Blackout = NOTHING


def set_beside(
    ledger: Ledger, path: Path, columns: Mapping[str, str] | None = None, everyone: bool = False
) -> Beside:
    """Sets the persons whom reports say were killed, wounded or captured beside a list; `everyone`
    takes all who are named. Raises InputError where the list cannot be read."""
    return beside(ledger, read_list(path, columns), everyone)


def beside(ledger: Ledger, listed: PersonList, everyone: bool = False) -> Beside:
    """A list that was read, set beside the persons of a ledger."""
    ours = records_of(ledger, everyone)
    result = reconcile_persons(ours, listed.rows, ruled(ledger))
    return Beside(
        listed, result, {one.key: one for one in ours}, {one.key: one for one in listed.rows},
        Blackout.of(ledger.disclosures()),
    )  # fmt: skip


def ruled(ledger: Ledger) -> Ruled:
    """What people decided of persons and rows; of two decisions about one pair the later counts."""
    found = {(one.person, one.row): one.kind for one in ledger.pairings()}
    same = frozenset(pair for pair, kind in found.items() if kind is PairingKind.SAME_PERSON)
    return Ruled(same, frozenset(found) - same)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person wants to settle: a person of the ledger and a row of a list, by their keys."""

    kind: PairingKind
    person: str
    row: str
    reason: str
    author: str


def settle(ledger: Ledger, asked: Verdict, now: datetime | None = None) -> PairingDecision:
    """Keeps whether a person is the one of a row.

    Raises NotFoundError where the ledger holds no such person, DecisionError where the decision
    lacks an author or a reason, or where the person was found in another row.
    """
    need_author(asked.kind.value, asked.author)
    if not asked.reason.strip():
        raise DecisionError(
            say("decision %(kind)s", kind=plain(asked.kind.value)),
            say("it has no reason, so that nobody could check it"),
            say("give a reason, with --reason"),
        )  # fmt: skip
    with ledger.together():
        if all(one.key != asked.person for one in records_of(ledger, everyone=True)):
            raise NotFoundError(
                say("person %(key)s", key=asked.person), say("the ledger holds none of that key"),
                say("take the key from `recount persons`"),
            )  # fmt: skip
        _check_free(ledger, asked)
        at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        made = PairingDecision(
            "", asked.kind, asked.person, asked.row, asked.reason.strip(), asked.author.strip(), at
        )
        return ledger.put_pairing(made)


def _check_free(ledger: Ledger, asked: Verdict) -> None:
    if asked.kind is not PairingKind.SAME_PERSON:
        return
    for one, other in ruled(ledger).same:
        if (one == asked.person) != (other == asked.row):
            raise DecisionError(
                say("decision %(kind)s", kind=plain(asked.kind.value)),
                say("%(one)s is %(other)s by a decision that stands", one=one, other=other),
                say("take that one back first, with `recount decide undo`"),
            )  # fmt: skip


def records_of(ledger: Ledger, everyone: bool = False) -> tuple[PersonRecord, ...]:
    """The persons of a ledger: claims of one name are one person where age and time agree."""
    events = {key: event for event in ledger.events() for key in event.claims}
    by_name: dict[str, list[NamedPerson]] = {}
    for one in persons_of(ledger):
        if everyone or one.fate in HARMED:
            by_name.setdefault(one.key, []).append(one)
    return tuple(
        row for key, told in sorted(by_name.items()) for row in _records(key, told, events)
    )


def _records(
    key: str, told: Sequence[NamedPerson], events: Mapping[str, Event]
) -> Iterator[PersonRecord]:
    groups: list[list[NamedPerson]] = []
    for one in sorted(told, key=lambda row: (_days(row, events)[0] or date.max, row.claim.id)):
        home = next((g for g in groups if all(_may_be_one(one, o, events) for o in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for number, group in enumerate(groups, 1):
        yield _record(key if number == 1 else f"{key}.{number}", group, events)


def _may_be_one(a: NamedPerson, b: NamedPerson, events: Mapping[str, Event]) -> bool:
    if a.told.age is not None and b.told.age is not None and abs(a.told.age - b.told.age) > _AGES:
        return False
    (first, last), (start, end) = _days(a, events), _days(b, events)
    if first is None or last is None or start is None or end is None:
        return True
    return first <= end and start <= last


Days = tuple[date | None, date | None]


def _days(one: NamedPerson, events: Mapping[str, Event]) -> Days:
    event = events.get(one.claim.id)
    when = (event and event.when) or one.claim.when
    return (when.start, when.end) if when else (None, None)


def _record(key: str, told: Sequence[NamedPerson], events: Mapping[str, Event]) -> PersonRecord:
    days = [(first, last) for first, last in (_days(one, events) for one in told) if first and last]
    return PersonRecord(
        key=key,
        names=tuple(dict.fromkeys(one.name for one in told)),
        age=next((one.told.age for one in told if one.told.age is not None), None),
        sex=_sex(told),
        places=tuple(dict.fromkeys(name for one in told for name in _places(one, events))),
        first=max((first for first, _ in days), default=None),
        last=min((last for _, last in days), default=None),
        at=tuple(one.claim.id for one in told),
    )


def _sex(told: Iterable[NamedPerson]) -> Sex | None:
    found = {one.told.sex for one in told if one.told.sex is not None}
    return found.pop() if len(found) == 1 else None


def _places(one: NamedPerson, events: Mapping[str, Event]) -> Iterator[str]:
    event = events.get(one.claim.id)
    for where in (one.claim.where, event.where if event else None):
        if where is not None:
            yield from (name for name in (where.name or where.text, where.admin1) if name)


@dataclass(frozen=True, slots=True)
class Line:
    """One person or row as a table or file gives it; names only where they were asked for."""

    status: str
    person: str
    name: str
    claims: str
    row: str
    listed: str
    listed_at: str
    listed_id: str
    bits: float | None
    grounds: str


def lines(found: Beside, with_names: bool) -> tuple[Line, ...]:
    """All that came out, a line each: matched, doubtful, only on one side, named twice. A name that
    a publisher withholds is covered, on either side."""
    result = found.result
    rows = [_pair("matched", one, found) for one in result.matched]
    rows += [_pair("doubtful", one, found) for doubt in result.doubtful for one in doubt.candidates]
    rows += [_alone("only in the ledger", found.ours[key]) for key in result.only_here]
    rows += [_alone("only on the list", found.theirs[key]) for key in result.only_there]
    rows += [_twice("twice in the ledger", one, found.ours) for one in result.twice_here]
    rows += [_twice("twice on the list", one, found.theirs) for one in result.twice_there]
    told = rows if with_names else [_bare(row) for row in rows]
    return tuple(found.withheld.over_record(row) for row in told)


def _pair(status: str, one: Pairing, found: Beside) -> Line:
    here, there = found.ours[one.ours], found.theirs[one.theirs]
    decided = (one.ours, one.theirs) in found.result.decided
    return Line(
        f"{status}, decided" if decided else status, here.key, here.names[0], " ".join(here.at),
        there.key, " / ".join(there.names), " ".join(there.at), there.own_id, round(one.bits, 1),
        grounds_words(one.grounds),
    )  # fmt: skip


def _alone(status: str, one: PersonRecord) -> Line:
    name, at = " / ".join(one.names), " ".join(one.at)
    if one.key.startswith("p-"):
        return Line(status, one.key, name, at, "", "", "", "", None, "")
    return Line(status, "", "", "", one.key, name, at, one.own_id, None, "")


def _twice(status: str, one: Pairing, records: Mapping[str, PersonRecord]) -> Line:
    a, b = records[one.ours], records[one.theirs]
    return Line(
        status, a.key, a.names[0], " ".join(a.at), b.key, b.names[0], " ".join(b.at), b.own_id,
        round(one.bits, 1), grounds_words(one.grounds),
    )  # fmt: skip


def _bare(row: Line) -> Line:
    """The line without what only the list, or only a publisher, may say."""
    return Line(
        row.status, row.person, "", row.claims, row.row, "", row.listed_at, row.listed_id, row.bits,
        row.grounds,
    )  # fmt: skip


def grounds_words(grounds: Iterable[Ground]) -> str:
    """ "name same +7.1, age one +2.3": each feature with its bits."""
    return say_list(
        say(
            "%(ground)s %(bits)s",
            ground=GROUND_WORDS.get(f"{one.feature} {one.verdict}", f"{one.feature} {one.verdict}"),
            bits=f"{one.bits:+.1f}",
        )
        for one in grounds
    )
