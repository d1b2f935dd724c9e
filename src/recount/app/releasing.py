"""A release of a ledger: made into a folder, and checked."""

from __future__ import annotations

import re
from pathlib import Path

import recount
from recount.app.exporting import built, dossier, write
from recount.app.methods import methods_of, recorder_of
from recount.app.reporting import Named, make_report
from recount.app.settings import Settings
from recount.errors import InputError, OutputError
from recount.ledger import Ledger
from recount.publishing import Leaf, MethodsFormat, methods_text
from recount.publishing.release import Plan, faults, plan_of, release_leaves, unlike

_NAME = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-[\w.]+)?")


def make_release(
    ledger: Ledger, folder: Path, plan: Plan, settings: Settings, since: Path | None = None
) -> tuple[Path, ...]:
    """Writes a release into a folder that is not there yet; gives the paths of its files.

    `since` is the folder of the last release, for what changed.
    """
    if folder.exists():
        raise OutputError(str(folder), "it is there already", "name a folder that is not")
    before = files_of(since) if since else None
    report = _report(ledger, plan, settings)
    return write(release_leaves(dossier(built(ledger)), plan, before, report), folder)


def plan(ledger: Ledger, name: str, words: tuple[str, str], settings: Settings) -> Plan:
    """The plan of a release: its name, then title and publisher, and the page of methods. Who
    publishes it is said by the methodology where it is not said here.

    Raises LedgerError where the methodology at hand is not the one that made the numbers.
    """
    if not _NAME.fullmatch(name):
        raise InputError(name, "a release is named by year and month", "name it as in 2031-05")
    title, publisher = words
    publisher = publisher or recorder_of(ledger, settings)
    if not publisher:
        cure = "give --publisher NAME, or write `recorder` under [page] of the methodology"
        raise InputError(f"release {name}", "nothing says who publishes it", cure)
    made_by = f"recount {recount.__version__}"
    return Plan(name, title, publisher, made_by, _methods(ledger, settings))


def verify_release(
    folder: Path, ledger: Ledger | None, settings: Settings, since: Path | None = None
) -> tuple[str, ...]:
    """What is wrong with a release; with a ledger, also what it would give otherwise today.

    What also follows from the last release is compared by its checksums alone, unless `since` is
    the folder of that one.
    """
    files = files_of(folder)
    wrong = faults(files)
    if wrong or ledger is None:
        return wrong
    before = files_of(since) if since else None
    plan = plan_of(files, _methods(ledger, settings))
    report = _report(ledger, plan, settings)
    made = release_leaves(dossier(built(ledger)), plan, before, report)
    return unlike(made, files, whole=before is not None)


def _report(ledger: Ledger, plan: Plan, settings: Settings) -> tuple[Leaf, ...]:
    """The report of a release that has one."""
    if not plan.report:
        return ()
    return make_report(ledger, settings, Named(plan.title, plan.publisher)).leaves


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by their names within it. InputError where it cannot be read."""
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise InputError(str(folder), what, "name the folder of a release") from None


def _methods(ledger: Ledger, settings: Settings) -> str:
    return methods_text(methods_of(ledger, settings), MethodsFormat.HTML)
