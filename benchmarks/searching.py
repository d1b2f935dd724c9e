"""How much of the processor a search takes: words that are common, rare, and common in one kind of
record only.

python benchmarks/searching.py LEDGER

The ledger is that of `large_ledger.py`. Each search is asked five times; the middle one is shown.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from recount.app.searching import look_for
from recount.ledger import Ledger
from recount.ledger.searching import KINDS

WORDS = (
    "qasr", "killed", "qasr 2040", "qasr 777", "directorate qasr 2999", "harbour courier",
    "hill brigade", "shops stayed shut", "province relief", "attack near qasr 150", "army witness",
    "raid",
)  # fmt: skip
TIMES = 5


def main(path: Path) -> None:
    """Asks and prints."""
    print(f"{'words':24}" + "".join(f"{kind + 's':>12}{'ms':>8}" for kind in KINDS))
    with Ledger.open(path) as ledger:
        for words in WORDS:
            print(f"{words:24}" + "".join(asked(ledger, words, kind) for kind in KINDS))


def asked(ledger: Ledger, words: str, kind: str) -> str:
    """How many were found, and the milliseconds of processor that it took."""
    took = []
    for _ in range(TIMES):
        begun = time.process_time()
        found = look_for(ledger, words, kind)
        took.append(1000 * (time.process_time() - begun))
    amount = f"{found.amount:,}{'+' if found.more else ''}"
    return f"{amount:>12}{sorted(took)[TIMES // 2]:8.1f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
