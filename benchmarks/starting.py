"""How long `recount --help` and a look at an empty ledger take: the middle of nine runs each.

python benchmarks/starting.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
HELP_LIMIT = 0.4
"""Seconds within which help must answer."""


def main() -> None:
    """Prints both times; exits with 1 where help took longer than its limit."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "empty.ledger")
        make = f"from recount.ledger import Ledger; Ledger.open({ledger!r}, create=True).close()"
        subprocess.run([sys.executable, "-c", make], check=True)
        helped = middle("--help")
        print(f"recount --help       {helped:.3f} s (at most {HELP_LIMIT})")
        print(f"recount show, empty  {middle('show', '--ledger', ledger):.3f} s")
    sys.exit(helped > HELP_LIMIT)


def middle(*words: str) -> float:
    """Seconds that a command takes, the median of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "recount", *words], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
