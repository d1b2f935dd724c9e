"""Who asks: the person of a team whose request is being answered, or nobody on one's own laptop."""

from __future__ import annotations

from contextvars import ContextVar

from recount.model.accounts import Account, Right

PRESENT: ContextVar[Account | None] = ContextVar("present", default=None)
TEAM: ContextVar[bool] = ContextVar("team", default=False)


def present() -> Account | None:
    """Who asks; None where the desk has no accounts, or nobody is signed in yet."""
    return PRESENT.get()


def viewer() -> str:
    """The account that asks; empty where nobody does."""
    found = PRESENT.get()
    return found.id if found else ""


def insider() -> bool:
    """Whether who asks may read what the team notes among itself: who only reads may not."""
    return may("decide")


def in_team() -> bool:
    """Whether the desk that answers has accounts."""
    return TEAM.get()


def may(right: str) -> bool:
    """Whether who asks has a right; on one's own laptop everybody has all of them."""
    found = PRESENT.get()
    return not TEAM.get() if found is None else found.may(Right(right))
