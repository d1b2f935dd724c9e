"""The page of one claim: its words, what was read in them, and the forms to decide about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recount.app.corrected import value_of
from recount.app.desk.claims import (
    ClaimCard,
    DocumentLink,
    Numbering,
    document_link,
)
from recount.app.desk.findings import PlaceForm, place_form
from recount.app.desk.history import Done, HistoryLine, done_of, history_lines, value_words
from recount.app.desk.notes import NotesBox, notes_box
from recount.app.desk.quotes import Passage, claim_marks, passages, title_passage
from recount.app.desk.snapshot import Snapshot, reading_order
from recount.app.desk.words import plain
from recount.model.claims import Claim, EventType, Stance
from recount.model.counts import Victims
from recount.model.judgements import COUNTED, ClaimField, FieldValue, JudgementKind
from recount.model.notes import Noted
from recount.model.parties import SpeakerKind
from recount.model.saying import capital, say_list


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that can be corrected, with what the claim says in it now."""

    name: str
    label: str
    now: str


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody had written into a form that was not kept, and need not write again."""

    field: str = ""
    value: str = ""
    words: str = ""
    reason: str = ""
    kind: str = ""
    choice: str = ""

    @property
    def placing(self) -> bool:
        """Whether it was the form for a place."""
        return bool(self.choice)


WRITTEN = ("field", "value", "words", "reason", "kind", "choice")


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim. `seen` is how many decisions about it this page knows of, `trouble` why one was
    not kept, `done` the one that was; `earlier` and `later` are its neighbours in the text.
    `place` is what a correction of where it was starts from, with the words of the place."""

    ledger: str
    built: bool
    card: ClaimCard
    document: DocumentLink
    passages: tuple[Passage, ...]
    accepted: bool
    rejected: bool
    seen: int
    fields: tuple[FieldChoice, ...]
    words: Vocabulary
    history: tuple[HistoryLine, ...]
    written: Written
    trouble: str
    done: Done | None
    earlier: str
    later: str
    notes: NotesBox
    place: PlaceForm
    place_words: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that some fields take, after the codebook."""

    types: tuple[str, ...] = tuple(EventType)
    stances: tuple[str, ...] = tuple(Stance)
    victims: tuple[str, ...] = tuple(Victims)
    speakers: tuple[str, ...] = tuple(SpeakerKind)


def claim_page(
    snapshot: Snapshot, key: str, form: Mapping[str, str], trouble: str = ""
) -> ClaimPage:
    """The page of the claim of this id, or of the only one that begins so. Raises NotFoundError."""
    claim = snapshot.any_claim(key)
    numbering = Numbering(snapshot)
    card = numbering.card(claim)
    document = snapshot.document(claim.document)
    marks = list(claim_marks(claim, card.number))
    earlier, later = _neighbours(snapshot, claim)
    seen = len(snapshot.history_of.get(claim.id, ()))
    return ClaimPage(
        ledger=snapshot.name,
        built=snapshot.built,
        card=card,
        document=document_link(snapshot, document),
        passages=(
            *title_passage(document, [(claim, card.number)]),
            *passages(document.text, [claim.evidence], marks),
        ),
        accepted=_has(snapshot, claim.id, JudgementKind.ACCEPT),
        rejected=claim.id in snapshot.held.rejected,
        seen=seen,
        fields=tuple(_choices(claim)),
        words=Vocabulary(),
        history=history_lines(snapshot, (claim.id,)),
        written=Written(*(form.get(name, "") for name in WRITTEN)),
        trouble=trouble,
        done=done_of(snapshot, form.get("kept", "")),
        earlier=earlier,
        later=later,
        notes=notes_box(snapshot, Noted.CLAIM, claim.id, seen, form),
        place=place_form(snapshot.held.as_read[claim.id].where, claim.where, form),
        place_words=form.get("words", "") or (claim.where.text if claim.where else ""),
    )


def _has(snapshot: Snapshot, key: str, kind: JudgementKind) -> bool:
    return any(one.kind is kind for one in snapshot.held.judged.get(key, ()))


def _choices(claim: Claim) -> Iterator[FieldChoice]:
    for field in ClaimField:
        label = capital(plain(field.value))
        if field not in COUNTED:
            yield FieldChoice(field.value, label, _now(value_of(claim, field), field))
            continue
        found = [one for one in claim.counts if one.outcome.value == field.value]
        now = say_list((value_words(one, field) for one in found), "; ")
        yield FieldChoice(field.value, label, now)


def _now(value: FieldValue | None, field: ClaimField) -> str:
    return "" if value is None else value_words(value, field)


def _neighbours(snapshot: Snapshot, claim: Claim) -> tuple[str, str]:
    """The claims before and after it in the same text, rejected ones too."""
    kept, out = (row.get(claim.document, ()) for row in (snapshot.claims_in, snapshot.rejected_in))
    row = [one.id for one in sorted((*kept, *out), key=reading_order)]
    place = row.index(claim.id)
    return (
        row[place - 1] if place else "",
        row[place + 1] if place + 1 < len(row) else "",
    )
