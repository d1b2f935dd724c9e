"""The index of words as each database keeps it: pieces of three letters, found in any script.

Trigrams, not words: in Arabic "the", "and", "in" are written together with what follows, and
Chinese has no blanks. The words themselves stay in the tables that they come from, as far as the
database can do without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Match:
    """A condition on `search_words`, the order in which what meets it is best, and the values that
    both speak of."""

    where: str
    order: str
    given: dict[str, str]


class WordsIndex(Protocol):
    """`search_words`, under the numbers of the table `searched`; all words are folded."""

    @property
    def number(self) -> str:
        """Its column of numbers."""

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

    number = "rowid"
    make = (
        "CREATE VIRTUAL TABLE search_words USING fts5(words, content = '', tokenize = 'trigram')",
    )

    def add(self, connection: Connection, seq: int, words: str) -> None:
        query = "INSERT INTO search_words (rowid, words) VALUES (:seq, :words)"
        connection.execute(text(query), {"seq": seq, "words": words})

    def change(self, connection: Connection, seq: int, words: tuple[str, str]) -> None:
        query = (
            "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :seq, :words)"
        )
        connection.execute(text(query), {"seq": seq, "words": words[0]})
        self.add(connection, seq, words[1])

    def match(self, terms: Sequence[str]) -> Match:
        quoted = ('"' + term.replace('"', '""') + '"' for term in terms)
        return Match(
            "search_words MATCH :match", "bm25(search_words)", {"match": " AND ".join(quoted)}
        )


class _Trigrams:
    """PostgreSQL's, by its extension pg_trgm."""

    number = "seq"
    make = (
        "CREATE TABLE search_words (seq integer PRIMARY KEY, words text NOT NULL)",
        "CREATE INDEX search_words_by_trigram ON search_words USING gin (words gin_trgm_ops)",
    )

    def add(self, connection: Connection, seq: int, words: str) -> None:
        query = "INSERT INTO search_words (seq, words) VALUES (:seq, :words)"
        connection.execute(text(query), {"seq": seq, "words": words})

    def change(self, connection: Connection, seq: int, words: tuple[str, str]) -> None:
        query = "UPDATE search_words SET words = :words WHERE seq = :seq"
        connection.execute(text(query), {"seq": seq, "words": words[1]})

    def match(self, terms: Sequence[str]) -> Match:
        names = [f"term{number}" for number, _ in enumerate(terms)]
        given = dict(zip(names, terms, strict=True))
        given |= {f"like_{name}": f"%{_plain(term)}%" for name, term in given.items()}
        # There is no bm25: whole words before parts of words, short texts before long ones.
        near = " + ".join(f"word_similarity(:{name}, search_words.words)" for name in names)
        where = " AND ".join(f"search_words.words LIKE :like_{name}" for name in names)
        return Match(where, f"{near} DESC, length(search_words.words)", given)


def _plain(term: str) -> str:
    for letter in ("\\", "%", "_"):
        term = term.replace(letter, f"\\{letter}")
    return term


def words_index(connection: Connection) -> WordsIndex:
    """The index of the database that a connection leads to."""
    return _Trigrams() if connection.dialect.name == "postgresql" else _Fts5()
