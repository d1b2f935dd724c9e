"""Who says what stands at a word, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import Stance
from recount.model.parties import Speaker
from recount.reading.attributions import attribution_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


def said_at(scene: Scene, token: Token) -> tuple[Speaker | None, Stance]:
    """The speaker and stance of the innermost attribution; the document itself where none is."""
    said = attribution_at(scene.attributions, token.idx, token.idx + len(token))
    return (said.speaker, said.stance) if said is not None else (None, Stance.ASSERTS)
