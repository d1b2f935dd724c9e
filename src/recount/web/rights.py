"""Which right each address of the desk needs.

To look needs the right to read, unless it is told otherwise here; to send anything needs what is
told here, and where nothing is, only an admin may.
"""

from __future__ import annotations

from recount.model.accounts import Right

OPEN = ("/sign-in", "/static/", "/language/")
"""What is answered before anybody has signed in; in a path that ends so, all below it."""

LOOK: tuple[tuple[str, Right], ...] = (
    ("/team", Right.MANAGE),
    ("/take", Right.PUBLISH),
    ("/add", Right.DECIDE),
    ("/coding", Right.DECIDE),
    ("/compare", Right.ADJUDICATE),
    ("/agreement", Right.ADJUDICATE),
    ("/lists", Right.DECIDE),
)
SEND: tuple[tuple[str, Right], ...] = (
    ("/account", Right.READ),
    ("/sign-out", Right.READ),
    ("/decide", Right.DECIDE),
    ("/add", Right.DECIDE),
    ("/take", Right.PUBLISH),
    ("/coding", Right.DECIDE),
    ("/assign", Right.ADJUDICATE),
    ("/compare", Right.ADJUDICATE),
    ("/lists", Right.DECIDE),
)

WHOLE = ("/lists", "/persons", "/take")
"""What shows the whole ledger, and so is closed to a coder who has still to code blind."""


def is_open(path: str) -> bool:
    """Whether an address is answered to everybody."""
    return any(_within(path, one.rstrip("/")) for one in OPEN)


def shows_all(path: str) -> bool:
    """Whether an address shows the whole ledger, whatever is to be hidden from who asks."""
    return any(_within(path, one) for one in WHOLE)


def needed(method: str, path: str) -> Right:
    """The right that a request needs."""
    looks = method in ("GET", "HEAD")
    for place, right in LOOK if looks else SEND:
        if _within(path, place):
            return right
    return Right.READ if looks else Right.MANAGE


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(place + "/")
