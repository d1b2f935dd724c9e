"""The whole work, from files to numbers, top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recount.app.deciding import LOST
from recount.app.grouping import in_groups
from recount.app.parts import Parts
from recount.app.reading_through import read_through
from recount.app.reports import UNREAD, Dropped, Report, Step, Watch, unwatched
from recount.app.working_out import WorkedOut, go_on, material, work_out
from recount.errors import InputError
from recount.intake import Refused, Taken
from recount.ledger import Ledger
from recount.model.documents import Document
from recount.model.events import Reconciliation
from recount.model.saying import say, say_as, say_list, say_many


def build(
    inputs: Sequence[Path | str],
    ledger: Ledger,
    parts: Parts,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> Report:
    """Puts documents in a ledger, reads, links and reconciles them, and says what was dropped.

    Documents and readings go to the disk as they come, in small groups; what follows from them is
    put there at the end, at once. So it may be killed at any moment and run again, and comes to
    the same ledger; run twice it changes nothing. Raises LedgerError where the ledger cannot be
    written.
    """
    # 1. Take in: each input becomes documents, or is refused with a reason.
    # 2. Keep: documents go to the disk, with their bytes, as they come.
    kept = _take_in_and_keep(inputs, ledger, parts, watch)
    documents = ledger.documents()

    # 3. Find copies: what is one dispatch on several sites is one origin.
    watch("find copies", 0, None)
    origins = parts.find_copies(documents)

    # 4. Read: what this version of the reader has not read yet.
    # 5. Verify: only what stands on its words is a claim; the rest is kept as a problem.
    read = _read_and_verify(documents, ledger, parts, jobs, watch)

    # 6. Link: claims that speak of one happening become one event; totals find their members.
    # What people decided binds: of claims that they rejected or corrected, and of two claims.
    # 7. Reconcile: every number gets its bounds, and what cannot all hold is named. Sums whose
    #    claims are what they were are not solved again.
    # 8. Keep what follows, in the place of what followed before.
    found = _follow(ledger, documents, origins, parts, watch)

    steps = (
        *kept.steps(),
        _copies_step(origins),
        *read.steps(ledger),
        _link_step(found),
        _reconcile_step(found.reconciliation),
        Step(
            8,
            say_as("step", "keep what follows"),
            say("in %(ledger)s", ledger=ledger.path.name),
        ),
    )
    return Report(steps, tuple(kept.refused), _unread(documents, ledger))


def _follow(
    ledger: Ledger,
    documents: Sequence[Document],
    origins: Mapping[str, str],
    parts: Parts,
    watch: Watch,
) -> WorkedOut:
    """Steps 6 to 8, of what is other since the last time, or of all."""
    watch("link", 0, None)
    gone = go_on(ledger, parts, origins)
    if gone is not None:
        return WorkedOut(gone.carried, gone.standing.linking(), gone.standing.reconciliation())
    given = material(ledger, documents, origins)
    found = work_out(given, parts, watch)
    watch("keep what follows", 0, None)
    ledger.replace_derived(
        found.linking, found.reconciliation, origins, parts.made_by, given.inputs
    )
    return found


@dataclass(slots=True)
class _Kept:
    """What steps 1 and 2 did."""

    new: int = 0
    known: int = 0
    refused: list[Dropped] = field(default_factory=list)
    refused_names: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def steps(self) -> tuple[Step, Step]:
        taken = [_documents(self.new + self.known)]
        if self.refused:
            taken.append(
                say_many("%(num)s input refused", "%(num)s inputs refused", len(self.refused))
            )
        new = [say_many("%(num)s new document", "%(num)s new documents", self.new)]
        if self.known:
            new.append(say("%(n)s there already", n=self.known))
        return (
            Step(1, say_as("step", "take in"), say_list(taken, "; "), tuple(self.refused)),
            Step(2, say_as("step", "keep"), say_list(new, "; ")),
        )


def _take_in_and_keep(
    inputs: Sequence[Path | str], ledger: Ledger, parts: Parts, watch: Watch
) -> _Kept:
    kept = _Kept()
    for group in in_groups(parts.take_in(inputs)):
        with ledger.together():
            for found in group:
                if isinstance(found, Refused):
                    _refuse(kept, ledger, kept_name(found.file, inputs), found.error)
                else:
                    _keep(kept, ledger, found)
        watch("take in", kept.new + kept.known, None)
    _settle(kept, ledger)
    return kept


def kept_name(refused: str, inputs: Sequence[Path | str]) -> str:
    """How a refused file is called in the ledger: from the folder that was given on, as documents
    are, so that no ledger tells where on somebody's machine the folder lay."""
    for given in map(Path, inputs):
        if refused.startswith(str(given)):
            return given.resolve().name + refused[len(str(given)) :].replace("\\", "/")
    return refused


def _keep(kept: _Kept, ledger: Ledger, found: Taken) -> None:
    kept.files.add(found.document.file or "")
    try:
        if ledger.put_document(found.document, found.raw):
            kept.new += 1
        else:
            kept.known += 1
    except InputError as error:
        _refuse(kept, ledger, found.document.file or found.document.id, error)


def _refuse(kept: _Kept, ledger: Ledger, name: str, error: InputError) -> None:
    ledger.put_refusal(name, error.code, f"{error.what}; {error.cure}")
    kept.refused.append(Dropped(error.record, say_list((error.what, error.cure), "; ")))
    kept.refused_names.add(name)


def _settle(kept: _Kept, ledger: Ledger) -> None:
    """What was refused before, and is not now although its file was taken in, was mended.

    A part of a file is named "file, row 3".
    """
    standing = {name for name, _, _ in ledger.refusals()} - kept.refused_names
    for name in sorted(standing):
        if name in kept.files or name.rpartition(", ")[0] in kept.files:
            ledger.settle_refusals(name)


@dataclass(slots=True)
class _Read:
    """What steps 4 and 5 did."""

    documents: int = 0
    claims: int = 0

    def steps(self, ledger: Ledger) -> tuple[Step, Step]:
        """The problems are those of the whole ledger, whenever they were met."""
        problems = [Dropped(record, problem.message) for record, problem in ledger.problems()]
        read = say_many("%(num)s document read", "%(num)s documents read", self.documents)
        come = say_list((read, _claims(self.claims)))
        look = say_many("%(num)s problem to look at", "%(num)s problems to look at", len(problems))
        return (
            Step(4, say_as("step", "read"), come if self.documents else say("nothing new to read")),
            Step(5, say_as("step", "verify"), look, tuple(problems)),
        )


def _read_and_verify(
    documents: Sequence[Document], ledger: Ledger, parts: Parts, jobs: int, watch: Watch
) -> _Read:
    done = _Read()
    wanted = set(ledger.unread(parts.reader))
    left = [document for document in documents if document.id in wanted]
    if left:
        parts.prepare(watch)
        watch("read", 0, len(left))
    for group in in_groups(read_through(left, parts.open_reader, jobs)):
        with ledger.together():
            for reading in group:
                ledger.put_reading(reading, parts.reader)
        done.documents += len(group)
        done.claims += sum(len(reading.claims) for reading in group)
        watch("read", done.documents, len(left))
    return done


def _unread(documents: Sequence[Document], ledger: Ledger) -> tuple[Dropped, ...]:
    names = {document.id: document.file or document.id for document in documents}
    found = [(names[one], problem) for one, problem in ledger.problems() if problem.code in UNREAD]
    return tuple(Dropped(name, problem.message) for name, problem in found)


def _copies_step(origins: Mapping[str, str]) -> Step:
    copies = sorted(document for document, origin in origins.items() if document != origin)
    origin = say_many("%(num)s origin", "%(num)s origins", len(set(origins.values())))
    copy = say_many("%(num)s copy", "%(num)s copies", len(copies))
    dropped = tuple(Dropped(one, f"a copy of {origins[one]}") for one in copies)
    return Step(3, say_as("step", "find copies"), say_list((origin, copy)), dropped)


def _link_step(found: WorkedOut) -> Step:
    linking, held, settled = found.linking, found.carried.in_force, found.carried.settled
    linked = {claim for cluster in linking.clusters for claim in cluster.claims}
    events = say(
        "%(events)s from %(some)s of %(claims)s",
        events=say_many("%(num)s event", "%(num)s events", len(linking.clusters)),
        some=len(linked & held.claims.keys()),
        claims=_claims(len(held.as_read)),
    )
    said = [events, say_many("%(num)s total", "%(num)s totals", len(linking.memberships))]
    kept = len(settled.binding) + sum(len(made) for made in held.judged.values())
    kept += len(found.carried.found.of_claim)
    if kept:
        said.append(say_many("%(num)s decision kept", "%(num)s decisions kept", kept))
    lost = [one.id for one in settled.lost] + [one.id for one in held.lost]
    lost += [one.id for one in found.carried.found.lost]
    dropped = tuple(Dropped(f"decision {one}", LOST) for one in lost)
    return Step(6, say_as("step", "link"), say_list(said, "; "), dropped)


def _reconcile_step(found: Reconciliation) -> Step:
    numbers = sum(len(event.counts) for event in found.events)
    said = (
        say_many("%(num)s number", "%(num)s numbers", numbers),
        say_many("%(num)s contradiction", "%(num)s contradictions", len(found.contradictions)),
        say("by %(methodology)s", methodology=found.methodology),
    )
    return Step(7, say_as("step", "reconcile"), say_list(said))


def _documents(amount: int) -> str:
    return say_many("%(num)s document", "%(num)s documents", amount)


def _claims(amount: int) -> str:
    return say_many("%(num)s claim", "%(num)s claims", amount)
