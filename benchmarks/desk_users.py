"""What twenty people do on a desk: for Locust, which `make bench-desk` runs.

Each opens a page, reads for one to three seconds, and goes on to another.
"""

from __future__ import annotations

import random

from locust import HttpUser, between, task

from desk_addresses import pages

PAGES = pages(random.Random(23))
KINDS = tuple(PAGES)
OFTEN = [often for often, _ in PAGES.values()]


class Recorder(HttpUser):
    """One person at a desk."""

    wait_time = between(1, 3)

    @task
    def open(self) -> None:
        """Opens a page, under the name of its kind."""
        (kind,) = random.choices(KINDS, OFTEN)
        self.client.get(PAGES[kind][1](), name=kind)
