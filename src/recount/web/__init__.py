"""The desk in a browser: each address reads its words, calls one function of `app`, shows a page.

The door is `create_app`, for a server of your own, and `serve`, which answers on this machine only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["create_app", "serve"]


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
