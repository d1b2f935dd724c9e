"""The languages of the desk, and words said in the one that a page is asked for in."""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from recount.model.saying import Message, Part, Words, figures
from recount.web.script_words import SCRIPT_WORDS

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "desk"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
RIGHTWARD = "\u200f"
COUNTRY = "country"
MARKS = re.compile("[\u064b-\u0652]")
"""Signs of vowels, which plain writing leaves out."""
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
        return headed(said(value))
    return value


def headed(text: str) -> str:
    """Words of ours that begin with a name or a figure, told to whatever goes by the first letter
    to run as the page does."""
    rightward = SPOKEN.get().direction == "rtl" and FROM_RIGHT.search(text)
    return RIGHTWARD + text if rightward and not FROM_RIGHT.match(text) else text


def said(words: Words) -> str:
    """Words in the language of the page."""
    made, code = words.made, SPOKEN.get().code
    if len(made) > 5 and made[5]:
        between = looked_up(code, made[0], context="between")
        return between.join([_part(part) for part in made[1]])
    if len(made) < 3:
        pattern = looked_up(code, made[0])
    elif len(made) > 4 and made[4] == COUNTRY:
        return country(code, words.message)
    else:
        pattern = looked_up(code, made[0], *made[2:5])
    return pattern % {name: _part(part) for name, part in made[1].items()} if made[1] else pattern


@lru_cache(maxsize=8192)
def looked_up(code: str, pattern: str, many: str = "", amount: int = 0, context: str = "") -> str:
    """A pattern in a language, in the form that an amount asks for."""
    found = catalogue(code)
    if many:
        return found.ngettext(pattern, many, amount)
    return found.pgettext(context, pattern) if context else found.gettext(pattern)


@cache
def country(code: str, message: Message) -> str:
    """The name of a country in a language, by its code, from the lists of ISO 3166."""
    import pycountry

    found = pycountry.countries.get(alpha_2=dict(message.parts).get("code", ""))
    if found is None:
        return message.pattern
    lists = translation("iso3166-1", pycountry.LOCALES_DIR, languages=[code], fallback=True)
    name = lists.gettext(found.name)
    return MARKS.sub("", name) if name != found.name else message.pattern


def in_words(text: str) -> str:
    """A text as a page says it: words of ours in its language, anything else as it is."""
    return said(text) if type(text) is Words else text


def _part(part: Part) -> str:
    """What stands in a place: words in the language, names and quotes kept apart from what is
    around them, so that neither turns the other about."""
    if type(part) is Words:
        return said(part)
    return figures(part) if isinstance(part, int) else apart(part)


def apart(text: str) -> str:
    """A text from elsewhere that may be written the other way than the words around it."""
    rightward = SPOKEN.get().direction == "rtl"
    if rightward or (not text.isascii() and FROM_RIGHT.search(text)):
        return f"{ISOLATE}{text}{END_ISOLATE}"
    return text


def page_text(pattern: str, **parts: object) -> Markup:
    """A sentence of a template in the language of the page, with its parts filled in."""
    if not parts:
        return _still(SPOKEN.get().code, pattern)
    return _filled(looked_up(SPOKEN.get().code, pattern), parts)


def page_text_in(context: str, pattern: str, **parts: object) -> Markup:
    """A sentence of a template that means something else elsewhere."""
    if not parts:
        return _still(SPOKEN.get().code, pattern, context)
    return _filled(looked_up(SPOKEN.get().code, pattern, context=context), parts)


def page_count(one: str, many: str, amount: int, **parts: object) -> Markup:
    """A sentence of a template that depends on a number, which stands in it as `%(num)s`."""
    pattern = looked_up(SPOKEN.get().code, one, many, amount)
    return _filled(pattern, {"num": amount, **parts})


@cache
def _still(code: str, pattern: str, context: str = "") -> Markup:
    """A sentence that has no parts."""
    return Markup(looked_up(code, pattern, context=context) % {})


def _filled(pattern: str, parts: dict[str, object]) -> Markup:
    return Markup(pattern % {name: _placed(part) for name, part in parts.items()})


def _placed(part: object) -> Markup:
    if isinstance(part, Markup):
        return part
    return escape(_part(part if isinstance(part, str | int) else str(part)))


def spoken(value: Any) -> Any:
    """Plain JSON values with the words among them in the language of the page."""
    if SPOKEN.get() is ENGLISH:
        return value
    if isinstance(value, dict):
        return {name: spoken(one) for name, one in value.items()}
    return [spoken(one) for one in value] if isinstance(value, list) else shown(value)


def script_words() -> dict[str, str]:
    """What the scripts of a page say, by the English words, in the language of the page."""
    return {str(words): said(words) for words in SCRIPT_WORDS}
