"""An outside list on the desk: set beside the ledger's persons, and the doubtful to be decided.

The list stays in memory, and is gone when the desk stops or somebody lets go of it; the ledger
keeps the decisions alone.
"""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from recount.analysis.persons import Doubt, Pairing, PersonList, PersonRecord, read_list
from recount.app.desk.codes import plain
from recount.app.judging import undo
from recount.app.listing import Beside, Verdict, beside, grounds_words, lines, settle
from recount.errors import DecisionError, InputError
from recount.ledger import Ledger
from recount.model.pairings import PairingDecision, PairingKind
from recount.model.saying import say, say_list

AT_ONCE = 50
"""Doubts that a page shows."""


@dataclass(frozen=True, slots=True)
class SideLine:
    """A person or a row as the page shows it."""

    key: str
    name: str
    facts: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """A row that may be a person: how much speaks for it, and what."""

    row: SideLine
    bits: str
    grounds: str


@dataclass(frozen=True, slots=True)
class DoubtCard:
    """A person of the ledger with the rows that may be her."""

    person: SideLine
    claims: tuple[str, ...]
    pairs: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A decision about a person and a row that stands."""

    id: str
    said: str
    person: str
    row: str
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """What came out of a list; `file` is empty where none is held."""

    ledger: str
    file: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    nameless: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    doubts: tuple[DoubtCard, ...] = ()
    all_doubts: int = 0
    matched: tuple[tuple[SideLine, PairLine], ...] = ()
    decided: tuple[DecidedLine, ...] = ()
    trouble: str = ""


STATUS_WORDS = {
    str(words): words
    for words in (
        say("matched"),
        say("matched, decided"),
        say("doubtful"),
        say("doubtful, decided"),
        say("only in the ledger"),
        say("only on the list"),
        say("twice in the ledger"),
        say("twice in the ledger, decided"),
        say("twice on the list"),
        say("twice on the list, decided"),
    )
}
"""What came out of a person or a row, as a page says it."""
COLUMN_WORDS = {
    "name": say("name"),
    "first": say("first name"),
    "father": say("name of the father"),
    "grandfather": say("name of the grandfather"),
    "last": say("last name"),
    "age": say("age"),
    "born": say("day of birth"),
    "sex": say("sex"),
    "place": say("place"),
    "date": say("date"),
    "id": say("own id"),
}
"""What a column of a list holds."""


class DeskLists:
    """Holds one list at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._held: tuple[str, PersonList] | None = None

    def page(self, trouble: str = "") -> ListPage:
        """What came out of the list that is held, with what was decided of it."""
        held = self._held
        with Ledger.open(self._path) as ledger:
            decided = tuple(_decided(one) for one in reversed(ledger.pairings()))
            if held is None:
                return ListPage(self._path.name, decided=decided, trouble=trouble)
            found = beside(ledger, held[1])
        doubts = found.result.doubtful
        return ListPage(
            self._path.name, held[0],
            tuple((name, COLUMN_WORDS.get(what, what)) for name, what in held[1].columns),
            held[1].nameless,
            tuple(
                (STATUS_WORDS.get(status, status), amount)
                for status, amount in Counter(
                    one.status for one in lines(found, with_names=False)
                ).items()
            ),
            tuple(_card(one, found) for one in doubts[:AT_ONCE]), len(doubts),
            tuple(_matched(one, found) for one in found.result.matched), decided, trouble,
        )  # fmt: skip

    def take(self, name: str, data: bytes) -> None:
        """Holds a list in place of the one before. Raises InputError where it cannot be read."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"list{PurePath(name).suffix.lower() or '.csv'}"
            file.write_bytes(data)
            try:
                listed = read_list(file)
            except InputError as error:
                # Where it lay for a moment is nobody's business.
                raise InputError(PurePath(name).name or "list", error.what, error.cure) from None
        with self._lock:
            self._held = (PurePath(name).name, listed)

    def let_go(self) -> None:
        """Forgets the list."""
        with self._lock:
            self._held = None

    def decide(self, form: Mapping[str, str]) -> str:
        """Keeps whether a person is the one of a row, or takes such a decision back."""
        author, reason = form.get("author", ""), form.get("reason", "")
        with self._lock, Ledger.open(self._path, account=form.get("account", "")) as ledger:
            if form.get("kind") == "undo":
                return undo(ledger, form.get("decision", ""), reason or "taken back", author).id
            if form.get("kind") not in list(PairingKind):
                raise DecisionError(
                    say("this decision"),
                    say("there is no such kind"),
                    say("use a form of the desk"),
                )
            kind = PairingKind(form["kind"])
            asked = Verdict(kind, form.get("person", ""), form.get("row", ""), reason, author)
            return settle(ledger, asked).id


def _decided(one: PairingDecision) -> DecidedLine:
    said = say("is") if one.kind is PairingKind.SAME_PERSON else say("is not")
    return DecidedLine(one.id, said, one.person, one.row, one.author, one.reason)


def _card(doubt: Doubt, found: Beside) -> DoubtCard:
    person = found.ours[doubt.ours]
    pairs = tuple(_pair(one, found) for one in doubt.candidates)
    return DoubtCard(_side(person), person.at, pairs)


def _matched(one: Pairing, found: Beside) -> tuple[SideLine, PairLine]:
    return _side(found.ours[one.ours]), _pair(one, found)


def _pair(one: Pairing, found: Beside) -> PairLine:
    return PairLine(_side(found.theirs[one.theirs]), f"{one.bits:+.1f}", grounds_words(one.grounds))


def _side(one: PersonRecord) -> SideLine:
    facts = (
        say("aged %(age)s", age=one.age) if one.age is not None else "",
        plain(one.sex) if one.sex else "",
        say_list(one.places) if one.places else "",
        _days(one),
        say("no. %(id)s", id=one.own_id) if one.own_id else "",
    )
    return SideLine(
        one.key, " / ".join(one.names), tuple(word for word in facts if word), " ".join(one.at)
    )


def _days(one: PersonRecord) -> str:
    known: Sequence[str] = [day.isoformat() for day in (one.first, one.last) if day is not None]
    return " to ".join(dict.fromkeys(known))
