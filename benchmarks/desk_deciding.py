"""How long a decision takes on a large desk: from the form to its effect, and until it is kept.

python benchmarks/desk_deciding.py LEDGER [TIMES]

The ledger has to be linked and reconciled by this very program: where its numbers are made up, as
those of `large_ledger.py` are, that is done first, which takes minutes. Claims are rejected, two
events are made one, one is split, and each is taken back again. Seconds of the processor, and by
the clock.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from recount.app.desk.deciding import DeskWriter
from recount.app.desk.door import DeskReader
from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import held_material, work_out
from recount.ledger import Ledger
from recount.linking.rules import rules_of
from recount.linking.weights import SHIPPED
from recount.model.events import Event

SAID = {"author": "Ilse", "reason": "as the words say"}
Took = defaultdict[str, list[tuple[float, float]]]


def main(path: Path, times: int) -> None:
    """Decides and prints."""
    work_out_first(path)
    reader = DeskReader(path)
    begun = time.process_time()
    snapshot = reader.snapshot()
    print(f"read: {time.process_time() - begun:.1f} s of processor", flush=True)
    writer = DeskWriter(path, Settings(), reader.memory)
    chance, took = random.Random(17), Took(list)
    begun = time.process_time()
    writer.get_ready()
    print(f"made ready to decide: {time.process_time() - begun:.1f} s more", flush=True)
    events = [one for one in snapshot.events if len(one.claims) > 2]
    for number in range(times):
        for kind, form in forms(chance, events).items():
            for name, ask in (("shown", writer.propose), ("kept", writer.keep)):
                label = f"{kind}, {name}"
                found = timed(took, label, lambda ask=ask, form=form: ask({**form, **SAID}))
            timed(took, "page after", lambda: opened(reader))
            undo = {"kind": "undo", "decision": found, **SAID}
            timed(took, "taken back, shown", lambda undo=undo: writer.propose(undo))
            timed(took, "taken back, kept", lambda undo=undo: writer.keep(undo))
        print(f"round {number + 1}", flush=True)
    table(took)


def work_out_first(path: Path) -> None:
    """Links and reconciles a ledger whose numbers others made."""
    rules = parts(Settings())
    with Ledger.open(path) as ledger:
        linked = ledger.linked()
        same = linked is not None and linked.rules == rules_of(SHIPPED)
        if same and ledger.methodology == rules.methodology and ledger.is_built:
            return
        begun = time.process_time()
        gc.disable()
        given = held_material(ledger, rules)
        found = work_out(given, rules)
        ledger.replace_derived(
            found.linking, found.reconciliation, given.origins, rules.made_by, given.inputs
        )
        gc.enable()
        print(f"worked out: {time.process_time() - begun:.0f} s of processor", flush=True)


def forms(chance: random.Random, events: list[Event]) -> dict[str, dict[str, str]]:
    """Decisions, as the desk's forms ask for them."""
    a, b, c, d = chance.sample(events, 4)
    return {
        "claim rejected": {"kind": "reject", "claim": a.claims[0]},
        "two events made one": {"kind": "same", "first": b.id, "second": f"{c.id} "},
        "event split": {"kind": "split", "event": d.id, "claims": d.claims[-1]},
    }


def opened(reader: DeskReader) -> int:
    """What the page after a decision needs."""
    return len(reader.snapshot().index.by_id)


def timed(took: Took, name: str, work: Callable[[], object]) -> str:
    """What some work gives, its time noted."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    took[name].append((time.process_time() - processor, time.perf_counter() - clock))
    return found if isinstance(found, str) else ""


def table(took: Took) -> None:
    """Prints the middle and the most of each."""
    print(f"{'':30}{'times':>6}{'middle':>8}{'most':>8}{'by the clock':>14}{'most':>8}")
    for name, pairs in took.items():
        busy, clock = (sorted(side) for side in zip(*pairs, strict=True))
        middle = len(pairs) // 2
        print(
            f"{name:30}{len(pairs):>6}{busy[middle]:8.2f}{busy[-1]:8.2f}"
            f"{clock[middle]:14.2f}{clock[-1]:8.2f}"
        )
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{held:,} MB held at most; load of the machine: {load}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
