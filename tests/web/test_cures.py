"""What to do about an error is said with what a page has: no option of a terminal, and no command
that a page does as well."""

from __future__ import annotations

import re

import pytest
from scripts.translate import messages

from recount.model.saying import say
from recount.web.cures import at_the_desk
from recount.web.tongues import ARABIC, SPOKEN

SAID = sorted({one.id for one in messages() if isinstance(one.id, str)})
COMMAND = re.compile(r"`[^`]*`|<code>.*?</code>")
OPTIONS = [one for one in SAID if re.search(r"--[a-z]", COMMAND.sub("", one))]
"""Those that name an option by itself; in a whole command that has to be run it stays."""


@pytest.fixture(params=["en", "ar"])
def spoken(request):
    if request.param == "en":
        yield "en"
        return
    token = SPOKEN.set(ARABIC)
    yield "ar"
    SPOKEN.reset(token)


def test_there_are_messages_that_name_options() -> None:
    assert len(OPTIONS) > 10


@pytest.mark.parametrize("message", OPTIONS)
def test_a_page_names_the_field_where_a_terminal_names_the_option(message, spoken) -> None:
    words = say(message, **dict.fromkeys(re.findall(r"%\((\w+)\)s", message), "x"))
    assert "--" not in at_the_desk(words)


def test_a_page_leads_to_a_page_where_a_terminal_names_a_command() -> None:
    assert at_the_desk("see `recount show` for the ids") == "see “Events” for the ids"
    told = "take that back first, with `recount decide undo j-0123abc`, or leave it"
    assert at_the_desk(told) == "take that back first, with “Undo”, or leave it"
    assert at_the_desk("run `recount build` first") == "run `recount build` first"


def test_a_refused_form_says_what_to_fill_in(make_client, case_ledger) -> None:
    desk = make_client(case_ledger)
    form = {"kind": "reject", "claim": "c-gazette-1", "reason": " ", "author": "Ilse", "seen": "0"}
    page = desk.send("/claims/c-gazette-1", form, "/decide").text
    assert "give a reason, with “Why”" in page
    assert "--reason" not in page
