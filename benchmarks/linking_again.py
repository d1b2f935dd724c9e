"""How long linking takes when a ledger has one document more, or one decision, beside all of it.

    python benchmarks/linking_again.py [CLAIMS]

Claims are made as `benchmarks/linking.py` makes them, each in a document of its own. Times are of
the processor, in one process; each outcome is compared with that of linking everything.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.linking import _claim, make

from recount.linking import link
from recount.model.claims import Claim
from recount.model.decisions import DecisionKind, Settled
from recount.model.documents import Document
from recount.model.events import NO_PAST, Linking, Past
from recount.model.names import Names


def timed(run: Callable[[], Linking]) -> tuple[Linking, float]:
    """What it gives, and how many seconds of the processor it takes."""
    began = time.process_time()
    found = run()
    return found, time.process_time() - began


def after(past: Past, found: Linking) -> Past:
    """The past of the next run."""
    names = Names((*past.names.borne, *found.borne))
    return Past(names, {}, lambda: found.clusters, found.linked)


def main(arguments: Sequence[str]) -> None:
    """Everything, then one document, then one decision."""
    claims = [one for row in make(int(arguments[0]) if arguments else 100_000)
              for one in [_claim(row)] if isinstance(one, Claim)]  # fmt: skip
    documents = [Document(one.document, "") for one in claims]
    states = {one.id: one.id for one in documents}
    last = documents[len(documents) // 2]
    few = [one for one in documents if one is not last]
    told = [one for one in claims if one.document != last.id]
    some = {one.id: one.id for one in few}
    first, took = timed(lambda: link(told, few, (), replace(NO_PAST, states=some)))
    print(f"{len(told):,} claims from the beginning: {took:.2f} s of processor")
    past = replace(after(NO_PAST, first), states=states)
    more = compare("one document more", past, lambda now: link(claims, documents, (), now))
    events = [one for one in more.clusters if len(one.claims) > 1]
    pair = events[len(events) // 2].claims[:2]
    decided = [Settled("d-1", DecisionKind.DIFFERENT, *pair, "Ada", "two streets")]
    past = replace(after(past, more), states=states)
    compare("one decision", past, lambda now: link(claims, documents, decided, now))


def compare(what: str, past: Past, run: Callable[[Past], Linking]) -> Linking:
    """Goes on from the past and does all of it, and says how long each took."""
    again, short = timed(lambda: run(past))
    whole, long = timed(lambda: run(replace(past, linked=None)))
    same = "the same" if again == whole else "NOT THE SAME"
    print(f"{what}: {short:.2f} s, all of it {long:.2f} s of processor; {same}")
    return again


if __name__ == "__main__":
    main(sys.argv[1:])
