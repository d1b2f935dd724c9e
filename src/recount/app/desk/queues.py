"""What waits for a person, kind by kind, with its reasons; what a row says is put together only
where it is shown, as there are hundreds of thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from recount.app.desk.documents import language_name, language_of
from recount.app.desk.lines import ClaimLine, EventLine
from recount.app.desk.signing import signing_reasons
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.troubles import trouble_words
from recount.app.desk.words import (
    CONTRADICTION_WORDS,
    KIND_WORDS,
    event_type_words,
    speaker_words,
    when_words,
    where_words,
)
from recount.model.claims import ClaimKind
from recount.model.events import Contradiction
from recount.model.folding import folded
from recount.model.judgements import JudgementKind
from recount.model.saying import say, say_list, say_many

SETTLING = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT})
IN_CONTRADICTION = say("in a contradiction")
CONTRADICTIONS = say("contradictions")
NOBODY = (say("nobody has looked yet"),)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `words` are its own, `from_` says where they stand; `seen` is how many
    decisions about it there are, None where it is no claim."""

    kind: str
    id: str
    address: str
    title: str
    words: str
    from_: str
    reasons: tuple[str, ...]
    weight: int
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """One thing that waits, before it is shown. `words` gives its folded words, `own` are those of
    the desk: why it waits, and what it is called."""

    id: str
    weight: int
    reasons: tuple[str, ...]
    words: Callable[[], str]
    shown: Callable[[Snapshot], Waiting]
    own: tuple[str, ...] = ()


def _documents(snapshot: Snapshot) -> Iterator[Queued]:
    for refused in snapshot.refusals:
        row = Waiting(
            "document",
            refused.file,
            "/documents#refused",
            refused.file,
            refused.message,
            "",
            (say("refused"),),
            9,
        )
        yield _made(row)
    for key in dict.fromkeys((*snapshot.problems_in, *sorted(snapshot.shelf.unread))):
        if key in snapshot.heads:
            yield _made(_document(snapshot, key))


def _document(snapshot: Snapshot, key: str) -> Waiting:
    head, problems = snapshot.heads[key], snapshot.problems_in.get(key, ())
    unread = key in snapshot.shelf.unread
    codes = dict.fromkeys(trouble_words(row.code) for row in problems)
    language = language_name(language_of(snapshot, key))
    return Waiting(
        "document",
        key,
        f"/documents/{quote(key)}",
        head.title or head.file or key,
        say_many("%(num)s problem", "%(num)s problems", len(problems)) if problems else "",
        head.publisher or "",
        (say("unread, in %(language)s", language=language),) if unread else tuple(codes),
        5 if unread else min(len(problems), 4),
    )


def _made(row: Waiting) -> Queued:
    words = folded(f"{row.title} {row.words} {row.from_}")
    return Queued(row.id, row.weight, row.reasons, lambda: words, lambda _: row, row.reasons)


def _claims(snapshot: Snapshot) -> Iterator[Queued]:
    clashing = {key for row in snapshot.contradictions for key in row.claims}
    done = {
        key
        for key, rows in snapshot.held.judged.items()
        if any(one.kind in SETTLING for one in rows)
    }
    for line in snapshot.claim_lines.values():
        if line.id in done:
            continue
        reasons = line.reasons
        if line.id in clashing:
            reasons = (IN_CONTRADICTION, *reasons)
        yield _queued_claim(snapshot, line, reasons)


def _queued_claim(snapshot: Snapshot, of: ClaimLine, reasons: tuple[str, ...]) -> Queued:
    key, why = of.id, reasons or NOBODY

    def words() -> str:
        line = snapshot.claim_lines[key]
        return f"{line.text} {folded(_source(snapshot, line.document))}"

    return Queued(
        key, len(reasons), why, words, lambda now: _claim(now, key, reasons),
        (KIND_WORDS[ClaimKind(of.kind)], *why),
    )  # fmt: skip


def _claim(snapshot: Snapshot, key: str, reasons: tuple[str, ...]) -> Waiting:
    claim = snapshot.claims[key]
    return Waiting(
        "claim",
        key,
        f"/claims/{quote(key)}",
        say_list((KIND_WORDS[claim.kind], speaker_words(claim.speaker))),
        claim.evidence.quote,
        _source(snapshot, claim.document),
        reasons or NOBODY,
        len(reasons),
        len(snapshot.history_of.get(key, ())),
    )


def _source(snapshot: Snapshot, key: str) -> str:
    head = snapshot.heads.get(key)
    return (head.publisher or head.title or head.id) if head else ""


def _events(snapshot: Snapshot) -> Iterator[Queued]:
    for line in snapshot.index.lines:
        clashes = len(snapshot.contradictions_of.get(line.event.id, ()))
        open_ = (*line.reasons, *signing_reasons(snapshot, line.event))
        reasons = (*open_, *((CONTRADICTIONS,) if clashes else ()))
        if reasons:
            yield _queued_event(line, len(reasons) + clashes, reasons)


def _queued_event(line: EventLine, weight: int, reasons: tuple[str, ...]) -> Queued:
    def row() -> Waiting:
        event = line.event
        return Waiting(
            "event",
            event.id,
            f"/events/{quote(event.id)}",
            say_list((event_type_words(event.type), where_words(event.where).name)),
            say("%(range)s killed", range=line.killed.shown().text),
            when_words(event.when).text,
            reasons,
            weight,
        )

    def words() -> str:
        found = row()
        return folded(f"{found.title} {found.words} {found.from_}")

    own = (event_type_words(line.event.type), *reasons)
    return Queued(line.event.id, weight, reasons, words, lambda _: row(), own)


def _contradictions(snapshot: Snapshot) -> Iterator[Queued]:
    for row in snapshot.contradictions:
        yield _clash(row)


def _clash(row: Contradiction) -> Queued:
    place = f"/events/{quote(row.events[0])}" if row.events else "/contradictions"
    kind = CONTRADICTION_WORDS[row.kind]
    waiting = Waiting(
        "contradiction",
        row.id,
        f"{place}#{row.id}",
        kind,
        row.message,
        "",
        (kind,),
        int(row.size or 0),
    )
    return _made(waiting)


QUEUES: Mapping[str, Callable[[Snapshot], Iterator[Queued]]] = {
    "document": _documents,
    "claim": _claims,
    "event": _events,
    "contradiction": _contradictions,
}
"""What waits of each kind, in no order yet."""
