"""`recount linking` in a terminal."""

from __future__ import annotations

from typer.testing import CliRunner

from recount.cli.program import program


def test_the_weights_are_printed_with_what_was_set_by_hand_and_the_pairs_behind_them() -> None:
    found = CliRunner().invoke(program, ["linking", "weights"], env={"RECOUNT_LEDGER": ""})
    assert found.exit_code == 0, found.output
    line = next(row for row in found.output.splitlines() if row.endswith("across time.same_day"))
    by_hand, shipped, here, one, other, *_ = line.replace(",", "").split()
    assert float(by_hand) == 5
    assert shipped == here
    assert int(one) > 0
    assert int(other) > 0
