"""What a person decides of one claim: kept beside it, carried out, refused when it is stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recount.app.corrected import corrected
from recount.app.correcting import Written
from recount.app.in_force import held_in, held_readings
from recount.app.judging import Ruling, Tools, judge, undo
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import UNDATED, DateBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.judgements import ClaimField, Correction, JudgementKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

NOW = datetime(2031, 6, 1, 9, 30, tzinfo=UTC)
TEXT = (
    "A raid on 4 May at Oldmill killed eight guards and hurt three; two of the dead were medics. "
    "The mayor later said that eleven had died, at Newbridge. It was the third raid that month."
)
NEWBRIDGE = Where(
    "Newbridge",
    "Newbridge",
    7,
    1.5,
    2.5,
    5.0,
    "LY",
    None,
    PlaceLevel.TOWN,
    None,
    PlaceBasis.WRITTEN,
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def killed(words: str, number: int, victims: Victims, part_of: int | None = None) -> Count:
    return Count(
        Outcome.KILLED, victims, number, number, words, span(words), Exactness.EXACT, part_of
    )


RAID = Claim(
    "", "d1", ClaimKind.EVENT, span("A raid on 4 May at Oldmill killed eight guards"),
    event_type=EventType.RAID,
    when=When(date(2031, 5, 4), date(2031, 5, 4), DatePrecision.DAY, "4 May", span("4 May"),
              DateBasis.WRITTEN),
    counts=(killed("eight", 8, Victims.UNSTATED), killed("two", 2, Victims.AID_WORKER, 0)),
).with_id()  # fmt: skip
LATER = replace(
    Claim("", "d1", ClaimKind.EVENT, span("eleven had died")), refers_to=RAID.id
).with_id()
TOTAL = Claim(
    "", "d1", ClaimKind.TOTAL, span("the third raid that month"),
    scope=Scope(None, None, None, None, None, (RAID.id, LATER.id)), refers_to=LATER.id,
).with_id()  # fmt: skip
CLAIMS = {one.id: one for one in (RAID, LATER, TOTAL)}


def no_fault(_claim: Claim, _text: str) -> Problem | None:
    return None


TOOLS = Tools(no_fault, lambda name: (NEWBRIDGE,) if name == "Newbridge" else ())


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "l", create=True) as opened:
        opened.put_document(Document("d1", TEXT))
        opened.put_reading(Reading("d1", "en", UNDATED, tuple(CLAIMS.values())))
        yield opened


def ruling(kind: str, claim: Claim = RAID, **more: object) -> Ruling:
    given = {"reason": "read again", "author": "Ilse"} | more
    return Ruling(JudgementKind(kind), claim.id, **given)  # type: ignore[arg-type]


def correct(field: str, value: str, words: str, claim: Claim = RAID, **more: object) -> Ruling:
    return ruling("correct", claim, written=Written(field, value, words), **more)


def test_a_rejected_claim_is_out_and_what_hung_on_it_hangs_on_what_it_hung_on(ledger) -> None:
    judge(ledger, ruling("reject", LATER), TOOLS)
    held = held_in(ledger)
    assert held.rejected == {LATER.id}
    assert held.claims.keys() == {RAID.id, TOTAL.id}
    total = held.claims[TOTAL.id]
    assert total.refers_to == RAID.id
    assert total.scope is not None
    assert total.scope.members == (RAID.id,)


def test_the_claim_itself_is_never_touched(ledger) -> None:
    judge(ledger, correct("killed", "11", "eleven had died", LATER), TOOLS)
    judge(ledger, ruling("reject"), TOOLS)
    assert {one.id: one for one in ledger.claims()} == CLAIMS


def test_a_corrected_number_stands_in_the_place_of_the_old_one_with_its_own_words(ledger) -> None:
    kept = judge(ledger, correct("killed", "9-11 unstated", "eleven had died"), TOOLS, NOW)
    whole, part = held_in(ledger).claims[RAID.id].counts
    assert (whole.low, whole.high, whole.exactness) == (9, 11, Exactness.BETWEEN)
    assert whole.text == "eleven had died"
    assert part == RAID.counts[1]
    assert kept.correction is not None
    assert (kept.correction.was, kept.made_at) == (RAID.counts[0], "2031-06-01T09:30:00+00:00")


def test_a_number_taken_out_leaves_its_parts_standing_by_themselves(ledger) -> None:
    with pytest.raises(DecisionError, match="gives 2 such numbers, of unstated, aid_worker"):
        judge(ledger, correct("killed", "none", "eight"), TOOLS)
    whole = Correction(ClaimField.KILLED, RAID.counts[0], None, span("eight"))
    (part,) = corrected(RAID, whole).counts
    assert (part.low, part.part_of) == (2, None)


@pytest.mark.parametrize(
    ("field", "value", "words", "expected"),
    [
        ("type", "armed clash", "raid", EventType.ARMED_CLASH),
        ("type", "none", "raid", None),
        ("weapon", "mortars", "raid", "mortars"),
    ],
)
def test_a_word_of_the_codebook_is_corrected(ledger, field, value, words, expected) -> None:
    judge(ledger, correct(field, value, words), TOOLS)
    claim = held_in(ledger).claims[RAID.id]
    assert getattr(claim, "event_type" if field == "type" else field) == expected


def test_a_place_is_looked_up_and_keeps_the_words_of_the_document(ledger) -> None:
    judge(ledger, correct("where", "Newbridge", "at Newbridge"), TOOLS)
    where = held_in(ledger).claims[RAID.id].where
    assert where is not None
    assert (where.lat, where.text) == (1.5, "at Newbridge")
    with pytest.raises(DecisionError, match="no list of places holds it"):
        judge(ledger, correct("where", "Nowhere", "at Newbridge"), TOOLS)


def test_days_parties_and_speakers_are_corrected(ledger) -> None:
    judge(ledger, correct("when", "2031-05-04..2031-05-06", "4 May"), TOOLS)
    judge(ledger, correct("perpetrator", "The Wardens", "guards"), TOOLS)
    judge(ledger, correct("speaker", "The mayor / government", "The mayor"), TOOLS)
    claim = held_in(ledger).claims[RAID.id]
    assert claim.when is not None
    assert (claim.when.end, claim.when.precision) == (date(2031, 5, 6), DatePrecision.DAYS)
    assert claim.perpetrator is not None
    assert (claim.perpetrator.name, claim.perpetrator.text) == ("The Wardens", "guards")
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind.value) == ("The mayor", "government")


@pytest.mark.parametrize(
    ("field", "value", "words", "why"),
    [
        ("killed", "many", "eight", "write 8, 8-11"),
        ("killed", "8 unstated", "eight", "says this already"),
        ("killed", "9 wizards", "eight", "no such class"),
        ("when", "2031-02-30", "4 May", "the day '2031-02-30'"),
        ("where", "99,200", "Oldmill", "it is nowhere"),
        ("type", "siege", "raid", "none of the codebook"),
        ("mood", "grim", "raid", "no such field"),
        ("killed", "9", "nine ships", "the document does not hold them"),
        ("killed", "9", " ", "rests on words"),
        ("stance", "none", "raid", "always told in some way"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_cure(
    ledger, field, value, words, why
) -> None:
    with pytest.raises(DecisionError, match=why):
        judge(ledger, correct(field, value, words), TOOLS)
    assert ledger.history() == ()


def test_a_correction_that_its_words_do_not_bear_out_is_refused(ledger) -> None:
    from recount.reading.verifier import verify

    tools = Tools(verify, TOOLS.locate)
    with pytest.raises(DecisionError, match="12 cannot be read in"):
        judge(ledger, correct("killed", "12 unstated", "eleven had died"), tools)
    judge(ledger, correct("killed", "11 unstated", "eleven had died"), tools)


def test_a_decision_on_a_stale_state_is_refused_with_what_changed(ledger) -> None:
    judge(ledger, ruling("note", author="Omar", reason="see the annex", seen=0), TOOLS, NOW)
    with pytest.raises(StaleDecisionError, match=r"Omar left a note at .* \(see the annex\)"):
        judge(ledger, ruling("reject", seen=0), TOOLS)
    judge(ledger, ruling("reject", seen=1), TOOLS)
    assert held_in(ledger).rejected == {RAID.id}


def test_another_claim_that_was_decided_about_makes_nothing_stale(ledger) -> None:
    judge(ledger, ruling("reject", LATER), TOOLS)
    judge(ledger, ruling("accept", seen=0, reason=""), TOOLS)


def test_everything_can_be_taken_back_and_the_taking_back_stays_in_the_history(ledger) -> None:
    for one in (ruling("reject", LATER), ruling("note"), ruling("accept")):
        kept = judge(ledger, one, TOOLS)
        undo(ledger, kept.id, "a mistake", "Omar")
    assert held_in(ledger).claims == CLAIMS
    kinds = [(one.kind, one.stands) for one in ledger.history()]
    assert kinds == [
        ("reject", False), ("undo", False), ("note", False), ("undo", False), ("accept", False),
        ("undo", False),
    ]  # fmt: skip
    assert ledger.history()[1].about == (LATER.id,)
    assert ledger.history()[0].taken_back_by == ledger.history()[1].id


def test_a_correction_on_which_a_later_one_rests_is_not_taken_back_before_it(ledger) -> None:
    first = judge(ledger, correct("type", "other", "raid"), TOOLS)
    second = judge(ledger, correct("type", "armed_clash", "raid"), TOOLS)
    with pytest.raises(DecisionError, match=second.id):
        undo(ledger, first.id, "a mistake", "Ilse")
    undo(ledger, second.id, "a mistake", "Ilse")
    undo(ledger, first.id, "a mistake", "Ilse")
    assert held_in(ledger).claims == CLAIMS


@pytest.mark.parametrize("kind", ["reject", "note", "correct"])
def test_nobody_decides_without_a_reason_or_a_name(ledger, kind) -> None:
    with pytest.raises(DecisionError, match="no reason"):
        judge(ledger, ruling(kind, reason=" "), TOOLS)
    with pytest.raises(DecisionError, match="no author"):
        judge(ledger, ruling(kind, author=""), TOOLS)


def test_a_claim_may_be_named_by_the_beginning_of_its_id(ledger) -> None:
    judge(ledger, replace(ruling("reject"), claim=RAID.id[:9]), TOOLS)
    assert held_in(ledger).rejected == {RAID.id}
    with pytest.raises(NotFoundError):
        judge(ledger, replace(ruling("reject"), claim="c-nothing"), TOOLS)


def test_a_claim_read_in_another_way_stays_rejected_but_has_to_be_accepted_anew(ledger) -> None:
    judge(ledger, ruling("accept"), TOOLS)
    judge(ledger, ruling("reject", LATER), TOOLS)
    reread = tuple(replace(one, weapon="a gun", refers_to=None).with_id() for one in (RAID, LATER))
    ledger.put_reading(Reading("d1", "en", UNDATED, reread), "another reader")
    held = held_in(ledger)
    assert held.rejected == {reread[1].id}
    assert [one.kind.value for one in held.lost] == ["accept"]


def test_a_correction_goes_on_only_where_what_it_corrected_is_still_read(ledger) -> None:
    judge(ledger, correct("type", "armed_clash", "raid"), TOOLS)
    judge(ledger, correct("weapon", "mortars", "raid"), TOOLS)
    reread = replace(RAID, weapon="rifles").with_id()
    ledger.put_reading(Reading("d1", "en", UNDATED, (reread,)), "another reader")
    held = held_in(ledger)
    assert held.claims[reread.id].event_type is EventType.ARMED_CLASH
    assert held.claims[reread.id].weapon == "rifles"
    assert len(held.lost) == 1


def test_only_what_binds_makes_a_ledger_not_worked_out(ledger, case) -> None:
    ledger.replace_derived(case.linking, case.reconciliation, {}, "test")
    noted = judge(ledger, ruling("note"), TOOLS)
    judge(ledger, ruling("accept"), TOOLS)
    undo(ledger, noted.id, "a mistake", "Ilse")
    assert ledger.is_built
    judge(ledger, ruling("reject"), TOOLS)
    assert not ledger.is_built


def test_an_export_holds_the_claims_in_force(ledger) -> None:
    judge(ledger, ruling("reject", LATER), TOOLS)
    judge(ledger, correct("type", "armed_clash", "raid"), TOOLS)
    (reading,) = held_readings(ledger, mentions=False)
    assert [one.id for one in reading.claims] == [RAID.id, TOTAL.id]
    assert reading.claims[0].event_type is EventType.ARMED_CLASH
