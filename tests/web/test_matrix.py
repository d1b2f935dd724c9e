"""Sources by field: what each says, and where one cannot be right if the event is as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.app.desk.claims import Numbering
from recount.app.desk.event import event_page
from recount.app.desk.matrix import CellValue, Matrix, matrix, tolls
from recount.model.parties import Party


def of(snapshot, key: str = "e-first") -> Matrix:
    return matrix(snapshot, snapshot.event(key), Numbering(snapshot))


def cells(found: Matrix, document: str, column: str) -> tuple[CellValue, ...]:
    row = next(row for row in found.rows if row.document == document)
    return row.cells[found.columns.index(column)]


def test_each_source_has_a_row_and_a_copy_is_said_to_be_one(snapshot) -> None:
    found = of(snapshot)
    assert {row.document for row in found.rows} == {"gazette-1", "courier-7", "sahifa-2"}
    letters = {row.document: row.letter for row in found.rows}
    assert letters["gazette-1"] == letters["courier-7"] != letters["sahifa-2"]
    assert sum(row.copy for row in found.rows) == 1


def test_a_cell_holds_each_value_once_with_its_words(snapshot) -> None:
    killed = cells(of(snapshot), "gazette-1", "Killed")
    assert [(one.text, one.words, one.differs) for one in killed] == [
        ("8 killed, combatants", "eight", False), ("10 killed", "ten", True),
    ]  # fmt: skip


def test_a_column_is_split_where_one_source_cannot_be_what_stands(snapshot) -> None:
    found = of(snapshot)
    split = dict(zip(found.columns, found.split, strict=True))
    assert split["Killed"]
    assert not split["Where"]


@pytest.mark.parametrize(("lat", "differs"), [(25.9155, False), (26.1, False), (29.0, True)])
def test_places_differ_only_beyond_what_is_not_known_of_them(snapshot, lat, differs) -> None:
    moved = {
        key: replace(claim, where=replace(claim.where, lat=lat)) if claim.where else claim
        for key, claim in snapshot.claims.items()
    }
    found = of(replace(snapshot, claims=moved))
    assert any(one.differs for one in cells(found, "gazette-1", "Where")) is differs


@pytest.mark.parametrize(
    ("id_", "name", "differs"),
    [
        ("state-US", "United States", False), ("africom", "U.S. Africa Command", False),
        ("state-FR", "France", True), (None, "The Red Column", True), (None, None, False),
    ],
)  # fmt: skip
def test_a_command_and_its_state_are_no_disagreement(snapshot, id_, name, differs) -> None:
    command = Party("the command", "U.S. Africa Command", "africom", None, None)
    event = replace(snapshot.event("e-first"), perpetrator=command)
    said = Party("they", name, id_, None, None)
    claims = {key: replace(one, perpetrator=said) for key, one in snapshot.claims.items()}
    told = replace(snapshot, claims=claims)
    found = matrix(told, event, Numbering(told))
    assert any(one.differs for one in cells(found, "gazette-1", "By")) is differs


def test_the_toll_is_told_in_the_order_of_the_days(snapshot) -> None:
    lines = tolls(snapshot, snapshot.event("e-first"), Numbering(snapshot))
    days = [line.published for line in lines]
    assert days == sorted(days)
    assert {line.number.text for line in lines} == {"8", "10"}


def test_an_event_without_sources_has_no_matrix(snapshot) -> None:
    assert of(snapshot, "e-nowhere").rows == ()


def test_the_page_numbers_its_claims_as_the_words_below_do(snapshot) -> None:
    page = event_page(snapshot, "e-first")
    rows = [cell for row in page.matrix.rows for cell in row.cells]
    refs = {ref for cell in rows for one in cell for ref in one.refs}
    cards = {card.number for one in page.voices for card in one.lead.cards}
    assert refs
    assert cards & refs
