"""Passwords, hashed by Argon2id with the library's own parameters (RFC 9106, low memory)."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from recount.errors import AccountError
from recount.model.saying import say

SHORTEST = 12
LONGEST = 256
_HASHER = PasswordHasher()
_AT_ONCE = threading.Semaphore(2)
"""Each check takes 64 MiB: many at once must not take the machine's memory."""
_NOBODY = _HASHER.hash("of nobody")
"""Checked where there is no account, so that the time taken does not tell whether there is one."""


def hashed(password: str, name: str) -> str:
    """What is kept of a password. Raises AccountError where it is too easy to find."""
    if not SHORTEST <= len(password) <= LONGEST or password.casefold().strip() == name.casefold():
        raise AccountError(
            say("the password"),
            say(
                "it must have %(SHORTEST)s to %(LONGEST)s letters and not be the name",
                SHORTEST=SHORTEST,
                LONGEST=LONGEST,
            ),
            say("take four words that have nothing to do with each other"),
        )
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed; never so where none was."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _NOBODY, password[: LONGEST + 1]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
