"""The templates of all pages, and what they may call."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_environment
from jinja2.filters import do_truncate
from markupsafe import Markup, escape

from recount.app.desk.codes import plain, role_words
from recount.app.retelling import retold
from recount.model.saying import Words, capital, say_list
from recount.model.wire import to_wire
from recount.web.columns import columns, line
from recount.web.cures import at_the_desk
from recount.web.falls import fall
from recount.web.present import in_team, may, present
from recount.web.strips import strip
from recount.web.tongues import (
    ENGLISH,
    TONGUES,
    asked_at,
    headed,
    in_words,
    page_count,
    page_text,
    page_text_in,
    script_words,
    shown,
    tongue,
)
from recount.web.withholding import WITHHELD

if TYPE_CHECKING:
    from recount.analysis import Tongue

HERE = Path(__file__).parent
_LABEL = re.compile(r'aria-label="[^"]*"')
STATIC = HERE / "static"


def templates() -> Environment:
    """Every value that a template shows is escaped, and a name that is not there is an error.
    Words are shown in the language of the page."""
    return _templates(tongue() is ENGLISH)


def get_ready() -> None:
    """Reads every template in either way, so that nobody waits for it: they take half a second."""
    for english in (True, False):
        found = _templates(english)
        for name in found.list_templates():
            found.get_template(name)


@cache
def _templates(english: bool) -> Environment:
    """English words are shown as they are, so that nothing need look at each value."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=None if english else shown,
    )
    found.globals.update(strip=strip, fall=fall, columns=columns, line=line, built=built_address)
    found.globals.update(present=present, in_team=in_team, may=may, code=plain)
    found.filters.update(wire=to_wire, truncate=truncated)
    _speak(found)
    return found


def _speak(found: Environment) -> None:
    """What templates call to be said in the language of the page."""
    found.newstyle_gettext = True  # type: ignore[attr-defined]
    found.globals.update(_=page_text, gettext=page_text, _p=page_text_in, pgettext=page_text_in)
    found.globals.update(ngettext=page_count, comma=comma, semicolon=semicolon, told_way=told_way)
    found.globals.update(
        tongue=tongue,
        tongues=tuple(TONGUES.values()),
        asked_at=asked_at,
        just_undone=just_undone,
        role_words=role_words,
        script_words=script_words,
    )
    found.filters.update(
        figures=figures,
        capital=capital,
        capitalize=capital,
        listed=listed,
        address=address,
        key=str,
        retold=in_tongue,
        labelled=labelled,
        at_the_desk=at_the_desk,
    )


def told_way() -> str:
    """The way in which a sentence of the program is written: that of the page, though it may begin
    with a name that is written the other way; of what has no words in the language yet, its own."""
    return "ltr" if tongue().direction == "ltr" else "auto"


def just_undone() -> bool:
    """Whether the page is shown because a decision was taken back."""
    return "undone" in parse_qs(urlsplit(asked_at()).query)


def comma() -> Markup:
    """What stands between two parts of a line."""
    return page_text_in("between", ", ")


def semicolon() -> Markup:
    """What stands between two parts that have commas in them."""
    return page_text_in("between", "; ")


def figures(amount: int) -> str:
    """A number in figures, grouped by thousands."""
    return f"{amount:,}"


def listed(parts: Iterable[str]) -> str:
    """One after the other, as the language of the page does it."""
    return say_list(parts)


def address(text: str) -> Markup:
    """An address inside a sentence, which is no text to be read."""
    return Markup(escape(text))


def in_tongue(sentence: str) -> str:
    """A sentence as a ledger keeps it, in a way in which it can be said in another language."""
    if tongue() is ENGLISH or type(sentence) is Words:
        return sentence
    return retold(sentence)


def picture_tongue() -> Tongue:
    """How a picture speaks that is drawn for this page."""
    from recount.analysis import Tongue

    if tongue() is ENGLISH:
        return Tongue()
    return Tongue(lambda text: headed(in_words(in_tongue(text))), tongue().direction == "rtl")


def labelled(picture: str, title: str) -> Markup:
    """A picture that names itself to screen readers, in the language of the page."""
    label = f'aria-label="{escape(shown(title))}"'
    return Markup(_LABEL.sub(lambda _: label, picture, count=1))


@pass_environment
def truncated(environment: Environment, text: str, length: int) -> str:
    """The beginning of a text. Withheld names are covered before it is cut, as the half of one that
    would be left looks like no name."""
    return do_truncate(environment, WITHHELD.get().over(text), length)


@cache
def built_address(name: str) -> str:
    """The address of a built file, with its version: a browser may keep it for ever."""
    content = (STATIC / "dist" / name).read_bytes()
    return f"/static/dist/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"
