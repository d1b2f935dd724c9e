"""Records are read fast where nothing is wrong with them, and as the careful way reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.errors import WireError
from recount.model import wire
from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.readings import Mention


@pytest.mark.parametrize("kind", [Claim, Event, Mention])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_both_ways_give_the_same_record(kind, data):
    record = data.draw(st.from_type(kind))
    written = wire.to_wire(record)
    assert wire.from_wire(kind, written) == wire._decode(kind, written, "")


@given(st.from_type(Claim), st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_wrong_is_told_with_its_field(claim, data):
    written = wire.to_wire(claim)
    field = data.draw(st.sampled_from(("id", "evidence", "stance", "counts")))
    written[field] = 7
    with pytest.raises(WireError, match=f"Claim.{field}"):
        wire.from_wire(Claim, written)


def test_a_float_may_be_written_without_a_point():
    mention = {"kind": "place", "start": 0, "end": 2, "text": "at", "value": None, "extra": 1}
    assert wire.from_wire(Mention, mention).value is None
