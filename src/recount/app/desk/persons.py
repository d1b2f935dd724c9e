"""Named persons on the desk: what is told of each, what of it leaves, and deciding about that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recount.app.desk.codes import fate_words
from recount.app.desk.disclosing import FIELD_WORDS
from recount.app.desk.history import HistoryLine, lines_about
from recount.app.desk.words import plain
from recount.app.people import found_person, persons_of
from recount.app.stale import entries_about
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout, stands_alone
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
    title: str
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
class DocumentName:
    """A document by its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the claims that name her, the fields, and what was decided. In `alone` a part of
    her name stands by itself, where withholding does not cover it."""

    ledger: str
    line: PersonLine
    tellings: tuple[TellingLine, ...]
    fields: tuple[FieldChoice, ...]
    history: tuple[HistoryLine, ...]
    seen: int
    later: int
    alone: tuple[DocumentName, ...]
    trouble: str = ""
    done: str = ""


class DeskPersons:
    """Reads what concerns named persons."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def listed(self, text: str = "") -> PersonsPage:
        """The persons of the ledger whose name, role or fate holds the words."""
        with Ledger.open(self._path) as ledger:
            made = ledger.disclosures()
            lines, withheld = _lines(persons_of(ledger), made), Blackout.of(made)
        asked = folded(text)
        found = [row for row in lines
                 if asked in folded(withheld.over(" ".join((row.name, *row.told))))]  # fmt: skip
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
            found = _Found.of(ledger, told, known)
            page = _page(self._path.name, told, made, found, ledger.history())
        return replace(page, trouble=trouble, done=done)


@dataclass(frozen=True, slots=True)
class _Found:
    """What documents hold of a person, withheld names covered: the words of claims by their id, the
    titles of all documents that name her, those in which a part of her name stands alone, and how
    many it is that name her."""

    quotes: Mapping[str, str]
    titles: Mapping[str, str]
    alone: tuple[str, ...]
    naming: int

    @classmethod
    def of(cls, ledger: Ledger, told: Sequence[NamedPerson], known: Mapping[str, str]) -> _Found:
        withheld = Blackout.of(ledger.disclosures())
        texts = ledger.documents_named(sorted({*known, *(one.claim.document for one in told)}))
        claims = {one.claim.id: one.claim for one in told}
        words = (withheld.over_words(one, texts[one.document]) for one in claims.values())
        names = {one.name for one in told} | set(known.values())
        return cls(
            {one.id: " ".join(one.evidence.quote.split()) for one in words},
            {key: withheld.over(one.title or one.file or key) for key, one in texts.items()},
            tuple(
                key
                for key, one in texts.items()
                if any(stands_alone(name, f"{one.title or ''}\n{one.text}") for name in names)
            ),
            len(known),
        )


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
    told: Sequence[NamedPerson],
    made: Sequence[Disclosure],
    found: _Found,
    history: Sequence[Entry],
) -> PersonPage:
    line = _line(told, made)
    covered = {document for one in made for document in one.documents}
    choices = [FieldChoice(what.value, label, text, label in line.leaves)
               for what, (label, text) in FIELD_WORDS.items()]  # fmt: skip
    return PersonPage(
        ledger=name,
        line=line,
        tellings=tuple(_telling(one, made, found) for one in told),
        fields=tuple(choices),
        history=lines_about(history, (line.key,)),
        seen=len(entries_about(history, (line.key,))),
        later=found.naming - len(covered) if made else 0,
        alone=tuple(DocumentName(key, found.titles[key]) for key in found.alone),
    )


def _telling(one: NamedPerson, made: Sequence[Disclosure], found: _Found) -> TellingLine:
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
        one.claim.id, one.claim.document, found.titles[one.claim.document],
        found.quotes[one.claim.id],
        tuple(pair for pair in facts if pair[1]),
        () if withheld else tuple(FIELD_WORDS[what][0] for what in fields),
    )  # fmt: skip
