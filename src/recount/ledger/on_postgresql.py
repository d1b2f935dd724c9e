"""A ledger that PostgreSQL keeps: one schema of a database, which a small file names.

The file holds no address and no password, only the name of a service, which each person explains to
PostgreSQL's own library in `~/.pg_service.conf`. So a ledger's file that came by mail leads nowhere
that its reader has not chosen, and may lie beside the documents like any other.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text

from recount.errors import LedgerError, MissingPartError

if TYPE_CHECKING:
    import psycopg

SCHEMA = "recount"
"""The schema of a file that names none."""

_WAIT = "10s"
_LARGEST = 4096
_MARK = "ledger_writes"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_CURE = 'write [postgresql], service = "NAME" and schema = "name", or use `recount connect`'


@dataclass(frozen=True, slots=True)
class Named:
    """The service of PostgreSQL and the schema that a ledger's file names."""

    service: str
    schema: str = SCHEMA

    def as_file(self) -> str:
        """The text of the file."""
        return (
            "# A ledger of Recount that PostgreSQL keeps. ~/.pg_service.conf says where.\n"
            f'[postgresql]\nservice = "{self.service}"\nschema = "{self.schema}"\n'
        )


def named_in(path: Path) -> Named | None:
    """What the file at `path` names; None where it is no such file, but SQLite's, or new.

    Raises LedgerError where it names a service or schema that cannot be one.
    """
    if not path.is_file() or not 0 < path.stat().st_size <= _LARGEST:
        return None
    try:
        held = tomllib.loads(path.read_text("utf-8")).get("postgresql")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    if held is None:
        return None
    return checked(path, held if isinstance(held, dict) else {})


def checked(path: Path, held: dict[str, Any]) -> Named:
    """Service and schema as they may be written; raises LedgerError otherwise."""
    service, schema = held.get("service"), held.get("schema", SCHEMA)
    if not isinstance(service, str) or not re.fullmatch(r"[\w.-]+", service):
        raise LedgerError(str(path), "it names no service of PostgreSQL", _CURE)
    if not isinstance(schema, str) or not _NAME.fullmatch(schema) or schema == "public":
        raise LedgerError(
            str(path),
            f"{schema!r} is no name of a schema for a ledger",
            "use small letters, digits and _, and a schema that holds nothing else",
        )
    return Named(service, schema)


class ServerSchema:
    """One schema of a database of PostgreSQL."""

    def __init__(self, path: Path, named: Named) -> None:
        self._path = path
        self._named = named

    def engine(self) -> Engine:
        """Connections to the schema; what only reads sees one state, who writes takes turns."""
        _need_driver(self._path)
        engine = create_engine("postgresql+psycopg://", connect_args=self._connecting())
        event.listen(engine, "begin", _begin)
        return engine

    def _connecting(self) -> dict[str, str]:
        # Extensions lie in public, where every schema of the database can use them.
        options = f"-c search_path={self._named.schema},public -c lock_timeout={_WAIT}"
        return {
            "service": self._named.service,
            "application_name": "recount",
            "client_encoding": "utf8",
            "options": f"{options} -c jit=off",
        }

    def is_new(self, connection: Connection) -> bool:
        """Whether the schema is empty or missing; LedgerError where it holds something else."""
        self._check_encoding(connection)
        query = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
        held = set(connection.execute(query, {"schema": self._named.schema}).scalars())
        if held and _MARK not in held:
            raise LedgerError(
                str(self._path),
                f"the schema {self._named.schema} holds something that is no ledger",
                "name another schema with `recount connect`",
            )
        return not held

    def _check_encoding(self, connection: Connection) -> None:
        found = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if found != "UTF8":
            raise LedgerError(
                str(self._path),
                f"its database keeps text as {found}, which has no letters for many scripts",
                "make a database with `createdb --encoding=UTF8 --template=template0 NAME`",
            )

    def prepare(self) -> None:
        """Makes the schema, where the person may, so that no table lands in another one."""
        with _plain(self._connecting()) as connection:
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
            # The name was checked: small letters, digits and _.
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {self._named.schema}".encode())

    def mark(self, connection: Connection) -> None:
        """Makes the table that tells a ledger, and counts what was written."""
        schema = self._named.schema
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {schema}.{_MARK} (amount bigint NOT NULL)"
        )
        connection.exec_driver_sql(
            f"INSERT INTO {schema}.{_MARK} SELECT 1 "
            f"WHERE NOT EXISTS (SELECT 1 FROM {schema}.{_MARK})"
        )

    def state(self, engine: Engine) -> tuple[int, ...]:
        """How often anybody has written."""
        with engine.connect() as connection, connection.begin():
            written = connection.exec_driver_sql(f"SELECT amount FROM {_MARK}").scalar_one()
        return (int(written),)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("begin") != "IMMEDIATE":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    # One writer at a time, as with a file: two that read first and write later would not see what
    # the other does.
    connection.exec_driver_sql(
        "SELECT pg_advisory_xact_lock(hashtextextended('recount ' || current_schema(), 0))"
    )
    known = connection.exec_driver_sql(f"SELECT to_regclass('{_MARK}')").scalar_one()
    if known is not None:
        connection.exec_driver_sql(f"UPDATE {_MARK} SET amount = amount + 1")


def _plain(given: dict[str, str]) -> psycopg.Connection:
    import psycopg
    from psycopg.conninfo import make_conninfo

    return psycopg.connect(make_conninfo(**given), autocommit=True)


def _need_driver(path: Path) -> None:
    try:
        import psycopg  # noqa: F401  whether it is there
    except ImportError:
        raise MissingPartError(
            str(path),
            "PostgreSQL keeps it, and the part that speaks to PostgreSQL is not installed",
            "install it with `pip install 'recount-ledger[postgresql]'`",
        ) from None
