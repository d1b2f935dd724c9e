"""Addresses of a desk over the ledger of `large_ledger.py`, by the kind of page, and how often
people open each: hardly any is opened twice, as the ids are drawn from the ledger itself."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

WORDS = ("qasr 12", "harbour courier", "relief society", "qasr 2040", "raid", "qasr 777")
COUNTRIES = ("LY", "SY", "IQ", "YE", "SD")
SORTS = ("-date", "date", "-killed", "place", "-sources")
QUEUES = ("claim", "event", "document", "contradiction")
SOME = 20_000


def names(query: str) -> list[str]:
    """Some ids out of the ledger."""
    with sqlite3.connect(Path(os.environ["RECOUNT_LEDGER"])) as connection:
        return [row[0] for row in connection.execute(f"{query} ORDER BY id LIMIT {SOME}")]


def pages(chance: random.Random) -> dict[str, tuple[int, Callable[[], str]]]:
    """For each kind of page how often it is opened beside the others, and one address of it."""
    events = names("SELECT id FROM derived WHERE kind = 'event'")
    claims = names("SELECT id FROM claims")
    documents = names("SELECT id FROM documents")
    number, one = chance.randint, chance.choice

    def narrowed() -> str:
        day, page = f"{number(2012, 2022)}-01-01", number(1, 30)
        return f"/events?country={one(COUNTRIES)}&from={day}&page={page}"

    def of_a_year() -> str:
        year = number(2012, 2022)
        return f"/?from={year}-01-01&to={year}-12-31"

    return {
        "event": (12, lambda: f"/events/{one(events)}"),
        "event of 60 sources": (1, lambda: f"/events/{events[0]}"),
        "claim": (5, lambda: f"/claims/{one(claims)}"),
        "document": (5, lambda: f"/documents/{one(documents)}"),
        "overview": (3, lambda: "/"),
        "overview of a year": (1, of_a_year),
        "map": (1, lambda: "/spots.json"),
        "events": (4, lambda: f"/events?page={number(1, 1900)}&sort={one(SORTS)}"),
        "events, narrowed": (3, narrowed),
        "events, by words": (2, lambda: f"/events?q=qasr+{number(1, 2999)}"),
        "inbox": (4, lambda: f"/inbox?kind={one(QUEUES)}&page={number(1, 90)}"),
        "search": (2, lambda: f"/search?q={one(WORDS)}"),
        "documents": (2, lambda: f"/documents?page={number(1, 5000)}"),
        "contradictions": (1, lambda: f"/contradictions?page={number(1, 100)}"),
        "links": (1, lambda: f"/events/{one(events)}/links"),
        "methods": (1, lambda: "/methods"),
        "API: an event": (2, lambda: f"/api/v1/events/{one(events)}"),
        "API: claims": (1, lambda: "/api/v1/claims?limit=100"),
    }
