"""One undated text: four days in a list, two of them told singly, an older strike, a raid."""

from __future__ import annotations

import pytest
from tests.making_claims import Newsroom, country, place

from recount.linking import link
from recount.model.events import Cluster, Linking

TOWN = place("Murzuq", 25.92, 13.92, "city")
SOUTH = place("the south", 25.5, 15.0, "region", radius=500)
ABROAD = place("north-west Syria", 35.9, 36.6, "region", country="SY", radius=120)
HERE = country("LY")
US, IS = "United States", "Islamic State (Libya)"


class Article(Newsroom):
    """What a reader finds in it."""

    def __init__(self) -> None:
        super().__init__()
        a = self.document("article")
        self.late = self.total(
            a, 43, 4, at="2019-09-20/30", precision="days", where=SOUTH, by=US, on=IS
        )
        self.raid = self.event(
            a, "2019-10-26", ABROAD, (1, None), kind="raid", by=US, on="Islamic State"
        )
        days = ("2019-09-19", "2019-09-24", "2019-09-26", "2019-09-29")
        self.listed = [
            self.event(
                a, day, HERE, by=US, on=IS, speaker="Africa Command", basis="year_inferred",
                series=("list", index, 4),
            )
            for index, day in enumerate(days)
        ]  # fmt: skip
        self.named = self.total(a, 43, 4, members=self.listed)
        self.eight = self.event(a, "2019-09-19", TOWN, 8, by=US, on=IS, basis="year_inferred")
        self.eleven = self.event(
            a, "2019-09-24", TOWN, 11, by=US, on="?fighters", basis="relative_to_event",
            speaker="the military",
        )  # fmt: skip
        self.man = self.role(a, "Salim Dhara", "targeted", self.named)
        self.declined = self.response(a, self.man)
        self.first = self.total(a, None, 4, at="2019", where=HERE, by=US)
        self.last_year = self.total(a, None, 6, at="2018", where=HERE, by=US)
        self.march = self.event(
            a, "2018-03", SOUTH, (1, None), by=US, on="Al Qaeda in the Islamic Maghreb"
        )
        self.that = self.event(a, "2018-03", HERE, 2, by=US, refers_to=self.march)
        self.killed = self.role(a, "Musa Dreek", "killed", self.that)
        self.yes = self.response(a, self.killed, "confirms")
        self.coast = self.total(
            a, None, (450, 499), at="2016", where=place("Surt", 31.2, 16.6, "city"), by=US
        )
        self.strong = self.other(a, "strength")
        self.silence = self.other(a, "absence", refers_to=self.named)


@pytest.fixture(scope="module")
def article() -> Article:
    return Article()


@pytest.fixture(scope="module")
def linked(article: Article) -> Linking:
    return link(article.claims, article.documents)


def holding(linked: Linking, claim: str) -> Cluster:
    return next(cluster for cluster in linked.clusters if claim in cluster.claims)


def test_there_are_the_four_strikes_the_older_one_and_the_raid(linked: Linking) -> None:
    starts = sorted(str(cluster.when.start) for cluster in linked.clusters)
    assert starts == [
        "2018-03-01", "2019-09-19", "2019-09-24", "2019-09-26", "2019-09-29", "2019-10-26",
    ]  # fmt: skip


def test_a_strike_told_singly_is_the_one_in_the_list(article: Article, linked: Linking) -> None:
    assert set(holding(linked, article.eight).claims) == {article.eight, article.listed[0]}
    assert set(holding(linked, article.eleven).claims) == {article.eleven, article.listed[1]}
    assert holding(linked, article.eleven).where == TOWN


def test_that_attack_its_dead_man_and_the_answer_are_one_event(
    article: Article, linked: Linking
) -> None:
    event = holding(linked, article.march)
    assert set(event.claims) == {article.march, article.that, article.killed, article.yes}


def test_a_man_named_among_the_dead_of_a_total_is_in_no_event(
    article: Article, linked: Linking
) -> None:
    everything = {claim for cluster in linked.clusters for claim in cluster.claims}
    assert not everything & {article.man, article.declined, article.strong, article.silence}


def test_totals_find_their_strikes(article: Article, linked: Linking) -> None:
    member = {membership.total: membership for membership in linked.memberships}
    four = {holding(linked, claim).id for claim in article.listed}
    for total in (article.late, article.named, article.first):
        assert (set(member[total].members), member[total].complete) == (four, True)
    assert member[article.last_year].members == (holding(linked, article.march).id,)
    assert not member[article.last_year].complete
    assert member[article.coast].members == ()
    assert not member[article.coast].complete
    assert all(membership.reason.endswith(".") for membership in linked.memberships)
