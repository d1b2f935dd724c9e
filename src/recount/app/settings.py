"""What a user has set; the only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recount.errors import RecountError


class SettingsError(RecountError):
    """A setting that is missing or makes no sense."""

    code = "settings"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how much to do at once; every path is None where the default holds.

    `cache` is the folder that keeps the index of places, `methodology` the file of rules for
    numbers, `jobs` how many processes read, `data` the folder that keeps the places that were
    added.
    """

    ledger: Path | None = None
    cache: Path | None = None
    methodology: Path | None = None
    jobs: int = 1
    data: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that RECOUNT_LEDGER, RECOUNT_CACHE, RECOUNT_METHODOLOGY, RECOUNT_JOBS and
        RECOUNT_DATA give; SettingsError where one makes no sense."""
        return cls(
            ledger=_path(environment.get("RECOUNT_LEDGER")),
            cache=_path(environment.get("RECOUNT_CACHE")),
            methodology=_path(environment.get("RECOUNT_METHODOLOGY")),
            jobs=_jobs(environment.get("RECOUNT_JOBS")),
            data=_path(environment.get("RECOUNT_DATA")),
        )

    def need_ledger(self) -> Path:
        """The ledger to use; SettingsError where none is named."""
        if self.ledger is None:
            raise SettingsError(
                "ledger", "none is named", "give --ledger FILE, or set RECOUNT_LEDGER to it"
            )
        return self.ledger


def _path(value: str | None) -> Path | None:
    return Path(value) if value else None


def _jobs(value: str | None) -> int:
    if not value:
        return 1
    if not value.isdigit() or int(value) < 1:
        raise SettingsError(
            "RECOUNT_JOBS", f"{value!r} is not a number of processes", "set it to 1"
        )
    return int(value)
