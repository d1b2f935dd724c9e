"""Cases to reconcile, written down as recorders speak of them: who says what of which event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from recount.model.claims import Claim, ClaimKind, EventType, Scope, Series, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Share, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.events import Cluster, Linking, Membership, Strikes
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span
from recount.reconciling import load_methodology, reconcile

METHOD = load_methodology()


def on(day, text=None, last=None, basis=DateBasis.WRITTEN):
    """A day of September 2019, or any ISO date."""
    start = date(2019, 9, day) if isinstance(day, int) else date.fromisoformat(day)
    end = start if last is None else date(2019, 9, last)
    precision = DatePrecision.DAY if start == end else DatePrecision.DAYS
    return When(start, end, precision, text or str(start), None, basis)


def killed(low, victims="unstated", high="same", **more):
    """So many killed: `high` None is open, exactness follows."""
    high = low if high == "same" else high
    exactness = Exactness.EXACT if low == high else Exactness.BETWEEN
    if high is None:
        exactness = Exactness.AT_LEAST
    elif low is None:
        exactness = Exactness.AT_MOST
    given = {"outcome": Outcome.KILLED, "exactness": exactness, "text": f"{low}", **more}
    return Count(victims=Victims(victims), low=low, high=high, span=None, **given)


def party(name, key=None):
    """A party by its name, and by its id in the registry."""
    return Party(name, name, key, None, None)


def place(name, lat=25.9, lon=13.9, level=PlaceLevel.TOWN, admin1=None):
    """A place that was found."""
    return Where(name, name, None, lat, lon, 5.0, "LY", admin1, level, None, PlaceBasis.WRITTEN)


def vague(text, victims="unstated"):
    """A number in words that only the methodology can read."""
    return Count(Outcome.KILLED, Victims(victims), None, None, text, None, Exactness.VAGUE_WORD)


def share(low, high, part, text):
    """A share of a strength."""
    return Share(low, high, text, None, part)


@dataclass
class Casebook:
    """Documents, claims, events and totals of one case."""

    claims: dict[str, Claim] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    clusters: list[Cluster] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)

    def document(self, name, published=None, publisher=None, origin=None, title=None):
        """A document, known by its name."""
        self.documents[name] = Document(
            name, "text", title=title, published=published, publisher=publisher
        )
        self.origins[name] = origin or name

    def claim(self, name, document, *counts, by=None, through=None, kind=ClaimKind.EVENT,
              words="words", **more):  # fmt: skip
        """A claim; `by` is a speaker as "name/kind", `through` the medium that heard it."""
        if document not in self.documents:
            self.document(document)
        speaker = None
        if by is not None:
            who, _, what = by.partition("/")
            passed = (through,) if through else ()
            speaker = Speaker(who, SpeakerKind(what or "military"), None, passed)
        start = len(self.claims) * 10
        span = Span(start, start + len(words), words)
        self.claims[name] = Claim(
            name, document, kind, span, speaker=speaker, counts=tuple(counts), **more
        )
        return name

    def event(self, name, when, *claims, **more):
        """An event with its claims."""
        documents = sorted({self.claims[key].document for key in claims})
        given = {
            "type": EventType.AIR_STRIKE,
            "where": None,
            "perpetrator": None,
            "target": None,
            "part_of": None,
            "strikes": Strikes(1, 1),
            **more,
        }
        cluster = Cluster(
            id=name,
            when=when,
            weapon=None,
            claims=tuple(claims),
            documents=tuple(documents),
            **given,
        )
        self.clusters.append(cluster)

    def total(self, name, document, count, members, **more):
        """A total over events, complete unless said otherwise."""
        possible, complete = (
            more.pop("possible", ()),
            more.pop("complete", not more.get("possible")),
        )
        number = more.pop("events", None)
        scope = Scope(more.pop("when", None), None, None, None, None)
        events = Quantity(number, number, str(number)) if number else None
        self.claim(name, document, count, kind=ClaimKind.TOTAL, scope=scope, events=events, **more)
        self.memberships.append(
            Membership(name, tuple(members), tuple(possible), complete, "because")
        )

    def reconcile(self, methodology=METHOD):
        """What the case comes to."""
        linking = Linking(tuple(self.clusters), tuple(self.memberships))
        return reconcile(
            linking, self.claims, self.origins, methodology, tuple(self.documents.values())
        )


def number(result, event, victims="unstated", outcome="killed"):
    """(low, best, most) of one row of an event; None where there is no such row."""
    rows = [
        (row.low, row.best, row.most)
        for one in result.events
        if one.id == event
        for row in one.counts
        if (row.victims, row.outcome) == (victims, outcome)
    ]
    return rows[0] if rows else None


def rule(result, event, victims="unstated"):
    """The rule of one row."""
    (one,) = [one for one in result.events if one.id == event]
    return next(row.rule for row in one.counts if row.victims == victims)


def kinds(result):
    """The kinds of the contradictions found."""
    return [row.kind.value for row in result.contradictions]


def steps(result, event, victims="unstated", outcome="killed"):
    """The sentences of the derivation of one row."""
    return [
        step.text
        for one in result.derivations
        if (one.event, one.victims, one.outcome) == (event, victims, outcome)
        for step in one.steps
    ]


__all__ = [
    "METHOD",
    "Casebook",
    "Series",
    "Stance",
    "killed",
    "kinds",
    "number",
    "on",
    "party",
    "place",
    "rule",
    "share",
    "steps",
    "vague",
]
