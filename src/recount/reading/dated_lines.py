"""Lines of a list that say when what follows them happened, and have no verb: "6 June, near Y."."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recount.model.dates import DatePrecision

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

FEWEST = 2  # lines with a day of their own from which a text is a list
LONGEST = 18  # words of such a line
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DAYS = (DatePrecision.DAY, DatePrecision.PART_OF_DAY, DatePrecision.HOUR, DatePrecision.DAYS)


@lru_cache(maxsize=1)
def dated_lines(scene: Scene) -> tuple[tuple[TokenSpan, DateMention], ...]:
    """The lines that say when, each with its one day; none where the text is no list."""
    found = [(sent, day) for sent in scene.doc.sents if (day := _day_in(scene, sent)) is not None]
    return tuple(found) if len({day.span.quote for _, day in found}) >= FEWEST else ()


def dated_line_above(scene: Scene, word: Token) -> DateMention | None:
    """The day of the last such line before a word that is a heading, and no head of a line."""
    lines = [(s, day) for s, day in dated_lines(scene) if s.end <= word.i and fills_line(scene, s)]
    return lines[-1][1] if lines else None


def fills_line(scene: Scene, sent: TokenSpan) -> bool:
    """Whether nothing stands behind a sentence in its line: "Kabul: a blast" is no heading."""
    return sent.text.endswith("\n") or scene.text[sent.end_char :].startswith("\n")


def _day_in(scene: Scene, sent: TokenSpan) -> DateMention | None:
    """The one day of a line that has no verb; the model takes some names for verbs."""
    words = [t for t in sent if not t.is_space]
    named = {t.i for p in scene.places_in(words) for t in scene.tokens_of(p.span)}
    told = any(t.tag_ in _FINITE for t in words if t.i not in named)
    if not words or len(words) > LONGEST or told:
        return None
    days = [
        d for d in scene.dates_in(list(sent)) if d.when is not None and d.when.precision in _DAYS
    ]
    return days[0] if len(days) == 1 else None
