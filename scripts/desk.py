"""The desk over a ledger, served for a browser: for pictures and for tests of the pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from recount.web import create_app
from recount.web.serving import listening


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of a ledger's desk at a free port of this machine, until the block ends."""
    with listening("127.0.0.1", 0) as listener:
        config = uvicorn.Config(create_app(ledger), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)
