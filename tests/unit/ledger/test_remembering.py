"""A ledger that remembers says what one says that reads everything, and writes what is other."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from recount.ledger import Ledger, deriving
from recount.ledger.remembering import Remembered, RememberingLedger
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


@settings(max_examples=40, deadline=None)
@given(STATES, st.sampled_from([1, 2, 1024]))
def test_what_is_written_in_parts_is_what_was_given(tmp_path_factory, states, gap) -> None:
    path = tmp_path_factory.mktemp("made") / "l"
    Ledger.open(path, create=True).close()
    memory = Remembered()
    with patch.object(deriving, "GAP", gap):
        for number, (remainders, documents) in enumerate(states):
            linking, found = state(remainders, documents)
            with RememberingLedger.reopen(path, memory) as ledger:
                ledger.replace_derived(linking, found, {}, "by hand", f"inputs {number}")
                assert ledger.remainders() is found.remainders
            with Ledger.open(path) as plain:
                assert plain.remainders() == found.remainders
                assert plain.linked() == linking.linked or not documents


def test_what_others_wrote_meanwhile_is_read_and_not_written_over_in_part(tmp_path) -> None:
    Ledger.open(tmp_path / "l", create=True).close()
    memory = Remembered()
    with RememberingLedger.reopen(tmp_path / "l", memory) as ours, Ledger.open(tmp_path / "l") as b:
        ours.replace_derived(*state(LEFT[:3], "a"), {}, "by hand", "first")
        b.replace_derived(*state(LEFT[3:6], "b"), {}, "by hand", "second")
        assert ours.remainders() == tuple(LEFT[3:6])
        ours.replace_derived(*state(LEFT[5:9], "b"), {}, "by hand", "third")
        assert b.remainders() == tuple(LEFT[5:9])


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
    with RememberingLedger.reopen(tmp_path / "l", Remembered()) as ledger:
        ledger.replace_derived(*state(LEFT[:9], "ab"), {}, "by hand", "first")
        with patch.object(deriving, "packed", side_effect=deriving.packed) as written:
            ledger.replace_derived(*state([*LEFT[:4], *LEFT[5:10]], "ab"), {}, "by hand", "second")
        assert [call.args[0] for call in written.call_args_list] == [LEFT[9]]
