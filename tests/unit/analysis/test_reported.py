"""Persons and facilities as reported: claims with their words, and names withheld whole."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from recount.analysis import (
    Form,
    Selection,
    appraise_facilities,
    appraise_persons,
    draw,
    inline,
)
from recount.errors import AssessmentError
from recount.model.wire import to_wire


def test_who_is_said_to_be_what_stands_beside_who_answered(material):
    found = appraise_persons(material, Selection())
    first = found.result.rows[0]
    assert (first.name, first.roles, first.fates) == ("Tam Orre", ("commander",), ("killed",))
    told = [(one.speaker, one.stance.value, one.answers is not None) for one in first.claims]
    assert told == [
        ("social media posts", "alleges", False),
        ("Orland Army", "declines_to_confirm", True),
    ]
    assert "Orland Army declined to confirm it" in found.answers[0]


def test_claims_of_one_document_are_one_origin(material):
    assert appraise_persons(material, Selection()).result.rows[0].origins == 1


def test_without_names_nothing_that_may_hold_a_name_is_left(material):
    """Not in the sentences, the tables, the numbers or the picture."""
    found = appraise_persons(material, Selection(), with_names=False)
    written = json.dumps(to_wire(found), ensure_ascii=False)
    for words in ("Orre", "الوردي", "was among the dead", "social media posts", "Gazette", "years"):
        assert words not in written
    assert "person 1" in written
    svg = draw(found, Form.SVG).decode() + inline(found)
    assert "Orre" not in svg
    assert found.result.rows[0].claims[0].claim in material.claims


def test_a_role_or_party_that_holds_a_name_is_withheld_too(material):
    """ "Brother of Tam Orre", "the Orre Brigade": a name stands in them."""
    told = {
        key: replace(
            row,
            person=replace(
                row.person,
                role="brother of tam orre",
                party=replace(row.person.party, name="Orre Brigade"),
            ),
        )
        if row.person and row.person.name != "Tam Orre"
        else row
        for key, row in material.claims.items()
    }
    found = appraise_persons(replace(material, claims=told), Selection(), with_names=False)
    written = json.dumps(to_wire(found), ensure_ascii=False).casefold()
    assert "orre" not in written
    assert "commander" in written


def test_a_site_is_listed_with_every_state_that_is_said_of_it(material):
    (row,) = appraise_facilities(material, Selection()).result.rows
    assert row.name == "air base, Saltmarsh"
    assert row.fates == ("under construction", "operating")
    assert row.parties == ("Orland Army",)


def test_a_site_bears_no_position(material):
    written = json.dumps(to_wire(appraise_facilities(material, Selection())))
    assert '"lat"' not in written
    assert '"lon"' not in written


def test_where_nobody_is_named_it_is_refused(material):
    bare = replace(material, claims={})
    with pytest.raises(AssessmentError, match="no document names a person"):
        appraise_persons(bare, Selection())
    with pytest.raises(AssessmentError, match="no document says anything of a base"):
        appraise_facilities(bare, Selection())


def test_only_those_of_the_party_are_listed(material):
    with pytest.raises(AssessmentError):
        appraise_persons(material, Selection("River League"))
    assert len(appraise_persons(material, Selection("hill front")).result.rows) == 2
