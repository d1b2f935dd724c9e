"""Persons and facilities as reported: who says what of whom, in which words, and who answers.

These are listings of claims. Nothing is added up, and nothing is said of where anyone is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.analysis.appraisals import Appraisal, DataNote, Row, Subject, Table
from recount.analysis.material import Material
from recount.analysis.selecting import Kin, Selection, is_place
from recount.analysis.wording import (
    DATE_UNKNOWN,
    counted,
    listed,
    party_name,
    place_name,
    plain,
    quote,
    source_name,
    speaker_name,
    told,
)
from recount.errors import AssessmentError
from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.parties import Party
from recount.model.saying import say, say_as, say_list

WITHHELD = say_as("code", "withheld")
NAMED = say("named")

PERSON_ASSUMPTIONS = (
    say(
        "This lists claims. That a person is said to be or to have suffered something does not "
        "make it so, and several claims of one origin are one voice."
    ),
    say(
        "Claims are put under one person only where they bear the same name or answer one another; "
        "two people of one name stand together, and one person of two spellings stands apart."
    ),
    say("Nothing is inferred about where anyone is."),
)
FACILITY_ASSUMPTIONS = (
    say("This lists claims about bases, camps and other sites, as documents word them."),
    say(
        "Claims stand together where kind, operator and place are the same in words; that they "
        "mean one site is not checked."
    ),
    say("Nothing is inferred about what is at a site now, and no position is given."),
)


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """One claim about a person or a site: what it says, who says it, how, and its words.

    `answers` is the claim that this one answers; `written` the day of its document.
    """

    claim: str
    document: str
    source: str
    written: str | None
    speaker: str
    stance: Stance
    said: str
    quote: str
    start: int
    end: int
    answers: str | None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """All that is said of one person or site; `roles`, `parties` and `fates` as said, by anyone."""

    name: str
    roles: tuple[str, ...]
    parties: tuple[str, ...]
    fates: tuple[str, ...]
    claims: tuple[ClaimSaid, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Persons or sites as reported; `names_withheld` says that no name is in it, and no quote."""

    rows: tuple[Reported, ...]
    names_withheld: bool


def appraise_persons(
    material: Material, wanted: Selection, with_names: bool = True
) -> Appraisal[Listing]:
    """Who is said to be what, by whom, with what fate, and who answered what.

    Raises AssessmentError where no document names a person in a role or of a fate.
    """
    rows = _persons(material, wanted)
    if not rows:
        raise AssessmentError(
            say("persons"),
            say("no document names a person in a role or says what became of one"),
            say("ask without --party, or add reports"),
        )
    if not with_names:
        words = _name_words(material)
        rows = [_without_name(row, number, words) for number, row in enumerate(rows, start=1)]
    result = Listing(tuple(rows), not with_names)
    caveats = [] if with_names else [
        say("Names are withheld, and with them quotes, speakers, titles, and every role or party "
            "that may hold one; the claims' ids and positions lead to the words in the ledger.")
    ]  # fmt: skip
    return Appraisal(
        Subject.PERSONS, say("Persons as reported"), PERSON_ASSUMPTIONS,
        tuple(_person_answer(row) for row in rows), tuple(caveats), result,
        _data(material, with_names), tuple(_table(row, with_names) for row in rows),
    )  # fmt: skip


def _data(material: Material, with_names: bool) -> DataNote:
    """A ledger may be called after a person."""
    return material.data if with_names else replace(material.data, ledger="ledger")


def _persons(material: Material, wanted: Selection) -> list[Reported]:
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    kin = Kin.of(material, wanted.party)
    for claim in material.kind(ClaimKind.ROLE):
        if claim.person is not None and kin.holds(claim.party or claim.person.party):
            groups[claim.person.name].append(claim)
    answered = _answers(material)
    found = [
        _person(material, name, [*rows, *(a for row in rows for a in answered[row.id])])
        for name, rows in groups.items()
    ]
    return sorted(found, key=lambda row: (-len(row.claims), row.name))


def _answers(material: Material) -> defaultdict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in material.kind(ClaimKind.RESPONSE):
        if claim.about is not None:
            found[claim.about].append(claim)
    return found


def _person(material: Material, name: str, claims: Sequence[Claim]) -> Reported:
    roles = [c.person.role for c in claims if c.person and c.person.role]
    parties = [party_name(p) for c in claims if (p := _party_of(c)) is not None]
    fates = [c.person.status for c in claims if c.kind is ClaimKind.ROLE and c.person]
    return Reported(
        name=name,
        roles=tuple(dict.fromkeys(roles)),
        parties=tuple(dict.fromkeys(parties)),
        fates=tuple(dict.fromkeys(fate.value for fate in fates if fate)),
        claims=tuple(_said(material, claim, _person_said(claim)) for claim in claims),
        origins=len({material.origin(claim.document) for claim in claims}),
    )


def _party_of(claim: Claim) -> Party | None:
    return (claim.person.party if claim.person else None) or claim.party


def _person_said(claim: Claim) -> str:
    if claim.kind is ClaimKind.RESPONSE:
        return plain(claim.stance)
    person = claim.person
    role = person.role if person and person.role else ""
    fate = plain(person.status) if person and person.status else ""
    return say_list(filter(None, [role, fate])) if role or fate else NAMED


def _said(material: Material, claim: Claim, said: str) -> ClaimSaid:
    written = material.written(claim.document)
    return ClaimSaid(
        claim=claim.id,
        document=claim.document,
        source=source_name(material.documents.get(claim.document), claim.document),
        written=written.isoformat() if written else None,
        speaker=speaker_name(claim),
        stance=claim.stance,
        said=said,
        quote=quote(claim),
        start=claim.evidence.start,
        end=claim.evidence.end,
        answers=claim.about,
        in_title=claim.evidence.in_title,
    )


def _name_words(material: Material) -> frozenset[str]:
    """Every word of the name of any person whom a claim names."""
    names = [claim.person.name for claim in material.claims.values() if claim.person]
    return frozenset(word for name in names for word in _words(name))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2]


def _without_name(row: Reported, number: int, words: frozenset[str]) -> Reported:
    """A person without name, and without any words that may hold a name, such as a role ("brother
    of ...") or a party that is called after somebody."""
    claims = tuple(
        replace(
            one, speaker=WITHHELD, quote=WITHHELD, source=WITHHELD, document=WITHHELD,
            said=_safe_role(one.said, words),
        )
        for one in row.claims
    )  # fmt: skip
    return replace(
        row,
        name=say("person %(n)s", n=number),
        roles=tuple(dict.fromkeys(_safe_role(role, words) for role in row.roles)),
        parties=tuple(dict.fromkeys(_safe(party, words) for party in row.parties)),
        claims=claims,
    )


def _safe(text: str, words: frozenset[str]) -> str:
    return WITHHELD if words.intersection(_words(text)) else text


def _safe_role(text: str, words: frozenset[str]) -> str:
    """A role in small letters that holds no word of any name; else it is withheld."""
    return WITHHELD if text != text.lower() else _safe(text, words)


def _person_answer(row: Reported) -> str:
    said = say_list(row.roles[:3], " / ") if row.roles else say("named without a role")
    if row.parties:
        said = say("%(said)s, of %(parties)s", said=said, parties=listed(row.parties))
    if row.fates:
        fates = listed([plain(fate) for fate in row.fates])
        said = say("%(said)s; said to be %(fates)s", said=said, fates=fates)
    told_of = say("%(name)s: %(said)s (%(claims)s)", name=row.name, said=said, claims=_resting(row))
    answers = [one for one in row.claims if one.answers is not None]
    if not answers:
        return say("%(said)s.", said=told_of)
    return say(
        "%(said)s; %(answers)s.", said=told_of, answers=listed([_told(one) for one in answers])
    )


def _resting(row: Reported) -> str:
    return say(
        "%(claims)s of %(origins)s",
        claims=counted(len(row.claims), "claim"), origins=counted(row.origins, "origin"),
    )  # fmt: skip


def _told(one: ClaimSaid) -> str:
    return told(say("somebody") if one.speaker == WITHHELD else one.speaker, one.stance)


def appraise_facilities(material: Material, wanted: Selection) -> Appraisal[Listing]:
    """What documents say of bases and sites.

    Raises AssessmentError where none speaks of any.
    """
    rows = sorted(_facilities(material, wanted), key=lambda row: (-len(row.claims), row.name))
    if not rows:
        raise AssessmentError(
            say("facilities"),
            say("no document says anything of a base, camp or other site"),
            say("ask without --party and --place, or add reports"),
        )
    return Appraisal(
        Subject.FACILITIES, say("Bases and sites as reported"), FACILITY_ASSUMPTIONS,
        tuple(_facility_answer(row) for row in rows), (), Listing(tuple(rows), False),
        material.data, tuple(_table(row, True) for row in rows),
    )  # fmt: skip


def _facilities(material: Material, wanted: Selection) -> Iterator[Reported]:
    groups: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    kin = Kin.of(material, wanted.party)
    for claim in material.kind(ClaimKind.FACILITY):
        site = claim.facility
        if site is None or not kin.holds(site.operator):
            continue
        if wanted.place and not is_place(claim.where, wanted.place):
            continue
        operator = party_name(site.operator) if site.operator else ""
        groups[site.name or site.kind, operator, place_name(claim.where)].append(claim)
    for (name, operator, place), claims in groups.items():
        states = [c.facility.status for c in claims if c.facility and c.facility.status]
        yield Reported(
            name=say_list((name, place)),
            roles=tuple(dict.fromkeys(c.facility.kind for c in claims if c.facility)),
            parties=(operator,) if operator else (),
            fates=tuple(dict.fromkeys(states)),
            claims=tuple(_said(material, claim, _site_said(claim)) for claim in claims),
            origins=len({material.origin(claim.document) for claim in claims}),
        )


def _site_said(claim: Claim) -> str:
    return (claim.facility.status if claim.facility else None) or NAMED


def _facility_answer(row: Reported) -> str:
    said: str = row.name
    if row.parties:
        said = say("%(name)s, operated by %(parties)s", name=said, parties=listed(row.parties))
    if row.fates:
        fates = listed([plain(one) for one in row.fates])
        said = say("%(said)s; said to be %(fates)s", said=said, fates=fates)
    return say("%(said)s (%(claims)s).", said=said, claims=_resting(row))


def _table(row: Reported, with_words: bool) -> Table:
    if not with_words:
        head = (
            say("written"), say("how"), say("what is said"), say("claim"), say("from"), say("to")
        )  # fmt: skip
        rows = tuple(
            Row((one.written or DATE_UNKNOWN, plain(one.stance), one.said, one.claim,
                 _start(one), f"{one.end}"))
            for one in row.claims
        )  # fmt: skip
        return Table(row.name, head, rows, (4, 5))
    rows = tuple(
        Row(
            (one.written or DATE_UNKNOWN, one.speaker, plain(one.stance), one.said,
             f"“{one.quote}”", one.source),
            (one.claim,),
        )
        for one in row.claims
    )  # fmt: skip
    head = (
        say("written"), say("who says it"), say("how"), say("what is said"), say("words"),
        say("source"),
    )  # fmt: skip
    return Table(row.name, head, rows)


def _start(one: ClaimSaid) -> str:
    return say("title %(at)s", at=str(one.start)) if one.in_title else str(one.start)
