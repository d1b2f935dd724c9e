"""The strikes of September 2019 and November 2018 in Libya, as a dozen documents tell of them."""

from __future__ import annotations

import random

import pytest
from tests.making_claims import Newsroom, country, place

from recount.linking import link
from recount.model.events import Cluster, Linking

MURZUQ = place("Murzuq", 25.92, 13.92, "near")
SOUTH_WEST = place("south-west Libya", 26.5, 12.5, "region", radius=350)
SOUTH = place("southern Libya", 25.5, 15.0, "region", radius=500)
AL_UWAYNAT = place("Al Uwaynat", 25.78, 10.55, "near")
LIBYA = country("LY")
US, IS, AQ = "United States", "Islamic State (Libya)", "Al Qaeda in the Islamic Maghreb"
COMMAND = "Africa Command"


def official(room: Newsroom, day: str, where, dead: int) -> str:
    """A statement of the command, a day later."""
    document = room.document(f"official-{day}", f"2019-{day}")
    at = f"2019-{day}"
    return room.event(document, at, where, dead, by=US, on=IS, speaker=COMMAND, victims="combatant")


def dispatch(room: Newsroom, name: str) -> list[str]:
    """One copy of the agency's text of the 28th, which has it the wrong way round."""
    document = room.document(name, "2019-09-28")
    return [
        room.event(
            document, day, SOUTH, dead, by=US, on=IS, basis="relative_to_publication",
            series=("l1", index, 2), respectively=True, speaker=COMMAND,
            quote="strikes in southern Libya on Wednesday and Friday killed 17 and 11 "
            "respectively, the command said",
        )
        for index, (day, dead) in enumerate((("2019-09-25", 17), ("2019-09-27", 11)))
    ]  # fmt: skip


class Dossier(Newsroom):
    """The first part of the dossier, with the claims that tests ask for by name."""

    def __init__(self) -> None:
        super().__init__()
        self.s19 = official(self, "09-19", MURZUQ, 8)
        self.s24 = official(self, "09-24", MURZUQ, 11)
        self.s26 = official(self, "09-26", SOUTH_WEST, 17)
        self.copies = [dispatch(self, name) for name in ("agency-a", "agency-b", "agency-c")]
        paper = self.document("paper", "2019-09-28")
        self.p8 = self.event(paper, "2019-09-19", MURZUQ, 8, by=US)
        self.p11 = self.event(paper, "2019-09-24", LIBYA, 11, by=US, on=IS)
        self.p17 = self.event(
            paper, "2019-09-27", SOUTH_WEST, 17, by=US, on=IS, basis="relative_to_publication"
        )
        self.p26 = self.total(paper, 26, at="2019-09", where=LIBYA, by=US)
        radio = self.document("radio", "2019-09-21")
        self.night = self.event(
            radio, "2019-09-19/20", SOUTH, 10, by=US, on=IS, strikes=4, speaker="a source",
            office="other",
        )  # fmt: skip
        self.analysis()
        said = self.document("official-11-29", "2018-11-30")
        self.o18 = self.event(said, "2018-11-29", AL_UWAYNAT, 11, by=US, on=AQ, speaker=COMMAND)
        local = self.document("protest", "2018-12-02")
        self.c18 = self.event(local, "2018-11-29", AL_UWAYNAT, 11, by=US, on="?our sons")

    def analysis(self) -> None:
        """The text of November that sums up."""
        name = self.document("analysis", "2019-11-18")
        days = ("2019-09-19", "2019-09-24", "2019-09-26", "2019-09-29")
        self.listed = [
            self.event(name, day, LIBYA, by=US, on=IS, series=("l1", i, 4), speaker=COMMAND)
            for i, day in enumerate(days)
        ]
        self.t43 = self.total(
            name, 43, 4, at="2019-09-20/30", precision="days", where=SOUTH, by=US, on=IS
        )
        self.named = self.total(name, 43, 4, members=self.listed)
        self.first = self.total(name, None, 4, at="2019", where=LIBYA, by=US)
        self.six = self.total(name, None, 6, at="2018", where=LIBYA, by=US)
        self.man = self.role(name, "Salim Dhara", "targeted", refers_to=self.t43)
        self.response(name, self.man)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return Dossier()


@pytest.fixture(scope="module")
def linked(dossier: Dossier) -> Linking:
    return link(dossier.claims, dossier.documents)


def holding(linked: Linking, claim: str) -> Cluster:
    """The event that a claim was put into."""
    return next(cluster for cluster in linked.clusters if claim in cluster.claims)


def days(linked: Linking) -> list[str]:
    return sorted(str(cluster.when.start) for cluster in linked.clusters if cluster.when)


def test_five_strikes_are_five_events(linked: Linking) -> None:
    assert days(linked) == ["2018-11-29", "2019-09-19", "2019-09-24", "2019-09-26", "2019-09-29"]


def test_the_swapped_list_meets_the_strikes_in_order_of_dates(
    dossier: Dossier, linked: Linking
) -> None:
    for first, second in dossier.copies:
        assert dossier.s24 in holding(linked, first).claims
        assert dossier.s26 in holding(linked, second).claims


def test_yesterday_is_the_day_before_it(dossier: Dossier, linked: Linking) -> None:
    assert dossier.s26 in holding(linked, dossier.p17).claims


def test_a_night_of_four_strikes_is_one_event_of_one_to_four(
    dossier: Dossier, linked: Linking
) -> None:
    event = holding(linked, dossier.night)
    assert dossier.s19 in event.claims
    assert (event.strikes.low, event.strikes.high) == (1, 4)


def test_fighters_or_sons_it_is_one_strike(dossier: Dossier, linked: Linking) -> None:
    assert dossier.c18 in holding(linked, dossier.o18).claims


def test_the_official_written_day_and_the_narrow_place_stand(
    dossier: Dossier, linked: Linking
) -> None:
    event = holding(linked, dossier.p17)
    assert str(event.when.start) == "2019-09-26"
    assert event.where.name == "south-west Libya"
    assert holding(linked, dossier.s24).where.name == "Murzuq"


def test_each_total_has_its_members(dossier: Dossier, linked: Linking) -> None:
    member = {membership.total: membership for membership in linked.memberships}
    four = {holding(linked, claim).id for claim in dossier.listed}
    for total in (dossier.t43, dossier.named, dossier.first):
        assert set(member[total].members) == four, member[total].reason
        assert member[total].complete
    running = member[dossier.p26]
    three = {holding(linked, claim).id for claim in (dossier.s19, dossier.s24, dossier.s26)}
    assert set(running.members) == three
    assert not running.complete
    last_year = member[dossier.six]
    assert last_year.members == (holding(linked, dossier.o18).id,)
    assert not last_year.complete


def test_a_later_statement_joins_the_strike_that_had_no_toll(dossier: Dossier) -> None:
    before = link(dossier.claims, dossier.documents)
    later = Dossier()
    new = official(later, "09-29", SOUTH_WEST, 7)
    after = link(later.claims, later.documents)
    assert dossier.listed[3] in holding(after, new).claims
    untouched = {c.id for c in before.clusters if dossier.listed[3] not in c.claims}
    assert untouched <= {cluster.id for cluster in after.clusters}


def test_the_order_of_the_claims_does_not_matter(dossier: Dossier, linked: Linking) -> None:
    claims = list(dossier.claims)
    random.Random(7).shuffle(claims)
    assert link(claims, dossier.documents[::-1]) == linked


def test_every_linked_claim_has_its_reason(linked: Linking) -> None:
    for cluster in linked.clusters:
        assert tuple(name for name, _ in cluster.reasons) == cluster.claims
        assert all(reason.endswith(".") for _, reason in cluster.reasons)
