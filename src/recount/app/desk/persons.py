"""Named persons on the desk: what is told of each, what of it leaves, and deciding about that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recount.app.desk.codes import fate_words
from recount.app.desk.disclosing import FIELD_WORDS
from recount.app.desk.history import HistoryLine, lines_about
from recount.app.desk.words import plain
from recount.app.people import found_person, persons_of
from recount.app.stale import entries_about
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout
from recount.model.folding import folded
from recount.model.judgements import Entry
from recount.model.persons import Disclosure, DisclosureKind, NamedPerson, person_key
from recount.model.saying import say

SHOWN = 200
"""Persons that the list shows at once."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One named person in the list: who, told of where, and what leaves."""

    key: str
    name: str
    told: tuple[str, ...]
    claims: int
    documents: int
    leaves: tuple[str, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class PersonsPage:
    """The persons of a ledger; `matching` are those that hold the words looked for."""

    ledger: str
    rows: tuple[PersonLine, ...]
    everyone: int
    matching: int
    leaving: int
    text: str


@dataclass(frozen=True, slots=True)
class TellingLine:
    """What one claim tells of a person, with its words."""

    claim: str
    document: str
    quote: str
    facts: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field that may leave: what it is, and whether it does by now."""

    value: str
    label: str
    about: str
    leaves: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the claims that name her, the fields, and what was decided."""

    ledger: str
    line: PersonLine
    tellings: tuple[TellingLine, ...]
    fields: tuple[FieldChoice, ...]
    history: tuple[HistoryLine, ...]
    seen: int
    later: int
    trouble: str = ""
    done: str = ""


class DeskPersons:
    """Reads what concerns named persons."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def listed(self, text: str = "") -> PersonsPage:
        """The persons of the ledger whose name, role or fate holds the words."""
        with Ledger.open(self._path) as ledger:
            lines = _lines(persons_of(ledger), ledger.disclosures())
        found = [row for row in lines if folded(text) in folded(" ".join((row.name, *row.told)))]
        return PersonsPage(
            self._path.name, tuple(found[:SHOWN]), len(lines), len(found),
            sum(1 for row in lines if row.leaves), text,
        )  # fmt: skip

    def one(self, key: str, trouble: str = "", done: str = "") -> PersonPage:
        """One person. Raises NotFoundError where no claim names anybody of that key."""
        with Ledger.open(self._path) as ledger:
            told = [row for row in persons_of(ledger) if row.key == key]
            if not told:
                raise NotFoundError(
                    say("person %(key)s", key=key),
                    say("no claim names such a person"),
                    say("see /persons"),
                )
            _, known = found_person(ledger, key)
            made = [one for one in ledger.disclosures() if person_key(one.person) == key]
            quotes = _quotes(ledger, told)
            return _page(self._path.name, (told, made, len(known), quotes), ledger.history(),
                         (trouble, done))  # fmt: skip


def _quotes(ledger: Ledger, told: Iterable[NamedPerson]) -> dict[str, str]:
    """The words of claims, as texts hold them from which withheld names are covered."""
    withheld, claims = Blackout.of(ledger.disclosures()), {one.claim.id: one.claim for one in told}
    texts = ledger.documents_named(sorted({one.document for one in claims.values()}))
    shown = (withheld.over_words(one, texts[one.document]) for one in claims.values())
    return {one.id: " ".join(one.evidence.quote.split()) for one in shown}


def _lines(told: Iterable[NamedPerson], made: Sequence[Disclosure]) -> tuple[PersonLine, ...]:
    groups: dict[str, list[NamedPerson]] = {}
    for one in told:
        groups.setdefault(one.key, []).append(one)
    found = [_line(rows, [one for one in made if person_key(one.person) == key])
             for key, rows in groups.items()]  # fmt: skip
    return tuple(sorted(found, key=lambda row: folded(row.name)))


def _line(told: Sequence[NamedPerson], made: Sequence[Disclosure]) -> PersonLine:
    withheld = any(one.kind is DisclosureKind.WITHHOLD for one in made)
    fields = [] if withheld else sorted({what for one in made for what in one.fields})
    words = [word for one in told for word in (one.role, one.fate and fate_words(one.fate)) if word]
    return PersonLine(
        key=told[0].key,
        name=told[0].name,
        told=tuple(dict.fromkeys(words)),
        claims=len(told),
        documents=len({one.claim.document for one in told}),
        leaves=tuple(FIELD_WORDS[what][0] for what in fields),
        withheld=withheld,
    )


def _page(
    name: str,
    held: tuple[Sequence[NamedPerson], Sequence[Disclosure], int, Mapping[str, str]],
    history: Sequence[Entry],
    words: tuple[str, str],
) -> PersonPage:
    told, made, documents, quotes = held
    line = _line(told, made)
    covered = {document for one in made for document in one.documents}
    choices = [FieldChoice(what.value, label, text, label in line.leaves)
               for what, (label, text) in FIELD_WORDS.items()]  # fmt: skip
    return PersonPage(
        ledger=name,
        line=line,
        tellings=tuple(_telling(one, made, quotes[one.claim.id]) for one in told),
        fields=tuple(choices),
        history=lines_about(history, (line.key,)),
        seen=len(entries_about(history, (line.key,))),
        later=documents - len(covered) if made else 0,
        trouble=words[0],
        done=words[1],
    )


def _telling(one: NamedPerson, made: Sequence[Disclosure], quote: str) -> TellingLine:
    facts = (
        (say("age"), str(one.told.age) if one.told.age is not None else ""),
        (say("sex"), plain(one.told.sex) if one.told.sex else ""),
        (say("role"), one.role or ""),
        (say("fate"), fate_words(one.fate) if one.fate else ""),
    )
    fields = sorted({what for row in made for what in row.fields
                     if one.claim.document in row.documents})  # fmt: skip
    withheld = any(row.kind is DisclosureKind.WITHHOLD for row in made)
    return TellingLine(
        one.claim.id, one.claim.document, quote,
        tuple(pair for pair in facts if pair[1]),
        () if withheld else tuple(FIELD_WORDS[what][0] for what in fields),
    )  # fmt: skip
