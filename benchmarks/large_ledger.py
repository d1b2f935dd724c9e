"""Makes a ledger of a size: by default 100,000 events and 300,000 claims, the same each time.

python benchmarks/large_ledger.py FILE [EVENTS]

The documents are invented and short; each claim stands on words of its own document. Events,
numbers and contradictions are made up with them: how they are found is measured elsewhere.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from recount.ledger import Ledger
from recount.ledger.encoding import packed
from recount.ledger.searching import claim_words
from recount.model.claims import Claim, ClaimKind, EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.events import (
    Cluster,
    Contradiction,
    ContradictionKind,
    Derivation,
    Event,
    EventCount,
    Linking,
    Origin,
    Reconciliation,
    Step,
    StepKind,
    Strikes,
)
from recount.model.folding import folded
from recount.model.ids import digest
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.places import Alternative, PlaceBasis, PlaceLevel, Where
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

START = date(2012, 1, 1)
DAYS = 4200
TOWNS = 3000
CROWDED = 60
"""How many sources the one event has that every reporter wrote about."""
COUNTRIES = ("LY", "SY", "IQ", "YE", "SD", "SO", "ML", "UA", "AF", "ET")
PARTIES = tuple(f"{name} Brigade" for name in ("North", "South", "River", "Hill", "Coast"))
PAPERS = tuple(f"{name} Courier" for name in ("Delta", "Harbour", "Summit", "Plain", "Bridge"))
SPEAKERS = (
    ("the health directorate", SpeakerKind.MEDICAL),
    ("a witness", SpeakerKind.WITNESS),
    ("the army", SpeakerKind.MILITARY),
    ("the relief society", SpeakerKind.NGO),
)
KINDS = tuple(EventType)
TOGETHER = 5000
"""Documents that are put on the disk at once."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What one event is made of."""

    number: int
    type: EventType
    day: date
    where: Where
    by: Party
    killed: int
    injured: int
    sources: int


def happening(chance: random.Random, number: int, towns: list[Where]) -> Happening:
    """An event somewhere on some day; most are small, a few are not."""
    size = min(int(chance.paretovariate(1.1)) - 1, 400)
    return Happening(
        number=number,
        type=chance.choice(KINDS),
        day=START + timedelta(days=int(DAYS * chance.random() ** 0.7)),
        where=chance.choice(towns),
        by=party(chance.choice(PARTIES)),
        killed=size,
        injured=chance.randint(0, 3 * size + 1),
        sources=CROWDED if number == 0 else chance.choice((1, 2, 3, 3, 3, 4, 5)),
    )


def towns(chance: random.Random) -> list[Where]:
    """Places of invented names within the countries' reach; one in twenty is not on the map."""
    return [town(chance, number) for number in range(TOWNS)]


def town(chance: random.Random, number: int) -> Where:
    """One of them; one in ten shares its name with another."""
    lost = chance.random() < 0.05
    lat, lon = chance.uniform(-5, 48), chance.uniform(-12, 70)
    other = Alternative(f"Qasr {number}", lat + 2, lon + 2, chance.choice(COUNTRIES), 0.2)
    return Where(
        text=f"Qasr {number}",
        name=None if lost else f"Qasr {number}",
        geonames=None if lost else 10_000_000 + number,
        lat=None if lost else round(lat, 4),
        lon=None if lost else round(lon, 4),
        radius_km=None if lost else 5.0,
        country=chance.choice(COUNTRIES),
        admin1=f"Province {number % 60}",
        level=PlaceLevel.TOWN,
        span=None,
        basis=PlaceBasis.WRITTEN,
        alternatives=(other,) if number % 10 == 0 else (),
    )


def party(name: str) -> Party:
    """A party of that name."""
    return Party(
        name, name, f"made-{name.split(maxsplit=1)[0].lower()}", PartyKind.REBEL_GROUP, None
    )


def told(chance: random.Random, what: Happening, voice: int) -> tuple[Document, Claim]:
    """What one paper writes of an event, and the claim in it."""
    speaker, kind = SPEAKERS[(what.number + voice) % len(SPEAKERS)]
    said = what.killed if chance.random() < 0.85 else max(0, what.killed + chance.randint(-3, 4))
    lead = f"{what.day:%d %B %Y}. "
    words = f"An attack near {what.where.text} killed {said} people, {speaker} said"
    text = f"{lead}{words}. Shops in the town stayed shut on the day after it."
    published = what.day + timedelta(days=1 + voice % 3)
    document = Document(
        id=f"doc-{what.number:06}-{voice:02}",
        text=text,
        title=f"{said} killed near {what.where.text}",
        published=published.isoformat(),
        publisher=PAPERS[(what.number + voice) % len(PAPERS)],
        language="en",
    )
    return document, claim(document, what, said, Speaker(speaker, kind, None))


def claim(document: Document, what: Happening, said: int, speaker: Speaker) -> Claim:
    """The claim that a document of this module carries."""
    text = document.text
    start = text.index("An attack")
    at = text.index(str(said), start)
    day = Span.of(text, 0, text.index(". "))
    count = Count(
        Outcome.KILLED, Victims.UNSTATED, said, said, str(said),
        Span.of(text, at, at + len(str(said))), Exactness.EXACT,
    )  # fmt: skip
    return Claim(
        id="",
        document=document.id,
        kind=ClaimKind.EVENT,
        evidence=Span.of(text, start, text.index(" said", start) + 5),
        speaker=speaker,
        stance=Stance.ASSERTS,
        event_type=what.type,
        when=When(what.day, what.day, DatePrecision.DAY, day.quote, day, DateBasis.WRITTEN),
        where=what.where,
        perpetrator=what.by,
        counts=(count,),
    ).with_id()


def derived(what: Happening, claims: list[Claim]) -> tuple[Cluster, Event, Derivation]:
    """The event of some claims, its cluster, and how its number came about."""
    keys = tuple(row.id for row in claims)
    papers = tuple(row.document for row in claims)
    said = [row.counts[0].low or 0 for row in claims]
    low, high = min(said), max(said)
    best = None if what.number % 17 == 0 else sorted(said)[len(said) // 2]
    name = f"e-{what.number:012x}"
    when = claims[0].when
    cluster = Cluster(
        name, what.type, when, what.where, what.by, None, None, keys, papers, None, Strikes(1, 1),
        tuple((key, f"same place and day as {keys[0]}") for key in keys),
    )  # fmt: skip
    counts = [EventCount(Outcome.KILLED, Victims.UNSTATED, low, best, high, "median", keys)]
    if what.injured:
        few = what.injured // 2
        rule = "single_source"
        counts.append(
            EventCount(Outcome.INJURED, Victims.UNSTATED, few, few, what.injured, rule, keys[:1])
        )
    if what.number % 4 == 0 and low:
        rule = "lowest"
        counts.append(EventCount(Outcome.KILLED, Victims.CIVILIAN, 0, low, low, rule, keys[:1]))
    event = Event(
        name, what.type, when, what.where, what.by, None, None, tuple(counts), keys, papers,
        len(keys), None, Strikes(1, 1),
        told_by=tuple(
            Origin(f"voice of {key}", (key,), (paper,))
            for key, paper in zip(keys, papers, strict=True)
        ),
    )  # fmt: skip
    steps = (
        Step(StepKind.REPORTED, f"{len(keys)} reports", keys, low, high),
        Step(StepKind.CHOSEN, "the middle one of the reported", keys, low, high),
    )
    return cluster, event, Derivation(name, Outcome.KILLED, Victims.UNSTATED, steps)


def clash(what: Happening, claims: list[Claim], event: Event) -> Contradiction | None:
    """That the numbers differ by two or more; None where they do not."""
    said = sorted(claims, key=lambda row: row.counts[0].low or 0)
    size = (said[-1].counts[0].low or 0) - (said[0].counts[0].low or 0)
    if size < 3:
        return None
    keys = (said[0].id, said[-1].id)
    message = f"One report has {size} more killed than another."
    return Contradiction(
        f"x-{what.number:06}", ContradictionKind.COUNT, keys, (event.id,), message, size
    )


def make(path: Path, events: int) -> tuple[int, int]:
    """Makes the ledger; how many events and claims there are in it."""
    chance = random.Random(41)
    places = towns(chance)
    clusters, found, derivations, clashes = [], [], [], []
    origins: dict[str, str] = {}
    with Ledger.open(path, create=True) as ledger:
        rows = Rows(path)
        for number in range(events):
            what = happening(chance, number, places)
            telling = [told(chance, what, voice) for voice in range(what.sources)]
            for document, row in telling:
                rows.add(document, row)
            claims = [row for _, row in telling]
            cluster, event, derivation = derived(what, claims)
            clusters.append(cluster)
            found.append(event)
            derivations.append(derivation)
            clashes += [one for one in (clash(what, claims, event),) if one]
            origins |= {row.id: row.id for row, _ in telling}
        rows.close()
        ledger.replace_derived(
            Linking(tuple(clusters), ()),
            Reconciliation(tuple(found), tuple(clashes), tuple(derivations), (), "made up"),
            origins,
            "made up",
        )
    return len(found), len(origins)


TABLES = {
    "documents": "id, text, title, published, publisher, language, provenance, digest",
    "readings": "seq, document, reader, language, dated, mentions, digest",
    "claims": "reading, position, id, document, kind, body",
    "problems": "reading, position, code, message",
    "searched": "seq, kind, id, document, reading",
    "search_words_document": "rowid, words",
    "search_words_claim": "rowid, words",
}


class Rows:
    """Documents and readings as `Ledger.put_document` and `put_reading` keep them, thousands at
    once: one call each would take a quarter of an hour. A test holds the two together."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
        self._reading = self._searched = 0

    def add(self, document: Document, found: Claim) -> None:
        """A document, and the one claim that was read in it."""
        day = date.fromisoformat(document.published or "")
        self._reading += 1
        problems = (Problem("no_end", "nobody says when it ended"),) if day.day == 7 else ()
        dated = Dated(day, day, DatedBasis.METADATA)
        reading = Reading(document.id, "en", dated, (found,), (), problems)
        self._rows["documents"].append(
            (
                document.id,
                document.text,
                document.title,
                document.published,
                document.publisher,
                "en",
                "[]",
                digest(document),
            )
        )
        self._rows["readings"].append(
            (self._reading, document.id, "grammar", "en", packed(dated), "[]", digest(reading))
        )
        self._rows["claims"].append(
            (self._reading, 0, found.id, document.id, found.kind.value, packed(found))
        )
        for row in problems:
            self._rows["problems"].append((self._reading, 0, row.code, row.message))
        words = (document.title, document.publisher, document.text)
        self._index(("document", document.id, document.id, None), words)
        self._index(("claim", found.id, document.id, self._reading), (claim_words(found, None),))
        if len(self._rows["documents"]) == TOGETHER:
            self._write()

    def _index(self, hit: tuple[object, ...], words: Iterable[str | None]) -> None:
        self._searched += 1
        self._rows["searched"].append((self._searched, *hit))
        text = folded("\n".join(filter(None, words)))
        self._rows[f"search_words_{hit[0]}"].append((self._searched, text))

    def _write(self) -> None:
        with self._connection:
            for name, columns in TABLES.items():
                marks = ", ".join("?" * len(columns.split(",")))
                self._connection.executemany(
                    f"INSERT INTO {name} ({columns}) VALUES ({marks})", self._rows[name]
                )
                self._rows[name].clear()

    def close(self) -> None:
        """Writes what is left."""
        self._write()
        self._connection.close()


if __name__ == "__main__":
    at = Path(sys.argv[1])
    if at.exists():
        sys.exit(f"{at} is there already: take it away first")
    begun = time.perf_counter()
    events, claims = make(at, int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
    size = at.stat().st_size / 1024**2
    print(
        f"{events:,} events, {claims:,} claims, {size:,.0f} MB, {time.perf_counter() - begun:.0f} s"
    )
