"""What of a named person may leave is a publisher's decision, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recount.app.exporting import dossier, export
from recount.app.leaving import leaving
from recount.app.people import Publishing, disclose, draft, persons_of
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.events import Event, Linking, Reconciliation, Strikes
from recount.model.persons import DisclosureKind, PersonField, Sex
from recount.model.readings import Mention, MentionKind, PersonName, Reading
from recount.model.spans import Span
from recount.publishing import Shape
from recount.publishing.release import Plan, release_leaves

NAME = "Velma Quist"
TEXT = (
    "Velma Quist, 34, a nurse of the harbour clinic, was killed in Oldmill, neighbours said. "
    "Quist had three sons."
)
ROLE = "nurse of the harbour clinic"


def reading(key: str, text: str) -> Reading:
    start = text.index(NAME)
    span = Span.of(text, start, start + len(NAME))
    claim = Claim(
        f"c-{key}", key, ClaimKind.ROLE, Span.of(text, 0, text.index(" said") + 5),
        person=Person(NAME, ROLE, None, PersonStatus.KILLED, span),
    )  # fmt: skip
    mention = Mention(MentionKind.PERSON, span.start, span.end, NAME, PersonName(NAME))
    place = Mention(MentionKind.PLACE, 0, 7, "Oldmill", None)
    dated = Dated(None, None, DatedBasis.UNKNOWN)
    return Reading(key, "en", dated, (claim,), (mention, place))


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Ledger]:
    def made(**texts: str) -> Ledger:
        ledger = Ledger.open(tmp_path / "case.ledger", create=True)
        for key, text in texts.items():
            title, url = f"Who was {NAME}?", f"https://gazette.example/velmaquist/{key}"
            ledger.put_document(Document(key, text, title=title, url=url))
            ledger.put_reading(reading(key, text))
        event = Event(
            "e-1", EventType.AIR_STRIKE, None, None, None, None, None, (),
            tuple(f"c-{key}" for key in texts), tuple(texts), 1, None, Strikes(1, 1),
        )  # fmt: skip
        ledger.replace_derived(
            Linking((), ()), Reconciliation((event,), (), (), (), "by hand 1"), {}
        )
        return ledger

    return made


def publishing(*fields: str, **more: object) -> Publishing:
    given = {"kind": DisclosureKind.PUBLISH, "person": NAME, "reason": "asked", "author": "Ada"}
    return Publishing(fields=tuple(map(PersonField, fields)), **(given | more))


def everything(ledger: Ledger) -> str:
    """Every byte of every export and of a release, as text."""
    leaves = [leaf for shape in Shape for leaf in export(ledger, shape).leaves]
    plan = Plan("2031-05", "Strikes", "Recorders", "recount", "<p>methods</p>")
    leaves += release_leaves(dossier(ledger), plan)
    return "\n".join(leaf.data.decode("utf-8", "replace") for leaf in leaves)


def claims(ledger: Ledger) -> list[list[str]]:
    leaves = {leaf.name: leaf.data.decode() for leaf in export(ledger, Shape.DATAPACKAGE).leaves}
    return [line for line in leaves["claims.csv"].splitlines() if "c-one" in line]


def persons(ledger: Ledger) -> list[str]:
    leaves = {leaf.name: leaf.data.decode() for leaf in export(ledger, Shape.DATAPACKAGE).leaves}
    return leaves["persons.csv"].splitlines()[1:]


def test_without_a_decision_neither_name_nor_age_nor_role_is_in_any_byte(make):
    found = everything(make(one=TEXT)).casefold()
    for word in ("quist", "velma", "34,", "harbour clinic"):
        assert word not in found, word


def test_the_quote_goes_on_with_marks_and_with_the_offsets_of_the_whole_words(make):
    (line,) = claims(make(one=TEXT))
    marked = "[name withheld], [age withheld], a [role withheld], was killed in Oldmill"
    assert marked in line
    assert line.endswith(",true,")
    assert f",0,{TEXT.index(' said') + 5}," in line


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        (["name"], "c-one,0,e-1,one,Velma Quist,,,,,"),
        (["age", "sex"], "c-one,0,e-1,one,,34,,,,"),
        (["fate"], "c-one,0,e-1,one,,,,,,killed"),
        (["name", "role"], f"c-one,0,e-1,one,Velma Quist,,,{ROLE},,"),
    ],
)
def test_a_field_leaves_alone(make, fields, row):
    ledger = make(one=TEXT)
    disclose(ledger, publishing(*fields))
    assert persons(ledger) == [row]
    assert "Quist" not in claims(ledger)[0]


def test_the_name_in_words_leaves_by_its_own_decision_and_the_age_beside_it_by_another(make):
    ledger = make(one=TEXT)
    disclose(ledger, publishing("words"))
    assert "Velma Quist, [age withheld], a [role withheld]" in claims(ledger)[0]
    assert persons(ledger) == []
    disclose(ledger, publishing("age", "role"))
    assert TEXT[:40] in claims(ledger)[0]
    assert "https://gazette.example/velmaquist/one" in everything(ledger)


def test_what_is_taken_back_stays_behind_again(make):
    ledger = make(one=TEXT)
    kept = disclose(ledger, publishing("name", "words"))
    assert "Quist" in everything(ledger)
    ledger.take_back(kept.id, "asked again", "Ada", "2031-05-05T00:00:00+00:00")
    assert "Quist" not in everything(ledger)


def test_a_decision_holds_of_the_documents_that_named_the_person_then(make):
    ledger = make(one=TEXT)
    disclose(ledger, publishing("name", "words"))
    two = f"In another town {NAME} was killed too, they said."
    ledger.put_document(Document("two", two))
    ledger.put_reading(reading("two", two))
    held = dossier(ledger)
    assert held.persons.redacted(two, ["two"]).startswith("In another town [name withheld]")
    assert held.persons.redacted(TEXT, ["one"]).startswith("Velma Quist")
    assert "Velma" not in held.persons.redacted(TEXT, ["one", "two"])


def test_who_is_withheld_keeps_nothing_that_was_let_out_before(make):
    ledger = make(one=TEXT)
    disclose(ledger, publishing("name", "words", "age"))
    disclose(ledger, publishing(kind=DisclosureKind.WITHHOLD))
    assert "quist" not in everything(ledger).casefold()
    with pytest.raises(DecisionError, match="decided that the name is withheld"):
        disclose(ledger, publishing("name"))


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (publishing(), "names no field"),
        (publishing("name", author=" "), "no author"),
        (publishing("name", reason=""), "no reason"),
        (publishing("name", reason="the Quist family agreed"), "names the person"),
        (publishing("name", documents=("two",)), "does not name this person"),
        (publishing("name", seen=3), "state that has changed"),
        (publishing("name", person="Nobody Here"), "no document names anybody so"),
    ],
)
def test_a_decision_that_nobody_could_answer_for_is_refused(make, asked, why):
    with pytest.raises((DecisionError, NotFoundError, StaleDecisionError), match=why):
        disclose(make(one=TEXT), asked)


def test_what_would_leave_is_shown_before_the_decision_is_kept(make):
    ledger = make(one=TEXT)
    found = leaving(ledger, draft(ledger, publishing("name", "words")))
    told = {(row.table, row.now, row.then) for row in found}
    assert ("persons, name", "", NAME) in told
    assert ("documents, title", "Who was [name withheld]?", f"Who was {NAME}?") in told
    assert ledger.disclosures() == ()
    assert leaving(ledger, draft(ledger, publishing("speaker"))) == ()


def test_the_release_says_how_many_persons_leave_and_holds_nothing_that_stands_for_a_name(make):
    ledger = make(one=TEXT)
    disclose(ledger, publishing("name"))
    plan = Plan("2031-05", "Strikes", "Recorders", "recount", "<p>methods</p>")
    leaves = {leaf.name: leaf.data.decode() for leaf in release_leaves(dossier(ledger), plan)}
    assert "1 rows of `persons`, 1 of them with a name" in leaves["README.md"]
    assert json.loads(leaves["release.json"])["decisions"] == {}


def test_persons_who_may_leave_are_victims_and_entities(make):
    ledger = make(one=TEXT)
    disclose(ledger, publishing("name", "age", "fate", "role"))
    airwars = {leaf.name: leaf.data.decode() for leaf in export(ledger, Shape.AIRWARS).leaves}
    victims = airwars["airwars_victims.csv"].splitlines()[1:]
    assert victims == ["e-1,Velma Quist,34,adult,,killed,one"]
    (graph,) = [leaf for leaf in export(ledger, Shape.FTM).leaves if leaf.name.endswith("ftm.json")]
    rows = [json.loads(line) for line in graph.data.decode().splitlines()]
    (person,) = [row for row in rows if row["schema"] == "Person"]
    assert person["properties"] == {
        "name": [NAME], "position": [ROLE], "notes": ["aged 34, as reported"],
    }  # fmt: skip
    assert replace(publishing("name"), seen=1).seen == 1


def test_who_is_counted_by_name_is_named_with_what_became_of_the_person(tmp_path):
    text = "A strike in Oldmill killed Tobin Marsh, 9, and wounded two women."
    at = text.index("Tobin")
    name = Span.of(text, at, at + len("Tobin Marsh"))
    count = Count(Outcome.KILLED, Victims.MAN, 1, 1, name.quote, name, Exactness.EXACT)
    claim = Claim("c-1", "d", ClaimKind.EVENT, Span.of(text, 0, len(text) - 1), counts=(count,))
    mention = Mention(MentionKind.PERSON, name.start, name.end, name.quote, PersonName(name.quote))
    ledger = Ledger.open(tmp_path / "counted.ledger", create=True)
    ledger.put_document(Document("d", text))
    dated = Dated(None, None, DatedBasis.UNKNOWN)
    ledger.put_reading(Reading("d", "en", dated, (claim,), (mention,)))
    (found,) = persons_of(ledger)
    assert (found.name, found.fate, found.role) == ("Tobin Marsh", PersonStatus.KILLED, None)
    assert (found.told.age, found.told.sex) == (9, Sex.MALE)
    ledger.replace_derived(Linking((), ()), Reconciliation((), (), (), (), "by hand 1"), {})
    disclose(ledger, publishing("name", "age", person="Tobin Marsh"))
    assert persons(ledger) == ["c-1,0,,d,Tobin Marsh,9,,,,"]
