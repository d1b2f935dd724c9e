"""The invented war of `tests/making_years.py`, as questions are put to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.making_years import Years, make_years, write_years

from recount.analysis import Material
from recount.app.assessing import material_of, snapshot_of
from recount.app.desk.snapshot import Snapshot
from recount.ledger import Ledger


@pytest.fixture(scope="session")
def years() -> Years:
    return make_years()


@pytest.fixture(scope="session")
def years_ledger(years, tmp_path_factory) -> Path:
    return write_years(tmp_path_factory.mktemp("years") / "years.ledger", years)


@pytest.fixture(scope="session")
def snapshot(years_ledger) -> Snapshot:
    with Ledger.open(years_ledger) as ledger:
        return snapshot_of(ledger)


@pytest.fixture(scope="session")
def material(snapshot) -> Material:
    return material_of(snapshot)
