"""Two code, blind to one another; a third settles; what is said in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.app import double_coding as dc
from recount.app.assigning import assign, hidden_from, standing, withdraw
from recount.app.coding_units import machine_events, units
from recount.app.desk.agreement import agreement_page
from recount.app.desk.coding import compare_page, text_lines
from recount.app.double_coding import Marked, Settled
from recount.errors import DecisionError, NotFoundError, RightError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.double_coding import Assignment, CodedEvent, CodedField, CodedValue, Coder
from recount.model.spans import Span

CARL, CORA, ADA = (Coder(f"a-{name}", name.title()) for name in ("carl", "cora", "ada"))
WORDS = "a strike near Oldmill on 3 May killed eight fighters"
FIELDS = {"type": "air_strike", "day": "2031-05-03", "place": "Oldmill", "killed_least": "8"}


@pytest.fixture
def ledger(tmp_path: Path, case):
    with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
        for document in case.documents:
            opened.put_document(document)
        for reading in case.readings:
            opened.put_reading(reading)
        opened.replace_derived(case.linking, case.reconciliation, case.origins)
        yield opened


@pytest.fixture
def key(ledger, case) -> str:
    return assign(ledger, case.documents[0].id, (CARL, CORA), ADA).id


def code(ledger, key, coder, words=WORDS, start=None, **fields):
    return dc.add_event(ledger, key, coder.account, Marked(words, start, FIELDS | fields))


def test_a_document_goes_to_two_different_people_once(ledger, case, key) -> None:
    with pytest.raises(DecisionError, match="assigned already"):
        assign(ledger, case.documents[0].id, (CARL, CORA), ADA)
    for coders in ((CARL,), (CARL, CARL)):
        with pytest.raises(DecisionError, match="two different people"):
            assign(ledger, case.documents[1].id, coders, ADA)
    with pytest.raises(NotFoundError):
        assign(ledger, "nothing", (CARL, CORA), ADA)


def test_what_nobody_has_finished_is_withdrawn_by_name_and_assigned_again(
    ledger, case, key
) -> None:
    code(ledger, key, CARL)
    gone = withdraw(ledger, key, ADA)
    assert (gone.assignment, gone.author) == (key, ADA)
    assert hidden_from(ledger, CARL.account) == frozenset()
    with pytest.raises(NotFoundError, match="Ada has withdrawn it"):
        code(ledger, key, CORA)
    assert len(ledger.double_coding(Assignment)) == 1
    again = assign(ledger, case.documents[0].id, (CORA, CARL), ADA)
    assert again.id != key
    assert [one.id for one in standing(ledger)] == [again.id]
    assert hidden_from(ledger, CARL.account) == {case.documents[0].id}
    assert dc.own_coding(ledger, again.id, CARL.account)[1].events == ()


def test_what_a_coder_has_finished_is_not_withdrawn(ledger, key) -> None:
    dc.finish(ledger, key, CARL.account)
    with pytest.raises(DecisionError, match="a coder has finished it"):
        withdraw(ledger, key, ADA)
    with pytest.raises(NotFoundError):
        withdraw(ledger, "assignment-none", ADA)
    assert [one.id for one in standing(ledger)] == [key]


def test_a_coder_sees_her_own_coding_and_no_other(ledger, key) -> None:
    code(ledger, key, CARL)
    assert dc.own_coding(ledger, key, CORA.account)[1].events == ()
    with pytest.raises(RightError, match="blind to one another"):
        dc.own_coding(ledger, key, ADA.account)


def test_a_document_is_hidden_from_its_coders_until_each_has_finished(ledger, case, key) -> None:
    document = {case.documents[0].id}
    assert hidden_from(ledger, CARL.account) == document
    dc.finish(ledger, key, CARL.account)
    assert hidden_from(ledger, CARL.account) == frozenset()
    assert hidden_from(ledger, CORA.account) == document
    assert hidden_from(ledger, ADA.account) == frozenset()
    assert hidden_from(ledger, "") == frozenset()


def test_what_is_coded_stands_on_its_words_where_they_were_marked(ledger, case, key) -> None:
    (event,) = code(ledger, key, CARL).events
    event.evidence.check(case.documents[0].text)
    assert event.value(CodedField.TYPE) == "air_strike"
    with pytest.raises(DecisionError, match="does not hold them"):
        code(ledger, key, CARL, words="nothing of the kind")
    with pytest.raises(DecisionError, match="more than once"):
        code(ledger, key, CARL, words="killed")
    second = case.documents[0].text.index("killed", 80)
    marked = code(ledger, key, CARL, words="killed ", start=second)
    assert marked.events[-1].evidence.start == second
    assert marked.events[-1].evidence.quote == "killed"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"killed_least": "eight"}, "no number"),
        ({"killed_least": "9", "killed_most": "8"}, "at least 9 and at most 8"),
        ({"type": "quarrel"}, "use one of air_strike"),
        ({"day": "3 May"}, "write it as 2031-05-03"),
        ({"injured_most": "٣"}, "no number"),
    ],
)
def test_a_field_that_cannot_be_understood_is_named(ledger, key, fields, why) -> None:
    with pytest.raises(DecisionError, match=why):
        code(ledger, key, CARL, **fields)
    assert dc.own_coding(ledger, key, CARL.account)[1].events == ()


def test_after_finishing_nothing_is_added_or_taken_out(ledger, key) -> None:
    (event,) = code(ledger, key, CARL).events
    dc.remove_event(ledger, key, CARL.account, event.id)
    code(ledger, key, CARL)
    dc.finish(ledger, key, CARL.account)
    for change in (
        lambda: code(ledger, key, CARL),
        lambda: dc.remove_event(ledger, key, CARL.account, event.id),
        lambda: dc.finish(ledger, key, CARL.account),
    ):
        with pytest.raises(DecisionError, match="you have finished it"):
            change()


def test_nothing_is_compared_before_both_have_finished_nor_by_a_coder(ledger, key) -> None:
    dc.finish(ledger, key, CARL.account)
    with pytest.raises(DecisionError, match="not both coders"):
        compare_page(ledger, key, ADA.account)
    dc.finish(ledger, key, CORA.account)
    assert compare_page(ledger, key, ADA.account).units == ()
    with pytest.raises(RightError, match="a third person"):
        compare_page(ledger, key, CARL.account)


def test_what_differs_is_shown_beside_the_machine_and_settled(ledger, case, key) -> None:
    code(ledger, key, CARL)
    code(ledger, key, CORA, words=WORDS.removeprefix("a "), place="OLDMILL", killed_least="9")
    for coder in (CARL, CORA):
        dc.finish(ledger, key, coder.account)
    (unit,) = compare_page(ledger, key, ADA.account).units
    cells = {one.field: one for one in unit.cells}
    assert [name for name, one in cells.items() if one.differ] == ["killed_least"]
    assert cells["killed_least"].machine == "8"
    assert cells["place"].machine == "Oldmill"
    settled = Settled(unit.name, True, FIELDS, "eight stands there")
    dc.adjudicate(ledger, key, settled, ADA)
    (unit,) = compare_page(ledger, key, ADA.account).units
    assert (unit.settled_by, unit.told) == ("Ada", True)
    assert {one.field: one.settled for one in unit.cells}["killed_least"] == "8"
    dc.adjudicate(ledger, key, Settled(unit.name, False, FIELDS, "it is a plan"), ADA)
    (unit,) = compare_page(ledger, key, ADA.account).units
    assert not unit.told, "the last that was settled counts"


def span(start: int, end: int) -> Span:
    return Span(start, end, "x" * (end - start))


def event(name: str, start: int, end: int, **values: str) -> CodedEvent:
    given = tuple(CodedValue(CodedField(key), value) for key, value in values.items())
    return CodedEvent(name, span(start, end), given)


def test_events_are_paired_by_their_words_then_by_their_fields() -> None:
    first = (event("a", 0, 10), event("b", 20, 40, place="Oldmill"), event("c", 60, 70))
    second = (event("d", 20, 40, place="Newbridge"), event("e", 20, 40, place="oldmill"))
    found = [one.name for one in units(first, second)]
    assert found == ["a+-", "-+d", "b+e", "c+-"]


def test_each_event_is_in_one_unit_whatever_overlaps() -> None:
    first = tuple(event(f"a{n}", n * 5, n * 5 + 8) for n in range(6))
    second = tuple(event(f"b{n}", n * 4, n * 4 + 9) for n in range(7))
    found = units(first, second)
    assert sorted(one.first.id for one in found if one.first) == sorted(one.id for one in first)
    assert sorted(one.second.id for one in found if one.second) == sorted(one.id for one in second)


def test_the_machine_stands_under_the_name_that_the_coder_gave(case) -> None:
    hers = (event("a", 0, 10, place="oldmill", target="Northland front"),)
    (found, *_) = machine_events(case.claims.values(), hers)
    assert found.value(CodedField.PLACE) == "oldmill"
    assert found.value(CodedField.TARGET) == "Northland front"
    (found, *_) = machine_events(case.claims.values(), ())
    assert found.value(CodedField.PLACE) == "Oldmill"
    assert (found.value(CodedField.KILLED_LEAST), found.value(CodedField.KILLED_MOST)) == ("8", "8")


def test_a_text_is_shown_whole_with_its_places(case) -> None:
    text = "First line.\n\n\nSecond 😀 line."
    lines = list(text_lines(text, (event("a", 6, 10), event("b", 21, 22))))
    for line in lines:
        shown = "".join(piece.text for piece in line.pieces)
        assert text[line.start : line.start + len(shown)] == shown
    assert [piece.text for piece in lines[0].pieces if piece.events] == ["line"]
    assert [piece.text for piece in lines[1].pieces if piece.events] == ["😀"]


def test_agreement_is_over_what_both_have_finished(ledger, case, key) -> None:
    code(ledger, key, CARL)
    dc.finish(ledger, key, CARL.account)
    assert agreement_page(ledger).finished == 0
    code(ledger, key, CORA, killed_least="9")
    dc.finish(ledger, key, CORA.account)
    page = agreement_page(ledger)
    assert [one.title for one in page.columns] == [
        "Between people", "Carl and the machine", "Cora and the machine",
    ]  # fmt: skip
    assert (page.columns[0].found_by_both, page.columns[0].found) == (1, 1)
    rows = {row.label: row.cells for row in page.rows}
    assert [(one.same, one.units) for one in rows["Killed, at least"]] == [(0, 1), (1, 1), (0, 1)]
    assert ledger.double_coding(Assignment)[0].author == ADA


def test_a_coding_that_was_saved_in_another_window_meanwhile_is_refused_with_what_changed(
    ledger, key
) -> None:
    seen = Marked(WORDS, None, FIELDS, seen=0)
    (event,) = dc.add_event(ledger, key, CARL.account, seen).events
    with pytest.raises(StaleDecisionError, match="Carl saved it with 1 of its events"):
        dc.add_event(ledger, key, CARL.account, seen)
    with pytest.raises(StaleDecisionError):
        dc.finish(ledger, key, CARL.account, seen=0)
    assert dc.remove_event(ledger, key, CARL.account, event.id, seen=1).events == ()


def test_of_two_who_settle_one_event_at_once_the_second_is_told_who_was_first(ledger, key) -> None:
    code(ledger, key, CARL)
    for coder in (CARL, CORA):
        dc.finish(ledger, key, coder.account)
    (line,) = compare_page(ledger, key, ADA.account).units
    settled = Settled(line.name, True, FIELDS, "the text says so", line.seen)
    dc.adjudicate(ledger, key, settled, ADA)
    with pytest.raises(StaleDecisionError, match=r"Ada settled it at .* \(the text says so\)"):
        dc.adjudicate(ledger, key, settled, Coder("a-omar", "Omar"))
