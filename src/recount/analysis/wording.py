"""How answers write numbers, days, parties and speakers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recount.analysis.appraisals import Estimate, Tally
from recount.model.claims import Claim, Stance
from recount.model.documents import Document
from recount.model.parties import Party
from recount.model.places import Where

MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
BRIEF = 160
"""A quote in a table is cut here; the claim keeps the whole of it."""


def day(when: date | None) -> str:
    """ "24 Sep 2019"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "date unknown"


def span(low: float | None, high: float | None, places: int = 0) -> str:
    """Two ends in figures: "8", "8 to 10", "8 or more"."""
    first = f"{low or 0:,.{places}f}"
    if high is None:
        return f"{first} or more"
    last = f"{high:,.{places}f}"
    return first if first == last else f"{first} to {last}"


def tally(found: Tally) -> str:
    """A number of people or events, the best first where it lies between two ends."""
    ends = span(found.low, found.high)
    if found.best is None or found.low == found.high:
        return ends
    return f"{found.best:,} ({ends})"


def percent(low: float, high: float | None) -> str:
    """Shares from 0 to 1 as per cent: "28.7 per cent", "26.1 to 31.9 per cent"."""
    return f"{span(100 * low, None if high is None else 100 * high, 1)} per cent"


def interval(found: Estimate, places: int = 2) -> str:
    """A number with its interval in brackets."""
    ends = span(found.low, found.high, places)
    return ends if found.value is None else f"{found.value:,.{places}f} ({ends})"


def counted(amount: int, noun: str, plural: str | None = None) -> str:
    """ "1 event", "2,000 events"."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"


def plain(word: str) -> str:
    """A word of the records as a person writes it."""
    return word.replace("_", " ")


def chance(value: float) -> str:
    """A probability in per cent; a very small one as a limit."""
    return "less than 0.1 per cent" if value < 0.001 else f"{100 * value:.1f} per cent"


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def party_name(party: Party | None) -> str:
    """A party by its registry name, else as written."""
    return (party.name or party.text) if party else "not named"


def place_name(where: Where | None) -> str:
    """A place by its name, else as written."""
    return (where.name or where.text) if where else "place not named"


def speaker_name(claim: Claim) -> str:
    """Who says it."""
    return claim.speaker.name if claim.speaker else "the document itself"


_TOLD = {
    Stance.ASSERTS: "said so",
    Stance.ALLEGES: "alleged it",
    Stance.ESTIMATES: "estimated it",
    Stance.CONFIRMS: "confirmed it",
    Stance.DENIES: "denied it",
    Stance.DECLINES_TO_CONFIRM: "declined to confirm it",
    Stance.RETRACTS: "retracted it",
}


def told(stance: Stance) -> str:
    """How something was answered, of one speaker or of several."""
    return _TOLD[stance]


def source_name(document: Document | None, key: str) -> str:
    """A document by its publisher, else its title, else its id."""
    return (document.publisher or document.title or key) if document else key


def quote(claim: Claim) -> str:
    """The words of a claim in one line, cut where they are long."""
    words = " ".join(claim.evidence.quote.split())
    return words if len(words) <= BRIEF else words[: BRIEF - 1].rstrip() + "…"
