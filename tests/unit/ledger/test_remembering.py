"""A ledger that remembers says what one says that reads everything, and writes what is other."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from recount.ledger import Ledger, deriving, renewing
from recount.ledger.deriving import Made
from recount.ledger.remembering import Remembered, RememberingLedger
from recount.ledger.renewing import Put, Renewed
from recount.model.counts import Outcome, Victims
from recount.model.documents import Document
from recount.model.events import Linking, Reconciliation, Remainder, Solved
from recount.model.linked import Linked

LEFT = [
    Remainder(f"t{number}", (), Outcome.KILLED, Victims.UNSTATED, number, None, "some")
    for number in range(12)
]

SOLVED = (Solved("a", "1"),)


def state(remainders, documents) -> tuple[Linking, Reconciliation]:
    linked = Linked("by rule", {one: one for one in documents}, (), {one: {} for one in documents})
    found = Reconciliation((), (), (), tuple(remainders), "made up", SOLVED)
    return Linking((), (), (), linked), found


STATES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(LEFT), unique_by=id),
        st.lists(st.sampled_from("abcdefghij"), unique=True),
    ),
    min_size=2,
    max_size=5,
)


def renewed(before, after) -> Renewed:
    """What becomes other from one state to the next; rows are told apart by their totals."""
    (was, states), (now, names) = before, after
    stays = {one.total for one in now} & {one.total for one in was}
    kept = [one.total for one in was if one.total in stays]
    if kept != [one.total for one in now if one.total in stays]:
        kept = []
    come = [
        Put(one.total, one, now[number - 1].total if number else None)
        for number, one in enumerate(now)
        if one.total not in kept
    ]
    return Renewed(
        {"remainder": {one.total for one in was} - set(kept)},
        {"remainder": come},
        states={one: one if one in names else "" for one in {*states, *names}},
    )


@settings(max_examples=60, deadline=None)
@given(STATES, st.sampled_from([1, 2, 1024]))
def test_what_is_written_in_parts_is_what_was_given(tmp_path_factory, states, gap) -> None:
    path = tmp_path_factory.mktemp("made") / "l"
    Ledger.open(path, create=True).close()
    with (
        patch.object(deriving, "GAP", gap),
        patch.object(renewing, "GAP", gap),
        Ledger.open(path) as ledger,
    ):
        linking, found = state(*states[0])
        ledger.replace_derived(linking, found, {}, "by hand", "inputs 0")
        for number, (before, after) in enumerate(pairwise(states)):
            made = Made(f"inputs {number + 1}", "by hand", "made up")
            assert ledger.renew_derived(renewed(before, after), made, f"inputs {number}")
            assert ledger.remainders() == tuple(after[0])
            assert ledger.linked().states == dict(sorted((one, one) for one in after[1]))
            assert ledger.made_from == f"inputs {number + 1}"


def test_what_others_wrote_meanwhile_is_read_and_not_written_over_in_part(tmp_path) -> None:
    Ledger.open(tmp_path / "l", create=True).close()
    memory = Remembered()
    with RememberingLedger.reopen(tmp_path / "l", memory) as ours, Ledger.open(tmp_path / "l") as b:
        ours.replace_derived(*state(LEFT[:3], "a"), {}, "by hand", "first")
        ours.at_hand.keep({}, {"made": 1})
        b.replace_derived(*state(LEFT[3:6], "b"), {}, "by hand", "second")
        assert ours.remainders() == tuple(LEFT[3:6])
        change = renewed((LEFT[:3], "a"), (LEFT[:4], "a"))
        assert not ours.renew_derived(change, Made("third", "by hand", "made up"), "first")
        assert b.remainders() == tuple(LEFT[3:6])
        assert ours.at_hand.once("made", lambda: 2) == 2
        assert ours.at_hand.once("made", lambda: 3) == 2


def test_documents_that_came_in_since_are_read(tmp_path) -> None:
    Ledger.open(tmp_path / "l", create=True).close()
    memory = Remembered()
    with RememberingLedger.reopen(tmp_path / "l", memory) as ledger:
        first, digest = ledger.documents(), ledger.inputs_digest()
        assert ledger.documents() is first
        ledger.put_document(Document("d", "A text."))
        assert [one.id for one in ledger.documents()] == ["d"]
        assert ledger.inputs_digest() != digest


def test_only_rows_that_are_other_are_written(tmp_path) -> None:
    Ledger.open(tmp_path / "l", create=True).close()
    with Ledger.open(tmp_path / "l") as ledger:
        ledger.replace_derived(*state(LEFT[:9], "ab"), {}, "by hand", "first")
        change = renewed((LEFT[:9], "ab"), ([*LEFT[:4], *LEFT[5:10]], "ab"))
        with patch.object(deriving, "packed", side_effect=deriving.packed) as written:
            ledger.renew_derived(change, Made("second", "by hand", "made up"), "first")
        assert [call.args[0] for call in written.call_args_list] == [LEFT[9]]
