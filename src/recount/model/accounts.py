"""Who works on a ledger in a team, what each may do, and what is kept of what they did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a team; each may do all that those before it may."""

    READER = "reader"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    PUBLISHER = "publisher"
    ADMIN = "admin"


class Right(StrEnum):
    """What can be allowed to a person.

    READ is to look; DECIDE to decide, code and put documents in; ADJUDICATE to assign documents,
    settle what coders differ in and sign events off; PUBLISH to take tables out; MANAGE to see the
    accounts and the record of who saw and took what.
    """

    READ = "read"
    DECIDE = "decide"
    ADJUDICATE = "adjudicate"
    PUBLISH = "publish"
    MANAGE = "manage"


LEAST = {
    Right.READ: Role.READER,
    Right.DECIDE: Role.CODER,
    Right.ADJUDICATE: Role.ADJUDICATOR,
    Right.PUBLISH: Role.PUBLISHER,
    Right.MANAGE: Role.ADMIN,
}
"""The first role that has each right."""

_RANKS = tuple(Role)


def may(role: Role, right: Right) -> bool:
    """Whether somebody of that role has the right."""
    return _RANKS.index(role) >= _RANKS.index(LEAST[right])


class Deed(StrEnum):
    """What the record of a team tells: who saw, took and changed what, and who was refused."""

    SIGNED_IN = "signed in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    SAW = "saw"
    TOOK = "took"
    SENT = "sent"
    DENIED = "denied"
    ACCOUNT = "account changed"


@dataclass(frozen=True, slots=True)
class Account:
    """A person of a team. `id` never changes and is never given to another; `name` is what her
    decisions bear. `disabled` accounts stay, as what they decided does. `language` is the one that
    she reads the desk in, where she chose one."""

    id: str
    name: str
    role: Role
    email: str | None
    made_at: str
    disabled: bool = False
    has_password: bool = True
    language: str | None = None

    def may(self, right: Right) -> bool:
        """Whether she has a right now."""
        return not self.disabled and may(self.role, right)


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the record: who did what to what, when, and from which address.

    `name` is empty where nobody was signed in.
    """

    at: str
    name: str
    deed: Deed
    what: str
    address: str
