"""Harms told by "as were": "five peacekeepers were hurt, as were three soldiers"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.reading.harms_counted import Harm, made
from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


def likewise(scene: Scene, token: Token, before: list[Harm]) -> Harm | None:
    """What became of those told of last in the sentence, for who stands behind "as were"."""
    if token.lower_ not in ("was", "were") or token.i < 1 or token.nbor(-1).lower_ != "as":
        return None
    people = child(token, "nsubj", "nsubjpass", "attr")
    last = before[-1] if before else None
    if last is None or people is None or people.i < token.i:
        return None
    if last.trigger.sent != token.sent or last.negated or last.singled:
        return None
    told = made(scene, token, last.outcome, people, None)
    return replace(told, adds=True, negated=False) if told is not None else None
