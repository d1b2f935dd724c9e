"""Accounts in their table."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from recount.accounts.tables import ACCOUNTS
from recount.errors import AccountError, NotFoundError
from recount.model.accounts import Account, Role
from recount.model.folding import folded
from recount.model.saying import say

MOST = 60


def add(connection: Connection, account: Account, password: str | None) -> Account:
    """Keeps a new account under an id of its own."""
    name = " ".join(account.name.split())
    _check_name(connection, name)
    _check_email(connection, account.email)
    row = {
        "id": f"a-{secrets.token_hex(6)}",
        "name": name,
        "folded": folded(name),
        "role": account.role.value,
        "email": account.email,
        "password": password,
        "made_at": account.made_at,
    }
    connection.execute(insert(ACCOUNTS), row)
    return named(connection, name)


def _check_name(connection: Connection, name: str) -> None:
    if not name or len(name) > MOST or not name.isprintable():
        raise AccountError(
            say("name %(name)s", name=f"{name[:MOST]!r}"),
            say("it needs 1 to %(MOST)s printable letters", MOST=MOST),
            say("give another"),
        )
    if _row(connection, name) is not None:
        raise AccountError(
            say("account %(name)s", name=name),
            say(
                "there is one of this name, or one that looks like it; names are never given twice"
            ),
            say("give another name, or see `recount account list`"),
        )


def _check_email(connection: Connection, email: str | None) -> None:
    query = select(ACCOUNTS.c.name).where(ACCOUNTS.c.email == email)
    held = connection.execute(query).scalar() if email else None
    if held:
        raise AccountError(
            say("address %(email)s", email=email or ""),
            say("it is that of %(held)s", held=held),
            say("give another address"),
        )


def every(connection: Connection) -> tuple[Account, ...]:
    """All accounts, by name."""
    rows = connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.folded))
    return tuple(_account(row) for row in rows)


def named(connection: Connection, name: str) -> Account:
    """The account of a name. Raises NotFoundError."""
    row = _row(connection, name)
    if row is None:
        raise NotFoundError(
            say("account %(name)s", name=name),
            say("there is none of this name"),
            say("see `recount account list`"),
        )
    return _account(row)


def of_id(connection: Connection, key: str) -> Account | None:
    """The account of an id."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == key)).first()
    return _account(row) if row else None


def password_of(connection: Connection, name: str) -> tuple[Account | None, str | None]:
    """The account of a name and what is kept of its password; None for each that there is not."""
    row = _row(connection, name)
    return (_account(row), row.password) if row else (None, None)


def of_provider(
    connection: Connection, subject: str, email: str | None, sure: bool
) -> Account | None:
    """The account that a provider speaks of: the one it was tied to, else that of an address that
    the provider is sure of, which is tied to it from then on."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.subject == subject)).first()
    if row is not None:
        return _account(row)
    if not email or not sure:
        return None
    free = select(ACCOUNTS).where(
        ACCOUNTS.c.email == email.casefold(), ACCOUNTS.c.subject.is_(None)
    )
    found = connection.execute(free).first()
    if found is None:
        return None
    change(connection, found.id, subject=subject)
    return _account(found)


def change(connection: Connection, key: str, **values: str | None) -> None:
    """Gives columns of an account other values."""
    connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == key).values(values))


def _row(connection: Connection, name: str) -> Row[Any] | None:
    wanted = folded(" ".join(name.split()))
    return connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.folded == wanted)).first()


def _account(row: Row[Any]) -> Account:
    return Account(
        row.id, row.name, Role(row.role), row.email, row.made_at, row.disabled_at is not None,
        row.password is not None, row.language,
    )  # fmt: skip
