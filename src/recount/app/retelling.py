"""Sentences that are kept in a ledger, in English, found again as the patterns they were made by.

What the rooms below wrote when the numbers were worked out is text by now. A page in another
language takes it apart, part by part, and says it by its pattern; a sentence of no known pattern
stays as it is. Names and quotes are parts, and are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.app.desk.codes import plain
from recount.app.retelling_parts import (
    called,
    claims,
    days,
    events,
    features,
    harmed,
    missing,
    number,
    numbers,
    outcomes,
    people,
    per_cents,
    reason,
    rule,
    said,
    share_sides,
    speakers,
    totals,
    votes,
)
from recount.model.saying import Part, Words, capital, say, say_many

PLACE = re.compile(r"%\((\w+)\)s")
FIGURE = r"[\d,.]+"
NUMBER = r"(?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?|an unknown number"
CAPITAL = re.compile(r"[a-z]")
KEPT = 4096
"""How many sentences are remembered: a page has some dozens."""

KINDS: dict[str, tuple[str, Callable[[str], Part]]] = {
    "who": (".+?", speakers),
    "event": (".+?", days),
    "number": (NUMBER, number),
    "numbers": (".+?", numbers),
    "harmed": (".+?", harmed),
    "people": (r"[a-z ]+?", people),
    "outcome": (r"[a-z]+", plain),
    "outcomes": (r"[a-z ,]+?", outcomes),
    "said": (".+?", said),
    "sides": (".+?", share_sides),
    "called": (".+?", called),
    "claims": (".+?", claims),
    "totals": (".+?", totals),
    "reason": (".+?", reason),
    "missing": (".+?", missing),
    "features": (".+?", features),
    "why": (".+?", rule),
    "votes": (r"(?: \(\d+ of \d+\))?", votes),
    "percent": (".+?", per_cents),
    "kind": (r"[a-z ]+?", plain),
    "part": (r"[a-z]+", plain),
    "what": (".+?", lambda text: fault_words(text)),  # noqa: PLW0108
    "rule": (r"\w+", plain),
    "n": (FIGURE, str),
    "events": (r"\d+ events?", events),
    "sum": (r"[\d,]+(?: - [\d,]+)*", str),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with places in it; the name of a place says what stands there."""

    words: str
    found: re.Pattern[str]

    def read(self, text: str) -> str | None:
        """The sentence by this pattern, if it was made by it."""
        match = self.found.fullmatch(text)
        if match is None:
            return None
        parts = {name: _part(name, one) for name, one in match.groupdict().items()}
        found = say(self.words, **parts)
        return capital(found) if text[:1].isupper() else found


def _part(name: str, text: str) -> Part:
    kind = KINDS.get(name.rstrip("0123456789"))
    return kind[1](text) if kind else text


def kept(words: str) -> Pattern:
    """A pattern of sentences that a ledger may hold."""
    pieces = PLACE.split(words)
    found = "".join(
        re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>{_shape(piece)})"
        for at, piece in enumerate(pieces)
    )
    # What follows a speaker's name at the head of a sentence was written small.
    head = CAPITAL.match(words)
    if head:
        found = f"[{head[0]}{head[0].upper()}]{found[1:]}"
    return Pattern(words, re.compile(found, re.DOTALL))


def _shape(name: str) -> str:
    kind = KINDS.get(name.rstrip("0123456789"))
    return kind[0] if kind else ".+?"


CONTRADICTIONS = (
    kept("the parts that %(who)s gives make %(n)s, more than the %(n2)s %(people)s %(outcome)s "
         "of whom they are said to be"),
    kept("%(number)s of %(number2)s is %(percent)s, not the “%(words)s” that %(who)s makes of it"),
    kept("%(who)s puts on %(event)s (“%(words)s”) what happened on %(event2)s according to "
         "%(who2)s"),
    kept("%(who)s puts on %(event)s what happened on %(event2)s according to %(who2)s"),
    kept("%(who)s puts the event of %(event)s at %(place)s, %(who2)s at %(place2)s"),
    kept("the numbers of %(event)s according to %(who)s cannot all hold: %(harmed)s"),
    kept("the toll of %(event)s falls: according to %(who)s first %(harmed)s, later %(number)s"),
    kept("two copies of one dispatch differ on %(event)s: %(harmed)s in %(who)s, %(number)s in "
         "%(who2)s"),
    kept("the same %(number)s people %(outcome)s on %(event)s are counted as %(called)s"),
    kept("the same people %(outcome)s on %(event)s are counted as %(called)s"),
    kept("the total of %(amount)s that %(who)s gives is smaller than the %(amount2)s of "
         "%(event)s, which is only a part of it"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is not the sum of the "
         "%(numbers)s it lists, which is %(number)s"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is not the sum of the "
         "%(numbers)s reported for its events, which is %(number)s"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is less than the least it "
         "lists: %(numbers)s make %(n)s"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is less than the least "
         "reported for its events: %(numbers)s make %(n)s"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is more than the most it "
         "lists: %(numbers)s make %(n)s"),
    kept("the total of %(amount)s that %(who)s gives for %(event)s is more than the most "
         "reported for its events: %(numbers)s make %(n)s"),
    kept("the total of %(totals)s cannot hold with what is reported of %(event)s"),
    kept("the totals of %(totals)s cannot all hold with what is reported of %(event)s"),
    kept("the total of %(totals)s cannot hold"),
    kept("the totals of %(totals)s cannot all hold"),
    kept("%(who)s deals out %(numbers)s %(outcome)s to the events of %(event)s, in that order; "
         "%(who2)s gives %(numbers2)s, so the numbers have changed places"),
    kept("on %(event)s, %(said)s"),
)  # fmt: skip

REMEDIES = (
    kept("It would be resolved by setting aside %(claims)s"),
    kept("No single claim, set aside, would resolve it"),
)

STEPS = (
    kept("Set aside: a total of %(numbers)s (%(who)s), because %(reason)s"),
    kept("Set aside: what is said (%(who)s), because %(reason)s"),
    kept("Set aside: %(numbers)s (%(who)s), because %(reason)s"),
    kept("%(who)s replaced %(number)s by %(number2)s later"),
    kept("%(who)s tells of one of several strikes that are told here as one, so that its number "
         "bounds theirs from below alone"),
    kept("The reports cannot all hold; the range spans what each of them allows"),
    kept("The reports cannot all hold; a document's own words lead what it relays"),
    kept("The reports cannot all hold; only speakers of reliable kinds set the range"),
    kept("The total of %(number)s (%(who)s) is in a contradiction that no rule decides; nothing "
         "is set aside, and it binds nothing"),
    kept("An outer bound: too many numbers or accounts are tied together to work the range out "
         "exactly, so it may be wider than need be, and is never too narrow"),
    kept("Unfinished: the work that the methodology allows ran out before the range was worked "
         "out exactly, so it may be wider than need be, and is never too narrow"),
    kept("The methodology has no number for “%(words)s”"),
    kept("No report gives a number of %(people)s %(outcome)s"),
    kept("Nothing bounds the number of %(people)s %(outcome)s from above; the high number is the "
         "greatest that is given"),
    kept("Nothing says which of these numbers it is, so none is named as best"),
    kept("The rules do not settle which number is best, so none is named"),
    kept("Who the people were is in dispute, so no best number is named for them"),
    kept("The classes add up to more than the best number of all people, so none of them has a "
         "best number"),
    kept("Best %(n)s: %(why)s%(votes)s (rule %(rule)s)"),
    kept("Together the totals leave %(number)s here"),
    kept("%(sum)s = %(n)s at least"),
    kept("%(sum)s = %(n)s at most: %(number)s is the total according to %(who)s"),
    kept("%(sum)s = %(n)s for %(event)s together, so %(number)s here: %(number2)s is the total "
         "according to %(who)s"),
    kept("%(sum)s = %(n)s; %(n2)s where %(sides)s is allowed for; %(n3)s where %(sides2)s is "
         "allowed for: %(number)s is the total according to %(who)s"),
    kept("%(sum)s = %(n)s; %(n2)s where %(sides)s is allowed for: %(number)s is the total "
         "according to %(who)s"),
    kept("%(sum)s = %(n)s: %(number)s is the total according to %(who)s"),
    kept("%(who)s: %(harmed)s (“%(words)s”), in %(n)s claims from 1 independent voice"),
    kept("%(who)s: %(harmed)s (“%(words)s”), in %(n)s claims from %(n2)s independent voices"),
    kept("%(who)s: %(harmed)s, in %(n)s claims from 1 independent voice"),
    kept("%(who)s: %(harmed)s, in %(n)s claims from %(n2)s independent voices"),
    kept("%(who)s: %(harmed)s (“%(words)s”)"),
    kept("%(who)s: %(harmed)s"),
)  # fmt: skip

GRADES = (
    kept("No rule of the methodology grades this event"),
    kept("the party held responsible says so itself: %(who)s"),
    kept("the party held responsible says itself that it harmed civilians: %(who)s"),
    kept("%(who)s are each held responsible"),
    kept("the party held responsible denies it: %(who)s"),
    kept("who the people were is in dispute between %(who)s"),
    kept("fighters or soldiers are counted, and no civilian: %(who)s"),
    kept("all who give numbers say that nobody was harmed: %(who)s"),
    kept("every account of it was denied or taken back"),
    kept("%(n)s independent origins tell of it: %(who)s; %(party)s is held responsible"),
    kept("%(n)s independent origins tell of it: %(who)s"),
    kept("one origin alone tells of it: %(who)s"),
    kept("%(n)s credible origins tell of it: %(who)s"),
)

CRITERIA = (
    kept("Events of the kind %(kind)s are not in"),
    kept("Out, as nothing says %(missing)s"),
    kept("In: events of this kind are in, whatever their number"),
    kept("In: at least %(n)s %(people)s %(outcomes)s, by one of its numbers"),
    kept("Out: not at least %(n)s %(people)s %(outcomes)s, by one of its numbers"),
    kept("In: at least %(n)s %(people)s %(outcomes)s, by its %(end)s number"),
    kept("Out: not at least %(n)s %(people)s %(outcomes)s, by its %(end)s number"),
    kept("Not settled: no report says whether there was at least %(n)s %(people)s %(outcomes)s"),
)

TOTALS = (
    kept("%(harmed)s on %(event)s together, each between %(n)s and %(n2)s"),
    kept("%(harmed)s on %(event)s together, each at least %(n)s"),
    kept("%(harmed)s on %(event)s together, %(sides)s"),
    kept("It gives no exact number of events; known are %(events)s in its scope"),
    kept("It counts %(n)s, and known are %(events)s in its scope"),
    kept("It counts %(n)s, but known are %(events)s in its scope: which of them it means is open"),
    kept("It counts %(n)s; with those at the edge of its scope there are as many"),
    kept("It counts %(n)s; known are %(events)s in its scope, %(n2)s at its edge"),
    kept("It counts %(n)s; known are %(events)s in its scope"),
    kept(
        "It gives no exact number of events; known are %(events)s in its scope, %(n)s at its edge"
    ),
    kept("It tells as one %(events)s of its day and place that are told apart elsewhere"),
    kept(
        "It tells as one %(events)s of its day and place that are told apart elsewhere, where it "
        "counts %(n)s"
    ),
    kept("The text itself names %(events)s and gives no other number"),
    kept("The text itself names %(events)s and counts vaguely"),
    kept("The text itself names %(events)s, and counts %(n)s"),
    kept("The text itself names %(events)s; its scope holds the rest of the %(n)s"),
    kept("The text itself names %(events)s of the %(n)s that it counts"),
    kept(
        "The text itself names %(events)s of a whole month or year; %(events2)s more in its scope"
    ),
    kept("The text itself names %(events)s of a whole month or year"),
)

LINKS = (
    kept("%(author)s decided that it is the happening of %(claim)s: %(words)s"),
    kept("The text itself says that it is the happening of %(claim)s"),
    kept("It is the account that the others are compared with"),
    kept("Told in one document, as one happening, with %(claim)s"),
    kept("It counts several strikes, all of them at the day and place of this one event"),
    kept("It answers what %(claim)s says"),
    kept("It says what became of a person in the happening of %(claim)s"),
    kept("Beside %(claim)s: %(features)s; against it: %(features2)s (score %(score)s)"),
    kept("Beside %(claim)s: %(features)s; against it: %(features2)s"),
    kept("Beside %(claim)s: %(features)s (score %(score)s)"),
    kept("Beside %(claim)s: %(features)s"),
)

FAULTS = (
    kept("the text does not hold %(words)s at %(n)s"),
    kept("the place %(words)s is not in its words"),
    kept("the text names no %(words)s"),
    kept("the date begins on %(day)s after it ends on %(day2)s"),
    kept("the words %(words)s of a date are not in its evidence"),
    kept("the words %(words)s of a number are not in its evidence"),
    kept("the words %(words)s of a share are not in its evidence"),
    kept("the words %(words)s for a party are not in the evidence"),
    kept("the %(part)s of %(words)s is not that of %(day)s"),
    kept("%(words)s is not a share from %(share)s to %(share2)s"),
    kept("the lowest number %(n)s is above the highest %(n2)s"),
    kept("nothing in %(words)s says none"),
    kept("the number %(n)s cannot be read in %(words)s"),
    kept("a number from %(low)s to %(high)s cannot be read in %(words)s"),
    kept("the text does not name %(words)s"),
    kept("the text does not speak of %(words)s, who is said to relay it"),
    kept("the text does not speak of %(words)s"),
    kept("%(words)s does not speak where the evidence stands"),
    kept("%(words)s is not in the evidence"),
    kept("the text denies it: %(words)s"),
    kept("%(words)s is not %(day)s"),
)
"""What the words of a claim do not bear out."""

PROBLEMS = (
    kept("a claim of the kind %(kind)s was not taken: %(what)s"),
    kept("the publication date %(words)s cannot be read"),
    kept("%(words)s can be read with the day or with the month first"),
    kept("no year can be known for %(words)s"),
    kept("%(words)s is told of as past, but %(day)s lies after the document's date"),
    kept("%(words)s names a weekday that %(day)s is not"),
    kept("what the text says of its own year does not agree, so that it stays undated"),
    kept(
        "the text is in the language %(language)s, which this version does not read: no claims "
        "were taken from it"
    ),
)
"""What a reader says of a text; these have no full stop."""

GAP = re.compile(
    r"(?P<body>.*); the gap is (?P<size>[\d,]+) (?P<unit>person|people|days?|km|percentage points?)"
    r"(?P<beyond> beyond what their radii allow)?\.",
    re.DOTALL,
)
BODIES: Sequence[Pattern] = (
    *REMEDIES, *LINKS, *CRITERIA, *GRADES, *TOTALS, *CONTRADICTIONS, *STEPS,
)  # fmt: skip
"""In the order in which they are tried: what can hold anything comes last."""


@lru_cache(maxsize=KEPT)
def retold(text: str) -> str:
    """A sentence of the ledger by its pattern; as it is where it was made by none of these."""
    gap = GAP.fullmatch(text)
    if gap is not None:
        body = _body(gap["body"])
        size = _gap(int(gap["size"].replace(",", "")), gap["unit"])
        if body and gap["beyond"]:
            return say("%(sentence)s; the gap is %(gap)s beyond what their radii allow.",
                       sentence=body, gap=size)  # fmt: skip
        return say("%(sentence)s; the gap is %(gap)s.", sentence=body, gap=size) if body else text
    if not text.endswith("."):
        return next(filter(None, (one.read(text) for one in PROBLEMS)), text)
    body = _body(text.removesuffix("."))
    return say("%(sentence)s.", sentence=body) if body else text


def fault_words(message: str) -> str:
    """What the words of a claim do not bear out, of a sentence that says so."""
    told = message.partition("was not taken: ")[2] or message
    return next(filter(None, (one.read(told) for one in FAULTS)), told)


def _body(text: str) -> str | None:
    return next(_read(text), None)


def _read(text: str) -> Iterator[str]:
    for pattern in BODIES:
        found = pattern.read(text)
        if found is not None:
            yield found


def _gap(size: int, unit: str) -> Words:
    if unit.startswith("day"):
        return say_many("%(num)s day", "%(num)s days", size)
    if unit == "km":
        return say_many("%(num)s km", "%(num)s km", size)
    if unit.startswith("percentage"):
        return say_many("%(num)s percentage point", "%(num)s percentage points", size)
    return say_many("%(num)s person", "%(num)s people", size)
