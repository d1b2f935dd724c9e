"""Every table of the accounts' file."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData()

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("email", Text, unique=True),
    Column("subject", Text, unique=True),
    Column("password", Text),
    Column("made_at", Text, nullable=False),
    Column("disabled_at", Text),
    Column("language", Text),
)
"""`folded` is the name without capitals and accents: two people must not look alike. `subject` is
who an OpenID provider says she is; `password` an Argon2 hash, `language` the one that she chose to
read the desk in."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("seen_at", Float, nullable=False),
    Column("ends_at", Float, nullable=False),
    Index("sessions_by_account", "account"),
)
"""`key` is the SHA-256 of what the browser or program holds: who reads this file cannot sign in
with it. `kind` is session or token."""

TRIES = Table(
    "tries",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("folded", Text, nullable=False),
    Column("address", Text, nullable=False),
)
"""Sign-ins that failed, for as long as they count."""

TRACES = Table(
    "traces",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("account", Text),
    Column("name", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("address", Text, nullable=False),
)
"""Who did what; rows are only ever added."""
