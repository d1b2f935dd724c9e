"""Sign-off as the page of an event shows it, and as a form asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.app.desk.snapshot import Snapshot
from recount.app.signing import Signing, Standing, standing_of
from recount.model.events import Event
from recount.model.saying import say
from recount.model.signing import Signature, SigningKind

VERBS = {SigningKind.CHECK: say("checked"), SigningKind.SIGN_OFF: say("signed off")}


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Who signed what and when; `decision` names it for taking back."""

    decision: str
    verb: str
    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class SigningBox:
    """How far an event is signed. `state` is what a signature would be put under, `next_kind` what
    it would be, empty where both have signed; `void` the last that holds no more, and `changes`
    what became other since."""

    state: str
    next_kind: str
    lines: tuple[SignatureLine, ...]
    void: SignatureLine | None
    changes: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether two people vouch for the numbers as they are."""
        return not self.next_kind


def signing_box(snapshot: Snapshot, event: Event) -> SigningBox:
    """How far an event is signed, as it is shown."""
    found = _standing(snapshot, event)
    kind = found.next_kind
    given = (found.check, found.sign_off)
    return SigningBox(
        state=found.state,
        next_kind=kind.value if kind else "",
        lines=tuple(_line(one) for one in given if one is not None),
        void=_line(found.void) if found.void else None,
        changes=found.changes,
    )


def signing_reasons(snapshot: Snapshot, event: Event) -> tuple[str, ...]:
    """Why an event waits for somebody to sign; none where nobody has begun to."""
    if not any(key in snapshot.signatures_of for key in event.claims):
        return ()
    found = _standing(snapshot, event)
    if found.void is not None:
        return (say("sign-off holds no more"),)
    return (say("waits for a second person"),) if found.next_kind is SigningKind.SIGN_OFF else ()


def _standing(snapshot: Snapshot, event: Event) -> Standing:
    about = {row.id: row for key in event.claims for row in snapshot.signatures_of.get(key, ())}
    return standing_of(event, [row for row in snapshot.signatures if row.id in about])


def _line(one: Signature) -> SignatureLine:
    at = one.made_at[:16].replace("T", " ")
    return SignatureLine(one.id, VERBS[one.kind], one.author, at, one.reason)


def signing_asked(form: Mapping[str, str]) -> Signing:
    """What a form asks to sign."""
    return Signing(
        event=form.get("event", ""),
        state=form.get("state") or None,
        reason=form.get("reason", ""),
        author=form.get("author", ""),
        account=form.get("account", ""),
    )
