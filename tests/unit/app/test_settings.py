"""The environment is read in one place, and a setting that makes no sense is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.app.settings import Settings, SettingsError
from recount.app.wiring import parts
from recount.errors import MissingPartError


def test_settings_come_from_the_environment():
    found = Settings.from_environment(
        {
            "RECOUNT_LEDGER": "my.ledger",
            "RECOUNT_CACHE": "cache",
            "RECOUNT_METHODOLOGY": "rules.toml",
            "RECOUNT_JOBS": "3",
            "RECOUNT_DATA": "data",
        }
    )
    assert found == Settings(Path("my.ledger"), Path("cache"), Path("rules.toml"), 3, Path("data"))


def test_nothing_set_is_the_default():
    assert Settings.from_environment({"RECOUNT_LEDGER": ""}) == Settings()


@pytest.mark.parametrize("jobs", ["many", "0", "-1", "1.5"])
def test_a_number_of_processes_that_is_none_is_told(jobs: str):
    with pytest.raises(SettingsError, match="RECOUNT_JOBS"):
        Settings.from_environment({"RECOUNT_JOBS": jobs})


def test_a_ledger_that_nothing_names_is_told():
    with pytest.raises(SettingsError, match="give --ledger FILE, or set RECOUNT_LEDGER"):
        Settings().need_ledger()


def test_a_reader_that_there_is_not_yet_is_told():
    with pytest.raises(MissingPartError, match="comes in a later version; use --reader grammar"):
        parts(Settings(), "llm")
