"""What another language costs a page: `python benchmarks/languages.py LEDGER EVENT`.

Prints for each page the processor's time, the least of many, to write it in English and in Arabic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from recount.app.desk import door as desk
from recount.web.forms import Seal
from recount.web.templating import templates
from recount.web.tongues import SPOKEN, TONGUES

TURNS = 60


def least(work: Callable[[], object]) -> float:
    """Milliseconds of processor that some work takes, when nothing is in its way."""
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Prints a line for each page."""
    path, event = Path(sys.argv[1]), sys.argv[2]
    now, seal = desk.DeskReader(path).snapshot(), Seal("session", "mark", "author")
    pages = {
        "overview.html": desk.overview(now, {}),
        "events.html": desk.events_page(now, {}),
        "event.html": desk.event_page(now, event),
        "inbox.html": desk.inbox_page(now, {"kind": "claim"}),
        "contradictions.html": desk.contradictions_page(now, {}),
    }
    for name, found in pages.items():
        times = []
        for tongue in TONGUES.values():
            SPOKEN.set(tongue)
            template = templates().get_template(name)
            times.append(least(lambda t=template, f=found: t.render(page=f, seal=seal)))
        print(name, *(f"{one:.2f} ms" for one in times))


if __name__ == "__main__":
    main()
