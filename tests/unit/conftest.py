"""A small invented case, made by hand, for rooms that need records and not a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus, Scope, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document, Provenance
from recount.model.events import (
    Cluster,
    Contradiction,
    ContradictionKind,
    Derivation,
    Event,
    EventCount,
    Linking,
    Membership,
    Reconciliation,
    Remainder,
    Solved,
    Step,
    StepKind,
    Strikes,
)
from recount.model.names import Borne
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Mention, MentionKind, PersonName, Problem, Reading
from recount.model.spans import Span

FIRST = Document(
    id="gazette-1",
    text=(
        "The ministry said a strike near Oldmill on 3 May killed eight fighters. "
        "Two strikes in May killed 20 people, it said. Relatives say Tam Orre was killed."
    ),
    title="Strike near Oldmill",
    published="2031-05-04",
    publisher="Gazette",
    url="https://gazette.example/1",
    language="en",
    file="case/gazette-1.txt",
    media_type="text/plain",
    provenance=(Provenance("text", "the file"), Provenance("published", "the first line")),
)
SECOND = Document(
    id="herald-1",
    text="A second strike hit Newbridge on 9 May; its toll is unknown.",
    published="2031-05-10",
    language="en",
    file="case/herald-1.txt",
)
FRENCH = Document(
    id="journal-1", text="Une frappe a tué huit combattants.", language="fr", file="case/j.txt"
)
DOCUMENTS = (FIRST, SECOND, FRENCH)
DATED = Dated(date(2031, 5, 4), date(2031, 5, 4), DatedBasis.METADATA)


def span(document: Document, quote: str) -> Span:
    """Where the words stand in the document."""
    start = document.text.index(quote)
    return Span.of(document.text, start, start + len(quote))


def day(document: Document, words: str, start: date) -> When:
    """One day, as written."""
    return When(start, start, DatePrecision.DAY, words, span(document, words), DateBasis.WRITTEN)


def place(document: Document, words: str, lat: float, lon: float) -> Where:
    """A town, as written."""
    return Where(
        words, words, 1, lat, lon, 5.0, "LY", "Northland", PlaceLevel.TOWN,
        span(document, words), PlaceBasis.WRITTEN,
    )  # fmt: skip


def killed(document: Document, words: str, number: int, victims: Victims) -> Count:
    """So many dead, exactly."""
    return Count(
        Outcome.KILLED, victims, number, number, words, span(document, words), Exactness.EXACT
    )


MINISTRY = Speaker("the ministry", SpeakerKind.GOVERNMENT, span(FIRST, "The ministry"))
FIGHTERS = Party("fighters", "Northland Front", None, None, span(FIRST, "fighters"))
STRIKE = Claim(
    id="",
    document=FIRST.id,
    kind=ClaimKind.EVENT,
    evidence=span(FIRST, "a strike near Oldmill on 3 May killed eight fighters"),
    speaker=MINISTRY,
    event_type=EventType.AIR_STRIKE,
    when=day(FIRST, "3 May", date(2031, 5, 3)),
    where=place(FIRST, "Oldmill", 26.1, 14.2),
    target=FIGHTERS,
    counts=(killed(FIRST, "eight", 8, Victims.COMBATANT),),
).with_id()
TOTAL = Claim(
    id="",
    document=FIRST.id,
    kind=ClaimKind.TOTAL,
    evidence=span(FIRST, "Two strikes in May killed 20 people"),
    speaker=MINISTRY,
    counts=(killed(FIRST, "20", 20, Victims.UNSTATED),),
    events=Quantity(2, 2, "Two"),
    scope=Scope(None, None, EventType.AIR_STRIKE, None, None, (STRIKE.id,)),
).with_id()
ROLE = Claim(
    id="",
    document=FIRST.id,
    kind=ClaimKind.ROLE,
    evidence=span(FIRST, "Relatives say Tam Orre was killed"),
    speaker=Speaker("Relatives", SpeakerKind.WITNESS, span(FIRST, "Relatives")),
    stance=Stance.ALLEGES,
    person=Person("Tam Orre", None, None, PersonStatus.KILLED, span(FIRST, "Tam Orre")),
).with_id()
SECOND_STRIKE = Claim(
    id="",
    document=SECOND.id,
    kind=ClaimKind.EVENT,
    evidence=span(SECOND, "A second strike hit Newbridge on 9 May"),
    event_type=EventType.AIR_STRIKE,
    when=day(SECOND, "9 May", date(2031, 5, 9)),
    where=place(SECOND, "Newbridge", 26.5, 14.9),
).with_id()

NAMED = Mention(
    MentionKind.PERSON,
    FIRST.text.index("Tam"),
    FIRST.text.index("Tam") + 8,
    "Tam Orre",
    PersonName("Tam Orre"),
)
UNREAD = Problem("unread_language", "It is in French, which is not read yet; it is kept.")
READINGS = (
    Reading(FIRST.id, "en", DATED, (STRIKE, TOTAL, ROLE), (NAMED,)),
    Reading(SECOND.id, "en", DATED, (SECOND_STRIKE,), (), (Problem("no_toll", "No toll.", 0, 8),)),
    Reading(FRENCH.id, "fr", DATED, (), (), (UNREAD,)),
)


class HandReader:
    """Gives the readings above; a document that it does not know, it fails on."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document."""
        known = {reading.document: reading for reading in READINGS}
        for document in documents:
            self.read_ids.append(document.id)
            yield known[document.id]


def cluster(claim: Claim) -> Cluster:
    """A cluster of one claim."""
    return Cluster(
        id=f"e-{claim.id.removeprefix('c-')}",
        type=claim.event_type or EventType.OTHER,
        when=claim.when,
        where=claim.where,
        perpetrator=claim.perpetrator,
        target=claim.target,
        weapon=None,
        claims=(claim.id,),
        documents=(claim.document,),
        reasons=((claim.id, "It is the first to tell of it."),),
    )


def link(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    settled: Sequence[object] = (),
    names: object = None,
    places: object = None,
) -> Linking:
    """Every event claim is an event of its own; every total speaks of all of them."""
    clusters = tuple(cluster(claim) for claim in claims if claim.kind is ClaimKind.EVENT)
    ids = tuple(one.id for one in clusters)
    totals = [claim for claim in claims if claim.kind is ClaimKind.TOTAL]
    return Linking(
        clusters,
        tuple(Membership(one.id, ids, (), True, "All of May.") for one in totals),
        tuple(Borne(one.id, one.claims[0]) for one in clusters),
    )


def reconcile(
    linking: Linking,
    claims: Mapping[str, Claim],
    origins: Mapping[str, str],
    documents: Sequence[Document] = (),
    solved: Sequence[Solved] = (),
) -> Reconciliation:
    """Numbers as the single claims give them; the case's only contradiction."""
    events = tuple(_event(one, claims) for one in linking.clusters)
    return Reconciliation(
        events=events,
        contradictions=tuple(
            Contradiction(
                "x-1",
                ContradictionKind.SUM,
                (one.total,),
                one.members,
                "Twenty are claimed, of which eight are accounted for.",
                12,
            )
            for one in linking.memberships
        ),
        derivations=tuple(
            Derivation(
                event.id,
                count.outcome,
                count.victims,
                (Step(StepKind.REPORTED, "The ministry reports 8.", event.claims, 8, 8),),
            )
            for event in events
            for count in event.counts
        ),
        remainders=tuple(
            Remainder(
                one.total,
                one.members[1:],
                Outcome.KILLED,
                Victims.UNSTATED,
                12,
                12,
                "12 are left for the second strike.",
            )
            for one in linking.memberships
        ),
        methodology="by hand 1",
    )


def _event(one: Cluster, claims: Mapping[str, Claim]) -> Event:
    counts = tuple(
        EventCount(
            count.outcome, count.victims, count.low, count.low, count.high, "only", one.claims
        )
        for claim_id in one.claims
        for count in claims[claim_id].counts
    )
    return Event(
        one.id, one.type, one.when, one.where, one.perpetrator, one.target, None,
        counts, one.claims, one.documents, 1, None, Strikes(1, 1),
    )  # fmt: skip


@pytest.fixture
def case() -> SimpleNamespace:
    """The case: documents, readings, claims, and stand-ins for the rooms that make them."""
    claims = {claim.id: claim for reading in READINGS for claim in reading.claims}
    linking = link(tuple(claims.values()), DOCUMENTS)
    origins = {document.id: document.id for document in DOCUMENTS}
    return SimpleNamespace(
        documents=DOCUMENTS,
        readings=READINGS,
        claims=claims,
        strike=STRIKE,
        total=TOTAL,
        role=ROLE,
        second=SECOND_STRIKE,
        linking=linking,
        origins=origins,
        reconciliation=reconcile(linking, claims, origins),
        link=link,
        reconcile=reconcile,
        reader=HandReader,
    )


@pytest.fixture
def case_path(tmp_path: Path, case: SimpleNamespace) -> Path:
    """A ledger that holds the case, closed."""
    path = tmp_path / "case.ledger"
    with Ledger.open(path, create=True) as opened:
        for document, reading in zip(case.documents, case.readings, strict=True):
            opened.put_document(document)
            opened.put_reading(reading)
        opened.replace_derived(case.linking, case.reconciliation, case.origins)
    return path
