"""Groups keep the order, hold everything once, and do not wait."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.app.grouping import in_groups


@given(st.lists(st.integers()), st.integers(1, 5))
def test_groups_put_together_are_what_came(items: list[int], most: int):
    groups = list(in_groups(items, 60, most))
    assert [one for group in groups for one in group] == items
    assert all(0 < len(group) <= most for group in groups)


def test_a_group_ends_when_its_time_is_over():
    assert list(in_groups("abc", seconds=0)) == [["a"], ["b"], ["c"]]
