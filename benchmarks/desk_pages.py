"""How much of the processor each kind of page takes: one page after another, in one process.

python benchmarks/desk_pages.py LEDGER [TIMES]

What else the machine does meanwhile matters little; how long people wait, twenty at once, is what
`benchmarks/desk.py` measures.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from fastapi.testclient import TestClient

import desk_addresses
from recount.app.desk.door import DeskReader, warm
from recount.web.pages import build_app
from recount.web.serving import SWEEPS
from recount.web.templating import get_ready


def main(ledger: Path, times: int) -> None:
    """Reads the ledger as a desk does, opens pages and prints."""
    gc.set_threshold(*gc.get_threshold()[:2], SWEEPS)
    begun = time.process_time()
    reader = DeskReader(ledger)
    reader.snapshot()
    print(f"read: {time.process_time() - begun:.1f} s of processor", flush=True)
    begun = time.process_time()
    warm(reader)
    get_ready()
    gc.collect()
    gc.freeze()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"worked out ahead: {time.process_time() - begun:.1f} s more, {held:,} MB held at most",
        flush=True,
    )
    client = TestClient(build_app(ledger, None, reader), base_url="http://127.0.0.1")
    table(took(client, ledger, times))


def took(client: TestClient, ledger: Path, times: int) -> dict[str, list[float]]:
    """Milliseconds of processor for each page, by its kind."""
    os.environ["RECOUNT_LEDGER"] = str(ledger)
    found: defaultdict[str, list[float]] = defaultdict(list)
    for kind, (_, address) in desk_addresses.pages(random.Random(11)).items():
        for _ in range(times):
            asked = address()
            begun = time.process_time()
            answer = client.get(asked)
            found[kind].append(1000 * (time.process_time() - begun))
            assert answer.status_code == 200, (asked, answer.status_code)
    return found


def table(found: dict[str, list[float]]) -> None:
    """Prints the middle and the 95th of a hundred."""
    print(f"{'page':24}{'times':>7}{'median':>8}{'p95':>7}{'most':>7}")
    for name, values in sorted(found.items()):
        rows = sorted(values)
        high = rows[min(len(rows) - 1, int(len(rows) * 0.95))]
        print(f"{name:24}{len(rows):>7}{rows[len(rows) // 2]:8.1f}{high:7.1f}{rows[-1]:7.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60)
