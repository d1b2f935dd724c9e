"""The desk in a browser: each address reads its words, calls one function of `app`, shows a page.

The door is `create_app`, for a server of your own, `serve`, which answers on this machine only, and
`leaf`, a page for a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recount.web.place import Place

if TYPE_CHECKING:
    from fastapi import FastAPI

    from recount.app.marked import MarkedText
    from recount.web.team import Team

__all__ = ["Place", "create_app", "leaf", "serve", "serve_team"]


def create_app(ledger_path: Path, team: Team | None = None) -> FastAPI:
    """The desk over one ledger; without a team it has no accounts. Raises LedgerError where the
    ledger cannot be opened."""
    from recount.web.pages import build_app

    return build_app(ledger_path, team)


def serve(
    ledger_path: Path,
    host: str = "127.0.0.1",
    port: int = 8377,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Shows the desk at `http://host:port` until it is interrupted; `ready` is told the address.

    Raises DeskError where the host is not this machine or the port is taken, LedgerError where
    the ledger cannot be opened.
    """
    from recount.web.serving import run

    run(ledger_path, host, port, ready)


def serve_team(
    ledger_path: Path, place: Place, ready: Callable[[str], None] = lambda _: None
) -> None:
    """Shows the desk to a team, to everybody who signs in, until it is interrupted.

    Raises DeskError where names and passwords would go over a network in the clear, AccountError
    where the ledger has no accounts, LedgerError where it cannot be opened.
    """
    from recount.web.serving import run_team

    run_team(ledger_path, place, ready)


def leaf(texts: Sequence[MarkedText]) -> str:
    """Marked texts as one page that needs no script and no other file."""
    from recount.web.leaves import leaf as write

    return write(texts)
