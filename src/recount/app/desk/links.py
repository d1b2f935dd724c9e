"""The page of an event's pairs: which feature speaks for one happening or against it, and how
much; the same as `recount explain --links` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recount.app.deciding import settle
from recount.app.desk.claims import EventLink
from recount.app.desk.codes import plain
from recount.app.desk.contradictions import event_link
from recount.app.desk.events import Pages, page_of, shown
from recount.app.desk.features import feature
from recount.app.desk.filters import read_page
from recount.app.desk.snapshot import Snapshot
from recount.app.explaining_links import ExplainedLink, bars, explain_event
from recount.app.kept import several
from recount.app.quoting import Quoted, Quoter
from recount.linking import Measure
from recount.model.claims import Claim
from recount.model.saying import capital, say, say_list

PAGE_SIZE = 12
FEATURE_WORDS = {
    "type": say("Kind"),
    "perpetrator": say("By"),
    "target": say("Against"),
    "words": say("Sentence"),
    "around": say("Words around"),
    "document": say("Same document"),
    "conflict": say("Own numbers"),
}
"""Features whose name says too little to a reader; the others are shown by their name."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one of two claims, and where they stand."""

    document: str
    title: str
    quote: str
    said: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One feature of a pair: `weight` in words, and the sums between which its bar lies.

    `way` is `for`, `against`, `never` where it rules the pair out, or `even`.
    """

    feature: str
    reason: str
    way: str
    weight: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two claims, the sum of what their features say, and each feature."""

    verdict: str
    one: bool
    total: str
    sides: tuple[Side, ...]
    parts: tuple[PartLine, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class LinksPage:
    """The pairs of one event, strongest first; all bars of a page are drawn from `low` to `high`,
    and `mark` is the sum from which two are one."""

    ledger: str
    built: bool
    event: EventLink
    mark: float
    low: float
    high: float
    pairs: tuple[PairLine, ...]
    pages: Pages
    left_out: int


def links_page(snapshot: Snapshot, key: str, query: dict[str, str]) -> LinksPage:
    """The pairs of the event of this id, or of the only id that begins so. Raises NotFoundError."""
    event = snapshot.event(key)
    bare = snapshot.uncovered
    texts = [snapshot.heads[key].id for key in event.documents if key in snapshot.heads]
    documents = tuple(several(bare.documents, texts).values())
    decided = [one for row in snapshot.decisions for one in (row.first, row.second)]
    near = {*texts, *(one.document for one in decided)}
    claims = {one.id: one for key in near for one in _claims_of(bare, key)}
    settled = settle(snapshot.decisions, claims).binding
    quoter = Quoter.over(claims, documents)
    measure = Measure(bare.rarity, snapshot.weights)
    found = explain_event(event, quoter, documents, settled, measure)
    pages = page_of(len(found.links), read_page(query.get("page", "")), PAGE_SIZE)
    pairs = tuple(_pair(link, snapshot) for link in shown(found.links, pages))
    reached = [at for pair in pairs for part in pair.parts for at in (part.before, part.after)]
    return LinksPage(
        ledger=snapshot.name,
        built=snapshot.built,
        event=event_link(snapshot, event.id),
        mark=found.mark,
        low=min(reached, default=0.0),
        high=max([found.mark, *reached]),
        pairs=pairs,
        pages=pages,
        left_out=found.left_out,
    )


def _claims_of(snapshot: Snapshot, document: str) -> tuple[Claim, ...]:
    """The claims of a document, rejected ones too: a decision may be about one."""
    return (*snapshot.claims_in.get(document, ()), *snapshot.rejected_in.get(document, ()))


def _pair(link: ExplainedLink, snapshot: Snapshot) -> PairLine:
    return PairLine(
        verdict=_verdict(link),
        one=link.one,
        total="never" if link.total is None else signed(link.total),
        sides=tuple(_sides((link.first, link.second), snapshot)),
        parts=tuple(
            PartLine(
                FEATURE_WORDS.get(part.name, capital(plain(part.name))),
                feature(part.reason),
                way(part.weight),
                say("rules it out") if part.weight is None else signed(part.weight),
                *reach,
            )
            for part, reach in zip(link.parts, bars(link.parts), strict=True)
        ),
        decided=link.decided,
    )


def _sides(quotes: Iterable[Quoted], snapshot: Snapshot) -> Iterable[Side]:
    for quoted in quotes:
        document = snapshot.documents.get(quoted.document)
        name = (document.title or document.file) if document else None
        said = say_list((quoted.speaker, plain(quoted.stance)))
        words = (one.evidence.quote for one in snapshot.claims_named((quoted.claim,)))
        yield Side(quoted.document, name or quoted.document, next(words), said)


def _verdict(link: ExplainedLink) -> str:
    if link.total is None:
        return say("Ruled out by themselves")
    return say("One event by themselves") if link.one else say("Not enough by themselves")


def way(weight: float | None) -> str:
    """Which way a weight speaks, in a word."""
    if weight is None:
        return "never"
    return "for" if weight > 0 else "against" if weight < 0 else "even"


def signed(weight: float) -> str:
    """A weight with its sign, as typeset: `+4.5`, `−3`, `0`."""
    return f"{weight:+g}".replace("-", "−") if weight else "0"
