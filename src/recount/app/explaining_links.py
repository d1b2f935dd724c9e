"""Why the claims of one event are held to be of one happening, pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from recount.app.deciding import settle
from recount.app.event_names import find_event, renamed
from recount.app.quoting import Quoted, Quoter
from recount.app.weights_kept import weights_of
from recount.ledger import Ledger
from recount.linking import ONE, Measure, PairScore, score_event
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.events import Event

MOST_PAIRS = 200
"""An event told by hundreds has tens of thousands of pairs; the strongest and the weakest are
enough to see what holds it together and what does not."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one feature of a pair says: for one happening (above 0) or against it; None where it
    rules it out."""

    name: str
    weight: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class ExplainedLink:
    """Two claims with what each feature says of them.

    `total` is the sum, None where a feature rules it out; `one` says that it reaches the mark by
    itself; `decided` is what a person settled of the two, empty where nobody did.
    """

    first: Quoted
    second: Quoted
    total: float | None
    one: bool
    parts: tuple[Part, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class ExplainedLinks:
    """An event with its pairs, strongest first; `mark` is the sum from which two are one, and
    `left_out` how many pairs between the strongest and the weakest are not given."""

    event: Event
    mark: float
    links: tuple[ExplainedLink, ...]
    left_out: int
    renamed: str | None = None


def explain_links(ledger: Ledger, name: str) -> ExplainedLinks:
    """The pairs of the event of that id, or of the only one whose id begins so.

    Raises NotFoundError where there is none.
    """
    quoter, documents = Quoter(ledger), ledger.documents()
    settled = settle(ledger.decisions(), quoter.claims).binding
    event = find_event(ledger, name)
    measure = Measure(weights=weights_of(ledger.relearnings()))
    found = explain_event(event, quoter, documents, settled, measure)
    return replace(found, renamed=renamed(name, event.id))


def explain_event(
    event: Event,
    quoter: Quoter,
    documents: Sequence[Document],
    settled: tuple[Settled, ...],
    measure: Measure | None = None,
) -> ExplainedLinks:
    """The pairs of an event, from claims, documents and decisions that are at hand; `measure`
    says how rare words are in the whole ledger, where `documents` are only some of it."""
    pairs = score_event(event.claims, quoter.claims, documents, settled, measure)
    shown = pairs
    if len(pairs) > MOST_PAIRS:
        shown = pairs[: MOST_PAIRS // 2] + pairs[-MOST_PAIRS // 2 :]
    links = tuple(_link(pair, quoter, settled) for pair in shown)
    return ExplainedLinks(event, ONE, links, len(pairs) - len(shown))


def bars(parts: Sequence[Part]) -> Iterator[tuple[float, float]]:
    """From which sum to which each part of a waterfall reaches: it begins where the one above it
    ends; what rules a pair out reaches nowhere."""
    total = 0.0
    for part in parts:
        start, total = total, total + (part.weight or 0.0)
        yield start, total


def _link(pair: PairScore, quoter: Quoter, settled: tuple[Settled, ...]) -> ExplainedLink:
    first, second = quoter.quotes((pair.first, pair.second))
    parts = tuple(Part(p.name, _finite(p.weight), p.reason) for p in pair.features)
    decided = [
        f"{one.author} decided: {one.kind.value.replace('_', ' ')} ({one.reason})"
        for one in settled
        if {one.first, one.second} == {pair.first, pair.second}
    ]
    return ExplainedLink(first, second, _finite(pair.total), pair.one, parts, "; ".join(decided))


def _finite(weight: float) -> float | None:
    return weight if isfinite(weight) else None
