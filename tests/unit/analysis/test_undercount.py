"""Undercount, in wars of which it is known how many events there were."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from tests.making_years import make_years, write_years

from recount.analysis import (
    Lists,
    Selection,
    Stratum,
    UndercountQuestion,
    Unit,
    appraise_undercount,
)
from recount.analysis.appraisals import Estimate, IntervalKind
from recount.analysis.overlap import chao_bound
from recount.analysis.strata import POOLED, added_up, in_strata
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


def test_strata_part_the_cases_and_their_bounds_add_up(material):
    found = ask(material, by=(Stratum.PROVINCE,)).result
    whole = found.stratified
    assert sum(row.seen for row in whole.strata) == found.seen
    told = [row for row in whole.strata if row.chao is not None]
    assert told
    assert whole.whole.value == pytest.approx(sum(r.chao.value for r in told) + whole.without)
    assert found.seen <= whole.whole.low <= whole.whole.value <= whole.whole.high


def test_strata_of_two_things_at_a_time_are_named_by_both(material):
    found = ask(material, by=(Stratum.PROVINCE, Stratum.YEAR))
    names = [row.name for row in found.result.stratified.strata]
    assert any(name.endswith(", 2031") for name in names) or POOLED in names
    assert "Apart by province and year" in found.answers[-1]
    assert found.tables[-1].title == "Strata by province and year"


def test_the_true_number_lies_within_the_sum_of_the_strata(material, years):
    whole = ask(material, by=(Stratum.YEAR,)).result.stratified.whole
    assert whole.low <= years.truth <= whole.high


def test_strata_find_what_one_bound_over_all_does_not_see():
    """Two provinces, in each of which two papers find cases independently, one paper well here and
    the other there: over all they seem to avoid each other less than they do."""
    chance = random.Random(5)
    cases, truth = [], 4_000
    for at in range(truth):
        reach = (0.8, 0.7) if at % 2 else (0.2, 0.15)
        held = tuple(int(chance.random() < one) for one in reach)
        if any(held):
            cases.append((str(at % 2), held))
    whole = chao_bound(Counter(held for _, held in cases), 2)
    apart = in_strata(cases, len, lambda rows: chao_bound(Counter(rows), 2), (Stratum.PROVINCE,))
    assert whole.high < truth
    assert apart.whole.low <= truth <= apart.whole.high


def test_strata_too_small_stand_together_and_are_kept_as_seen_where_even_that_is_too_few():
    cases = [("a", 1), ("b", 1), ("c", 1)]
    apart = in_strata(cases, sum, lambda rows: None, (Stratum.TYPE,))
    assert [(row.name, row.seen) for row in apart.strata] == [(POOLED, 3)]
    assert (apart.whole.value, apart.without) == (3, 3)


def test_one_stratum_alone_keeps_its_own_interval():
    one = Estimate(120.0, 105.0, 150.0, IntervalKind.CONFIDENCE)
    assert added_up([one], 0) == one
    two = added_up([one, one], 10)
    assert (two.value, two.low) == (250.0, pytest.approx(250 - 15 * 2**0.5))


def test_two_strata_have_a_narrower_interval_than_their_ends_added():
    one = Estimate(120.0, 105.0, 150.0, IntervalKind.CONFIDENCE)
    assert added_up([one, one], 0).high < 300.0
