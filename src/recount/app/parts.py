"""What the pipeline is put together from, as it sees it: one callable for each room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from recount.app.reports import Watch
from recount.model.claims import Claim
from recount.model.decisions import Settled
from recount.model.documents import Document
from recount.model.events import Linking, Past, Reconciliation, Solved
from recount.model.places import Where
from recount.model.readings import Reading
from recount.model.roll import Rereckoned

if TYPE_CHECKING:
    from recount.intake import Refused, Taken
    from recount.reconciling import Scene, Standing


class Reader(Protocol):
    """Finds claims in documents; every claim it gives has been checked against its words."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading for each document, in their order."""
        ...


Reconcile = Callable[
    [Linking, Mapping[str, Claim], Mapping[str, str], Sequence[Document], Sequence[Solved]],
    Reconciliation,
]
"""Events, claims, origins, documents and sums that were solved before, to numbers."""


GoOn = Callable[["Standing", "Scene"], Rereckoned | None]


@dataclass(frozen=True, slots=True)
class Parts:
    """The rooms that do the work.

    `reader` names the reader with its version. `prepare` makes what is made once for all readers,
    such as the index of places; it and `open_reader` are slow, and called only where there is
    something to read.
    """

    take_in: Callable[[Sequence[Path | str]], Iterator[Taken | Refused]]
    find_copies: Callable[[Sequence[Document]], dict[str, str]]
    reader: str
    prepare: Callable[[Watch], None]
    open_reader: Callable[[], Reader]
    link: Callable[
        [Sequence[Claim], Sequence[Document], Sequence[Settled], Past, Mapping[str, Where]], Linking
    ]
    reconcile: Reconcile
    made_by: str
    methodology: str = ""
    go_on: GoOn | None = None
    """From numbers that stand to what becomes other of them; None where everything is worked out
    anew each time."""
