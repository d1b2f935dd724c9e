"""What twenty people do on a desk: for Locust, which `make bench-desk` runs.

Each opens a page, reads for one to three seconds, and goes on to another. Addresses are drawn from
the ledger itself, so that hardly any page is opened twice.
"""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

from locust import HttpUser, between, task

WORDS = ("qasr 12", "harbour courier", "relief society", "qasr 2040", "raid", "qasr 777")
COUNTRIES = ("LY", "SY", "IQ", "YE", "SD")


def names(query: str) -> list[str]:
    """Some ids out of the ledger."""
    with sqlite3.connect(Path(os.environ["RECOUNT_LEDGER"])) as connection:
        return [row[0] for row in connection.execute(query)]


EVENTS = names("SELECT id FROM derived WHERE kind = 'event' ORDER BY id LIMIT 20000")
CLAIMS = names("SELECT id FROM claims ORDER BY id LIMIT 20000")
DOCUMENTS = names("SELECT id FROM documents ORDER BY id LIMIT 20000")


class Recorder(HttpUser):
    """One person at a desk."""

    wait_time = between(1, 3)

    def open(self, address: str, name: str) -> None:
        """Opens a page, under the name of its kind."""
        self.client.get(address, name=name)

    @task(12)
    def event(self) -> None:
        self.open(f"/events/{random.choice(EVENTS)}", "event")

    @task(1)
    def crowded(self) -> None:
        self.open(f"/events/{EVENTS[0]}", "event of 60 sources")

    @task(5)
    def claim(self) -> None:
        self.open(f"/claims/{random.choice(CLAIMS)}", "claim")

    @task(5)
    def document(self) -> None:
        self.open(f"/documents/{random.choice(DOCUMENTS)}", "document")

    @task(3)
    def overview(self) -> None:
        self.open("/", "overview")

    @task(1)
    def some_days(self) -> None:
        year = random.randint(2012, 2022)
        self.open(f"/?from={year}-01-01&to={year}-12-31", "overview of a year")

    @task(1)
    def spots(self) -> None:
        self.open("/spots.json", "map")

    @task(4)
    def events(self) -> None:
        sort = random.choice(("-date", "date", "-killed", "place", "-sources"))
        self.open(f"/events?page={random.randint(1, 1900)}&sort={sort}", "events")

    @task(3)
    def narrowed(self) -> None:
        country, year = random.choice(COUNTRIES), random.randint(2012, 2022)
        query = f"country={country}&from={year}-01-01&page={random.randint(1, 30)}"
        self.open(f"/events?{query}", "events, narrowed")

    @task(2)
    def worded(self) -> None:
        self.open(f"/events?q=qasr+{random.randint(1, 2999)}", "events, by words")

    @task(4)
    def inbox(self) -> None:
        kind = random.choice(("claim", "event", "document", "contradiction"))
        self.open(f"/inbox?kind={kind}&page={random.randint(1, 90)}", "inbox")

    @task(2)
    def search(self) -> None:
        self.open(f"/search?q={random.choice(WORDS)}", "search")

    @task(2)
    def documents(self) -> None:
        self.open(f"/documents?page={random.randint(1, 5000)}", "documents")

    @task(1)
    def contradictions(self) -> None:
        self.open(f"/contradictions?page={random.randint(1, 100)}", "contradictions")

    @task(1)
    def links(self) -> None:
        self.open(f"/events/{random.choice(EVENTS)}/links", "links")

    @task(1)
    def methods(self) -> None:
        self.open("/methods", "methods")

    @task(2)
    def api(self) -> None:
        self.open(f"/api/v1/events/{random.choice(EVENTS)}", "API: an event")

    @task(1)
    def api_list(self) -> None:
        self.open("/api/v1/claims?limit=100", "API: claims")
