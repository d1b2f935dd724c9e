"""Wrong claims of every kind are refused; the same claims put right are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recount.model.claims import Claim, ClaimKind, Person, PersonStatus, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Share, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.spans import Span
from recount.reading.verifier import verify

TEXT = (
    "Colonel Ilham Darr, a spokesman for the Nigerian army, said on Thursday that an airstrike on "
    "Sept. 19, 2019 killed eight Boko Haram fighters near Gwanto.\n\n"
    "Residents said at least 13 people died. The army did not kill four hunters, Mr. Darr said. "
    "No civilians were harmed. The army denied that six farmers were killed.\n\n"
    "Officials told the newspaper Daily Plain that about 150 fighters remain, and that the strikes "
    "on Sept. 19, 24 and 26 killed one third of them. Musa Tantal, a commander, was captured."
)


def span(words: str) -> Span:
    """The first place where the words stand."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def count(words: str, low: int | None, high: int | None, **more: object) -> Count:
    """A count of killed combatants."""
    made = Count(Outcome.KILLED, Victims.COMBATANT, low, high, words, span(words), Exactness.EXACT)
    return replace(made, **more)


def day(words: str, when: date, basis: DateBasis = DateBasis.WRITTEN) -> When:
    """A day as written."""
    return When(when, when, DatePrecision.DAY, words, span(words), basis)


DARR = Speaker("Ilham Darr", SpeakerKind.MILITARY, span("Ilham Darr"))
HARAM = Party("Boko Haram", "Boko Haram", "boko-haram", PartyKind.REBEL_GROUP, span("Boko Haram"))
STRIKE = Claim(
    id="",
    document="d",
    kind=ClaimKind.EVENT,
    evidence=span("an airstrike on Sept. 19, 2019 killed eight Boko Haram fighters near Gwanto"),
    speaker=DARR,
    when=day("Sept. 19, 2019", date(2019, 9, 19)),
    target=HARAM,
    counts=(count("eight", 8, 8),),
)


def code(claim: Claim) -> str | None:
    """What the verifier says of a claim."""
    problem = verify(claim, TEXT)
    return problem.code if problem else None


def test_a_claim_that_its_words_bear_out_is_taken() -> None:
    assert verify(STRIKE, TEXT) is None


@pytest.mark.parametrize(
    ("low", "high"), [(9, 9), (8, 9), (80, 80), (19, 19), (2019, 2019), (0, 0), (7, None)]
)
def test_another_number_than_the_words_say_is_refused(low: int, high: int | None) -> None:
    assert code(replace(STRIKE, counts=(count("eight", low, high),))) == "unverified_count"


def test_a_day_of_the_month_is_no_toll() -> None:
    assert code(replace(STRIKE, counts=(count("19", 19, 19),))) == "unverified_count"


def test_at_least_is_not_exactly() -> None:
    died = replace(
        STRIKE,
        evidence=span("at least 13 people died"),
        speaker=Speaker("Residents", SpeakerKind.WITNESS, span("Residents")),
        when=None,
        target=None,
        counts=(count("13", 13, 13),),
    )
    assert code(died) == "unverified_count"
    assert code(replace(died, counts=(count("at least 13", 13, None),))) is None


def test_words_that_are_not_in_the_evidence_are_refused() -> None:
    made = replace(count("eight", 8, 8), text="eighty", span=None)
    assert code(replace(STRIKE, counts=(made,))) == "unverified_count"


@pytest.mark.parametrize(
    "wrong", [date(2019, 8, 19), date(2018, 9, 19), date(2019, 9, 18), date(2019, 10, 19)]
)
def test_a_date_off_by_a_month_a_day_or_a_year_is_refused(wrong: date) -> None:
    assert code(replace(STRIKE, when=day("Sept. 19, 2019", wrong))) == "unverified_when"


def test_a_day_in_a_list_takes_the_month_before_it() -> None:
    evidence = span("the strikes on Sept. 19, 24 and 26 killed one third of them")
    listed = replace(
        STRIKE,
        evidence=evidence,
        counts=(),
        target=None,
        speaker=Speaker("Officials", SpeakerKind.OFFICIAL_UNNAMED, span("Officials")),
        when=day("24", date(2019, 9, 24), DateBasis.YEAR_INFERRED),
    )
    assert code(listed) is None
    off = day("24", date(2019, 10, 24), DateBasis.YEAR_INFERRED)
    assert code(replace(listed, when=off)) == "unverified_when"


def test_a_weekday_that_the_date_is_not_is_refused() -> None:
    wrong = day("Thursday", date(2019, 9, 18), DateBasis.RELATIVE_TO_PUBLICATION)
    assert code(replace(STRIKE, when=wrong)) == "unverified_when"
    right = day("Thursday", date(2019, 9, 19), DateBasis.RELATIVE_TO_PUBLICATION)
    assert code(replace(STRIKE, when=right)) is None


def test_a_span_that_quotes_something_else_is_refused() -> None:
    wrong = replace(STRIKE, evidence=replace(STRIKE.evidence, quote="an airstrike"))
    assert code(wrong) == "unverified_span"


def test_a_lost_negation_is_refused() -> None:
    made = replace(
        STRIKE,
        evidence=span("kill four hunters"),
        when=None,
        target=None,
        counts=(count("four", 4, 4),),
    )
    assert code(made) == "unverified_negation"


def test_a_lost_denial_is_refused_and_a_kept_one_is_not() -> None:
    made = replace(
        STRIKE,
        evidence=span("six farmers were killed"),
        when=None,
        target=None,
        speaker=None,
        counts=(count("six", 6, 6),),
    )
    assert code(made) == "unverified_negation"
    assert code(replace(made, stance=Stance.DENIES)) is None


def test_none_needs_a_word_that_says_none() -> None:
    none = replace(
        STRIKE,
        evidence=span("No civilians were harmed"),
        when=None,
        target=None,
        speaker=None,
        counts=(count("No civilians", 0, 0),),
    )
    assert code(none) is None
    said = replace(none, evidence=span("at least 13 people died"))
    assert code(replace(said, counts=(count("people", 0, 0),))) == "unverified_count"


def test_a_speaker_of_another_sentence_is_refused() -> None:
    swapped = Speaker("Residents", SpeakerKind.WITNESS, span("Residents"))
    assert code(replace(STRIKE, speaker=swapped)) == "unverified_speaker"


def test_a_speaker_who_is_not_in_the_text_is_refused() -> None:
    invented = Speaker("Amra Qol", SpeakerKind.MILITARY, None)
    assert code(replace(STRIKE, speaker=invented)) == "unverified_speaker"
    assert verify(replace(STRIKE, speaker=invented), TEXT, frozenset({"Amra Qol"})) is None


def test_a_last_name_stands_for_the_person_named_before() -> None:
    made = replace(
        STRIKE,
        kind=ClaimKind.RESPONSE,
        evidence=span("The army did not kill four hunters"),
        when=None,
        target=None,
        counts=(),
        stance=Stance.DENIES,
    )
    assert code(made) is None


def test_an_invented_person_is_refused() -> None:
    person = Person("Musa Tantal", "commander", None, PersonStatus.CAPTURED, span("Musa Tantal"))
    made = replace(
        STRIKE,
        kind=ClaimKind.ROLE,
        evidence=span("Musa Tantal, a commander, was captured"),
        when=None,
        target=None,
        speaker=None,
        counts=(),
        person=person,
    )
    assert code(made) is None
    invented = replace(person, name="Musa Garba", span=None)
    assert code(replace(made, person=invented)) == "unverified_person"


def test_a_party_under_another_name_is_refused() -> None:
    other = replace(HARAM, name="Al Shabaab", id="al-shabaab")
    assert code(replace(STRIKE, target=other)) == "unverified_target"
    words = replace(HARAM, text="Ansaru", span=None)
    assert code(replace(STRIKE, target=words)) == "unverified_target"


def test_a_strength_and_a_share_are_read_again() -> None:
    strong = replace(
        STRIKE,
        kind=ClaimKind.STRENGTH,
        evidence=span("about 150 fighters remain, and that the strikes"),
        speaker=Speaker("Officials", SpeakerKind.OFFICIAL_UNNAMED, span("Officials")),
        when=None,
        target=None,
        counts=(),
        strength=count("about 150", 150, 150, exactness=Exactness.ABOUT),
    )
    assert code(strong) is None
    wrong = count("about 150", 250, 250, exactness=Exactness.ABOUT)
    assert code(replace(strong, strength=wrong)) == "unverified_strength"
    third = Share(1 / 3, 1 / 3, "one third", span("one third"))
    assert code(replace(strong, share=third)) is None
    half = replace(third, low=0.5, high=0.5)
    assert code(replace(strong, share=half)) == "unverified_share"


def test_a_number_of_events_is_read_again() -> None:
    listed = replace(
        STRIKE,
        kind=ClaimKind.TOTAL,
        evidence=span("the strikes on Sept. 19, 24 and 26 killed one third of them"),
        speaker=Speaker("Officials", SpeakerKind.OFFICIAL_UNNAMED, span("Officials")),
        when=None,
        target=None,
        counts=(),
        events=Quantity(3, 3, "Sept. 19, 24 and 26"),
    )
    assert code(listed) is None
    assert code(replace(listed, events=Quantity(4, 4, "Sept. 19, 24 and 26"))) == (
        "unverified_events"
    )


def test_the_problem_says_where_and_why() -> None:
    problem = verify(replace(STRIKE, counts=(count("eight", 9, 9),)), TEXT)
    assert problem is not None
    assert (problem.start, problem.end) == (STRIKE.evidence.start, STRIKE.evidence.end)
    assert "the number 9 cannot be read in 'eight'" in problem.message
