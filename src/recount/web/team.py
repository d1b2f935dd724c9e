"""What a team's desk is served with."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from recount.accounts import Register
from recount.app.settings import OpenId


@dataclass(frozen=True, slots=True)
class Team:
    """The accounts of a team, the address at which its people reach the desk (without a path), and
    the provider that they may sign in with."""

    register: Register
    address: str
    openid: OpenId | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS only."""
        return urlsplit(self.address).scheme == "https"

    @property
    def host(self) -> str:
        """The Host that browsers name, with the port where it is in the address."""
        return urlsplit(self.address).netloc.lower()
