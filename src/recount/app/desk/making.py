"""The form by which a person makes a claim from words of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.app.desk.history import Done, done_of
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import plain
from recount.model.claims import EventType
from recount.model.judgements import ClaimField
from recount.model.saying import capital, say

EXAMPLES = {
    ClaimField.KILLED: "8, 8-11, 8+, <8, 8 civilian",
    ClaimField.INJURED: "5",
    ClaimField.WHEN: "2031-05-03, or 2031-05-03..2031-05-05",
    ClaimField.WHERE: say("a place, or 25.9,13.9"),
    ClaimField.TYPE: "air strike",
    ClaimField.PERPETRATOR: say("a name"),
    ClaimField.TARGET: say("a name"),
    ClaimField.SPEAKER: say("a name, or a name/witness"),
    ClaimField.STANCE: "asserts",
    ClaimField.WEAPON: say("artillery"),
    ClaimField.CAPTURED: "2",
    ClaimField.MISSING: "1",
    ClaimField.DISPLACED: "400",
}
"""The fields of a claim in the order in which the form asks for them."""
LABELS = {
    ClaimField.TYPE: say("Kind"),
    ClaimField.PERPETRATOR: say("By"),
    ClaimField.TARGET: say("Against"),
}


@dataclass(frozen=True, slots=True)
class MakingField:
    """One field of the form, with an example of what it takes."""

    name: str
    label: str
    example: str
    value: str


@dataclass(frozen=True, slots=True)
class Making:
    """The form as it was written, the kinds of the codebook, why it was not kept, and the decision
    that was kept or undone. `open` says that it is to be seen at once."""

    fields: tuple[MakingField, ...]
    words: str
    at: str
    reason: str
    kinds: tuple[str, ...]
    trouble: str
    done: Done | None
    open: bool


def making_form(snapshot: Snapshot, written: Mapping[str, str], trouble: str = "") -> Making:
    """The form, with what somebody had written into it."""
    fields = tuple(
        MakingField(
            name.value,
            LABELS.get(name, capital(plain(name.value))),
            example,
            written.get(f"value-{name.value}", ""),
        )
        for name, example in EXAMPLES.items()
    )
    return Making(
        fields=fields,
        words=written.get("words", ""),
        at=written.get("at", ""),
        reason=written.get("reason", ""),
        kinds=tuple(plain(one) for one in EventType),
        trouble=trouble,
        done=done_of(snapshot, written.get("kept", "")),
        open=bool(trouble or written.get("words")),
    )
