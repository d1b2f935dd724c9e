"""Who is named, who is pointed to, and who stays nobody."""

from __future__ import annotations

import pytest

from recount.model.parties import Party, PartyKind
from recount.model.spans import Span
from recount.reading.nlp import load_nlp, parse_text
from recount.reading.parties import family_of, find_parties, localise, party_at
from recount.reading.parties_registry import load_registry


def found(text: str) -> list[tuple[str, str | None]]:
    """The words and the name of each party."""
    doc = parse_text(load_nlp(), text, everything=True)
    return [(m.span.quote, m.party.name) for m in find_parties(doc)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("ISIS attacked the town.", "ISIS", "Islamic State"),
        ("The A.Q.I.M. leader was killed.", "A.Q.I.M.", "Al Qaeda in the Islamic Maghreb"),
        ("ISIS fighters in southern Libya fled.", "ISIS", "Islamic State (Libya)"),
        (
            "The Islamic State in Yemen killed two.",
            "Islamic State in Yemen",
            "Islamic State (Yemen)",
        ),
        ("ISIS militants in Sudan fled.", "ISIS", "Islamic State (Sudan)"),
        ("Al-Shabaab attacked a base.", "Al-Shabaab", "Al Shabaab"),
        ("The Pakistani Taliban denied it.", "Pakistani Taliban", "Tehrik-i-Taliban Pakistan"),
        ("An AFRICOM strike killed two.", "AFRICOM", "U.S. Africa Command"),
        ("Nigerian troops killed five men.", "Nigerian troops", "Nigeria"),
        ("Israeli airstrikes killed two.", "Israeli", "Israel"),
        ("Saudi-led coalition jets bombed it.", "Saudi-led coalition", "Saudi-led coalition"),
        ("Russia bombed the hospital.", "Russia", "Russia"),
        ("The town was bombed by Russia.", "Russia", "Russia"),
        ("The Afghan-led security force killed two.", "Afghan-led security force", "Afghanistan"),
    ],
)
def test_a_name_or_a_state_that_acts_is_a_party(text: str, words: str, name: str) -> None:
    assert (words, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "People in Libya fled.",
        "American-backed rebels attacked.",
        "That IS the plan for the village.",
        "Farmers plant maize in Nigeria.",
        "The rights group said so.",
    ],
)
def test_a_place_or_a_word_alike_is_no_state_and_no_group(text: str) -> None:
    assert [name for _, name in found(text) if name] in ([], ["Islamic State"])
    assert all(name is None or name == "Islamic State" for _, name in found(text))


def test_an_acronym_of_many_meanings_needs_its_country() -> None:
    assert found("The ADF killed two men.") == []
    assert ("ADF", "Allied Democratic Forces") in found("The ADF killed two men in Uganda.")


def test_a_person_is_not_the_group_of_that_name() -> None:
    text = "Omar Haqqani was killed. The Haqqani network denied it."
    assert [words for words, _ in found(text)] == ["Haqqani network"]


def test_the_group_is_the_one_spoken_of_last() -> None:
    text = "Boko Haram attacked. Later Ansaru claimed it. The group killed two."
    assert found(text)[-1] == ("The group", "Ansaru")


def test_bare_militants_are_the_only_group_so_far_or_nobodys() -> None:
    assert found("Boko Haram attacked Gwanto. Militants killed two.")[-1][1] == "Boko Haram"
    two = "Boko Haram and the Taliban are far apart.\n\nMilitants killed two."
    assert found(two)[-1] == ("Militants", None)


def test_more_fighters_are_of_those_just_spoken_of() -> None:
    text = "Al-Shabaab fights too.\n\nIt killed two Taliban men.\n\nIt killed 11 more fighters."
    assert found(text)[-1] == ("fighters", "Taliban")


def test_gunmen_and_suspects_are_nobody() -> None:
    text = "Boko Haram fled. Unidentified gunmen and suspected militants killed two."
    assert [name for words, name in found(text)][1:] == [None, None]


def test_the_military_is_that_of_the_state_that_acted() -> None:
    text = "An American airstrike killed two in Libya. The military said so."
    assert found(text)[-1] == ("The military", "United States")


def test_the_command_is_a_command_or_nothing() -> None:
    assert found("The Africa Command struck. The command said so.")[-1][1] == "U.S. Africa Command"
    assert found("He took the command of the ship.") == []


def test_two_parties_may_share_a_noun() -> None:
    names = [n for _, n in found("NATO said that Afghan and coalition forces killed two.")]
    assert names == ["NATO", "Afghanistan; NATO", "Afghanistan", "NATO"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kenyan and Somali forces killed five.", "Kenyan and Somali forces", "Kenya; Somalia"),
        ("Police and soldiers shot two men.", "Police and soldiers", None),
        ("Israeli soldiers and police shot two men.", "Israeli soldiers and police", "Israel"),
        ("Eight were shot by men in uniform.", "men in uniform", None),
        ("Eight were shot by men wearing army uniforms.", "men wearing army uniforms", None),
        ("Five were killed by gunmen on a bus.", "gunmen", None),
    ],
)
def test_those_who_act_together_or_without_a_name_are_a_party(
    text: str, words: str, name: str | None
) -> None:
    assert (words, name) in found(text)


def test_two_sides_of_a_fight_are_no_one_party() -> None:
    made = found("Iraqi forces and the Islamic State fought in Mosul.")
    assert made == [("Iraqi forces", "Iraq"), ("Islamic State", "Islamic State")]


def test_a_joint_party_has_an_id_only_where_both_have_the_same() -> None:
    doc = parse_text(load_nlp(), "Kenyan and Somali forces killed five.", everything=True)
    joint = next(m for m in find_parties(doc) if m.span.quote.startswith("Kenyan and"))
    assert (joint.party.id, joint.party.kind) == (None, PartyKind.STATE_FORCE)


def test_an_own_country_is_state_force_and_another_external() -> None:
    party = Party("US", "United States", "state-US", PartyKind.STATE_FORCE, None)
    assert localise(party, "LY").kind is PartyKind.EXTERNAL_FORCE
    assert localise(party, "US").kind is PartyKind.STATE_FORCE
    assert localise(party, None) is party


def test_a_branch_belongs_to_its_franchise() -> None:
    span = Span(0, 4, "ISIS")
    base = Party("ISIS", "Islamic State", "islamic-state", PartyKind.REBEL_GROUP, span)
    assert localise(base, "LY").name == "Islamic State (Libya)"
    assert family_of(localise(base, "SD")) == ("islamic-state-sd", "islamic-state")
    assert "al-qaeda" in family_of(Party("", None, "ansar-dine", None, None))


def test_a_word_finds_the_party_that_describes_it() -> None:
    doc = parse_text(load_nlp(), "Soldiers killed eight Taliban fighters and a leader of Ansaru.")
    parties = find_parties(doc)
    by_word = {t.text: t for t in doc}
    assert party_at(parties, by_word["fighters"]).party.name == "Taliban"  # type: ignore[union-attr]
    assert party_at(parties, by_word["leader"]).party.name == "Ansaru"  # type: ignore[union-attr]


def test_the_registry_holds_together() -> None:
    registry = load_registry()
    assert all(e.of is None or e.of in registry.entries for e in registry.entries.values())
    assert all(registry.root(e.id) for e in registry.entries.values())
    names: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], str] = {}
    for rows in registry.aliases.values():
        for alias in rows:  # names that need a land beside them may be others' in other lands
            lands = registry.entries[alias.entry].countries if alias.shy else ()
            key = (alias.words, alias.capitals, lands)
            assert names.setdefault(key, alias.entry) == alias.entry, alias
            assert alias.entry in registry.entries


def test_a_name_that_groups_of_two_lands_bear_is_that_of_the_land_named() -> None:
    words = "The Maoists attacked a post in {}."
    for land in ("Nepal", "India"):
        assert ("Maoists", f"Communist Party of {land} (Maoist)") in found(words.format(land))
    both = found(words.format("Nepal, near the border with India"))
    assert [name for written, name in both if written == "Maoists" and name] == []
