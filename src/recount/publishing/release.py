"""A release: everything that is published of a ledger at one moment, with its checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recount.errors import InputError
from recount.model.pairings import PairingKind
from recount.model.persons import DisclosureKind
from recount.publishing.changes import ChangeRow, changed_rows, changes
from recount.publishing.coverage import coverage_tables
from recount.publishing.data_sheet import SheetFacts, data_sheet
from recount.publishing.delimited import csv_text
from recount.publishing.dossier import Dossier
from recount.publishing.formats import Leaf, Shape, publish
from recount.publishing.issued import Decided, Ground, Issued, issued
from recount.publishing.losses import LossBook
from recount.publishing.own import EventRow
from recount.publishing.own_tables import events_table
from recount.publishing.person_tables import person_rows

SHAPES = (Shape.DATAPACKAGE, Shape.GED, Shape.ACLED, Shape.AIRWARS, Shape.GEOJSON)
"""What a release holds, each in a folder of its own."""
SUMS = "SHA256SUMS"
ABOUT = "release.json"
CHANGES_FILE = "changes.csv"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publisher says of a release, and what it was made by; `methods` is the page, `licence`
    an SPDX name where there is one, `report` whether a report is in it."""

    name: str
    title: str
    publisher: str
    made_by: str
    methods: str
    licence: str = ""
    report: bool = False

    @property
    def year(self) -> int:
        """The year that the name begins with."""
        return int(self.name[:4])


_BY_THE_LAST = {SUMS, ABOUT, CHANGES_FILE, "README.md"}
Files = Mapping[str, bytes]
"""The files of a release by their names within it."""


def release_leaves(
    dossier: Dossier, plan: Plan, before: Files | None = None, report: Sequence[Leaf] = ()
) -> tuple[Leaf, ...]:
    """All files of a release, those of a report among them where there is one.

    The same ledger, plan and last release give the same bytes.
    """
    made = [
        Leaf(f"{shape}/{leaf.name}", leaf.data)
        for shape in SHAPES
        for leaf in publish(shape, None, dossier).leaves
    ]
    made += [Leaf(f"report/{leaf.name}", leaf.data) for leaf in report]
    covered = coverage_tables(dossier)
    made += [Leaf(f"coverage/{table.spec.name}.csv", csv_text(table).encode()) for table in covered]
    now = issued({leaf.name: leaf.data for leaf in made}, _ground(dossier, plan))
    table = changes(_read(before) if before is not None else None, now, dossier.covered)
    about = _about(plan, now, dossier, before)
    made += [
        Leaf("methods.html", plan.methods.encode()),
        Leaf(CHANGES_FILE, csv_text(table).encode()),
        Leaf("CITATION.cff", _citation(plan).encode()),
        Leaf("datacite.json", _json(_datacite(plan, dossier)).encode()),
        Leaf("README.md", data_sheet(_facts(plan, dossier, table.rows)).encode()),
        Leaf(ABOUT, _json(about).encode()),
    ]
    return (*made, Leaf(SUMS, sums_text(made).encode()))


def sums_text(leaves: Iterable[Leaf]) -> str:
    """The checksums, as `sha256sum --check` reads them."""
    rows = sorted((leaf.name, hashlib.sha256(leaf.data).hexdigest()) for leaf in leaves)
    return "".join(f"{digest}  {name}\n" for name, digest in rows)


def faults(files: Files) -> tuple[str, ...]:
    """What is wrong with the files of a release: changed, missing, or not of it."""
    told = dict(_sums(files))
    wrong = [f"{name} is missing" for name in told if name not in files]
    wrong += [
        f"{name} is not what was released"
        for name, digest in told.items()
        if name in files and hashlib.sha256(files[name]).hexdigest() != digest
    ]
    wrong += [f"{name} is not of the release" for name in files if name not in {*told, SUMS}]
    return tuple(sorted(wrong))


def _sums(files: Files) -> Iterable[tuple[str, str]]:
    if SUMS not in files:
        raise InputError("release", f"it has no {SUMS}", "name the folder of a release")
    for line in files[SUMS].decode().splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def plan_of(files: Files, methods: str) -> Plan:
    """The plan by which a release was made, with the page of methods as it would be now."""
    told = _about_of(files)
    return Plan(
        name=str(told["name"]),
        title=str(told["title"]),
        publisher=str(told["publisher"]),
        made_by=str(told["made_by"]),
        methods=methods,
        licence=str(told.get("licence", "")),
        report=bool(told.get("report", False)),
    )


def _about_of(files: Files) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(files[ABOUT])
    except (KeyError, ValueError):
        what = f"its {ABOUT} cannot be read"
        raise InputError("release", what, "name the folder of a release") from None
    return found


def _ground(dossier: Dossier, plan: Plan) -> Ground:
    edition = dossier.edition
    told = [one for one in edition.decisions if one.kind not in (*DisclosureKind, *PairingKind)]
    standing = {one.id: Decided(one.kind, one.about) for one in told if one.stands}
    disclosing = {one.id for one in edition.decisions if one.kind in tuple(DisclosureKind)}
    on_persons = sum(1 for one in edition.decisions if disclosing & {one.id, one.takes_back})
    together = tuple(frozenset(row.members) for row in edition.memberships)
    return Ground(edition.methodology, plan.made_by, standing, on_persons, together)


def _read(files: Files) -> Issued:
    """The rows of an earlier release. Raises InputError where it is none."""
    wrong = faults(files)
    if wrong:
        raise InputError("last release", wrong[0], "compare with one that verifies")
    told = _about_of(files)
    decisions = {
        name: Decided(one["kind"], tuple(one["about"])) for name, one in told["decisions"].items()
    }
    on_persons = int(told.get("decisions_on_persons", 0))
    return issued(files, Ground(told["methodology"], told["made_by"], decisions, on_persons))


def _about(plan: Plan, now: Issued, dossier: Dossier, before: Files | None) -> dict[str, Any]:
    since = None
    if before is not None:
        digest = hashlib.sha256(before[SUMS]).hexdigest()
        since = {"name": _about_of(before)["name"], "sha256": digest}
    return {
        "name": plan.name,
        "title": plan.title,
        "publisher": plan.publisher,
        "made_by": plan.made_by,
        "licence": plan.licence,
        "report": plan.report,
        "methodology": now.ground.methodology,
        "since": since,
        "events": len(dossier.edition.events),
        "claims": len(dossier.edition.claims),
        "decisions": {
            name: {"kind": one.kind, "about": list(one.about)}
            for name, one in sorted(now.ground.decisions.items())
        },
        "decisions_on_persons": now.ground.on_persons,
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _citation(plan: Plan) -> str:
    """Citation File Format; strings as JSON, which YAML reads."""
    rows = {
        "cff-version": "1.2.0",
        "message": "Cite this data set as below.",
        "type": "dataset",
        "title": plan.title,
        "version": plan.name,
    }
    rows |= {"license": plan.licence} if plan.licence else {}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items()]
    lines += ["authors:", f"  - name: {json.dumps(plan.publisher, ensure_ascii=False)}"]
    return "\n".join(lines) + "\n"


def _datacite(plan: Plan, dossier: Dossier) -> dict[str, Any]:
    """DataCite 4: all that it must have, but for the identifier, which a registry gives."""
    events = _events(dossier)
    told: dict[str, Any] = {
        "titles": [{"title": plan.title}],
        "creators": [{"name": plan.publisher, "nameType": "Organizational"}],
        "publisher": plan.publisher,
        "publicationYear": plan.year,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Event data"},
        "version": plan.name,
        "language": "en",
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    first, last = _span(events)
    if first:
        told["dates"] = [{"date": f"{first}/{last}", "dateType": "Coverage"}]
    told["geoLocations"] = [{"geoLocationPlace": land} for land in _lands(events)]
    if plan.licence:
        told["rightsList"] = [{"rightsIdentifier": plan.licence, "rightsIdentifierScheme": "SPDX"}]
    return told


def _span(events: Sequence[EventRow]) -> tuple[str, str]:
    """The first and the last day on which an event may have happened; empty where none is known."""
    first = min((row.start for row in events if row.start), default=None)
    last = max((row.end for row in events if row.end), default=first)
    return (f"{first}", f"{last}") if first else ("", "")


def _lands(events: Sequence[EventRow]) -> list[str]:
    return sorted({row.country for row in events if row.country})


def _events(dossier: Dossier) -> Sequence[EventRow]:
    return events_table(dossier, LossBook()).rows


def _facts(plan: Plan, dossier: Dossier, changed: Sequence[ChangeRow]) -> SheetFacts:
    events = _events(dossier)
    publishers, _ = coverage_tables(dossier)
    return SheetFacts(
        head=(plan.title, plan.name, plan.publisher, plan.made_by, plan.licence),
        span=_span(events),
        lands=tuple(_lands(events)),
        amounts=(len(events), len(dossier.edition.claims), len(dossier.edition.documents)),
        publishers=len(publishers.rows),
        contradictions=len(dossier.edition.contradictions),
        unknown=(
            sum(1 for row in events if row.start is None),
            sum(1 for row in events if row.lat is None),
            sum(1 for row in events if row.killed_best is None),
            sum(1 for row in events if row.origins == 1),
        ),
        methodology=str(dossier.edition.methodology),
        persons=_named(dossier),
        changed=changed_rows(changed),
        report=plan.report,
    )


def _named(dossier: Dossier) -> str:
    rows = list(person_rows(dossier, LossBook()))
    names = sum(1 for row in rows if row.name)
    return f"{len(rows)} rows of `persons`, {names} of them with a name"


def unlike(made: Sequence[Leaf], files: Files, whole: bool = False) -> tuple[str, ...]:
    """The files that a ledger would not give again, byte by byte; those that also follow from the
    last release are left aside where there was one, unless they were made with it, too."""
    now = {leaf.name: leaf.data for leaf in made}
    aside = {SUMS} if whole or not _about_of(files)["since"] else _BY_THE_LAST
    names = sorted({*now, *files} - aside)
    return tuple(f"{name} is not what the ledger gives" for name in names
                 if now.get(name) != files.get(name))  # fmt: skip
