"""Tolls of several happenings of which nothing else is told: "the death toll from clashes in Yola
has risen to 60"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, Scope
from recount.model.dates import DateBasis, DatePrecision, When
from recount.reading.happenings import noun_type
from recount.reading.syntax import objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.places import Where
    from recount.reading.scene import Scene


def of_many(scene: Scene, noun: Token, base: Claim, own: Where | None) -> Claim | None:
    """A sum of all of them up to the day of the text, since nobody says from when on."""
    kinds = [noun_type(t) for t in objects_of(noun, "from", "in", "of") if t.tag_ == "NNS"]
    kinds = [kind for kind in kinds if kind is not None]
    if not kinds:
        return None
    last, where = scene.dated.end, own or scene.home
    when = When(None, last, DatePrecision.LONGER, "", None, DateBasis.RELATIVE_TO_PUBLICATION)
    scope = Scope(when, where, kinds[0], None, None)
    return replace(base, event_type=kinds[0], when=when, where=where, scope=scope).with_id()
