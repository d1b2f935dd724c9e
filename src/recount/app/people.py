"""The persons whom a ledger names, and what publishers decide of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recount.app.desk.codes import plain
from recount.app.in_force import in_force
from recount.app.judging import need_author
from recount.app.stale import check_decisions
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim, PersonStatus
from recount.model.counts import Count, Outcome, Victims
from recount.model.documents import Document
from recount.model.persons import (
    Disclosure,
    DisclosureKind,
    NamedPerson,
    PersonField,
    Sex,
    Told,
    name_words,
    person_key,
)
from recount.model.readings import Mention, MentionKind, Reading
from recount.model.saying import say
from recount.model.spans import Span

Mentions = Mapping[str, Sequence[Mention]]
"""What a reader found in each document, by its id."""

FATES = {
    Outcome.KILLED: PersonStatus.KILLED,
    Outcome.INJURED: PersonStatus.WOUNDED,
    Outcome.CAPTURED: PersonStatus.CAPTURED,
}
_SEXES = {Victims.WOMAN: Sex.FEMALE, Victims.MAN: Sex.MALE}


def named_persons(
    claims: Iterable[Claim], documents: Mapping[str, Document], mentions: Mentions
) -> tuple[NamedPerson, ...]:
    """The claims that name a person, as what they are about or as one whom they count, with what
    stands beside the name."""
    return tuple(one for claim in claims for one in _named(claim, documents, mentions))


def _named(
    claim: Claim, documents: Mapping[str, Document], mentions: Mentions
) -> Iterator[NamedPerson]:
    document, number = documents.get(claim.document), 0
    if claim.person is not None:
        yield NamedPerson(claim, claim.person.name, _beside(document, claim.person.span))
        number = 1
    for count, name in _counted(claim, mentions.get(claim.document, ())):
        told = _beside(document, Span(name.start, name.end, name.text))
        told = replace(told, sex=told.sex or _SEXES.get(count.victims))
        if claim.person is None or name_words(name.text) != name_words(claim.person.name):
            yield NamedPerson(claim, name.text, told, number, FATES[count.outcome])
            number += 1


def _counted(claim: Claim, mentions: Sequence[Mention]) -> Iterator[tuple[Count, Mention]]:
    """The counts of one person that stand on a name: "Ana Bell" in "killed Ana Bell"."""
    for count in claim.counts:
        if count.span is None or (count.low, count.high) != (1, 1) or count.outcome not in FATES:
            continue
        found = [
            one
            for one in mentions
            if one.kind is MentionKind.PERSON
            and one.start < count.span.end
            and count.span.start < one.end
        ]
        if len(found) == 1:
            yield count, found[0]


def _beside(document: Document | None, span: Span | None) -> Told:
    from recount.reading.named_persons import told_of

    return told_of(document.text, span.start, span.end) if span and document else Told()


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a publisher wants to settle about a person, by name or by what stands for the name.

    `fields` are those that may leave; none where the name is to be withheld. `documents` are those
    that it holds of: None stands for all that name her now. `seen` is how many decisions about her
    the author knew of.
    """

    kind: DisclosureKind
    person: str
    fields: tuple[PersonField, ...]
    reason: str
    author: str
    documents: tuple[str, ...] | None = None
    seen: int | None = None


def names_in(readings: Iterable[Reading]) -> dict[str, dict[str, str]]:
    """By what stands for a name: the documents that name her, each with the name as it has it."""
    found: dict[str, dict[str, str]] = {}
    for reading in readings:
        for name in _names_of(reading):
            if name_words(name):
                found.setdefault(person_key(name), {}).setdefault(reading.document, name)
    return found


def _names_of(reading: Reading) -> Iterator[str]:
    yield from (one.person.name for one in reading.claims if one.person)
    yield from (one.text for one in reading.mentions if one.kind is MentionKind.PERSON)
    yield from (one.speaker.name for one in reading.claims if one.speaker)


def disclose(ledger: Ledger, asked: Publishing, now: datetime | None = None) -> Disclosure:
    """Keeps a decision about a person.

    Raises NotFoundError where no document names her, StaleDecisionError where somebody decided
    about her in the meantime, DecisionError where it lacks an author, a reason or a field, where
    its reason names her, or where her name is withheld.
    """
    with ledger.together():
        return ledger.put_disclosure(draft(ledger, asked, now))


def draft(ledger: Ledger, asked: Publishing, now: datetime | None = None) -> Disclosure:
    """The decision as it would be kept, with all checks; nothing is kept."""
    need_author(asked.kind.value, asked.author)
    key, known = found_person(ledger, asked.person)
    name = next(iter(known.values()))
    _check_words(asked, name)
    seen = check_decisions(ledger.history(), (key,), asked.seen, "person")
    _check_open(ledger, key, asked.kind)
    return Disclosure(
        "",
        asked.kind,
        name,
        tuple(sorted(set(asked.fields))),
        _documents(asked, known),
        asked.reason.strip(),
        asked.author.strip(),
        (now or datetime.now(UTC)).isoformat(timespec="seconds"),
        seen,
    )


def found_person(ledger: Ledger, person: str) -> tuple[str, Mapping[str, str]]:
    """What stands for a name, and the documents that name her; NotFoundError where none does."""
    names = names_in(ledger.readings())
    key = person if person in names else person_key(person)
    if key not in names:
        raise NotFoundError(
            say("this person"),
            say("no document names anybody so"),
            say("write the name as the documents do"),
        )
    return key, names[key]


def _documents(asked: Publishing, known: Mapping[str, str]) -> tuple[str, ...]:
    wanted = tuple(known) if asked.documents is None else asked.documents
    unknown = [one for one in wanted if one not in known]
    if unknown or not wanted:
        raise DecisionError(
            say("document %(list)s", list=", ".join(unknown)),
            say("it does not name this person"),
            say("name one that does"),
        )
    return tuple(sorted(wanted))


def _check_words(asked: Publishing, name: str) -> None:
    if not asked.reason.strip():
        raise DecisionError(
            say("decision %(kind)s", kind=plain(asked.kind.value)),
            say("it has no reason, so that nobody could check it"),
            say("give a reason, with --reason"),
        )
    if asked.kind is DisclosureKind.PUBLISH and not asked.fields:
        raise DecisionError(
            say("decision publish"),
            say("it names no field that may leave"),
            say("name some of %(list)s", list=", ".join(PersonField)),
        )
    # A decision is read where the name must not be.
    if name_words(name)[-1] in name_words(asked.reason):
        raise DecisionError(
            say("the reason of decision %(kind)s", kind=plain(asked.kind.value)),
            say("it names the person"),
            say("say why without the name"),
        )


def _check_open(ledger: Ledger, key: str, kind: DisclosureKind) -> None:
    for one in ledger.disclosures():
        if one.kind is DisclosureKind.WITHHOLD and person_key(one.person) == key:
            what = f"{one.author} decided that the name is withheld ({one.id})"
            cure = f"take that back first, with `recount decide undo {one.id}`"
            raise DecisionError(say("decision %(kind)s", kind=plain(kind.value)), what, cure)


def persons_of(ledger: Ledger) -> tuple[NamedPerson, ...]:
    """The claims in force of a ledger that name a person."""
    found = {one.id: one for one in ledger.claims_naming()}
    judged = tuple(one for one in ledger.judgements() if one.claim.id in found)
    held = in_force(found, judged).claims.values()
    ids = sorted({one.document for one in held})
    readings = (ledger.reading(one) for one in ids)
    mentions = {one.document: one.mentions for one in readings if one is not None}
    return named_persons(held, ledger.documents_named(ids), mentions)
