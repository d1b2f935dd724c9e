"""What to do about an error, in the words of a page: an error of the program names the options and
commands of a terminal, where a person at the desk has fields and pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recount.app.desk.asked import LABELS
from recount.model.saying import say
from recount.web.tongues import in_words

FIELDS = {**LABELS, "reason": say("Why"), "author": say("Your name")}
"""Fields of forms by the options that ask for the same."""
PLACES = {
    "recount show": say("Events"),
    "recount export": say("Documents"),
    "recount decide list": say("What was decided"),
    "recount decide undo": say("Undo"),
}
"""Where the desk has what a command shows or does; other commands have to be run."""
_OPTION = re.compile(r"--([a-z]+)\b")
_COMMAND = re.compile(r"`(recount [a-z]+(?: [a-z]+)?)(?: [a-z]+-\w+)?`")


def at_the_desk(words: str) -> str:
    """Words in the language of the page, with fields in place of options and pages of commands."""
    text = _OPTION.sub(lambda found: _named(FIELDS, found), in_words(words))
    return _COMMAND.sub(lambda found: _named(PLACES, found), text)


def _named(names: Mapping[str, str], found: re.Match[str]) -> str:
    name = names.get(found[1])
    return f"“{in_words(name)}”" if name else found[0]
