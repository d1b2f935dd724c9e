"""What one feature of a pair says, as it is kept with why two claims are one event."""

from __future__ import annotations

import re

from recount.model.saying import Words, say, say_many

_FEATURES: tuple[Words, ...] = (
    say("the same day"),
    say("one sentence gives a day to the one and a wider time to the other"),
    say("different times"),
    say("different times, one of them only taken from when it was published"),
    say("different times, one of them only relative"),
    say("just outside the interval of the other"),
    say("no date of its own, in the same document"),
    say("no date to compare, but the same sentence"),
    say("no date to compare"),
    say("not dated, but of the right weeks"),
    say("different days in one document"),
    say("different kinds of violence"),
    say("an operation or a clash may hold a strike"),
    say("the same kind of violence"),
    say("kinds of violence that reports mix"),
    say("the same perpetrator"),
    say("one perpetrator may be a part of the other"),
    say("different perpetrators"),
    say("the same target"),
    say("one target may be a part of the other"),
    say("different targets"),
    say("the number is one of those that the list deals out"),
    say("the same number of dead"),
    say("numbers of dead that can be one"),
    say("numbers of dead that are close"),
    say("different numbers of dead"),
    say("numbers of dead far apart"),
    say("the same number of injured"),
    say("numbers of injured far apart"),
    say("a person named in both"),
    say("different persons named"),
    say("the same weapon"),
    say("the same sentence"),
    say("most rare words around it are the same"),
    say("many rare words around it are the same"),
    say("rare words around it are the same"),
    say("some rare words around it are the same"),
    say("a few rare words around it are the same"),
    say("hardly a rare word around it is the same"),
    say("titles of the same rare words"),
    say("titles of many of the same rare words"),
    say("titles that share rare words"),
    say("the same speaker names another day"),
    say("two members of one list"),
    say("the text calls it another one"),
    say("told in one breath"),
    say("told in one document"),
    say("one speaker gives two numbers that exclude each other"),
    say("the same time of day"),
    say("times of day an hour or so apart"),
    say("times of day that cannot be one"),
    say("one document gives two times of day"),
    say("places far apart, but another of that name lies there"),
    say("places far apart, though many rare words around it are the same"),
    say("places that differ, one of them only taken over from the context"),
    say("the later of the two names a place far from where the text was"),
    say("the document names two villages or quarters"),
    say("places far apart"),
    say("the document names two places"),
    say("different countries"),
    say("the same country"),
    say("the same region"),
    say("the same place"),
    say("a place of the same name"),
    say("one place lies within the other"),
    say("within each other's radius"),
    say("outside the region, if its edge is taken strictly"),
    say("not the same place"),
    say("nearby"),
    say("the rare words around it are others"),
    say("the same number of captured"),
    say("numbers of captured that can be one"),
    say("numbers of captured that are close"),
    say("different numbers of captured"),
    say("numbers of captured far apart"),
    say("nothing by itself"),
)
_KNOWN = {str(one): one for one in _FEATURES}
_APART = re.compile(
    r"(\d+) days? apart(?:, (with nothing else to tie them|both written|one only relative|"
    r"but the same sentence with a relative date))?"
)
_HOW = {
    str(one): one
    for one in (
        say("with nothing else to tie them"),
        say("both written"),
        say("one only relative"),
        say("but the same sentence with a relative date"),
    )
}
_WITHIN = re.compile(r"within one interval of (\d+) days")


def feature(text: str) -> str:
    """What a feature says, where it is one that is known; as it is where not."""
    found = _APART.fullmatch(text)
    if found is not None:
        apart = say_many("%(num)s day apart", "%(num)s days apart", int(found[1]))
        return say("%(apart)s, %(how)s", apart=apart, how=_HOW[found[2]]) if found[2] else apart
    within = _WITHIN.fullmatch(text)
    if within is not None:
        return say_many(
            "within one interval of %(num)s day", "within one interval of %(num)s days",
            int(within[1]),
        )  # fmt: skip
    return _KNOWN.get(text, text)


def features(text: str) -> tuple[str, ...]:
    """What several say, one after the other; some have a comma of their own."""
    pieces, found, at = text.split(", "), [], 0
    while at < len(pieces):
        pair = ", ".join(pieces[at : at + 2])
        two = pair != pieces[at] and feature(pair) is not pair
        found.append(feature(pair if two else pieces[at]))
        at += 2 if two else 1
    return tuple(found)
