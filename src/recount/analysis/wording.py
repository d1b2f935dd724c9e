"""How answers write numbers, days, parties and speakers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from recount.analysis.appraisals import Estimate, Tally
from recount.model.claims import Claim, Stance
from recount.model.documents import Document
from recount.model.parties import Party
from recount.model.places import Where
from recount.model.saying import say, say_as, say_list, say_many

MONTHS = (
    say_as("brief month", "Jan"),
    say_as("brief month", "Feb"),
    say_as("brief month", "Mar"),
    say_as("brief month", "Apr"),
    say_as("brief month", "May"),
    say_as("brief month", "Jun"),
    say_as("brief month", "Jul"),
    say_as("brief month", "Aug"),
    say_as("brief month", "Sep"),
    say_as("brief month", "Oct"),
    say_as("brief month", "Nov"),
    say_as("brief month", "Dec"),
)
DATE_UNKNOWN = say("date unknown")
BRIEF = 160
"""A quote in a table is cut here; the claim keeps the whole of it."""


def day(when: date | None) -> str:
    """ "24 Sep 2019"."""
    if when is None:
        return DATE_UNKNOWN
    return say(
        "%(day)s %(month)s %(year)s",
        day=when.day, month=MONTHS[when.month - 1], year=str(when.year),
    )  # fmt: skip


def span(low: float | None, high: float | None, places: int = 0) -> str:
    """Two ends in figures: "8", "8 to 10", "8 or more"."""
    first = f"{low or 0:,.{places}f}"
    if high is None:
        return say("%(number)s or more", number=first)
    last = f"{high:,.{places}f}"
    return first if first == last else say("%(low)s to %(high)s", low=first, high=last)


def tally(found: Tally) -> str:
    """A number of people or events, the best first where it lies between two ends."""
    ends = span(found.low, found.high)
    if found.best is None or found.low == found.high:
        return ends
    return _within(f"{found.best:,}", ends)


def _within(value: str, ends: str) -> str:
    return say("%(value)s (%(ends)s)", value=value, ends=ends)


def percent(low: float, high: float | None) -> str:
    """Shares from 0 to 1 as per cent: "28.7 per cent", "26.1 to 31.9 per cent"."""
    return say("%(share)s per cent", share=span(100 * low, None if high is None else 100 * high, 1))


def interval(found: Estimate, places: int = 2) -> str:
    """A number with its interval in brackets."""
    ends = span(found.low, found.high, places)
    return ends if found.value is None else _within(f"{found.value:,.{places}f}", ends)


_COUNTED: Mapping[str, Callable[[int], str]] = {
    "event": lambda n: say_many("%(num)s event", "%(num)s events", n),
    "claim": lambda n: say_many("%(num)s claim", "%(num)s claims", n),
    "origin": lambda n: say_many("%(num)s origin", "%(num)s origins", n),
    "document": lambda n: say_many("%(num)s document", "%(num)s documents", n),
    "day": lambda n: say_many("%(num)s day", "%(num)s days", n),
    "period": lambda n: say_many("%(num)s period", "%(num)s periods", n),
    "case": lambda n: say_many("%(num)s case", "%(num)s cases", n),
    "list": lambda n: say_many("%(num)s list", "%(num)s lists", n),
    "stratum": lambda n: say_many("%(num)s stratum", "%(num)s strata", n),
    "smaller source": lambda n: say_many("%(num)s smaller source", "%(num)s smaller sources", n),
}


def counted(amount: int, noun: str) -> str:
    """ "1 event", "2,000 events"."""
    return _COUNTED[noun](amount)


def plain(word: str) -> str:
    """A word of the records as a person writes it."""
    return say_as("code", word.replace("_", " "))


def chance(value: float) -> str:
    """A probability in per cent; a very small one as a limit."""
    if value < 0.001:
        return say("less than 0.1 per cent")
    return say("%(share)s per cent", share=f"{100 * value:.1f}")


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return words[0] if words else ""
    return say("%(first)s and %(last)s", first=say_list(words[:-1]), last=words[-1])


def party_name(party: Party | None) -> str:
    """A party by its registry name, else as written."""
    return (party.name or party.text) if party else say("not named")


def place_name(where: Where | None) -> str:
    """A place by its name, else as written."""
    return (where.name or where.text) if where else say("place not named")


def speaker_name(claim: Claim) -> str:
    """Who says it."""
    return claim.speaker.name if claim.speaker else say("the document itself")


_TOLD: Mapping[Stance, Callable[[str], str]] = {
    Stance.ASSERTS: lambda who: say("%(who)s said so", who=who),
    Stance.ALLEGES: lambda who: say("%(who)s alleged it", who=who),
    Stance.ESTIMATES: lambda who: say("%(who)s estimated it", who=who),
    Stance.CONFIRMS: lambda who: say("%(who)s confirmed it", who=who),
    Stance.DENIES: lambda who: say("%(who)s denied it", who=who),
    Stance.DECLINES_TO_CONFIRM: lambda who: say("%(who)s declined to confirm it", who=who),
    Stance.RETRACTS: lambda who: say("%(who)s retracted it", who=who),
}


def told(who: str, stance: Stance) -> str:
    """How somebody answered something."""
    return _TOLD[stance](who)


def source_name(document: Document | None, key: str) -> str:
    """A document by its publisher, else its title, else its id."""
    return (document.publisher or document.title or key) if document else key


def quote(claim: Claim) -> str:
    """The words of a claim in one line, cut where they are long."""
    words = " ".join(claim.evidence.quote.split())
    return words if len(words) <= BRIEF else words[: BRIEF - 1].rstrip() + "…"
