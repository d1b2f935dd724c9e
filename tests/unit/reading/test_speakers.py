"""Who says what, how, and through whom."""

from __future__ import annotations

import pytest

from recount.model.claims import Stance
from recount.model.parties import SpeakerKind
from recount.reading.attributions import Attribution, attribution_at
from recount.reading.nlp import load_nlp, parse_text
from recount.reading.parties import find_parties
from recount.reading.speakers import find_attributions


def said(text: str, words: str) -> Attribution | None:
    """Who says the words."""
    doc = parse_text(load_nlp(), text, everything=True)
    found = find_attributions(doc, find_parties(doc))
    start = text.rindex(words)
    return attribution_at(found, start, start + len(words))


def name(text: str, words: str) -> str | None:
    """The name of who says the words."""
    made = said(text, words)
    return made.speaker.name if made and made.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Residents said that two men were killed.", "killed", "Residents"),
        ("A force responding to an ambush near Gwanto \u201crouted them, killing at least 40 "
         "fighters,\u201d army headquarters said in a statement.", "killing", "army headquarters"),
        ("The Nigerian air force said that two men were killed.", "killed", "Nigeria air force"),
        ("The Somali National Army said that two men were killed.", "killed",
         "Somali National Army"),
        ("The Somali army said that two men were killed.", "killed", "Somalia army"),
        ("Kestrel Eye put the toll at 17.", "17", "Kestrel Eye"),
        ("A report by the Harra Monitor said two men were killed.", "killed", "Harra Monitor"),
        ("A UN investigation found that two men were killed.", "killed", "UN investigation"),
        ("An inquiry by the Harra Monitor found that two men were killed.", "killed",
         "Harra Monitor"),
        ("Rescuers found two bodies in the rubble.", "bodies", None),
        ("The governor said in a statement that nine people had died.", "died", "governor"),
        ("The alliance announced on Facebook that nine people had died.", "died", "alliance"),
        ("A woman hurt in the blast died on Friday, raising the toll to 12, the mayor said.", "12",
         "mayor"),
        ("Health officials put the number of dead at 38.", "38", "Health officials"),
        ("Clinic worker: two people killed by shelling.", "killed", "Clinic worker"),
        ("Per MSF, 21 wounded were treated.", "wounded", "MSF"),
        ("The Facebook page Al-Sindiq Today spoke of six dead.", "dead",
         "Facebook page Al-Sindiq Today"),
        ("5/7 Police in Bamako say four people were killed.", "killed", "Police in Bamako"),
        ("As reported by the agency Sahel Alerte, gunmen killed six.", "killed", "Sahel Alerte"),
        ("The mission recorded 12 deaths in May.", "deaths", "mission"),
        ("The Joint Rights Office recorded the abduction of 64 people.", "abduction",
         "Joint Rights Office"),
        ("The ambulance crew says three dead.", "dead", "ambulance crew"),
        ("The harbour office put out a statement. Its guards, it said, had killed two.", "killed",
         "harbour office"),
        ("Two were killed, a farmer, Malam Sani Dutse, told reporters.", "killed",
         "Malam Sani Dutse"),
        ("Two were killed, the UN human rights office said, citing sources in the area.",
         "killed", "UN human rights office"),
        ("The radio, citing a resident, said that two were killed.", "killed", "resident"),
        ("Two were killed; a page close to the army blamed Chad.", "killed", None),
        ("Two men were killed, residents said.", "killed", "residents"),
        ("Two men were killed, according to the police.", "killed", "police"),
        ("According to residents, two men were killed.", "killed", "residents"),
        ("The Africa Command said it killed two men.", "killed", "U.S. Africa Command"),
        ("A US strike hit. The military said it killed two.", "killed", "United States military"),
        ("Col. Ilham Darr, an army spokesman, said two men were killed.", "killed", "Ilham Darr"),
        ("“They killed two,” said Ilham Darr.", "killed", "Ilham Darr"),
        ("Officials at the headquarters of the ministry said two were killed.", "killed",
         "Officials at the headquarters of the ministry"),
    ],
)  # fmt: skip
def test_the_speaker_is_whom_the_text_names(text: str, words: str, want: str | None) -> None:
    assert name(text, words) == want


def test_what_nobody_is_named_for_the_text_says_itself() -> None:
    assert said("Residents said it was quiet. Two men were killed in Gwanto.", "killed") is None


def test_a_last_name_and_a_pronoun_are_the_person_named_in_full() -> None:
    text = (
        "“It was loud,” said Emily Orr, a researcher at the Plain Institute.\n\n"
        "Ms. Orr said that two men were killed. She added that ten fled."
    )
    made = said(text, "killed")
    assert made is not None
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.kind) == ("Emily Orr", SpeakerKind.ANALYST)
    assert name(text, "fled") == "Emily Orr"


def test_she_is_not_a_man_who_spoke_last() -> None:
    text = "Ms. Mary Orr said it. “I saw it,” Mr. John Ames said. She said two men were killed."
    assert name(text, "killed") == "Mary Orr"


def test_he_is_whoever_spoke_last_with_a_name_or_without() -> None:
    text = "Col. John Ames said it. “I saw it,” said one villager. He put the dead at nine."
    assert name(text, "nine") == "one villager"
    text = "“I saw it,” a villager said. John Ames, a colonel, denied it. He put the dead at nine."
    assert name(text, "nine") == "John Ames"


def test_a_quotation_goes_on_over_sentences() -> None:
    text = "“We struck a camp,” Gen. Bo Tam said in an interview. “Two men were killed there.”"
    assert name(text, "killed") == "Bo Tam"


def test_it_is_the_command_that_cited_the_strikes() -> None:
    text = "The Africa Command cited strikes on May 2 and 3 that it said killed six men."
    assert name(text, "killed six") == "U.S. Africa Command"


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("Two men were reportedly killed in Gwanto.", "killed", Stance.ALLEGES),
        ("An alleged airstrike hit Gwanto.", "airstrike", Stance.ALLEGES),
        ("Social media reports said that two were killed.", "killed", Stance.ALLEGES),
        ("The rebels claimed that they killed two soldiers.", "killed", Stance.ALLEGES),
        ("The army denied that it killed two men.", "killed", Stance.DENIES),
        ("The army confirmed that it killed two men.", "killed", Stance.CONFIRMS),
        ("The army estimated that 150 fighters were killed.", "killed", Stance.ESTIMATES),
        ("The army declined to confirm whether two men were killed.", "killed",
         Stance.DECLINES_TO_CONFIRM),
        ("The army did not confirm that two men were killed.", "killed",
         Stance.DECLINES_TO_CONFIRM),
        ("The army was unable to verify that two men were killed.", "killed",
         Stance.DECLINES_TO_CONFIRM),
        ("The ministry withdrew its statement that two men were killed.", "killed",
         Stance.RETRACTS),
        ("He is believed to have killed two men.", "killed", Stance.ALLEGES),
    ],
)  # fmt: skip
def test_how_it_is_said(text: str, words: str, want: Stance) -> None:
    made = said(text, words)
    assert made is not None
    assert made.stance is want


def test_a_medium_relays_whom_it_cites() -> None:
    made = said("Plain TV, citing a security source, said that two men were killed.", "killed")
    assert made is not None
    assert made.speaker is not None
    assert "security source" in made.speaker.name
    assert made.speaker.relayed_by == ("Plain TV",)


def test_a_speaker_within_a_speech_is_relayed() -> None:
    made = said("The newspaper reported that residents said two men were killed.", "killed")
    assert made is not None
    assert made.speaker is not None
    assert made.speaker.name == "residents"
    assert made.speaker.relayed_by == ("newspaper",)


def test_identified_by_officials_is_said_by_them() -> None:
    text = "The strike killed two men, including one identified by American officials as Bo Tam."
    assert name(text, "Bo Tam") == "American officials"
    assert said(text, "killed") is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Witnesses said two were killed.", SpeakerKind.WITNESS),
        ("Hospital officials said two were killed.", SpeakerKind.MEDICAL),
        ("The police said two were killed.", SpeakerKind.POLICE),
        ("The Taliban said two were killed.", SpeakerKind.ARMED_GROUP),
        ("Israel said two were killed.", SpeakerKind.GOVERNMENT),
        ("The interior ministry said two were killed.", SpeakerKind.GOVERNMENT),
        ("Independent security analysts said two were killed.", SpeakerKind.ANALYST),
        ("Amnesty International said two were killed.", SpeakerKind.NGO),
        ("The United Nations said two were killed.", SpeakerKind.NGO),
        ("A UN commission of inquiry said two were killed.", SpeakerKind.NGO),
        ("UN peacekeepers said two were killed.", SpeakerKind.MILITARY),
        ("An official said two were killed.", SpeakerKind.OFFICIAL_UNNAMED),
        ("Posts on Facebook said two were killed.", SpeakerKind.SOCIAL_MEDIA),
    ],
)
def test_what_kind_of_source_it_is(text: str, want: SpeakerKind) -> None:
    made = said(text, "killed")
    assert made is not None
    assert made.speaker is not None
    assert made.speaker.kind is want


def test_every_speaker_quotes_the_text() -> None:
    text = "Col. Ilham Darr said two were killed. He added that, according to police, ten fled."
    doc = parse_text(load_nlp(), text)
    for made in find_attributions(doc, find_parties(doc)):
        made.cue.check(text)
        if made.speaker and made.speaker.span:
            made.speaker.span.check(text)


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("At a well in Tarba, about 30 km south-west of Orsk in northern Mali, a municipal "
         "councillor and two residents said four men were killed.", "killed",
         "municipal councillor and two residents"),
        ("Helicopters fired on a school in Kan village, killing at least six children, a resident "
         "and a schoolteacher told the Lowland Courier on Sunday.", "killing",
         "resident and a schoolteacher"),
        ("A statement attributed to the Orsk Front admitted that two officers were killed.",
         "killed", "Orsk Front"),
        ("The US Africa Command speaks of one strike that killed three militants.", "killed",
         "U.S. Africa Command"),
        ("A roadside bomb on the same stretch of road claimed four lives.", "lives", None),
        ("Earlier this month suspected rebel fighters stopped a bus.", "stopped", None),
        ("No group has claimed the killings.", "killings", None),
    ],
)  # fmt: skip
def test_those_who_speak_are_people_bodies_or_documents(
    text: str, words: str, want: str | None
) -> None:
    assert name(text, words) == want


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        ("The command believes that two civilians were killed.", "killed", Stance.ESTIMATES),
        ("Residents believe that two civilians were killed.", "killed", Stance.ALLEGES),
        ("The army would neither confirm nor deny the strike.", "strike",
         Stance.DECLINES_TO_CONFIRM),
        ("Five died. The rebels deny it.", "it", Stance.DENIES),
        ("It killed four villagers, a charge that the army rejected.", "rejected", Stance.DENIES),
        ("The army said it had no hand in the attack.", "attack", Stance.DENIES),
        ("The army said its men were not involved in the attack.", "attack", Stance.DENIES),
        ("We withdraw the first figure of nine dead.", "dead", Stance.RETRACTS),
        ("Correction: earlier we wrote that nine people were killed.", "killed", Stance.RETRACTS),
    ],
)  # fmt: skip
def test_the_words_around_a_saying_settle_how_it_is_said(
    text: str, words: str, want: Stance
) -> None:
    made = said(text, words)
    assert made is not None
    assert made.stance is want


def test_a_refusal_reaches_no_further_than_a_semicolon() -> None:
    text = "Two officials said that Orr was killed at the gate; the rebels would not confirm it."
    made = said(text, "killed")
    assert made is not None
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.relayed_by) == ("Two officials", ())


def test_a_medium_that_cites_somebody_at_the_end_passes_it_on() -> None:
    text = "Nineteen were killed when bombers stormed the post, Orsk TV reported, citing a medic."
    made = said(text, "killed")
    assert made is not None
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.relayed_by) == ("medic", ("Orsk TV",))


def test_what_is_more_likely_than_not_is_an_estimate_of_the_speaker() -> None:
    text = "“It is more likely than not that 14 civilians died,” a coalition spokesman wrote."
    made = said(text, "died")
    assert made is not None
    assert made.speaker is not None
    assert (made.stance, made.speaker.name) == (Stance.ESTIMATES, "coalition spokesman")


@pytest.mark.parametrize(
    "text",
    [
        "A medic quoted by Orsk TV said that five people died in the blast.",
        "According to a medic quoted by Orsk TV, five people died in the blast.",
        "According to Orsk TV, which cited a medic, five people died in the blast.",
        "Five people were killed in the blast, a medic was quoted as saying by Orsk TV.",
        "A medic who spoke to Orsk TV said that five people died in the blast.",
    ],
)
def test_who_is_heard_through_a_medium_speaks_and_the_medium_relays(text: str) -> None:
    made = said(text, "ive people")
    assert made is not None
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.relayed_by) == ("medic", ("Orsk TV",))


def test_who_is_set_against_another_speaker_is_not_heard_through_him() -> None:
    text = "The minister said that 21 were hurt, while a police official put the number at 25."
    made = said(text, "25")
    assert made is not None
    assert made.speaker is not None
    assert (made.speaker.name, made.speaker.relayed_by) == ("police official", ())
