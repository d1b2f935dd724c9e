"""The desk in a browser: each address reads its words, calls one function of `app`, shows a page.

The door is `create_app`, for a server of your own, `serve`, which answers on this machine only, and
`leaf`, a page for a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from recount.app.marked import MarkedText

__all__ = ["create_app", "leaf", "serve"]


def create_app(ledger_path: Path) -> FastAPI:
    """The desk over one ledger. Raises LedgerError where the ledger cannot be opened."""
    from recount.web.pages import build_app

    return build_app(ledger_path)


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


def leaf(texts: Sequence[MarkedText]) -> str:
    """Marked texts as one page that needs no script and no other file."""
    from recount.web.leaves import leaf as write

    return write(texts)
