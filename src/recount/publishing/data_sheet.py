"""The data sheet of a release: what is in it, how it was made, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a data sheet tells.

    `head` is title, name, publisher, program and licence; `amounts` are events, claims, documents;
    `unknown` counts the events without a day, a point, a best number of dead, and with one origin;
    `changed` the rows of all tables that were added, changed and withdrawn since the last release.
    """

    head: tuple[str, str, str, str, str]
    span: tuple[str, str]
    lands: tuple[str, ...]
    amounts: tuple[int, int, int]
    publishers: int
    contradictions: int
    unknown: tuple[int, int, int, int]
    methodology: str
    persons: str
    changed: tuple[int, int, int]
    report: bool


def data_sheet(facts: SheetFacts) -> str:
    """The sheet as Markdown, in the order in which one asks before using data."""
    title, name, publisher, made_by, licence = facts.head
    parts = [
        (f"# {title}, {name}", (f"Published by {publisher}; made by {made_by}.",)),
        ("## What is in it", _inside(facts)),
        ("## How it was made", _made(facts)),
        ("## What is not known", _unknown(facts)),
        ("## Persons", (f"Only what somebody decided leaves, field by field: {facts.persons}.",)),
        ("## Use", _use(licence)),
        ("## Files", _files(facts)),
    ]
    return "\n\n".join("\n\n".join((head, *told)) for head, told in parts) + "\n"


def _inside(facts: SheetFacts) -> tuple[str, ...]:
    events, claims, documents = facts.amounts
    first, last = facts.span
    when = f"{first} to {last}" if first else "no known day"
    where = ", ".join(facts.lands) or "no known country"
    return (
        f"{events} events of {when}, in {where}, from {claims} claims of {documents} documents of "
        f"{facts.publishers} publishers. Each row of `datapackage/events.csv` is one event; its "
        "numbers lead to claims, and each claim to the words of a document.",
    )


def _made(facts: SheetFacts) -> tuple[str, ...]:
    return (
        f"Documents were read, claims linked to events, and numbers chosen by the methodology "
        f"{facts.methodology}: see `methods.html`. Copies of one dispatch count once. "
        f"{facts.contradictions} contradictions between sources are listed in "
        "`datapackage/contradictions.csv`; none was smoothed over.",
    )


def _unknown(facts: SheetFacts) -> tuple[str, ...]:
    undated, unlocated, tollless, single = facts.unknown
    return (
        "What is recorded is what has been reported, and not all of what happened. An empty cell "
        "is unknown, and never 0.",
        f"{undated} events have no day, {unlocated} no point on the map, {tollless} no best number "
        f"of dead; {single} rest on one origin. `coverage` tells which publishers and months these "
        "are, and where a publisher is alone.",
    )


def _use(licence: str) -> tuple[str, ...]:
    said = licence or "not stated by the publisher"
    return (
        f"Licence: {said}. Cite it as `CITATION.cff` says. Sums over events hold both what is "
        "well and what is badly covered: compare times and places with `coverage` beside them.",
    )


def _files(facts: SheetFacts) -> tuple[str, ...]:
    added, changed, withdrawn = facts.changed
    rows = [
        "- `datapackage`: all tables as CSV with a schema of each; `ged`, `acled`, `airwars`, "
        "`geojson`: the shapes of the field. Each has a `losses.json` of what it could not carry.",
        "- `coverage`: who tells of what, by publisher and by month.",
        *(["- `report`: the same for readers, as a page, a PDF and a Word file."] * facts.report),
        f"- `changes.csv`: the rows of all tables that were added ({added}), changed ({changed}) "
        f"and withdrawn ({withdrawn}) since the last release, each with its cause.",
        "- `methods.html`, `CITATION.cff`, `datacite.json`, `release.json`.",
        "- `SHA256SUMS`: `sha256sum --check SHA256SUMS`, or `recount release verify`, checks them.",
    ]
    return ("\n".join(rows),)
