"""What people decide of one claim: accept, reject, correct, note; and taking any decision back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recount.app.corrected import corrected
from recount.app.correcting import Known, Written, correction_of
from recount.app.desk.codes import plain
from recount.app.event_names import find_event
from recount.app.in_force import InForce, held_in
from recount.app.placing import At, at_no_place
from recount.app.retelling import fault_words
from recount.app.stale import check_decisions
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim
from recount.model.judgements import Correction, Entry, Judgement, JudgementKind
from recount.model.places import Where
from recount.model.readings import Problem
from recount.model.saying import say
from recount.model.whole import Whole


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person wants to settle about a claim, named by its id or by an event that it heads.

    `seen` is how many decisions about the claim she knew of; None where she does not say. `written`
    is there for a correction.
    """

    kind: JudgementKind
    claim: str
    reason: str
    author: str
    seen: int | None = None
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What a correction is checked with: the verifier of readings, and the list of places, by name
    and by point."""

    verify: Callable[[Claim, str], Problem | None]
    locate: Callable[[str], tuple[Where, ...]]
    at: At = at_no_place


def judge(ledger: Ledger, ruling: Ruling, tools: Tools, now: datetime | None = None) -> Judgement:
    """Keeps a decision about one claim.

    Raises NotFoundError where there is no such claim, StaleDecisionError where somebody decided
    about it in the meantime, and DecisionError where the decision lacks an author or a reason, or
    where its words do not bear the correction out.
    """
    with ledger.together():
        return ledger.put_judgement(draft(ledger, ruling, tools, now))


def draft(ledger: Ledger, ruling: Ruling, tools: Tools, now: datetime | None = None) -> Judgement:
    """The decision as it would be kept, with all that `judge` checks; nothing is kept."""
    need_author(ruling.kind.value, ruling.author)
    if not ruling.reason.strip() and ruling.kind is not JudgementKind.ACCEPT:
        raise DecisionError(
            say("decision %(kind)s", kind=plain(ruling.kind.value)),
            say("it has no reason, so that nobody could check it"),
            say("give a reason, with --reason"),
        )
    found = held_in(ledger)
    name = claim_named(ledger, found.as_read, ruling.claim)
    seen = check_decisions(ledger.history(), (name,), ruling.seen)
    correction = _correction(ledger, ruling, found, name, tools)
    return Judgement(
        "",
        ruling.kind,
        found.as_read[name],
        seen,
        ruling.reason.strip(),
        ruling.author.strip(),
        (now or datetime.now(UTC)).isoformat(timespec="seconds"),
        correction,
    )


def need_author(kind: str, author: str) -> None:
    """Raises DecisionError where nobody answers for a decision."""
    if not author.strip():
        raise DecisionError(
            say("decision %(kind)s", kind=plain(kind)),
            say("it has no author, so that nobody could answer for it"),
            say("give your name, with --author"),
        )


def _correction(
    ledger: Ledger, ruling: Ruling, found: InForce, name: str, tools: Tools
) -> Correction | None:
    if ruling.kind is not JudgementKind.CORRECT or ruling.written is None:
        return None
    if name not in found.claims:
        raise DecisionError(
            say("claim %(name)s", name=name),
            say("it is rejected, so that no value of it counts"),
            say("take that back first"),
        )
    claim = found.claims[name]
    whole = Whole.of(ledger.document(claim.document))
    known = Known(found.claims.values(), tools.locate, tools.at)
    shown = whole.together(claim)
    made = correction_of(ruling.written, shown, whole.text, known)
    fault = tools.verify(corrected(shown, made), whole.text)
    if fault is not None:
        raise DecisionError(
            say("the correction of %(field)s", field=plain(made.field.value)),
            fault_words(fault.message),
            say("quote the words that say so, or leave a note"),
        )
    return whole.apart(made)


def claim_named(ledger: Ledger, claims: Mapping[str, Claim], name: str) -> str:
    """The claim of an id, of the only id that begins so, or that heads the event of that id."""
    if name in claims:
        return name
    if name.startswith("e-"):
        return next(one for one in find_event(ledger, name).claims if one in claims)
    found = [one for one in claims if name and one.startswith(name)]
    if len(found) == 1:
        return found[0]
    raise NotFoundError(
        say("claim %(name)s", name=name),
        say("more than one begins so") if found else say("the ledger holds none of that id"),
        say("see `recount export` for the ids"),
    )


def undo(ledger: Ledger, name: str, reason: str, author: str, now: datetime | None = None) -> Entry:
    """Takes a decision back; NotFoundError where none of that id stands, DecisionError where a
    later correction goes on from it."""
    need_author("undo", author)
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    with ledger.together():
        _check_nothing_rests_on(ledger.judgements(), name)
        return ledger.take_back(name, reason, author, at)


def _check_nothing_rests_on(judgements: Sequence[Judgement], name: str) -> None:
    for place, one in enumerate(judgements):
        if not name or not one.id.startswith(name) or one.correction is None:
            continue
        for later in judgements[place + 1 :]:
            if later.claim.id == one.claim.id and _goes_on(later.correction, one.correction):
                raise DecisionError(
                    say("decision %(one)s", one=one.id),
                    say(
                        "%(later)s by %(author)s corrects what it says",
                        later=later.id,
                        author=later.author,
                    ),
                    say(
                        "take that back first, with `recount decide undo %(later)s`", later=later.id
                    ),
                )


def _goes_on(later: Correction | None, earlier: Correction) -> bool:
    return later is not None and later.field is earlier.field and later.was == earlier.value
