"""Rare words that two documents share speak for one happening; common ones and few ones do not."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from tests.making_claims import Newsroom, place

from recount.linking import link, link_plainly, score_event
from recount.linking.accounts import as_met, cluster_quickly, find_accounts
from recount.linking.scoring import weigh_time, weigh_titles
from recount.linking.tellings import merge, tell_all
from recount.linking.verdicts import NEVER
from recount.linking.vicinity import likeness, titles_alike, told_again, words_around
from recount.model.documents import Document
from recount.model.events import Cluster
from recount.model.places import Alternative

FILLER = "the army said on that day that a strike hit the town and people were hurt or killed there"
NAMES = "Harrowgate mill Tolland baker Quill orchard lane sexton Penhale bridge Ashby tannery"
OTHERS = "Wexcombe school Ardley ferry Norling market Birtles quarry Oskamp chapel Dunholm cinema"
TOWN = place("Oldmill", 26.1, 14.2)
FAR = place("Newbridge", 29.4, 14.2)


def newsroom(*told: tuple[str, dict]) -> Newsroom:
    """A claim a document, in a ledger of a hundred others that hold none of the names."""
    room = Newsroom()
    for number, (words, fields) in enumerate(told):
        name = room.document(f"d{number}", "2031-05-20")
        room.event(name, **{"at": "2031-05-03", "where": TOWN, **fields})
        room.documents[-1] = Document(name, f"{FILLER} {words}", published="2031-05-20")
    room.documents += [Document(f"x{n}", f"{FILLER} number{n}") for n in range(100)]
    return room


def accounts(room: Newsroom) -> list:
    claims = {claim.id: claim for claim in room.claims}
    met = as_met(find_accounts(claims, cluster_quickly), room.documents)
    return sorted(met, key=lambda account: account.document)


def clusters(room: Newsroom) -> tuple[Cluster, ...]:
    found = link(room.claims, room.documents)
    assert found == link_plainly(room.claims, room.documents)
    return found.clusters


def test_the_same_rare_words_are_alike_and_others_are_not() -> None:
    a, b, c = accounts(newsroom((NAMES, {}), (NAMES, {}), (OTHERS, {})))
    assert likeness(a.around, b.around) > 0.9
    assert likeness(a.around, c.around) is None or likeness(a.around, c.around) < 0.1
    assert told_again(a.around, b.around)


def test_a_small_ledger_says_nothing_of_rarity() -> None:
    room = newsroom((NAMES, {}), (NAMES, {}))
    few = room.documents[:50]
    claims = {claim.id: claim for claim in room.claims}
    assert words_around(find_accounts(claims, cluster_quickly), few) == {}


def test_two_languages_are_not_compared_by_their_words() -> None:
    room = newsroom((NAMES, {}), (NAMES, {}))
    room.documents[1] = Document("d1", room.documents[1].text, language="fr")
    a, b = accounts(room)
    assert likeness(a.around, b.around) is None


def test_each_word_goes_to_the_nearest_account_of_its_document() -> None:
    room = Newsroom()
    name = room.document("d0")
    room.event(name, at="2031-05-03", quote=f"{NAMES} were hit " * 2)
    room.event(name, at="2031-05-09", quote=f"{OTHERS} were hit " * 2)
    room.document("d1")
    first, second = (claim.evidence for claim in room.claims)
    text = first.quote.ljust(second.start) + second.quote
    room.documents = [Document("d0", text), Document("d1", text)]
    room.documents += [Document(f"x{n}", FILLER) for n in range(100)]
    one, two = sorted(accounts(room), key=lambda account: account.told)
    assert {"harrowgate", "tannery"} <= one.around.weights.keys()
    assert {"wexcombe", "cinema"} <= two.around.weights.keys()
    assert not one.around.weights.keys() & two.around.weights.keys() - {"were", "hit"}


LATE = {"at": "2031-05-19", "basis": "relative_to_publication"}


@pytest.mark.parametrize(
    ("words", "fields", "events"),
    [
        pytest.param(NAMES, LATE, 1, id="a relative day, weeks later, the same rare words"),
        pytest.param(OTHERS, LATE, 2, id="a relative day, weeks later, other words"),
        pytest.param(NAMES, {"at": "2031-05-19"}, 2, id="two written days, the same rare words"),
        pytest.param(OTHERS, {"where": FAR}, 2, id="a place far away, other words"),
    ],
)
def test_rare_words_bring_together_what_a_doubtful_day_keeps_apart(words, fields, events) -> None:
    same = {"dead": 9}
    room = newsroom((NAMES, same), (words, {**same, **fields}))
    with patch("recount.linking.blocking.ALL_PAIRS", 0):
        assert len(clusters(room)) == events


def test_a_name_that_two_places_bear_is_taken_for_the_one_where_the_other_text_is() -> None:
    namesake = Alternative("Oldmill", 26.1, 14.2, "LY", 0.2)
    mistaken = replace(place("Oldmill", 31.0, 20.0), alternatives=(namesake,))
    room = newsroom((NAMES, {"dead": 9}), (NAMES, {"dead": 9, "where": mistaken}))
    (cluster,) = clusters(room)
    (pair,) = score_event(cluster.claims, {c.id: c for c in room.claims}, room.documents)
    reasons = {part.name: part.reason for part in pair.features}
    assert reasons["place"] == "places far apart, but another of that name lies there"
    assert reasons["around"] == "most rare words around it are the same"


def test_the_pairs_of_an_event_add_up_and_come_strongest_first() -> None:
    room = newsroom((NAMES, {"dead": 9}), (NAMES, {"dead": 9}), (NAMES, {"dead": 7}))
    (cluster,) = clusters(room)
    pairs = score_event(cluster.claims, {c.id: c for c in room.claims}, room.documents)
    assert len(pairs) == 3
    assert [pair.total for pair in pairs] == sorted((p.total for p in pairs), reverse=True)
    assert all(pair.total == sum(part.weight for part in pair.features) for pair in pairs)


def test_lines_that_publishers_print_beside_every_report_mark_nothing() -> None:
    room = newsroom((NAMES, {}), (OTHERS, {}))
    notice = "Subscribe to the Harbour Gazette, Quayside office, Marlow crossing, Tessel row"
    for number in (0, 1):
        old = room.documents[number]
        room.documents[number] = replace(old, text=f"{old.text}\n{notice}")
    a, b = accounts(room)
    assert "gazette" not in (a.around.weights if a.around else {})
    assert not told_again(a.around, b.around)


def test_the_words_of_a_title_count_for_the_first_happening_told() -> None:
    room = newsroom((NAMES, {}), (OTHERS, {}))
    room.documents[:2] = [
        replace(one, title="Mayor of Wolding shot beside Pellmoor dam")
        for one in room.documents[:2]
    ]
    a, b = accounts(room)
    assert {"wolding", "pellmoor"} <= a.around.weights.keys() & b.around.weights.keys()


def test_titles_of_the_same_rare_words_speak_for_one_happening() -> None:
    room = newsroom((NAMES, {}), (OTHERS, {}), (OTHERS, {}))
    titles = ("Mayor of Wolding shot", "Wolding mourns its mayor", "Two hurt beside Pellmoor dam")
    room.documents[:3] = [
        replace(one, title=title) for one, title in zip(room.documents[:3], titles, strict=True)
    ]
    room.documents += [Document("y", "-", title="Pellmoor dam mayor Wolding")]
    a, b, c = accounts(room)
    assert titles_alike(a.around, b.around) > 0.35
    assert titles_alike(a.around, c.around) == 0
    assert weigh_titles(a, b).weight > weigh_titles(a, c).weight == 0


def test_the_name_of_a_publisher_in_titles_marks_nothing() -> None:
    room = newsroom((NAMES, {}), (NAMES, {}), (NAMES, {}))
    titles = ("Mayor shot - Wolding Herald", "Ferry sunk - Wolding Herald", "Dam burst in Wolding")
    room.documents[:3] = [
        replace(one, title=title) for one, title in zip(room.documents[:3], titles, strict=True)
    ]
    a, b, c = accounts(room)
    assert "herald" not in a.around.weights.keys() | a.around.title.keys()
    assert "wolding" not in b.around.weights.keys() | b.around.title.keys()
    assert "wolding" in c.around.title


@pytest.mark.parametrize(
    ("words", "events"),
    [
        pytest.param("", 1, id="a day that no word gives"),
        pytest.param("that day", 2, id="a day that the texts give"),
    ],
)
def test_one_news_is_one_event_where_a_third_text_keeps_its_parts_apart(words, events) -> None:
    """The last text is of the other day, and has too few rare words to be of the news by itself."""
    later = {"at": "2031-05-20", "basis": "relative_to_publication", "dead": 9}
    room = newsroom((NAMES, {"dead": 9}), (NAMES, {"dead": 9}), (NAMES, later), ("", later))
    room.claims[2:] = [replace(c, when=replace(c.when, text=words)) for c in room.claims[2:]]
    assert len(clusters(room)) == events


def test_rare_words_months_apart_are_those_of_a_town_and_need_a_person_to_be_one_happening() -> (
    None
):
    sources = ({"at": "2031-05-03"}, {"at": "2031-11-20", "basis": "relative_to_publication"})
    a, b = accounts(newsroom(*((NAMES, one) for one in sources)))
    assert weigh_time(a, b).weight == NEVER
    untold = replace(b, days=replace(b.days, told=False), outer=replace(b.outer, told=False))
    assert weigh_time(a, untold).weight == -4
    named = [replace(one, persons=frozenset({"ida quill"})) for one in (a, b)]
    assert weigh_time(*named).weight == -1


def test_a_day_that_one_sentence_of_an_account_tells_is_told_by_all_of_it() -> None:
    room = Newsroom()
    document = room.document("d")
    told = {"at": "2031-05-03", "basis": "relative_to_publication"}
    room.event(document, **told)
    room.event(document, **told)
    taken = [
        replace(one.when, text=text) for one, text in zip(room.claims, ("", "Friday"), strict=True)
    ]
    room.claims[:] = [replace(c, when=when) for c, when in zip(room.claims, taken, strict=True)]
    account = merge(list(tell_all(room.claims).values()))
    assert account.days.told


@pytest.mark.parametrize(
    ("basis", "events"),
    [
        pytest.param("relative_to_publication", 1, id="a weekday, which may be that of the news"),
        pytest.param("written", 2, id="a day that the text writes"),
    ],
)
def test_a_day_beside_another_in_one_text_yields_to_the_same_rare_words_elsewhere(
    basis, events
) -> None:
    """ "He was in a serious condition on Saturday", of what the same text says was on Friday."""
    room = newsroom((NAMES, {"dead": 9}), ("", {"dead": 9}))
    room.event("d1", "2031-05-04", TOWN, 9, basis=basis)
    text = f"{FILLER} {'and so on ' * 40} {FILLER} {NAMES}"
    room.documents[1] = replace(room.documents[1], text=text)
    assert len(clusters(room)) == events
