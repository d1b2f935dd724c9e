"""What waits for a person: documents, claims, events and contradictions, each with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from recount.app.desk.events import Pages, page_of, shown
from recount.app.desk.filters import read_page
from recount.app.desk.history import Done, done_of
from recount.app.desk.queues import QUEUES, Queued, Waiting
from recount.app.desk.snapshot import Snapshot
from recount.model.folding import folded
from recount.model.saying import say

KINDS = ("document", "claim", "event", "contradiction")
PAGE = 40

KIND_LABELS = {
    "document": say("Documents"),
    "claim": say("Claims"),
    "event": say("Events"),
    "contradiction": say("Contradictions"),
}
NONE_WAITS = {
    "document": say("No document of this ledger waits for anybody."),
    "claim": say("No claim of this ledger waits for anybody."),
    "event": say("No event of this ledger waits for anybody."),
    "contradiction": say("No contradiction of this ledger waits for anybody."),
}


UNTIL = {
    "document": say("A document waits while a part of it could not be read or settled."),
    "claim": say("A claim leaves it once somebody has accepted or rejected it."),
    "event": say(
        "An event leaves it once nothing about it is unknown, in doubt or against something else, "
        "and nobody is still to sign it off."
    ),
    "contradiction": say(
        "A contradiction leaves it once its claims can all hold: as one was rejected or corrected, "
        "or two events were kept apart."
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow the list by, with how many there are."""

    value: str
    amount: int
    label: str


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of what waits, the most pressing first. `kinds` and `reasons` are what there is to
    choose from; `nothing_there` says that the ledger holds no document, `done` is the decision
    that was just kept."""

    ledger: str
    built: bool
    kind: str
    reason: str
    words: str
    kinds: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    rows: tuple[Waiting, ...]
    pages: Pages
    nothing_there: bool
    done: Done | None
    trouble: str

    @property
    def none_waits(self) -> str:
        """What is said where nothing of this kind waits."""
        return NONE_WAITS[self.kind]

    @property
    def until(self) -> str:
        """Until when things of this kind wait."""
        return UNTIL[self.kind]

    def address(self, **changes: object) -> str:
        """The same list, narrowed otherwise."""
        now = {"kind": self.kind, "reason": self.reason, "q": self.words}
        query = {key: value for key, value in (now | changes).items() if value}
        return f"/inbox?{urlencode(query)}" if query else "/inbox"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reader of a page reads: the code of her language, and how words of the desk are said
    in it."""

    language: str = "en"
    said: Callable[[str], str] = str


ENGLISH = Reading()


def inbox_page(
    snapshot: Snapshot, query: Mapping[str, str], reading: Reading = ENGLISH
) -> InboxPage:
    """What waits, narrowed by kind, reason and words; the desk's own words are looked for as the
    reader sees them."""
    queues = {kind: queue(snapshot, kind) for kind in KINDS}
    kind = query.get("kind", "")
    if kind not in KINDS:
        kind = next((one for one in reversed(KINDS) if queues[one]), KINDS[0])
    words, reason = query.get("q", "").strip(), query.get("reason", "")
    asked = (kind, folded(words), reading.language if words else "")
    of_kind = snapshot.once(("inbox", *asked), lambda: _holding(queues[kind], asked[1], reading))
    rows = snapshot.once(
        ("inbox", *asked, reason),
        lambda: tuple(row for row in of_kind if not reason or reason in row.reasons),
    )
    pages = page_of(len(rows), read_page(query.get("page", "")), PAGE)
    return InboxPage(
        ledger=snapshot.name,
        built=snapshot.built,
        kind=kind,
        reason=reason,
        words=words,
        kinds=tuple(Choice(one, len(queues[one]), KIND_LABELS[one]) for one in KINDS),
        reasons=snapshot.once(("reasons", *asked), lambda: _reasons(of_kind)),
        rows=tuple(row.shown(snapshot) for row in shown(rows, pages)),
        pages=pages,
        nothing_there=not snapshot.heads,
        done=done_of(snapshot, query.get("kept", "")),
        trouble="",
    )


def _holding(rows: Sequence[Queued], words: str, reading: Reading) -> tuple[Queued, ...]:
    if not words:
        return tuple(rows)
    # Most are called alike and wait for one of a few sets of reasons.
    kinds = {row.own for row in rows}
    told = {own: folded(" ".join(reading.said(one) for one in own)) for own in kinds}

    def holds(row: Queued) -> bool:
        whole = f"{row.words()} {told[row.own]}"
        return all(term in whole for term in words.split())

    return tuple(row for row in rows if holds(row))


def _reasons(rows: Sequence[Queued]) -> tuple[Choice, ...]:
    amounts: Counter[str] = Counter()
    # Most wait for one of a few sets of reasons.
    for reasons, amount in Counter(row.reasons for row in rows).items():
        for reason in reasons:
            amounts[reason] += amount
    names = sorted(amounts, key=lambda name: (-amounts[name], name))
    return tuple(Choice(str(name), amounts[name], name) for name in names)


def waiting(snapshot: Snapshot) -> Iterator[Waiting]:
    """Everything that waits, kind by kind, the most pressing first."""
    for kind in KINDS:
        for row in queue(snapshot, kind):
            yield row.shown(snapshot)


def queue(snapshot: Snapshot, kind: str) -> tuple[Queued, ...]:
    """What waits of one kind, the most pressing first."""
    return snapshot.once(("queue", kind), lambda: tuple(sorted(QUEUES[kind](snapshot), key=_order)))


def _order(row: Queued) -> tuple[int, str]:
    return -row.weight, row.id
