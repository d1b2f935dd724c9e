"""The accounts of a team as the other rooms see them: one object, one file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError

from recount.accounts import passwords, people, staying
from recount.accounts.tables import METADATA, TRACES
from recount.errors import AccountError, SignInError
from recount.model.accounts import Account, Deed, Role, Trace
from recount.model.folding import folded
from recount.model.saying import say

SUFFIX = ".team"
VERSION = 2
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Stay:
    """A sign-in that went well: who she is, and what her browser holds from now on."""

    account: Account
    held: str


class Register:
    """Accounts, sessions and the record of who did what, in one file beside the ledger.

    Calls may come from several threads. Raises AccountError where the file cannot be used.
    """

    def __init__(self, path: Path, engine: Engine, clock: Clock) -> None:
        self.path = path
        self._engine = engine
        self._clock = clock

    @classmethod
    def beside(cls, ledger: Path, create: bool = False, clock: Clock = time.time) -> Self:
        """The register of a ledger; AccountError where there is none, unless `create` makes it."""
        path = ledger.with_name(ledger.name + SUFFIX)
        if not path.exists():
            if not create:
                raise AccountError(
                    str(path),
                    say("this ledger has no accounts"),
                    say("make the first with `recount account add NAME --role admin`"),
                )
            path.touch(mode=0o600)
        engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        found = cls(path, engine, clock)
        found._prepare()
        return found

    def _prepare(self) -> None:
        with self._changing() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version > VERSION:
                raise AccountError(
                    str(self.path),
                    say("a newer version of Recount wrote it"),
                    say("update Recount"),
                )
            if version == 0:
                METADATA.create_all(connection)
                for verb in ("UPDATE", "DELETE"):
                    connection.exec_driver_sql(
                        f"CREATE TRIGGER traces_no_{verb.lower()} BEFORE {verb} ON traces "
                        "BEGIN SELECT RAISE(ABORT, 'traces is only ever added to'); END"
                    )
            elif version < VERSION:
                connection.exec_driver_sql("ALTER TABLE accounts ADD COLUMN language TEXT")
            if version < VERSION:
                connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _changing(self, begin: str = "IMMEDIATE") -> Iterator[Connection]:
        try:
            with self._engine.connect() as plain:
                connection = plain.execution_options(begin=begin)
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise AccountError(
                str(self.path),
                say("the database says: %(orig)s", orig=str(error.orig)),
                say("check the file and its folder"),
            ) from error

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._changing("DEFERRED")

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # People

    def add(
        self, name: str, role: Role, password: str | None = None, email: str | None = None
    ) -> Account:
        """Makes an account; AccountError where its name, address or password will not do."""
        kept = None if password is None else passwords.hashed(password, name)
        new = Account("", name, role, email.casefold() if email else None, self._now())
        with self._changing() as connection:
            made = people.add(connection, new, kept)
            self._trace(connection, made, Deed.ACCOUNT, f"made as {role.value}", "")
        return made

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        with self._reading() as connection:
            return people.every(connection)

    def account(self, name: str) -> Account:
        """The account of a name. Raises NotFoundError."""
        with self._reading() as connection:
            return people.named(connection, name)

    def set_role(self, name: str, role: Role) -> Account:
        """Gives an account another role; its sessions end."""
        return self._change(name, f"is {role.value} now", role=role.value)

    def set_language(self, name: str, language: str) -> None:
        """Keeps in which language an account reads the desk; nothing else of it changes."""
        with self._changing() as connection:
            people.change(connection, people.named(connection, name).id, language=language)

    def set_password(self, name: str, password: str) -> Account:
        """Gives an account another password; its sessions end."""
        kept = passwords.hashed(password, name)
        return self._change(name, "has another password", password=kept)

    def disable(self, name: str) -> Account:
        """Lets an account sign in no more; its sessions end, what it decided stays."""
        return self._change(name, "is disabled", disabled_at=self._now())

    def enable(self, name: str) -> Account:
        """Lets a disabled account sign in again."""
        return self._change(name, "is enabled again", disabled_at=None)

    def _change(self, name: str, told: str, **values: str | None) -> Account:
        with self._changing() as connection:
            found = people.named(connection, name)
            _check_admin_left(people.every(connection), found, values)
            people.change(connection, found.id, **values)
            staying.end_all(connection, found.id)
            self._trace(connection, found, Deed.ACCOUNT, told, "")
            return people.named(connection, name)

    # Signing in

    def sign_in(self, name: str, password: str, address: str) -> Stay:
        """A new session. Raises SignInError, which never says what was wrong, and where sign-ins
        have failed too often lately."""
        wanted, now = folded(" ".join(name.split())), self._clock()
        with self._reading() as connection:
            tired = staying.too_many(connection, wanted, address, now)
            account, kept = people.password_of(connection, name)
        good = not tired and passwords.is_right(password, kept)
        if account is None or not good or account.disabled:
            self._refuse(wanted, address, tired)
            raise SignInError(*(_TIRED if tired else _WRONG))
        with self._changing() as connection:
            staying.forgive(connection, wanted, address)
            return self._let_in(connection, account, address)

    def sign_in_by_provider(
        self, subject: str, email: str | None, sure: bool, address: str
    ) -> Stay:
        """A new session for whom a provider speaks of; SignInError where she has no account."""
        with self._changing() as connection:
            account = people.of_provider(connection, subject, email, sure)
            if account is not None and not account.disabled:
                return self._let_in(connection, account, address)
        self._refuse("", address, False)
        raise SignInError(
            say("this sign-in"),
            say("the provider knows you, and there is no account of that address here"),
            say("ask an admin of the team to make one with it"),
        )

    def _let_in(self, connection: Connection, account: Account, address: str) -> Stay:
        lasts = staying.LONGEST
        held = staying.begin(connection, account.id, staying.SESSION, self._clock(), lasts)
        self._trace(connection, account, Deed.SIGNED_IN, "", address)
        return Stay(account, held)

    def _refuse(self, name: str, address: str, tired: bool) -> None:
        with self._changing() as connection:
            if not tired:
                staying.failed(connection, name, address, self._clock())
            told = "tried too often" if tired else "wrong name or password"
            self._trace(connection, None, Deed.SIGN_IN_REFUSED, told, address)

    def token(self, name: str, days: int) -> str:
        """A token with which a program reads as this account; it is shown this once."""
        with self._changing() as connection:
            found = people.named(connection, name)
            self._trace(connection, found, Deed.ACCOUNT, f"has a token for {days} days", "")
            lasts = days * staying.DAY
            return staying.begin(connection, found.id, staying.TOKEN, self._clock(), lasts)

    def who(self, held: str, kind: str = staying.SESSION) -> Account | None:
        """Whose session or token this is; None where it has ended, or its account is disabled."""
        if not held:
            return None
        now = self._clock()
        with self._reading() as connection:
            found, to_note = staying.known(connection, held, now)
            if found is None or found.kind != kind:
                return None
            account = people.of_id(connection, found.account)
        if to_note:
            with self._changing() as connection:
                staying.seen(connection, held, now)
        return None if account is None or account.disabled else account

    def sign_out(self, held: str, address: str) -> None:
        """Ends a session."""
        account = self.who(held)
        with self._changing() as connection:
            staying.end(connection, held)
            if account is not None:
                self._trace(connection, account, Deed.SIGNED_OUT, "", address)

    # The record

    def note(self, account: Account | None, deed: Deed, what: str, address: str) -> None:
        """Adds a line to the record of who did what."""
        with self._changing() as connection:
            self._trace(connection, account, deed, what, address)

    def traces(
        self, name: str = "", deed: str = "", page: tuple[int, int] = (0, 100)
    ) -> tuple[Trace, ...]:
        """The record, the latest first; of one person or deed where they are given. `page` is how
        many to leave out and how many to give."""
        query = select(TRACES).order_by(TRACES.c.seq.desc()).offset(page[0]).limit(page[1])
        if name:
            query = query.where(TRACES.c.name == name)
        if deed:
            query = query.where(TRACES.c.deed == deed)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Trace(row.at, row.name, Deed(row.deed), row.what, row.address) for row in rows)

    def _trace(
        self, connection: Connection, account: Account | None, deed: Deed, what: str, address: str
    ) -> None:
        row = {
            "at": self._now(),
            "account": account.id if account else None,
            "name": account.name if account else "",
            "deed": deed.value,
            "what": what[:500],
            "address": address,
        }
        connection.execute(insert(TRACES), row)

    def _now(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")


_WRONG = (
    say("this sign-in"),
    say("the name or the password is wrong"),
    say("try again, or ask an admin"),
)
_TIRED = (
    say("this sign-in"),
    say("it has failed too often in the last quarter of an hour"),
    say("wait fifteen minutes"),
)


def _check_admin_left(
    accounts: tuple[Account, ...], found: Account, values: dict[str, str | None]
) -> None:
    """Raises AccountError where nobody could manage the team any more."""
    loses = values.get("disabled_at") or values.get("role", Role.ADMIN) != Role.ADMIN
    others = [one for one in accounts if one.role is Role.ADMIN and one.id != found.id]
    if found.role is Role.ADMIN and loses and all(one.disabled for one in others):
        raise AccountError(
            say("account %(name)s", name=found.name),
            say("it is the last admin"),
            say("make another admin first"),
        )


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: two that read first and write later would block each other.
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    # Every page of a team writes a line: beside a log of its own, readers do not wait for it.
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.execute("PRAGMA busy_timeout = 10000").close()
