"""Days that stand with what people were reported to have suffered: "yesterday three were reported
killed" dates the killing, and not the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTED = frozenset({"report", "confirm"})
_RESULTS = ("xcomp", "oprd", "acomp", "ccomp")


def dates_what_was_done(verb: Token | None, harmed: list[Token]) -> bool:
    """Whether a day's verb is a passive of reporting, with the word of harm as what is reported."""
    if verb is None or verb.lemma_ not in _REPORTED or child(verb, "auxpass") is None:
        return False
    done = (t for t in harmed if t.head == verb and t.dep_ in _RESULTS)
    return any(t.tag_ in ("VBN", "JJ") and child(t, "aux", "auxpass", "mark") is None for t in done)
