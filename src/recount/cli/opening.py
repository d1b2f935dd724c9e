"""The ledger of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from recount.cli.covering import cover
from recount.cli.options import settings
from recount.cli.terminal import complain
from recount.model.blackouts import Blackout

if TYPE_CHECKING:
    from pathlib import Path

    from recount.ledger import Ledger


@contextmanager
def opened(ledger: Path | None, create: bool = False) -> Iterator[Ledger]:
    """The ledger that is named. Names that are withheld in it stand in nothing that is printed
    from here on."""
    from recount.ledger import Ledger

    with Ledger.open(settings(ledger).need_ledger(), create=create) as found:
        cover(Blackout.of(found.disclosures()))
        yield found


@contextmanager
def opened_to_look(ledger: Path | None) -> Iterator[Ledger]:
    """The same, with a word where it is not worked out yet."""
    with opened(ledger) as found:
        if not found.is_built:
            complain(
                f"recount: {found.path} holds documents that are not worked out yet; finish it "
                f"with `recount build --ledger {found.path}`"
            )
        yield found
