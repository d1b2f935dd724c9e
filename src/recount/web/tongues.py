"""The languages of the desk, and words said in the one that a page is asked for in."""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from markupsafe import Markup, escape

from recount.model.saying import Message, Part, Words, figures, filled

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "desk"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the interface: its code, its own name, and the way it is written."""

    code: str
    name: str
    direction: str = "ltr"


ENGLISH = Tongue("en", "English")
ARABIC = Tongue("ar", "العربية", "rtl")
TONGUES = {one.code: one for one in (ENGLISH, ARABIC)}

SPOKEN: ContextVar[Tongue] = ContextVar("spoken", default=ENGLISH)
ASKED: ContextVar[str] = ContextVar("asked", default="/")


def tongue() -> Tongue:
    """The language of the page that is being answered."""
    return SPOKEN.get()


def asked_at() -> str:
    """The address of the page that is being answered, to come back to it in another language."""
    return ASKED.get()


@cache
def catalogue(code: str) -> NullTranslations:
    """The messages of a language; English ones are the messages themselves."""
    if code == ENGLISH.code:
        return NullTranslations()
    with (LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)


def shown(value: object) -> object:
    """What a page shows of a value: words in its language, anything else as it is."""
    if type(value) is Words and SPOKEN.get() is not ENGLISH:
        return said(value.message)
    return value


def said(message: Message) -> str:
    """A message in the language of the page."""
    found = catalogue(SPOKEN.get().code)
    if message.joined:
        parts = (_part(part) for _, part in message.parts)
        return found.pgettext("between", message.pattern).join(parts)
    pattern = _pattern(found, message)
    return filled(pattern, [(name, _part(part)) for name, part in message.parts])


def _pattern(found: NullTranslations, message: Message) -> str:
    if message.many:
        return found.ngettext(message.pattern, message.many, message.amount)
    if message.context:
        return found.pgettext(message.context, message.pattern)
    return found.gettext(message.pattern)


def _part(part: Part) -> str:
    """What stands in a place: words in the language, names and quotes kept apart from what is
    around them, so that neither turns the other about."""
    if type(part) is Words:
        return said(part.message)
    text = figures(part)
    return text if isinstance(part, int) else apart(text)


def apart(text: str) -> str:
    """A text from elsewhere that may be written the other way than the words around it."""
    rightward = SPOKEN.get().direction == "rtl"
    if rightward or (not text.isascii() and FROM_RIGHT.search(text)):
        return f"{ISOLATE}{text}{END_ISOLATE}"
    return text


def page_text(pattern: str, **parts: object) -> Markup:
    """A sentence of a template in the language of the page, with its parts filled in."""
    return _filled(catalogue(SPOKEN.get().code).gettext(pattern), parts)


def page_text_in(context: str, pattern: str, **parts: object) -> Markup:
    """A sentence of a template that means something else elsewhere."""
    return _filled(catalogue(SPOKEN.get().code).pgettext(context, pattern), parts)


def page_count(one: str, many: str, amount: int, **parts: object) -> Markup:
    """A sentence of a template that depends on a number, which stands in it as `%(num)s`."""
    pattern = catalogue(SPOKEN.get().code).ngettext(one, many, amount)
    return _filled(pattern, {"num": amount, **parts})


def _filled(pattern: str, parts: dict[str, object]) -> Markup:
    return Markup(pattern % {name: _placed(part) for name, part in parts.items()})


def _placed(part: object) -> Markup:
    if isinstance(part, Markup):
        return part
    return escape(_part(part if isinstance(part, str | int) else str(part)))
