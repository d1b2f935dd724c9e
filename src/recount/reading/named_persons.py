"""What the words beside a name tell of its bearer: an age, a sex."""

from __future__ import annotations

import re

from recount.model.ages import ages_beside
from recount.model.persons import Sex, Told

_SEXES = {
    Sex.FEMALE: "woman girl mother wife sister daughter grandmother aunt niece widow housewife "
    "mrs ms miss schoolgirl actress waitress policewoman female pregnant",
    Sex.MALE: "man boy father husband brother son grandfather uncle nephew widower mr "
    "schoolboy policeman fisherman male imam sheikh",
}
_OF = {word: sex for sex, words in _SEXES.items() for word in words.split()}
_BEFORE = re.compile(r"(?:[\w'’-]+[ ,.]+){0,3}$")
_AFTER = re.compile(r"\s*,\s*(?:an?|the|his|her|their)((?:\s+[\w'’-]+){1,4})")
_OWNER = re.compile(r"(?:'s|’s)$|^(?:of|and|by|with|for|to|from)$")


def told_of(text: str, start: int, end: int) -> Told:
    """What stands beside the name at that place of a text; of two ages that differ, none."""
    ages = list(ages_beside(text, start, end))
    years = {one.years for one in ages if one.years is not None}
    words = [word for one in ages for word in _words(one.kin)]
    words += _before(text[max(0, start - 60) : start]) + _after(text[end : end + 80])
    sexes = {_OF[word] for word in words if word in _OF}
    return Told(years.pop() if len(years) == 1 else None, sexes.pop() if len(sexes) == 1 else None)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.lower())


def _before(text: str) -> list[str]:
    """The words before a name that are its bearer's: none before "of" or somebody's "'s"."""
    found = _BEFORE.search(text)
    kept: list[str] = []
    for word in reversed(_words(found[0] if found else "")):
        if _OWNER.search(word):
            break
        kept.append(word)
    return kept


def _after(text: str) -> list[str]:
    """The words of an apposition: "Ana Bell, a mother of two"; none after "of"."""
    found = _AFTER.match(text)
    return re.split(r"\bof\b", " ".join(_words(found[1])))[0].split() if found else []
