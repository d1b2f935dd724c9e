"""A person who may not be named is in no byte of what leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.readings import PersonName
from recount.publishing import Dossier, Edition, Shape, publish
from recount.publishing.persons import Persons


def people(event, outcome):
    counts = [count for count in event.counts if count.outcome is outcome]
    return (counts[0].low, counts[0].best, counts[0].high) if counts else (None, None, None)


@pytest.fixture
def telling(case) -> Edition:
    """The case, with the name of its person wherever a document could bring it in."""
    name = "Tam Orre"
    first, *others = case.documents
    named = replace(
        first,
        title=f"Who was {name}?",
        publisher=f"Friends of {name}",
        url="https://gazette.example/2031/tam-orre-killed",
    )
    speaker = Speaker(name, SpeakerKind.WITNESS, None)
    strike = replace(
        case.strike,
        speaker=speaker,
        target=Party(f"{name}'s men", None, None, PartyKind.MILITIA, None),
    )
    reading = next(row for row in case.readings if row.document == first.id)
    claims = tuple(strike if claim.id == strike.id else claim for claim in reading.claims)
    readings = {row.document: row for row in case.readings}
    readings[first.id] = replace(reading, claims=claims)
    event = case.reconciliation.events[0]
    told = replace(event, claims=(*event.claims, case.role.id), target=strike.target)
    conflict = replace(case.reconciliation.contradictions[0], message=f"{name} was killed twice.")
    return Edition(
        (named, *others), readings, (told, *case.reconciliation.events[1:]),
        case.linking.memberships, (conflict,), case.origins, "by hand 1",
    )  # fmt: skip


@pytest.mark.parametrize("shape", Shape)
def test_a_withheld_person_is_in_no_byte_of_any_file(telling, shape):
    made = publish(shape, None, Dossier(telling, people))
    for leaf in made.leaves:
        plain = leaf.data.decode("utf-8", "replace").casefold()
        assert "orre" not in plain, leaf.name
    assert any(loss.kind == "withheld" for loss in made.losses)


@pytest.mark.parametrize(
    ("shape", "column"),
    [
        (Shape.CSV, "target"), (Shape.DATAPACKAGE, "target"), (Shape.FTM, "party"),
        (Shape.AIRWARS, "targeted_belligerent"),
    ],
)  # fmt: skip
def test_a_party_that_is_withheld_stands_among_the_losses(telling, shape, column):
    losses = publish(shape, None, Dossier(telling, people)).losses
    reasons = {loss.reason for loss in losses if loss.kind == "withheld" and loss.column == column}
    assert "the name of a party is one of a person" in reasons


def test_who_was_named_in_a_claim_that_was_set_aside_is_withheld_too(case):
    reading = next(row for row in case.readings if row.document == "gazette-1")
    bare = replace(reading, claims=(case.strike,), mentions=())
    readings = {row.document: row for row in case.readings} | {"gazette-1": bare}
    titled = replace(case.documents[1], title="Remembering Tam Orre")
    edition = Edition(
        (case.documents[0], titled), readings, case.reconciliation.events, (), (), case.origins
    )
    made = publish(Shape.DATAPACKAGE, None, Dossier(edition, people, case.readings))
    assert all(b"Orre" not in leaf.data for leaf in made.leaves)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a strike killed Tam Orre", True),
        ("ORRE'S brother", True),
        ("gazette.example/tam-orre-killed", True),
        ("a strike near Torrento", False),
        ("Tam said", False),
    ],
)
def test_a_text_names_a_person_where_it_holds_the_last_word_of_the_name(case, text, named):
    assert Persons.of(case.readings).named_in(text, ["gazette-1"]) is named


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Northland Hospital", "medical", "Northland Hospital"),
        ("Local residents", "witness", "Local residents"),
        ("Ana Bell", "witness", None),
        ("a doctor, Ana Bell", "other", None),
        ("the ministry", "government", "the ministry"),
        ("Colonel Orre", "military", None),
        ("Rowena Marsh", "social_media", None),
        ("Rowenamarsh Facebook post", "social_media", None),
        ("Twitter/X user @rowena_m", "social_media", None),
        ("a post by @rowena_m", "media", None),
        ("روينا", "social_media", None),
        ("Rowena", "other", None),
        ("Facebook users", "social_media", "Facebook users"),
        ("Twitter/X user", "social_media", "Twitter/X user"),
        ("social media pages", "social_media", "social media pages"),
        ("NFDH", "other", "NFDH"),
    ],
)
def test_a_speaker_is_named_where_that_is_no_person(case, name, kind, shown):
    speaker = Speaker(name, SpeakerKind(kind), None)
    assert Persons.of(case.readings).speaker(speaker, "gazette-1") == shown


def test_a_name_that_a_document_also_has_in_the_genitive_is_withheld_all_the_same(case):
    reading = next(row for row in case.readings if row.document == "gazette-1")
    (told,) = reading.mentions
    genitive = replace(told, text="Tam Orre's", end=told.end + 2, value=PersonName("Tam Orre's"))
    counted = replace(case.strike.counts[0], text="Tam Orre")
    strike = replace(case.strike, counts=(counted,))
    twice = replace(reading, claims=(strike,), mentions=(told, genitive))
    assert Persons.of([twice]).named_in("Tam Orre", ["gazette-1"])
    edition = Edition(
        case.documents, {"gazette-1": twice}, case.reconciliation.events, (), (), case.origins
    )
    figures = next(
        leaf for leaf in publish(Shape.DATAPACKAGE, None, Dossier(edition, people)).leaves
        if leaf.name == "figures.csv"
    )  # fmt: skip
    assert b"[name withheld]" in figures.data
    assert b"Orre" not in figures.data
