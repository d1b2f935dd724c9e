"""Which claims of one text speak of one event, from the words on: read, then linked."""

from __future__ import annotations

import pytest

from recount.linking import link
from recount.model.claims import ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

ONE = {
    "a strike that a force on an operation calls in": (
        "2012-08-03",
        "KABUL (Aug. 3) - Afghan and coalition forces killed several insurgents during an "
        "operation in Chak district, Wardak province, today. While on patrol, the force came under "
        "small arms fire. The force called in an air strike, killing several insurgents.",
    ),
    "one who dies of wounds the day after": (
        "2023-05-13",
        "Two people were killed when a shell hit a market in Sumy on Thursday. A third, a woman of "
        "40, died of her injuries in hospital on Friday. The governor blamed Russian forces.",
    ),
    "a higher toll that is told the next day": (
        "2019-03-05",
        "Gunmen attacked a farming village near Bassa on Sunday and killed 11 people, a union "
        "said. The state radio said on Monday that 14 had died. An officer blamed herders.",
    ),
    "a toll that rises when some of the wounded succumb": (
        "2018-06-20",
        "An air strike on a wedding hall in Hajjah killed 20 people on Monday. The toll rose to 23 "
        "on Tuesday after three of the wounded succumbed to their injuries.",
    ),
    "a voice whose name ends in a day": (
        "2018-06-20",
        "An air strike on a mill in Hajjah on Monday killed between four and six people. The page "
        "Hajjah Today spoke of five martyrs. Most sources blamed the coalition.",
    ),
    "victims of another kind in the next sentence": (
        "2024-01-16",
        "Rebels ambushed an army convoy near Bunia on Saturday, killing seven soldiers. Four "
        "civilians caught in the crossfire were also killed.",
    ),
}
TWO = {
    "what happens hours later elsewhere": (
        "2020-09-15",
        "On Monday shells hit a bakery in Taiz, killing three people. Three hours later a jet "
        "bombed a bridge outside the town, wounding two drivers.",
    ),
    "quarters of one city that are on no map": (
        "2017-07-19",
        "In Mogadishu, a bomb in the Wardhigley quarter killed two people on Tuesday, while gunmen "
        "shot dead an elder in the Bakaro quarter.",
    ),
    "a day and a longer time in one sentence": (
        "2014-04-04",
        "Earlier this month raiders burnt a lorry at Gomba and killed two traders; on Thursday, a "
        "mine on the same road wounded three soldiers.",
    ),
    "what a relative clause tells of the day before": (
        "2020-10-12",
        "On Thursday soldiers came to look for the boys, who had shot at a post near Ndop on "
        "Wednesday night. The soldiers shot four men dead in a bar.",
    ),
    "a raid and a strike that are told separately": (
        "2013-10-10",
        "Security forces raided a house in Derna on Wednesday night, killing three suspects. "
        "Separately, helicopters fired on a car in Benghazi, killing two people.",
    ),
    "a paragraph that turns to another town and day": (
        "2014-07-08",
        "In air strikes early today, 12 fighters were killed in the Spin Khel area of North "
        "Waziristan.\n\nThe clearing of Razmak town continued yesterday. A booby trap exploded in "
        "a shop; two soldiers were killed.",
    ),
}


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events_of(reader: GrammarReader, published: str, text: str) -> tuple[int, int]:
    """How many claims of events a text makes, and how many events they are."""
    document = Document("d", text, published=published)
    claims = next(reader.read([document])).claims
    told = {claim.id for claim in claims if claim.kind is ClaimKind.EVENT}
    events = [each for each in link(claims, [document]).clusters if told & set(each.claims)]
    return len(told), len(events)


@pytest.mark.parametrize("case", ONE)
def test_one_event_is_told_in_several_sentences(reader: GrammarReader, case: str) -> None:
    told, events = events_of(reader, *ONE[case])
    assert told > 1
    assert events == 1


@pytest.mark.parametrize("case", TWO)
def test_two_events_stay_two(reader: GrammarReader, case: str) -> None:
    assert events_of(reader, *TWO[case])[1] == 2


def test_paragraphs_that_open_with_towns_are_events_of_their_own(reader: GrammarReader) -> None:
    text = (
        "At least nine people were killed across Iraq on Sunday.\n\nIn Baquba, a roadside bomb "
        "killed three policemen.\n\nIn Samarra, gunmen shot dead two soldiers at a checkpoint."
        "\n\nNear Fallujah, mortar fire killed four civilians."
    )
    assert events_of(reader, "2015-11-09", text) == (3, 3)
