"""What one text tells place by place is as many events, and what sums it up before is none."""

from __future__ import annotations

import pytest

from recount.linking import link
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def numbers_of_events(reader: GrammarReader, text: str) -> list[list[str]]:
    """For each event the words of its numbers, as the text has them, in its order."""
    document = Document("d", text, published="2024-05-06")
    (read,) = reader.read([document])
    known = {claim.id: claim for claim in read.claims}
    found = []
    for cluster in link(read.claims, [document]).clusters:
        claims = sorted((known[name] for name in cluster.claims), key=lambda c: c.evidence.start)
        found.append([c.text for claim in claims for c in claim.counts])
    return sorted(found)


TOLD = [
    (
        "Incidents over the weekend:\n- In Barkhan village, gunmen killed two farmers on 3 May.\n"
        "- In Zelkhan village, gunmen killed two farmers on 3 May.\n",
        2,
    ),
    (
        "* 3 May, Kalonge: armed men abducted five people.\n"
        "* 3 May, Butsili: armed men abducted five people.\n",
        2,
    ),
    (
        "Airstrikes on Friday hit several villages. In Kafr Zed a strike killed three people. In "
        "Kafr Amin a strike killed three people.",
        2,
    ),
    (
        "Gunmen attacked several villages in Plateau State on Friday night. They killed nine "
        "people in Barkan. In Mangu they shot dead four.",
        2,
    ),
    (
        "Gunmen attacked Barkan village on Friday. Nine people were killed in Barkan, the chief "
        "said. Police put the number of dead at seven.",
        1,
    ),
]


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_people_counted_at_two_villages_are_of_two_events(
    reader: GrammarReader, text: str, events: int
) -> None:
    counted = [numbers for numbers in numbers_of_events(reader, text) if numbers]
    assert len(counted) == events
