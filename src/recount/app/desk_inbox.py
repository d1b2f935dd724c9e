"""What waits for a person: documents, claims, events and contradictions, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote, urlencode

from recount.app.desk_documents import is_unread, language_name, language_of
from recount.app.desk_events import Pages, page_of, shown
from recount.app.desk_filters import read_page
from recount.app.desk_numbers import people_of
from recount.app.desk_snapshot import Snapshot
from recount.app.desk_waiting import claim_reasons, event_reasons
from recount.app.desk_words import (
    CONTRADICTION_WORDS,
    KIND_WORDS,
    counted,
    event_type_words,
    plain,
    speaker_words,
    when_words,
    where_words,
)
from recount.model.counts import Outcome
from recount.model.folding import folded
from recount.model.judgements import JudgementKind

KINDS = ("document", "claim", "event", "contradiction")
PAGE = 40
SETTLING = frozenset({JudgementKind.ACCEPT, JudgementKind.REJECT})


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
class Choice:
    """Something to narrow the list by, with how many there are."""

    value: str
    amount: int


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of what waits, the most pressing first. `kinds` and `reasons` are what there is to
    choose from; `done` is the decision that was just kept."""

    ledger: str
    built: bool
    kind: str
    reason: str
    words: str
    kinds: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    rows: tuple[Waiting, ...]
    pages: Pages
    done: str
    trouble: str

    def address(self, **changes: object) -> str:
        """The same list, narrowed otherwise."""
        now = {"kind": self.kind, "reason": self.reason, "q": self.words}
        query = {key: value for key, value in (now | changes).items() if value}
        return f"/inbox?{urlencode(query)}" if query else "/inbox"


def inbox_page(snapshot: Snapshot, query: Mapping[str, str]) -> InboxPage:
    """What waits, narrowed by kind, reason and words."""
    every = tuple(waiting(snapshot))
    amounts = {kind: sum(1 for row in every if row.kind == kind) for kind in KINDS}
    kind = query.get("kind", "")
    if kind not in KINDS:
        kind = next((one for one in reversed(KINDS) if amounts[one]), KINDS[0])
    words = query.get("q", "").strip()
    of_kind = [row for row in every if row.kind == kind and _holds(row, words)]
    reason = query.get("reason", "")
    rows = [row for row in of_kind if not reason or reason in row.reasons]
    rows.sort(key=lambda row: (-row.weight, row.id))
    pages = page_of(len(rows), read_page(query.get("page", "")), PAGE)
    return InboxPage(
        ledger=snapshot.name,
        built=snapshot.built,
        kind=kind,
        reason=reason,
        words=words,
        kinds=tuple(Choice(one, amounts[one]) for one in KINDS),
        reasons=_reasons(of_kind),
        rows=tuple(shown(rows, pages)),
        pages=pages,
        done=query.get("kept", ""),
        trouble="",
    )


def _holds(row: Waiting, words: str) -> bool:
    text = folded(f"{row.title} {row.words} {row.from_}")
    return all(term in text for term in folded(words).split())


def _reasons(rows: Sequence[Waiting]) -> tuple[Choice, ...]:
    amounts: dict[str, int] = {}
    for reason in chain.from_iterable(row.reasons for row in rows):
        amounts[reason] = amounts.get(reason, 0) + 1
    names = sorted(amounts, key=lambda name: (-amounts[name], name))
    return tuple(Choice(name, amounts[name]) for name in names)


def waiting(snapshot: Snapshot) -> Iterator[Waiting]:
    """Everything that waits, kind by kind."""
    yield from _documents(snapshot)
    yield from _claims(snapshot)
    yield from _events(snapshot)
    yield from _contradictions(snapshot)


def _documents(snapshot: Snapshot) -> Iterator[Waiting]:
    for refused in snapshot.refusals:
        yield Waiting(
            "document", refused.file, "/documents#refused", refused.file, refused.message, "",
            ("refused",), 9,
        )  # fmt: skip
    for document in snapshot.documents.values():
        problems = snapshot.problems_in.get(document.id, ())
        unread = is_unread(snapshot, document.id)
        if not problems and not unread:
            continue
        language = language_name(language_of(snapshot, document.id))
        codes = dict.fromkeys(plain(row.code) for row in problems)
        reasons = (f"unread, in {language}",) if unread else tuple(codes)
        title = document.title or document.file or document.id
        words = counted(len(problems), "problem") if problems else ""
        yield Waiting(
            "document", document.id, f"/documents/{quote(document.id)}", title, words,
            document.publisher or "", reasons, 5 if unread else min(len(problems), 4),
        )  # fmt: skip


def _claims(snapshot: Snapshot) -> Iterator[Waiting]:
    clashing = {key for row in snapshot.contradictions for key in row.claims}
    for claim in snapshot.claims.values():
        if any(one.kind in SETTLING for one in snapshot.held.judged.get(claim.id, ())):
            continue
        first = ("in a contradiction",) if claim.id in clashing else ()
        reasons = (*first, *claim_reasons(claim))
        document = snapshot.documents.get(claim.document)
        source = (document.publisher or document.title or document.id) if document else ""
        yield Waiting(
            "claim", claim.id, f"/claims/{quote(claim.id)}",
            f"{KIND_WORDS[claim.kind]}, {speaker_words(claim.speaker)}", claim.evidence.quote,
            source, reasons or ("nobody has looked yet",), len(reasons),
            len(snapshot.history_of.get(claim.id, ())),
        )  # fmt: skip


def _events(snapshot: Snapshot) -> Iterator[Waiting]:
    for event in snapshot.events:
        clashes = len(snapshot.contradictions_of.get(event.id, ()))
        reasons = (*event_reasons(event), *(("contradictions",) if clashes else ()))
        if reasons:
            killed = people_of(event, Outcome.KILLED).shown()
            yield Waiting(
                "event", event.id, f"/events/{quote(event.id)}",
                f"{event_type_words(event.type)}, {where_words(event.where).name}",
                f"{killed.text} killed", when_words(event.when).text, reasons,
                len(reasons) + clashes,
            )  # fmt: skip


def _contradictions(snapshot: Snapshot) -> Iterator[Waiting]:
    for row in snapshot.contradictions:
        place = f"/events/{quote(row.events[0])}" if row.events else "/contradictions"
        yield Waiting(
            "contradiction", row.id, f"{place}#{row.id}", CONTRADICTION_WORDS[row.kind],
            row.message, "", (CONTRADICTION_WORDS[row.kind],), int(row.size or 0),
        )  # fmt: skip
