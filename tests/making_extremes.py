"""A ledger of extremes, all invented: what pages must hold without bending.

An event of sixty sources in two scripts, some of them edited copies; a number above a million;
names of a place and a person that are longer than a line; a text of several parts with trouble far
down; a word that has nowhere to break.

    python -m tests.making_extremes LEDGER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random

from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import held_material, work_out
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

LONG_PLACE = (
    "مخيم النازحين الكبير عند مفترق طريق وادي الزيتون القديم بين بلدة عين الرمان وقرية تل الحجر"
)
LONG_PERSON = "عبد الرحيم بن مصطفى بن عبد الجليل الزيتوني المعروف بأبي القاسم الوادي الكبير"
UNBROKEN = "Saltmarshupperwaterworksandoldbrickworkscrossroads"
PAPERS = tuple(
    f"{first} {second}"
    for first, second in product(
        ("Harbour", "River", "Hill", "Coast", "Market", "Northern"),
        (
            "Courier",
            "Herald",
            "Gazette",
            "Post",
            "Record",
            "Mirror",
            "Times",
            "Tribune",
            "Voice",
            "Star",
        ),
    )
)
ARABIC_EVERY, COPY_EVERY = 12, 4
NUMBERS = ("eight", 8), ("ten", 10), ("11", 11), ("nine", 9), ("14", 14), ("a dozen", 12)
SPEAKERS = (
    ("the northern command", SpeakerKind.MILITARY),
    ("Residents", SpeakerKind.WITNESS),
    ("a hospital", SpeakerKind.MEDICAL),
    ("The mayor", SpeakerKind.GOVERNMENT),
)
WHO = (
    "Two households",
    "Traders",
    "The council",
    "A baker",
    "The ferry company",
    "Teachers",
    "Drivers",
    "The water works",
    "Neighbours",
    "A shopkeeper",
    "The harbour office",
    "Nurses",
    "Farmers",
)
DID = (
    "told the paper of",
    "complained about",
    "spoke at length about",
    "asked for news of",
    "had waited for",
    "put up a notice about",
    "could not be sure of",
    "had heard nothing of",
    "kept a list of",
    "argued over",
    "remembered",
    "laughed about",
)
WHAT = (
    "the closed road",
    "the price of flour",
    "a broken pump",
    "the late ferry",
    "the school roof",
    "a lost cart",
    "the rain",
    "the power cuts",
    "the new timetable",
    "an old well",
    "the bridge",
    "a stray dog",
    "the empty stalls",
)
SINCE = (
    "before sunrise",
    "over tea",
    "all week",
    "as on other days",
    "near the old mill",
    "in the evening",
    "by the river",
    "without much hope",
    "in a low voice",
    "twice",
    "at the town hall",
)
COMMAND = Party("the northern command", "Northern Command", None, PartyKind.STATE_FORCE, None)
DAY = date(2031, 5, 14)


def make_extremes(path: Path) -> Path:
    """The ledger, with its events worked out by the program's own rules."""
    rules = parts(Settings())
    with Ledger.open(path, create=True) as ledger:
        for document, claims, problems in (*_sixty(Random(5)), *_others()):
            ledger.put_document(document, None)
            written = date.fromisoformat(document.published or "")
            dated = Dated(written, written, DatedBasis.METADATA)
            language = document.language or "en"
            ledger.put_reading(Reading(document.id, language, dated, claims, (), problems))
        given = held_material(ledger, rules)
        found = work_out(given, rules)
        ledger.replace_derived(found.linking, found.reconciliation, given.origins)
    return path


Told = tuple[Document, tuple[Claim, ...], tuple[Problem, ...]]


def _sixty(chance: Random) -> Iterator[Told]:
    """Sixty reports of one strike; every fourth is an edited copy of the one before."""
    text, number = "", NUMBERS[0]
    for place, paper in enumerate(PAPERS):
        if place % ARABIC_EVERY == ARABIC_EVERY - 1:
            yield _arabic_report(place)
            continue
        if place % COPY_EVERY == COPY_EVERY - 2 and text:
            text = text.replace("most of the day", "the whole day").replace(
                "Traders", "Traders, who had come early,"
            )
        else:
            number = NUMBERS[chance.randrange(len(NUMBERS))]
            text = _report(chance, place, number[0])
        document = Document(
            f"strike-{place:02}",
            text,
            title=f"{number[0].capitalize()} dead on the market",
            publisher=paper,
            published=f"2031-05-{15 + place % 9}",
            language="en",
        )
        yield document, (_strike(document, *number),), ()


def _report(chance: Random, place: int, number: str) -> str:
    who = SPEAKERS[place % len(SPEAKERS)][0]
    told = (
        f"An air strike on the market of Saltmarsh on 14 May 2031 killed {number} people, "
        f"{who} said."
    )
    lines = [_paragraph(chance) for _ in range(9)]
    lines[0] += " The road to the south was closed for most of the day."
    lines.insert(chance.randrange(9), told)
    return "\n\n".join(lines)


def _paragraph(chance: Random) -> str:
    """Five sentences that say nothing of anybody's death."""
    told = (" ".join(chance.choice(part) for part in (WHO, DID, WHAT, SINCE)) for _ in range(5))
    return " ".join(f"{one}." for one in told)


def _strike(document: Document, words: str, number: int) -> Claim:
    text = document.text
    where = "the market of Saltmarsh"
    who = next(one for one in SPEAKERS if f"people, {one[0]} said" in text)
    evidence = f"An air strike on {where} on 14 May 2031 killed {words} people"
    at = text.index(evidence)
    killed = text.index("killed", at)
    return Claim(
        f"c-{document.id}",
        document.id,
        ClaimKind.EVENT,
        Span.of(text, at, at + len(evidence)),
        event_type=EventType.AIR_STRIKE,
        counts=(_killed(text, words, number, killed),),
        when=_on(text, "14 May 2031", at),
        perpetrator=COMMAND,
        where=_where(where, "Saltmarsh", _span(text, where, at)),
        speaker=Speaker(who[0], who[1], _span(text, who[0], at)),
    )


def _arabic_report(place: int) -> Told:
    evidence = "غارة جوية على سوق سولتمارش في 14 مايو 2031 قتلت أحد عشر شخصا"
    before, after = "أغلقت الطرق طوال اليوم ولم تفتح المدارس أبوابها.", "وعاد التيار مساء."
    text = f"{before}\n\nقال سكان إن {evidence}.\n\n{after}"
    document = Document(
        f"strike-{place:02}",
        text,
        title="أحد عشر قتيلا في غارة على السوق",
        publisher="صحيفة الساحل",
        published="2031-05-16",
        language="ar",
    )
    at = text.index(evidence)
    claim = Claim(
        f"c-{document.id}",
        document.id,
        ClaimKind.EVENT,
        Span.of(text, at, at + len(evidence)),
        event_type=EventType.AIR_STRIKE,
        counts=(_killed(text, "أحد عشر", 11, at),),
        when=_on(text, "14 مايو 2031", at),
        perpetrator=COMMAND,
        where=_where("سوق سولتمارش", "Saltmarsh", _span(text, "سوق سولتمارش", at)),
        speaker=Speaker("سكان", SpeakerKind.WITNESS, _span(text, "سكان", 0)),
    )
    return document, (claim,), ()


def _others() -> Iterator[Told]:
    yield _million()
    yield _long_names()
    yield _unbroken()
    yield _of_many_parts()


def _million() -> Told:
    text = (
        "The fighting in the whole province had killed 1,234,567 people by 2 June 2031, "
        "the council said."
    )
    document = _document("million", text, "1,234,567 dead, council says")
    claim = Claim(
        "c-million",
        "million",
        ClaimKind.EVENT,
        Span.of(text, 0, text.index(", the council")),
        event_type=EventType.ARMED_ATTACK,
        counts=(_killed(text, "1,234,567", 1_234_567),),
        when=_on(text, "2 June 2031", 0, date(2031, 6, 2)),
        where=_where("the whole province", "Upper Saltmarsh", _span(text, "the whole province")),
        speaker=Speaker("the council", SpeakerKind.GOVERNMENT, _span(text, "the council")),
    )
    return document, (claim,), ()


def _long_names() -> Told:
    text = (
        f"قالت القيادة إن غارة على {LONG_PLACE} في 20 مايو 2031 قتلت سبعة أشخاص.\n\n"
        f"وكان بينهم {LONG_PERSON}، وهو قائد محلي."
    )
    document = replace(
        _document("long-names", text, f"غارة على {LONG_PLACE} تقتل سبعة"),
        language="ar",
        publisher="صحيفة الوادي الكبير للأنباء والتقارير الميدانية اليومية",
    )
    end = text.index(".\n")
    where = _where(LONG_PLACE, LONG_PLACE, _span(text, LONG_PLACE))
    strike = Claim(
        "c-long-place",
        "long-names",
        ClaimKind.EVENT,
        Span.of(text, text.index("غارة"), end),
        event_type=EventType.AIR_STRIKE,
        counts=(_killed(text, "سبعة", 7),),
        where=where,
        when=_on(text, "20 مايو 2031", 0, date(2031, 5, 20)),
        perpetrator=COMMAND,
    )
    named = Person(LONG_PERSON, "قائد محلي", None, PersonStatus.KILLED, _span(text, LONG_PERSON))
    person = Claim(
        "c-long-person",
        "long-names",
        ClaimKind.ROLE,
        Span.of(text, text.index("وكان"), len(text) - 1),
        person=named,
        stance=Stance.ALLEGES,
    )
    return document, (strike, person), ()


def _unbroken() -> Told:
    text = f"Shelling of {UNBROKEN} on 3 June 2031 hurt nobody, the mayor said."
    document = _document("unbroken", text, f"Shelling of {UNBROKEN}")
    claim = Claim(
        "c-unbroken",
        "unbroken",
        ClaimKind.EVENT,
        Span.of(text, 0, text.index(", the mayor")),
        event_type=EventType.SHELLING,
        when=_on(text, "3 June 2031", 0, date(2031, 6, 3)),
        where=_where(UNBROKEN, UNBROKEN, _span(text, UNBROKEN)),
    )
    return document, (claim,), ()


def _of_many_parts() -> Told:
    """A text of three parts: the total stands in the second, trouble in the second and third."""
    chance = Random(9)
    lines = [_paragraph(chance) for _ in range(700)]
    lines[420] = "Forty strikes since the spring have killed about 900 people, the command said."
    lines[421] = "It said the next day that for a day nothing had moved."
    lines[660] = "The last strike came some time ago."
    text = "\n\n".join(lines)
    document = _document("many-parts", text, "A war's year: the long read")
    at = text.index(lines[420])
    claim = Claim(
        "c-many-parts",
        "many-parts",
        ClaimKind.TOTAL,
        Span.of(text, at, at + len(lines[420]) - 1),
        counts=(_killed(text, "about 900", 900),),
        events=Quantity(40, 40, "Forty"),
        speaker=Speaker("the command", SpeakerKind.MILITARY, _span(text, "the command", at)),
    )
    problems = tuple(
        Problem(
            "vague_time",
            f"“{words}” has no date.",
            text.index(words),
            text.index(words) + len(words),
        )
        for words in ("for a day", "some time ago")
    )
    return document, (claim,), problems


def _document(key: str, text: str, title: str) -> Document:
    return Document(
        key, text, title=title, publisher="The Gazette", published="2031-06-05", language="en"
    )


def _span(text: str, words: str, since: int = 0) -> Span:
    start = text.index(words, since)
    return Span.of(text, start, start + len(words))


def _killed(text: str, words: str, number: int, since: int = 0) -> Count:
    span = _span(text, words, since)
    return Count(Outcome.KILLED, Victims.UNSTATED, number, number, words, span, Exactness.EXACT)


def _on(text: str, words: str, since: int, day: date = DAY) -> When:
    span = _span(text, words, since)
    return When(day, day, DatePrecision.DAY, words, span, DateBasis.WRITTEN)


def _where(words: str, name: str, span: Span) -> Where:
    return Where(
        words, name, None, 31.2, 21.4, 5.0, "ZZ", None, PlaceLevel.TOWN, span, PlaceBasis.WRITTEN
    )


if __name__ == "__main__":
    make_extremes(Path(sys.argv[1]))
