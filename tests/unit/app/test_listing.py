"""The persons of a ledger beside a list, and what people decide of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.app.listing import Verdict, lines, set_beside, settle
from recount.app.people import named_persons
from recount.cli.program import program
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, Person, PersonStatus
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.pairings import PairingKind
from recount.model.persons import Sex
from recount.model.readings import Reading
from recount.model.spans import Span

DEAD = ("Velma Quist, 34,", "Tobin Harrow, a 9-year-old boy,", "Mirela Sand, 51,")
LIST = (
    "No,Name,Age,Sex\n1,Velma Anders Quist,34,F\n2,Tobin Jon Harrow,10,M\n3,Orlan Pell,20,M\n"
    "4,Mirella Sandh,50,\n"
)


def span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(tmp_path / "case.ledger", create=True)
    for number, dead in enumerate(DEAD):
        text, name = f"{dead} was killed in Oldmill.", dead.split(",")[0]
        person = Person(name, None, None, PersonStatus.KILLED, span(text, name))
        claim = Claim(f"c-{number}", f"d{number}", ClaimKind.ROLE, span(text, text), person=person)
        made.put_document(Document(f"d{number}", text))
        dated = Dated(None, None, DatedBasis.UNKNOWN)
        made.put_reading(Reading(f"d{number}", "en", dated, (claim,)))
    return made


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_age_and_sex_are_those_that_stand_beside_the_name(ledger):
    documents = {one.id: one for one in ledger.documents()}
    found = {one.name: one.told for one in named_persons(ledger.claims(), documents, {})}
    assert found["Velma Quist"].age == 34
    assert (found["Tobin Harrow"].age, found["Tobin Harrow"].sex) == (9, Sex.MALE)


def test_a_list_is_set_beside_the_persons_of_a_ledger(ledger, listed):
    found = set_beside(ledger, listed)
    told = {(one.name, one.listed_at): one.status for one in lines(found, with_names=True)}
    assert told["Velma Quist", "row 2"] == "matched"
    assert told["", "row 4"] == "only on the list"


def test_no_line_holds_a_name_unless_names_are_asked_for(ledger, listed):
    bare = json.dumps([str(one) for one in lines(set_beside(ledger, listed), with_names=False)])
    for name in ("Quist", "Velma", "Harrow", "Pell"):
        assert name not in bare


def test_a_decision_is_kept_when_the_list_comes_anew_in_another_order(ledger, listed):
    found = set_beside(ledger, listed)
    person = next(one for one in found.ours.values() if one.names == ("Mirela Sand",))
    row = next(one for one in found.theirs.values() if one.own_id == "4")
    settle(ledger, Verdict(PairingKind.SAME_PERSON, person.key, row.key, "same street", "Ada"))
    head, *rows = LIST.splitlines()
    listed.write_text("\n".join([head, *reversed(rows)]), "utf-8")
    again = set_beside(ledger, listed).result
    assert (person.key, row.key) in again.decided
    other = next(one for one in found.theirs.values() if one.own_id == "3")
    with pytest.raises(DecisionError, match="by a decision that stands"):
        settle(ledger, Verdict(PairingKind.SAME_PERSON, person.key, other.key, "no", "Ada"))
    ledger.take_back(ledger.pairings()[0].id, "mistaken", "Ada", "2031-05-05T00:00:00+00:00")
    assert not set_beside(ledger, listed).result.decided


def test_a_decision_needs_an_author_a_reason_and_a_person(ledger):
    kind = PairingKind.OTHER_PERSON
    with pytest.raises(DecisionError, match="no author"):
        settle(ledger, Verdict(kind, "p-1", "r-1", "why", ""))
    with pytest.raises(DecisionError, match="no reason"):
        settle(ledger, Verdict(kind, "p-1", "r-1", "", "Ada"))
    with pytest.raises(NotFoundError):
        settle(ledger, Verdict(kind, "p-1", "r-1", "why", "Ada"))


def test_the_command_prints_what_came_out_and_writes_no_name_to_a_file(ledger, listed, tmp_path):
    file = tmp_path / "out.csv"
    given = ["persons", str(listed), "--ledger", str(ledger.path), "--to", str(file)]
    done = CliRunner().invoke(program, given)
    assert done.exit_code == 0, done.output
    assert "Columns, guessed: No is id, Name is name" in done.output
    assert "Velma Quist" in done.output
    assert "Quist" not in file.read_text("utf-8")
    asked = CliRunner().invoke(program, [*given, "--json", "--column", "name=Name"])
    assert "Quist" not in asked.output
    assert json.loads(asked.output)["columns"] == {"Name": "name"}
    named = CliRunner().invoke(program, [*given, "--json", "--with-names"])
    assert "Quist" in named.output
