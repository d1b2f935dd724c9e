"""How fast `recount code` reads, beside the bare spaCy pipeline that it uses, and what it holds.

    python benchmarks/reading.py [PART ...] [--documents N] [--runs N] [--hundred-thousand]

Parts, all of them where none is named: `speed` (documents per second and peak memory of both, on
the same texts, in turns), `jobs` (one process and two: the same bytes, how long), `memory` (what
is held after 2,000 documents, 10,000 and so on, up to 20,000 or 100,000), `start` (one document,
from a standing start).

The texts are the evaluation sets beside the checkout: `events` (all about events) and `mix`, in
which one document in ten is. Without them the project's own corpus is read, and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
SCORE, CORPORA = SHARED / "score", SHARED / "corpora"
OWN = sorted((HERE.parent / "corpora" / "reports").glob("*.jsonl"))
ASKED = {"events": 0.8, "mix": 4.0}
"""How many times as fast as the bare pipeline it should be."""
MOST_MEMORY = 1200  # megabytes
LONGEST_START = 2.5  # seconds
STEPS = (2_000, 10_000, 20_000, 30_000, 50_000, 60_000, 80_000)
FEW, MANY = 20_000, 100_000
SHORT = 300  # characters of a document where only what is held matters
PARTS = ("speed", "jobs", "memory", "start")

Row = dict[str, object]


def texts(limit: int) -> dict[str, list[Row]]:
    """The documents of each set, at most `limit` of them, spread evenly over it."""
    if not SCORE.is_dir():
        print("no evaluation sets beside the checkout: the project's own corpus is read\n")
        lines = [line for file in OWN for line in file.read_text("utf-8").split("\n") if line]
        own = [json.loads(line) for line in lines]
        return {"events": [{"id": row["id"], "text": row["text"]} for row in own[:limit]]}
    isaf = _prepared("isaf", str(CORPORA / "isaf/releases.jsonl"))
    gaza = _prepared("airwars_gaza", str(CORPORA / "airwars_gaza/assessments.jsonl"))
    news = _prepared("tml", str(CORPORA / "dates/TimeBank"))
    local = _prepared("lgl", str(CORPORA / "places/lgl.xml"))
    half = limit // 2
    quiet = [*_spread(news, limit * 9 // 20), *_spread(local, limit * 9 // 20)]
    loud = cycle(_spread(isaf, limit // 10))
    mix = [next(loud) if place % 10 == 0 else quiet[place * 9 // 10 % len(quiet)]
           for place in range(min(limit, len(quiet) * 10 // 9))]  # fmt: skip
    return {"events": [*_spread(isaf, half), *_spread(gaza, half)], "mix": _named(mix)}


def _prepared(name: str, path: str) -> list[Row]:
    command = [sys.executable, str(SCORE / "prepare.py"), name, path]
    made = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in made.decode().split("\n") if line]


def _spread(rows: list[Row], amount: int) -> list[Row]:
    if len(rows) <= amount:
        return rows
    return [rows[place * len(rows) // amount] for place in range(amount)]


def _named(rows: list[Row]) -> list[Row]:
    return [row | {"id": f"{place}-{row['id']}"} for place, row in enumerate(rows)]


def _write(rows: list[Row], place: Path) -> Path:
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return place


# --- speed: both in turns, each in a process of its own -------------------------------------------


def speed(sets: dict[str, list[Row]], folder: Path, runs: int) -> None:
    """Prints documents per second, peak memory, and how many times as fast."""
    print("set     reader   documents/s  s of processor  peak MB")
    for name, rows in sets.items():
        place = _write(rows, folder / f"{name}.jsonl")
        pairs = [(_worker("recount", place), _worker("spacy", place)) for _ in range(runs)]
        for which, reader in enumerate(("recount", "spacy")):
            one = sorted((pair[which] for pair in pairs), key=lambda row: row["cpu"])[runs // 2]
            rate = len(rows) / one["seconds"]
            print(f"{name:7} {reader:8} {rate:11.1f} {one['cpu']:15.1f} {one['peak']:8.0f}")
        wall = statistics.median(theirs["seconds"] / ours["seconds"] for ours, theirs in pairs)
        cpu = statistics.median(theirs["cpu"] / ours["cpu"] for ours, theirs in pairs)
        peak = max(ours["peak"] for ours, _ in pairs)
        print(
            f"{name:7} {wall:.2f} times as fast by the clock, {cpu:.2f} by processor time "
            f"(asked for: {ASKED[name]}); peak {peak:.0f} MB (at most {MOST_MEMORY})\n"
        )


def _worker(reader: str, place: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--worker", reader, "--texts", str(place)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    found: dict[str, float] = json.loads(done)
    return found


def work(reader: str, place: Path) -> None:
    """Reads the texts with everything loaded before, and prints what that took."""
    read = _recount(place) if reader == "recount" else _spacy(place)
    next(read)
    began, used = time.perf_counter(), time.process_time()
    amount = sum(1 for _ in read)
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}
    print(json.dumps(took | {"peak": _peak(), "documents": amount}))


def _recount(place: Path) -> Iterator[object]:
    """What `recount code` does, after a first document that loads everything."""
    from recount.app import wiring
    from recount.app.coding import code_lines
    from recount.app.settings import Settings
    from recount.intake import take_in
    from recount.model.documents import Document

    parts = wiring.parts(Settings.from_environment())
    first = Document("first", "A strike killed two soldiers near Murzuq on 3 May 2019.")
    found = (taken.document for taken in take_in([place]) if hasattr(taken, "document"))
    return code_lines((one for some in ([first], found) for one in some), parts)


def _spacy(place: Path) -> Iterator[object]:
    """The same model with all its components, as it is loaded."""
    import spacy

    from recount.reading.nlp import MODELS

    name = next(one for one in MODELS if spacy.util.is_package(one))
    pipeline = spacy.load(name)
    rows = (json.loads(line)["text"] for line in place.open(encoding="utf-8"))
    yield pipeline("A strike killed two soldiers near Murzuq on 3 May 2019.")
    yield from pipeline.pipe(rows)


def _peak() -> float:
    """The most that this process has held, in megabytes.

    Where the kernel says it of the process itself, that is taken: the other figure begins with
    what its parent held when it was started.
    """
    status = Path("/proc/self/status")
    if status.exists():
        rows = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        if "VmHWM" in rows:
            return int(rows["VmHWM"].split()[0]) / 1024
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


# --- several processes ----------------------------------------------------------------------------


def jobs(rows: list[Row], folder: Path) -> None:
    """Prints how long one process and two take with their start, and whether they say the same."""
    place = _write(rows, folder / "jobs.jsonl")
    outputs = []
    for amount in (1, 2):
        began = time.perf_counter()
        with _Held(["code", str(place), "--jobs", str(amount)]) as running:
            outputs.append(running.process.stdout.read())  # type: ignore[union-attr]
        took = time.perf_counter() - began
        print(
            f"--jobs {amount}: {took:.1f} s for {len(rows)} documents, peak {running.most:.0f} MB"
        )
    print("the same bytes" if outputs[0] == outputs[1] else "NOT THE SAME BYTES")
    print()


# --- memory: many documents through a pipe --------------------------------------------------------


def memory(rows: list[Row], amount: int) -> None:
    """Prints what the process holds after so many documents, each with words of its own."""
    steps = [step for step in STEPS if step < amount] + [amount]
    with _Held(["code", "-"], stdin=subprocess.PIPE) as running:
        feeding = threading.Thread(target=_feed, args=(running, rows, amount))
        feeding.start()
        began = time.perf_counter()
        for answers, _ in enumerate(running.process.stdout, start=1):  # type: ignore[arg-type]
            if answers in steps:
                took = time.perf_counter() - began
                print(f"after {answers:,} documents: {running.held():.0f} MB ({took:.0f} s)")
        feeding.join()
    print(f"peak {running.most:.0f} MB (at most {MOST_MEMORY})\n")


def _feed(running: _Held, rows: list[Row], amount: int) -> None:
    """Documents cut short, so that it takes minutes, each with three words that no other has."""
    pipe = running.process.stdin
    assert pipe is not None
    for number, row in zip(count(), islice(cycle(rows), amount), strict=False):
        own = " ".join(f"{word}{number:x}q" for word in ("Zor", "Kaf", "Ume"))
        text = f"{str(row['text'])[:SHORT]} {own}."
        pipe.write(json.dumps({"id": str(number), "text": text}).encode() + b"\n")
    pipe.close()


class _Held:
    """A running `recount` and what it holds with its child processes, looked at again and again."""

    def __init__(self, words: list[str], stdin: int | None = None) -> None:
        command = [sys.executable, "-m", "recount", *words]
        self.process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)
        self.most = 0.0
        self._done = threading.Event()
        self._watching = threading.Thread(target=self._watch)

    def __enter__(self) -> _Held:
        self._watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watching.join()
        if self.process.wait():
            raise SystemExit("recount failed")

    def held(self) -> float:
        """Megabytes held now by the process and all below it; 0 where the system does not say."""
        family, parents = {self.process.pid}, _parents()
        while more := {one for one, parent in parents.items() if parent in family} - family:
            family |= more
        return sum(_resident(one) for one in family)

    def _watch(self) -> None:
        while not self._done.wait(0.2):
            self.most = max(self.most, self.held())


def _parents() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = int(
                (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            )
        except OSError:
            continue  # it has ended meanwhile
    return found


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- a standing start -----------------------------------------------------------------------------


def start(rows: list[Row], folder: Path) -> None:
    """Prints how long one document takes from a standing start, the middle of five.

    The program is compiled before, as it is wherever it is installed, be it that Python is told to
    keep nothing that it compiles: then each start would compile all of it, which takes as long
    again.
    """
    place = _write(rows[:1], folder / "one.jsonl")
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    times = []
    for _ in range(6):
        began = time.perf_counter()
        command = [sys.executable, "-m", "recount", "code", str(place)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | kept)
        times.append(time.perf_counter() - began)
    took = statistics.median(times[1:])
    print(f"one document from a standing start: {took:.2f} s (at most {LONGEST_START})")


def main() -> None:
    """Measures what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--documents", type=int, default=200, help="of each set")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hundred-thousand", action="store_true", help="for the part memory")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.worker:
        work(asked.worker, asked.texts)
        return
    sets = texts(asked.documents)
    parts = asked.parts or PARTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "speed" in parts:
            speed(sets, folder, asked.runs)
        if "jobs" in parts:
            jobs(sets["events"], folder)
        if "memory" in parts:
            memory(sets.get("mix", sets["events"]), MANY if asked.hundred_thousand else FEW)
        if "start" in parts:
            start(sets["events"], folder)


if __name__ == "__main__":
    main()
