"""The page of a team: its accounts, and the record of who saw and took what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from recount.accounts import Register
from recount.app.desk.filters import read_page
from recount.model.accounts import Account, Deed, Trace

PAGE = 100


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Accounts, and a page of the record, narrowed to one person or deed where they are given."""

    ledger: str
    accounts: tuple[Account, ...]
    deeds: tuple[str, ...]
    lines: tuple[Trace, ...]
    name: str
    deed: str
    page: int
    more: bool

    def address(self, page: int) -> str:
        """Another page of the same lines."""
        given = {"name": self.name, "deed": self.deed, "page": page if page > 1 else ""}
        query = urlencode({key: value for key, value in given.items() if value})
        return f"/team?{query}" if query else "/team"


def team_page(register: Register, ledger: str, query: Mapping[str, str]) -> TeamPage:
    """What an admin sees."""
    name, deed = query.get("name", ""), query.get("deed", "")
    page = read_page(query.get("page", ""))
    found = register.traces(name, deed, ((page - 1) * PAGE, PAGE + 1))
    return TeamPage(
        ledger, register.accounts(), tuple(Deed), found[:PAGE], name, deed, page, len(found) > PAGE
    )
