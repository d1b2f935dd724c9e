"""The desk over a ledger, served for a browser: for pictures and for tests of the pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from recount.accounts import Register
from recount.app.settings import OpenId
from recount.web import create_app
from recount.web.serving import listening
from recount.web.team import Team


@contextmanager
def served(
    ledger: Path, register: Register | None = None, openid: OpenId | None = None
) -> Iterator[str]:
    """The address of a ledger's desk at a free port of this machine, until the block ends; that of
    a team, where its accounts are given."""
    with listening("127.0.0.1", 0) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        team = Team(register, address, openid) if register else None
        config = uvicorn.Config(create_app(ledger, team), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield address
        server.should_exit = True
        thread.join(timeout=10)
