"""Which words around a number bind it: at least, nearly, between ten and seventeen."""

from __future__ import annotations

import re
from enum import StrEnum

from recount.reading.numbers.phrases import Grammar


class Binding(StrEnum):
    """How the words before or after a number bind it."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"
    ABOUT = "about"


_MACROS = {
    "ART": "(a|an)",
    "CORE": "DIG SCALE|DEC SCALE|DIG|NW|ART? SCALE|a? half (a|-) SCALE",
    "AT_LEAST": "at (the very)? least|(no|not) (fewer|less) than|a minimum of|as few as",
    "AT_MOST": "up to|as (many|much) as|(no|not) more than|at (the)? (very)? most|a maximum of",
    "OVER": "(just|well|slightly|significantly|far)? (more than|over|above)"
    "|in excess of|(upward|upwards) of|exceeding|greater than",
    "UNDER": "(fewer|less) than|under|below",
    "NEARLY": "nearly|almost|close to|just (under|short of|shy of|below)|approaching",
    "ABOUT": "about|around|some|roughly|approximately|ART? estimated|circa|perhaps|maybe",
    "BINDING": "AT_LEAST|AT_MOST|OVER|NEARLY|UNDER|ABOUT",
    "ANOTHER": "another|ART? (additional|extra|further)",
    "MORE": "more|additional|further",
    "AFTER": "or (more|so|fewer|less|thereabouts)|-? plus",
    "SIZE": "small|large|good|great|growing|unknown|unspecified|undisclosed|limited|significant"
    "|considerable|substantial|undetermined|huge|certain",
    "VAGUE": "(tens|dozens|scores|hundreds|thousands|millions) of (thousands|millions)"
    "|(a few|several|many|a couple|some|few) SCALE|ART SIZE? number of"
    "|dozens|scores|hundreds|thousands|millions|tens"
    "|a? handful|a (good|great|quite)? few|several|some|many|numerous|multiple|countless|few",
    "PARTS": "third|thirds|quarter|quarters|fifths|sixths|sevenths|eighths|ninths|tenths|halves"
    "|hundredths",
    "FRACTION": "(NW|DIG) -? (ORD|PARTS)|(a|an) (ORD|quarter|third)|(a|one)? -? half",
    "PER_CENT": "(DIG|DEC|NW) -? (percent|percentage|per cent|PCT)",
}

NUMBERS = Grammar(
    (
        ("between", "ANOTHER? between BINDING? CORE and CORE MORE?"),
        ("part", "(NW|DIG) -? PARTS|a quarter|(NW|DIG) - ORD (?=(of)|,)|(NW|a) - ORD|a ORD of"),
        (
            "range",
            "ANOTHER? from? BINDING? (DIG|NW) (to|-|or (even|perhaps|possibly)?) CORE MORE?",
        ),
        ("from_to", "AT_LEAST CORE ,? (and|but|or)? (possibly|perhaps)? AT_MOST CORE"),
        ("bound", "ANOTHER? BINDING? ANOTHER? CORE AFTER? MORE?"),
        ("vague", "ANOTHER? BINDING? ANOTHER? VAGUE MORE?"),
        ("two", "ANOTHER? (a (pair|couple) of|both)"),
        ("single", "BINDING? (a? (single|lone))"),
        ("none", "no one|none|nobody|no"),
        ("another", "another|ART (additional|further)"),
        ("ordinal", "ORD"),
        ("decimal", "BINDING? DEC"),
        ("article", "a|an"),
    ),
    _MACROS,
)
"""Numbers with the words that bind them."""

SHARES = Grammar(
    (
        ("percent_range", "between? BINDING? (DIG|DEC|NW) PER? (and|to|-) PER_CENT"),
        ("percent", "BINDING? PER_CENT"),
        ("fraction", "BINDING? FRACTION (of)?"),
        ("one_in", "BINDING? (NW|DIG) in (every)? (NW|DIG)"),
    ),
    _MACROS | {"PER": "percent|per cent|PCT"},
)
"""Parts of a whole, for people who are counted as one."""

BINDINGS = (
    (
        Binding.AT_LEAST,
        re.compile(r"least|upward|(?:no|not)\s+(?:fewer|less)\s+than|minimum|as\s+few"),
    ),
    (Binding.AT_MOST, re.compile(r"up\s+to|\bas\s|(?:no|not)\s+more\s+than|\bmost|maximum")),
    (Binding.NEARLY, re.compile(r"nearly|almost|close\s+to|just\s+(?:under|sh|below)|approach")),
    (Binding.OVER, re.compile(r"more\s+than|over|above|excess|exceeding|greater")),
    (Binding.UNDER, re.compile(r"(?:fewer|less)\s+than|under|below")),
    (
        Binding.ABOUT,
        re.compile(r"about|around|\bsome\b|roughly|approximately|estimated|circa|perhaps"),
    ),
)
"""How the words before a number bind it: the first that is found."""


def binding_before(words: str) -> Binding | None:
    """The binding that these words, which stand before a number, set."""
    if not words:
        return None
    small = words.lower()
    return next((binding for binding, words_of in BINDINGS if words_of.search(small)), None)


def binding_after(words: str) -> Binding | None:
    """The binding that these words, which stand after a number, set: "or more", "-plus"."""
    small = words.lower()
    if re.search(r"or\s+more|plus|\+", small):
        return Binding.AT_LEAST
    if re.search(r"or\s+(?:fewer|less)", small):
        return Binding.AT_MOST
    return Binding.ABOUT if re.search(r"or\s+(?:so|thereabouts)", small) else None
