"""A text about one attack that goes on to name its dead, one by one."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

TOLL = "At least eight people were killed in an airstrike on a house in Aleppo on 3 May 2021."


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published=None)])).claims
    return [claim for claim in found if claim.kind is ClaimKind.EVENT and claim.counts]


def test_some_of_one_family_are_among_the_dead_of_the_only_attack_told(reader: GrammarReader):
    text = f"{TOLL} Three members of the Haddad family were killed, including Omar Haddad."
    first, second = events(reader, text)
    assert second.refers_to == first.id
    assert second.adds_to is None


def test_more_dead_than_were_told_of_are_of_another_event(reader: GrammarReader):
    text = f"{TOLL.replace('At least eight', 'Eight')} Thirty members of a militia were killed."
    _, second = events(reader, text)
    assert second.refers_to is None


def test_people_named_as_killed_too_do_not_raise_the_toll(reader: GrammarReader):
    text = f"{TOLL} Omar Haddad’s wife was also killed, with her two daughters."
    _, second = events(reader, text)
    assert second.adds_to is None


def test_others_who_were_also_killed_raise_it(reader: GrammarReader):
    text = f"{TOLL} Two soldiers were also killed."
    first, second = events(reader, text)
    assert second.adds_to == first.id


def test_the_day_of_a_post_is_not_that_of_the_deed(reader: GrammarReader):
    text = f"{TOLL} On 9 June 2021, a neighbour wrote that ten people were killed in the attack."
    first, second = events(reader, text)
    assert second.refers_to == first.id
    assert second.when is not None
    assert first.when is not None
    assert second.when.start == first.when.start


def test_the_day_of_a_report_is_not_that_of_what_had_happened_before(reader: GrammarReader):
    text = f"{TOLL} On 5 May the agency reported that seven people had been killed."
    first, second = events(reader, text)
    assert second.when is not None
    assert first.when is not None
    assert second.when.start == first.when.start
