"""What a mark takes out of a text, and what it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.publishing.redacting import Withheld, redacted

BELL = ("ana", "bell")
ORRE = ("tam", "orre")
FAMILIAR = frozenset({"oldmill", "monday", "a", "the", "strike", "residents", "her", "who", "on"})


def withheld(*hidden, shown=(), ages=(), roles=()):
    return Withheld(
        lasts=frozenset(name[-1] for name in hidden),
        words=frozenset().union(*hidden),
        shown=frozenset(shown),
        ageless=frozenset(shown) - frozenset(ages),
        roles=tuple(roles),
        familiar=FAMILIAR,
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A strike killed Ana Bell.", "A strike killed [name withheld]."),
        ("A strike killed ANA BELL.", "A strike killed [name withheld]."),
        ("Bell's house was hit.", "[name withheld]'s house was hit."),
        ("Ana was hit.", "[name withheld] was hit."),
        ("The bells rang in Oldmill.", "The bells rang in Oldmill."),
        ("Ana al-Bell died.", "[name withheld] died."),
        ("Ána Béll died.", "[name withheld] died."),
        ("Ana Bell, 34, died.", "[name withheld], [age withheld], died."),
        ("Ana Bell (34) died.", "[name withheld] ([age withheld]) died."),
        ("the 34-year-old Ana Bell", "the [age withheld]-year-old [name withheld]"),
        ("Ana Bell, a three-year-old girl", "[name withheld], a [age withheld]-year-old girl"),
        ("A 34-year-old man died.", "A 34-year-old man died."),
        ("Ana Bell and 34 others died.", "[name withheld] and 34 others died."),
        ("A strike on Oldmill on Monday killed eight.",
         "A strike on Oldmill on Monday killed eight."),
    ],
)  # fmt: skip
def test_a_mark_stands_for_a_name_and_for_the_age_beside_it(text, left):
    assert redacted(text, withheld(BELL)) == left


def test_beside_a_withheld_name_a_word_with_a_capital_is_taken_for_one():
    text = "Ana Bell and her sister Rowena of Oldmill died."
    left = "[name withheld] and her sister [name withheld] of Oldmill died."
    assert redacted(text, withheld(BELL)) == left
    assert redacted("Rowena of Oldmill died.", withheld(BELL)) == "Rowena of Oldmill died."


def test_a_name_that_may_be_shown_is_and_its_age_only_where_that_may_leave_too():
    text = "Ana Bell, 34, and Tam Orre, 9, died."
    named = "Ana Bell, [age withheld], and [name withheld], [age withheld], died."
    assert redacted(text, withheld(ORRE, shown=[BELL])) == named
    aged = "Ana Bell, 34, and [name withheld], [age withheld], died."
    assert redacted(text, withheld(ORRE, shown=[BELL], ages=[BELL])) == aged


def test_of_two_of_one_family_the_one_who_may_be_named_is_and_the_family_name_alone_is_not():
    state = withheld(("sal", "bell"), shown=[BELL], ages=[BELL])
    assert redacted("Ana Bell and Sal Bell died.", state) == (
        "Ana Bell and [name withheld] died."
    )  # fmt: skip
    assert redacted("The Bell family fled.", state) == "The [name withheld] family fled."


def test_a_role_goes_with_the_name():
    text = "Ana Bell, head of the Oldmill clinic, died."
    state = withheld(BELL, roles=["head of the Oldmill clinic"])
    assert redacted(text, state) == "[name withheld], [role withheld], died."


@pytest.mark.parametrize(
    ("before", "text", "behind", "left"),
    [
        ("A strike killed Ana ", "Bell, it said.", "", "[name withheld], it said."),
        ("", "A strike killed Ana", " Bell, it said.", "A strike killed [name withheld]"),
        ("", "A strike killed A", "na Bell, it said.", "A strike killed [name withheld]"),
        ("", "A strike killed Rowena", " Bell, it said.", "A strike killed [name withheld]"),
        ("Ana Bell died. ", "Rowena of Oldmill lives.", "", "Rowena of Oldmill lives."),
        ("", "A strike hit Oldmill", ", Ana Bell said.", "A strike hit Oldmill"),
    ],
)
def test_the_half_of_a_name_that_a_quote_cuts_has_its_mark(before, text, behind, left):
    assert redacted(text, withheld(BELL), (before, behind)) == left


def test_a_known_first_name_goes_with_the_last_one_also_where_a_place_is_called_so():
    state = replace(withheld(BELL), firsts=frozenset({"oldmill"}))
    assert redacted("Oldmill Bell died in Oldmill.", state) == "[name withheld] died in Oldmill."


def test_the_address_of_an_account_leads_to_somebody_as_a_name_does():
    assert redacted("Posts by @rowena_m and r.marsh@mail.example, in Oldmill.", withheld()) == (
        "Posts by [name withheld] and [name withheld], in Oldmill."
    )
    assert redacted("two strikes @ dawn", withheld()) == "two strikes @ dawn"
