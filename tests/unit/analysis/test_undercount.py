"""Undercount, in wars of which it is known how many events there were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making_years import make_years, write_years

from recount.analysis import Lists, Selection, UndercountQuestion, Unit, appraise_undercount
from recount.app.assessing import material_of, snapshot_of
from recount.errors import AssessmentError
from recount.ledger import Ledger
from recount.model.claims import EventType

ATTACKS = Selection(type=EventType.ARMED_ATTACK)


def ask(material, wanted=ATTACKS, **more):
    return appraise_undercount(material, UndercountQuestion(wanted, **more))


def test_the_true_number_lies_within_both_intervals(material, years):
    found = ask(material).result
    assert found.seen == sum(1 for e in years.events if e.type is EventType.ARMED_ATTACK)
    assert found.seen < years.truth
    assert found.chao.low <= years.truth <= found.chao.high
    assert found.averaged.total.low <= years.truth <= found.averaged.total.high


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_does_so_in_other_wars_too(seed, tmp_path):
    war = make_years(seed)
    with Ledger.open(write_years(tmp_path / "war.ledger", war)) as ledger:
        found = ask(material_of(snapshot_of(ledger))).result
    assert found.averaged.total.low <= war.truth <= found.averaged.total.high


def test_the_lists_are_the_sources_with_what_each_holds_alone(material):
    found = ask(material).result
    assert [row.name for row in found.lists] == [
        "Orland Army", "Valley Gazette", "Record of Names", "صحيفة الوادي",
    ]  # fmt: skip
    assert sum(row.size for row in found.shared) == found.seen
    alone = sum(row.size for row in found.shared if len(row.lists) == 1)
    assert sum(row.alone for row in found.lists) == alone


def test_more_sources_than_can_be_used_stand_together_as_one(material):
    keys = sorted(material.documents)
    documents = {
        key: replace(row, publisher=f"Paper {keys.index(key) % 9}")
        for key, row in material.documents.items()
    }
    found = ask(replace(material, documents=documents), lists=Lists.PUBLISHER)
    assert found.result.lists[-1].name == "all others"
    assert len(found.result.lists) == 5


def test_deaths_are_drawn_by_whole_events_and_not_averaged(material):
    found = ask(material, unit=Unit.DEATHS)
    assert found.result.averaged is None
    assert found.result.chao.low >= found.result.seen
    assert any("drawing whole events anew" in line for line in found.caveats)


def test_the_assumptions_come_first_and_loud(material):
    assert ask(material).assumptions[0].startswith("THIS IS AN ESTIMATE")


def test_too_few_cases_are_refused_with_what_it_needs(material):
    with pytest.raises(AssessmentError, match="it needs two lists, 20 cases"):
        ask(material, Selection(start=date(2032, 3, 1), end=date(2032, 3, 31)))


def test_sources_that_never_meet_are_refused(material):
    events = tuple(replace(event, claims=event.claims[:1]) for event in material.events)
    with pytest.raises(AssessmentError, match="0 in two or more"):
        ask(replace(material, events=events))
