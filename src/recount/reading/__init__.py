"""Documents to claims: numbers, dates, places, parties, speakers and stance, and the verifier.

`GrammarReader` reads; spaCy and the grammars are loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recount.reading.reader import GrammarReader

__all__ = ["GrammarReader"]


def __getattr__(name: str) -> Any:
    if name == "GrammarReader":
        from recount.reading.reader import GrammarReader

        return GrammarReader
    raise AttributeError(name)
