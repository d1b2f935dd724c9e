"""What tests of every kind ask for: a server of PostgreSQL, and places for ledgers on either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from zlib import crc32

import pytest
from tests.postgres import SERVICE, serving

from recount.ledger.on_postgresql import Named


@pytest.fixture(scope="session")
def services() -> Iterator[Path]:
    """The file that tells PostgreSQL's library of the server of the tests."""
    with serving() as file:
        yield file


@pytest.fixture
def on_server(
    services: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Path]:
    """Makes the file of a ledger in a schema of its own, which is yet to be made."""
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    numbers = count()

    def make(name: str) -> Path:
        place = tmp_path / name
        schema = f"t{crc32(request.node.nodeid.encode()):08x}_{next(numbers)}"
        place.write_text(Named(SERVICE, schema).as_file())
        return place

    return make


@pytest.fixture(params=["file", "server"])
def ledger_path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where a ledger is to be made, in a file and on a server: each test that asks runs on both."""
    if request.param == "file":
        return tmp_path / "case.ledger"
    place: Path = request.getfixturevalue("on_server")("case.ledger")
    return place
