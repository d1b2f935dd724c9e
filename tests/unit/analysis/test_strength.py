"""Dead against strength: ranges, what is claimed, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from recount.analysis import Selection, StrengthQuestion, Tally, appraise_strength
from recount.analysis.strength import share_of
from recount.errors import AssessmentError
from recount.model.counts import Outcome, Victims
from recount.model.events import Contradiction, ContradictionKind, EventCount


def figure(count):
    """As the methodology: “about” is a tenth more or fewer."""
    if count.exactness == "about":
        return Tally(round(count.low * 0.9), count.low, round(count.high * 1.1))
    return Tally(count.low, count.low, count.high)


def ask(material, **wanted):
    return appraise_strength(material, StrengthQuestion("Hill Front", figure, Selection(**wanted)))


def test_the_ends_are_the_least_over_the_most_and_the_most_over_the_least(material):
    found = ask(material).result
    assert found.dead == Tally(60, 60, 60)
    assert found.strengths[0].strength == Tally(162, 180, 198)
    assert found.share.low == pytest.approx(60 / 198)
    assert found.share.high == pytest.approx(60 / 162)
    assert found.share.value == pytest.approx(60 / 180)


def test_the_dead_are_those_of_the_total_that_the_share_speaks_of(material):
    assert set(ask(material).result.events) == {"e-strike0", "e-strike4", "e-strike9"}


def test_days_may_be_asked_for_in_place_of_them(material):
    found = ask(material, start=date(2032, 3, 1), end=date(2032, 3, 4)).result
    assert found.dead.low >= 30
    assert "e-strike9" not in found.events


def test_a_share_that_reconciling_refuted_is_answered_with_its_sentence(material):
    claim = next(row for row in material.claims.values() if row.share)
    said = Contradiction("x-1", ContradictionKind.SHARE, (claim.id,), (), "It is not a third.", 5)
    found = ask(replace(material, contradictions=(said,)))
    assert "It is not a third." in found.answers
    assert found.result.claimed[0].contradiction == "It is not a third."


def test_whom_anybody_counts_as_civilians_lowers_the_lower_end(material):
    event = next(row for row in material.events if row.id == "e-strike0")
    disputed = EventCount(Outcome.KILLED, Victims.CIVILIAN, 0, None, 12, "majority_of_origins", ())
    events = tuple(
        replace(row, counts=(*row.counts, disputed)) if row is event else row
        for row in material.events
    )
    found = ask(replace(material, events=events))
    assert found.result.dead.low == ask(material).result.dead.low - 12
    assert any("civilians" in line for line in found.caveats)


def test_who_gives_the_strength_and_killed_the_dead_is_named(material):
    assert any("Orland Army gives the strength" in line for line in ask(material).caveats)


def test_a_party_that_nobody_names_is_refused_with_those_that_are(material):
    with pytest.raises(AssessmentError, match="take one that it names: Hill Front"):
        appraise_strength(material, StrengthQuestion("Sea Guard", figure, Selection()))


def test_without_any_strength_there_is_no_share(material):
    claims = {key: row for key, row in material.claims.items() if row.strength is None}
    with pytest.raises(AssessmentError, match="no document says how many fighters"):
        appraise_strength(
            replace(material, claims=claims), StrengthQuestion("", figure, Selection())
        )


def test_days_without_any_dead_are_refused(material):
    with pytest.raises(AssessmentError, match="no event against it"):
        ask(material, start=date(2040, 1, 1), end=date(2040, 2, 1))


@given(
    dead=some.tuples(some.integers(0, 50), some.integers(0, 50), some.integers(0, 50)),
    strength=some.tuples(some.integers(1, 90), some.integers(0, 90), some.integers(0, 90)),
)
def test_every_share_that_the_ranges_allow_lies_between_the_ends(dead, strength):
    low, to_best, to_high = dead
    part = Tally(low, low + to_best, low + to_best + to_high)
    least, to_middle, to_most = strength
    whole = Tally(least, least + to_middle, least + to_middle + to_most)
    found = share_of(part, whole)
    for some_dead in (part.low, part.best, part.high):
        for fighters in (whole.low, whole.best, whole.high):
            assert found.low <= some_dead / fighters <= found.high + 1e-12


def test_nothing_above_bounds_a_share_of_no_least_strength():
    assert share_of(Tally(3, 3, 3), Tally(0, None, 10)).high is None
    assert share_of(Tally(3, 3, None), Tally(5, 5, 5)).high is None
    assert share_of(Tally(3, 3, 3), Tally(5, None, None)).low == 0
