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
class OpenId:
    """The OpenID Connect provider that a team signs in with: its address, and under which name and
    with which secret this desk is known to it."""

    issuer: str
    client: str
    secret: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how much to do at once; every path is None where the default holds.

    `cache` is the folder that keeps the index of places, `methodology` the file of rules for
    numbers, `jobs` how many processes read, `data` the folder that keeps the places that were
    added, `openid` the provider that a team signs in with.
    """

    ledger: Path | None = None
    cache: Path | None = None
    methodology: Path | None = None
    jobs: int = 1
    data: Path | None = None
    openid: OpenId | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that RECOUNT_LEDGER, RECOUNT_CACHE, RECOUNT_METHODOLOGY, RECOUNT_JOBS,
        RECOUNT_DATA and the three of the provider give; SettingsError where one makes no sense."""
        return cls(
            ledger=_path(environment.get("RECOUNT_LEDGER")),
            cache=_path(environment.get("RECOUNT_CACHE")),
            methodology=_path(environment.get("RECOUNT_METHODOLOGY")),
            jobs=_jobs(environment.get("RECOUNT_JOBS")),
            data=_path(environment.get("RECOUNT_DATA")),
            openid=_openid(environment),
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


OPENID = ("RECOUNT_OPENID_ISSUER", "RECOUNT_OPENID_CLIENT", "RECOUNT_OPENID_SECRET")


def _openid(environment: Mapping[str, str]) -> OpenId | None:
    given = [environment.get(name, "") for name in OPENID]
    if not any(given):
        return None
    missing = [name for name, value in zip(OPENID, given, strict=True) if not value]
    if missing:
        raise SettingsError(missing[0], "it is not set, and the others are", "set all three")
    return OpenId(*given)


def _jobs(value: str | None) -> int:
    if not value:
        return 1
    if not value.isdigit() or int(value) < 1:
        raise SettingsError(
            "RECOUNT_JOBS", f"{value!r} is not a number of processes", "set it to 1"
        )
    return int(value)
