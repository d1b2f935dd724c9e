"""Named persons on the desk: what is told of each, what of it leaves, and deciding about that."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recount.app.desk_words import plain
from recount.app.judging import entries_about, undo
from recount.app.leaving import Leaving, leaving
from recount.app.people import Publishing, disclose, draft, found_person, persons_of
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.folding import folded
from recount.model.judgements import Entry
from recount.model.persons import Disclosure, DisclosureKind, NamedPerson, PersonField, person_key

SHOWN = 200
"""Persons that the list shows at once."""
FIELD_WORDS = {
    PersonField.NAME: ("Name", "a row in the table of persons"),
    PersonField.AGE: ("Age", "as the words beside the name tell it"),
    PersonField.SEX: ("Sex", "as the words beside the name tell it"),
    PersonField.ROLE: ("Role", "what the person is said to be, with the party"),
    PersonField.FATE: ("Fate", "killed, wounded, captured"),
    PersonField.WORDS: ("Name in words", "in quotes, headlines, addresses and sentences"),
    PersonField.SPEAKER: ("Name as speaker", "where the person says something"),
}


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
class DeedLine:
    """One decision about the person."""

    id: str
    deed: str
    author: str
    at: str
    reason: str
    stands: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the claims that name her, the fields, and what was decided."""

    ledger: str
    line: PersonLine
    tellings: tuple[TellingLine, ...]
    fields: tuple[FieldChoice, ...]
    history: tuple[DeedLine, ...]
    seen: int
    later: int
    trouble: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class PersonProposal:
    """A decision about a person as it would be kept, with all that would leave."""

    ledger: str
    key: str
    verb: str
    fields: tuple[str, ...]
    reason: str
    author: str
    effect: Leaving
    sent: tuple[tuple[str, str], ...]


class DeskPersons:
    """Reads and keeps what concerns named persons, one decision at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

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
                raise NotFoundError(f"person {key}", "no claim names such a person", "see /persons")
            _, known = found_person(ledger, key)
            made = [one for one in ledger.disclosures() if person_key(one.person) == key]
            return _page(self._path.name, (told, made, len(known)), ledger.history(),
                         (trouble, done))  # fmt: skip

    def propose(self, form: Mapping[str, str]) -> PersonProposal:
        """What a decision would let out. Raises what keeping it would raise."""
        asked = _asked(form)
        with Ledger.open(self._path) as ledger:
            found = leaving(ledger, draft(ledger, asked))
        withholds = asked.kind is DisclosureKind.WITHHOLD
        verb = "Withhold this person" if withholds else "Let this leave"
        labels = tuple(FIELD_WORDS[one][0] for one in asked.fields)
        kept = {key: form.get(key, "") for key in ("kind", "person", "fields", "seen")}
        return PersonProposal(
            self._path.name, asked.person, verb, labels, asked.reason, asked.author, found,
            tuple(kept.items()),
        )  # fmt: skip

    def keep(self, form: Mapping[str, str]) -> str:
        """Keeps a decision, or takes one back, and gives its id."""
        with self._lock, Ledger.open(self._path, account=form.get("account", "")) as ledger:
            if form.get("kind") == "undo":
                reason = form.get("reason", "").strip() or "taken back"
                return undo(ledger, form.get("decision", ""), reason, form.get("author", "")).id
            return disclose(ledger, _asked(form)).id


def _asked(form: Mapping[str, str]) -> Publishing:
    kind, seen = form.get("kind", ""), form.get("seen", "")
    if kind not in list(DisclosureKind):
        raise DecisionError(f"decision {kind!r}", "there is no such kind", "use a form of the desk")
    fields = form.get("fields", "").split() if kind == DisclosureKind.PUBLISH else []
    return Publishing(
        DisclosureKind(kind), form.get("person", ""),
        tuple(PersonField(one) for one in fields if one in list(PersonField)),
        form.get("reason", ""), form.get("author", ""), None, int(seen) if seen.isdigit() else None,
    )  # fmt: skip


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
    words = [word for one in told for word in (one.role, one.fate and plain(one.fate)) if word]
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
    held: tuple[Sequence[NamedPerson], Sequence[Disclosure], int],
    history: Sequence[Entry],
    words: tuple[str, str],
) -> PersonPage:
    told, made, documents = held
    line = _line(told, made)
    covered = {document for one in made for document in one.documents}
    about = entries_about(history, (line.key,))
    choices = [FieldChoice(what.value, label, text, label in line.leaves)
               for what, (label, text) in FIELD_WORDS.items()]  # fmt: skip
    return PersonPage(
        ledger=name,
        line=line,
        tellings=tuple(_telling(one, made) for one in told),
        fields=tuple(choices),
        history=tuple(_deed(one) for one in reversed(about)),
        seen=len(about),
        later=documents - len(covered) if made else 0,
        trouble=words[0],
        done=words[1],
    )


def _telling(one: NamedPerson, made: Sequence[Disclosure]) -> TellingLine:
    facts = (
        ("age", str(one.told.age) if one.told.age is not None else ""),
        ("sex", one.told.sex.value if one.told.sex else ""),
        ("role", one.role or ""),
        ("fate", plain(one.fate) if one.fate else ""),
    )
    fields = sorted({what for row in made for what in row.fields
                     if one.claim.document in row.documents})  # fmt: skip
    withheld = any(row.kind is DisclosureKind.WITHHOLD for row in made)
    return TellingLine(
        one.claim.id, one.claim.document, " ".join(one.claim.evidence.quote.split()),
        tuple(pair for pair in facts if pair[1]),
        () if withheld else tuple(FIELD_WORDS[what][0] for what in fields),
    )  # fmt: skip


_DEEDS = {
    "publish": "may leave",
    "withhold": "withheld",
    "undo": "taken back",
    "same_person": "on a list",
    "other_person": "not that one of a list",
}


def _deed(one: Entry) -> DeedLine:
    at = one.made_at[:16].replace("T", " ")
    return DeedLine(one.id, _DEEDS[one.kind], one.author, at, one.reason, one.stands)
