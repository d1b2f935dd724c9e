"""The index of words as each database keeps it: pieces of three letters, found in any script.

Trigrams, not words: in Arabic "the", "and", "in" are written together with what follows, and
Chinese has no blanks. The words themselves stay in the tables that they come from, as far as the
database can do without them. Each kind of record has an index of its own: in one for all, words
that every document holds would be gone through to see that no claim holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Match:
    """A condition on the table of an index, the order in which what meets it is best, and the
    values that both speak of."""

    where: str
    order: str
    given: dict[str, str]


class WordsIndex(Protocol):
    """The words of one kind of record, under the numbers of the table `searched`; all words are
    folded."""

    @property
    def table(self) -> str:
        """The table that it is."""

    @property
    def number(self) -> str:
        """Its column of numbers, with the table before it."""

    @property
    def make(self) -> tuple[str, ...]:
        """The statements that make it."""

    def add(self, connection: Connection, seq: int, words: str) -> None:
        """Puts words under a number that has none."""

    def change(self, connection: Connection, seq: int, words: tuple[str, str]) -> None:
        """Puts the second of two words in the place of the first."""

    def match(self, terms: Sequence[str]) -> Match:
        """What holds every term, each of three letters or more."""


class _Fts5:
    """SQLite's."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.number = f"{table}.rowid"
        self.make = (
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, content = '', tokenize = 'trigram')",
        )

    def add(self, connection: Connection, seq: int, words: str) -> None:
        query = f"INSERT INTO {self.table} (rowid, words) VALUES (:seq, :words)"
        connection.execute(text(query), {"seq": seq, "words": words})

    def change(self, connection: Connection, seq: int, words: tuple[str, str]) -> None:
        into = f"INSERT INTO {self.table} ({self.table}, rowid, words)"
        query = f"{into} VALUES ('delete', :seq, :words)"
        connection.execute(text(query), {"seq": seq, "words": words[0]})
        self.add(connection, seq, words[1])

    def match(self, terms: Sequence[str]) -> Match:
        quoted = ('"' + term.replace('"', '""') + '"' for term in terms)
        given = {"match": " AND ".join(quoted)}
        return Match(f"{self.table} MATCH :match", f"bm25({self.table})", given)


class _Trigrams:
    """PostgreSQL's, by its extension pg_trgm."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.number = f"{table}.seq"
        self.make = (
            f"CREATE TABLE {table} (seq integer PRIMARY KEY, words text NOT NULL)",
            f"CREATE INDEX {table}_by_trigram ON {table} USING gin (words gin_trgm_ops)",
        )

    def add(self, connection: Connection, seq: int, words: str) -> None:
        query = f"INSERT INTO {self.table} (seq, words) VALUES (:seq, :words)"
        connection.execute(text(query), {"seq": seq, "words": words})

    def change(self, connection: Connection, seq: int, words: tuple[str, str]) -> None:
        query = f"UPDATE {self.table} SET words = :words WHERE seq = :seq"
        connection.execute(text(query), {"seq": seq, "words": words[1]})

    def match(self, terms: Sequence[str]) -> Match:
        names = [f"term{number}" for number, _ in enumerate(terms)]
        given = dict(zip(names, terms, strict=True))
        given |= {f"like_{name}": f"%{_plain(term)}%" for name, term in given.items()}
        # There is no bm25: whole words before parts of words, short texts before long ones.
        near = " + ".join(f"word_similarity(:{name}, {self.table}.words)" for name in names)
        where = " AND ".join(f"{self.table}.words LIKE :like_{name}" for name in names)
        return Match(where, f"{near} DESC, length({self.table}.words)", given)


def _plain(term: str) -> str:
    for letter in ("\\", "%", "_"):
        term = term.replace(letter, f"\\{letter}")
    return term


def words_index(connection: Connection, kind: str) -> WordsIndex:
    """The index of a kind of record in the database that a connection leads to."""
    table = f"search_words_{kind}"
    return _Trigrams(table) if connection.dialect.name == "postgresql" else _Fts5(table)
