"""Recount turns reports about armed conflict into events whose every number quotes its source.

import recount
for coded in recount.code([recount.Document(id="1", text=report)]):
    print(coded.events)
with recount.open("my.ledger") as ledger:
    print(ledger.events())
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recount.app.door import (
        Ledger,
        build,
        code,
        export,
        open,  # noqa: A004  as in `recount.open`
        tables,
    )
    from recount.errors import RecountError
    from recount.model.claims import Claim
    from recount.model.counts import Count
    from recount.model.dates import When
    from recount.model.documents import Document
    from recount.model.events import Contradiction, Event
    from recount.model.places import Where
    from recount.model.spans import Span

__version__ = "0.1.0"

_DOOR = {
    "Claim": "recount.model.claims",
    "Contradiction": "recount.model.events",
    "Count": "recount.model.counts",
    "Document": "recount.model.documents",
    "Event": "recount.model.events",
    "Ledger": "recount.app.door",
    "RecountError": "recount.errors",
    "Span": "recount.model.spans",
    "When": "recount.model.dates",
    "Where": "recount.model.places",
    "build": "recount.app.door",
    "code": "recount.app.door",
    "export": "recount.app.door",
    "open": "recount.app.door",
    "tables": "recount.app.door",
}

__all__ = [
    "Claim",
    "Contradiction",
    "Count",
    "Document",
    "Event",
    "Ledger",
    "RecountError",
    "Span",
    "When",
    "Where",
    "build",
    "code",
    "export",
    "open",
    "tables",
]


def __getattr__(name: str) -> Any:
    """Loads what is asked for, and only then."""
    if name not in _DOOR:
        raise AttributeError(f"module 'recount' has no attribute {name!r}")
    return getattr(import_module(_DOOR[name]), name)


def __dir__() -> list[str]:
    """The names to work with, which completion offers; what is loaded behind them is not."""
    return [*__all__, "__version__"]
