"""How fast a desk answers twenty people over a ledger of 100,000 events.

python benchmarks/desk.py [LEDGER] [SECONDS]
setsid -w python benchmarks/desk.py LEDGER SECONDS first

Makes the ledger where it is not there yet, serves it, waits until it has worked out what it works
out ahead, lets Locust open pages, and prints for each kind of page how long answers took; then, for
how long Chromium waits until it paints the overview.

With `first`, as root, whatever else is at work waits while pages are opened, so that its turns are
not counted as the desk's. Linux shares its time among sessions, and `nice` only within one: hence a
session of its own.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import desk_paint
import large_ledger

USERS = 20
HERE = Path(__file__).parent
PORT = 8399
ADDRESS = f"http://127.0.0.1:{PORT}"
IDLE = 0.02
"""A server that takes less of a processor than this has worked out what it can."""
LAST = "/search?q=warm"
"""The page that takes longest to get ready."""


def main(ledger: Path, seconds: int, first: bool = False) -> None:
    """Serves, measures and prints."""
    if not ledger.exists():
        events, claims = large_ledger.make(ledger, 100_000)
        print(f"made {ledger}: {events:,} events, {claims:,} claims")
    environment = {**os.environ, "RECOUNT_LEDGER": str(ledger)}
    serve = [sys.executable, "-m", "recount", "serve", "--ledger", str(ledger), "--port", str(PORT)]
    begun = time.perf_counter()
    with subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            wait(begun, server.pid)
            if first:
                precedence(-18)
            table(measured(environment, seconds))
            if first:
                precedence(0)
            print(f"load of the machine: {', '.join(f'{one:.1f}' for one in os.getloadavg())}")
            desk_paint.main(ADDRESS, desk_paint.TIMES)
        finally:
            server.terminate()


def precedence(nice: int) -> None:
    """Puts this session before others, or back among them."""
    Path("/proc/self/autogroup").write_text(f"{nice}\n")


def wait(begun: float, pid: int) -> None:
    """Waits for the first page, then until every kind of page is ready."""
    first = opened("/", 600)
    print(f"first page {time.perf_counter() - begun:.0f} s after the start ({first:.2f} s of it)")
    for address in (LAST, "/events?q=warm", "/events/e-000000000001/links", "/inbox"):
        opened(address, 600)
    while opened("/events?q=warmer", 600) > 1:
        time.sleep(1)
    # What decisions go on from is made ready last, and takes no page to see.
    while busy(pid) > IDLE:
        pass
    with (Path("/proc") / str(pid) / "status").open() as status:
        held = next(line for line in status if line.startswith("VmRSS"))
    print(f"ready {time.perf_counter() - begun:.0f} s after the start, {held.split()[1]} kB held")


def busy(pid: int) -> float:
    """The share of a processor that a process takes, over some seconds."""
    took = []
    for wait_for in (0, 5):
        time.sleep(wait_for)
        fields = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
        took.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    return (took[1] - took[0]) / 5


def opened(address: str, patience: float) -> float:
    """How long a page takes, waiting for the server where it is not there yet."""
    ends = time.monotonic() + patience
    while True:
        begun = time.perf_counter()
        try:
            with urllib.request.urlopen(ADDRESS + address, timeout=patience) as answer:
                answer.read()
            return time.perf_counter() - begun
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.5)


def measured(environment: dict[str, str], seconds: int) -> list[dict[str, str]]:
    """The rows of Locust's table."""
    with tempfile.TemporaryDirectory() as folder:
        ask = [
            sys.executable, "-m", "locust", "-f", str(HERE / "desk_users.py"), "--headless",
            "-u", str(USERS), "-r", "5", "-t", f"{seconds}s", "--host", ADDRESS,
            "--csv", f"{folder}/desk", "--only-summary", "--loglevel", "ERROR",
        ]  # fmt: skip
        subprocess.run(ask, env=environment, check=False, stdout=subprocess.DEVNULL)
        with (Path(folder) / "desk_stats.csv").open(newline="") as file:
            return list(csv.DictReader(file))


def table(rows: list[dict[str, str]]) -> None:
    """Prints them, in milliseconds."""
    print(f"{'page':24}{'times':>7}{'failed':>8}{'median':>8}{'p95':>7}{'p99':>7}")
    for row in rows:
        print(
            f"{row['Name']:24}{row['Request Count']:>7}{row['Failure Count']:>8}"
            f"{row['50%']:>8}{row['95%']:>7}{row['99%']:>7}"
        )
    print(f"{float(rows[-1]['Requests/s']):.1f} pages a second")


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("bench.ledger")
    main(place, int(sys.argv[2]) if len(sys.argv) > 2 else 120, "first" in sys.argv[3:])
