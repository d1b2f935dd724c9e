"""What stands in the places of kept sentences: numbers, people, days, speakers, features."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from recount.app.desk import features as desk_features
from recount.app.desk.codes import plain
from recount.app.desk.words import MONTHS, day
from recount.app.desk.words import days as interval
from recount.model.saying import Part, Words, say, say_as, say_list, say_many

MONTH_NAMES = [str(name) for name in MONTHS]
ONE_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTH_NAMES)}) (\d{{4}})")
A_MONTH = re.compile(rf"({'|'.join(MONTH_NAMES)}) (\d{{4}})")
SHORT_SPAN = re.compile(rf"(\d{{1,2}}) to ({ONE_DAY.pattern})")
SOME_DAYS = re.compile(
    rf"(\d{{1,2}}(?:, \d{{1,2}})* and \d{{1,2}}) ({'|'.join(MONTH_NAMES)}) (\d{{4}})"
)
NOBODY_KNOWS = re.compile(r"an unknown date(?: \((.+)\))?")
HARMED = re.compile(
    r"(no|(?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?|an unknown number) ([a-z ]+) "
    r"(killed|injured|captured|missing|displaced)"
)
CLAIM_OF = re.compile(
    r"the ((?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?(?: and [\d,to ]+)?) of (.+)"
)
AMONG = {
    "civilian": say_as("among", "civilians"),
    "child": say_as("among", "children"),
    "woman": say_as("among", "women"),
    "man": say_as("among", "men"),
    "combatant": say_as("among", "combatants"),
    "member of security forces": say_as("among", "members of security forces"),
    "aid worker": say_as("among", "aid workers"),
    "journalist": say_as("among", "journalists"),
    "person": say_as("among", "people"),
}
PLURALS = {
    "civilians": "civilian", "children": "child", "women": "woman", "men": "man",
    "combatants": "combatant", "members of security forces": "member of security forces",
    "aid workers": "aid worker", "journalists": "journalist", "people": "person",
}  # fmt: skip
RULES = {
    str(one): one
    for one in (
        say("the number that most independent voices give"),
        say("the number of the speaker who stands first in the methodology"),
        say("the number that was published last"),
        say("the number on which all voices agree"),
        say("the lowest number given"),
        say("the highest number given"),
        say("the only number that the others leave"),
        say("the only number given"),
    )
}
MISSING = {
    str(one): one
    for one in (say("its date"), say("its place"), say("who did it"), say("whom it was aimed at"))
}
MORE = re.compile(r"(\d+) more")
NAMELESS = re.compile("(\u201c[^\u201d]*\u201d) in (.+)")
"""A voice without a name, told by its word and by where it stands."""


def listed(text: str, part: Callable[[str], Part], last: str = "and") -> Part:
    """One, two and three: each by itself."""
    rows = [one for head in text.split(f" {last} ") for one in head.split(", ")]
    parts = [part(one) for one in rows]
    if len(parts) < 2:
        return parts[0]
    first = say_list(str(one) if isinstance(one, int) else one for one in parts[:-1])
    if last == "or":
        return say("%(first)s or %(last)s", first=first, last=parts[-1])
    return say("%(first)s and %(last)s", first=first, last=parts[-1])


def speakers(text: str) -> Part:
    """Who says it, as they are named, and where that stands."""
    who, where, papers = text.partition(", in ")
    if where:
        return say("%(who)s, in %(papers)s", who=speakers(who), papers=speakers(papers))
    return listed(text, _speaker)


def _speaker(text: str) -> Part:
    more = MORE.fullmatch(text)
    if more is not None:
        return say_many("%(num)s more", "%(num)s more", int(more[1]))
    if text == "the other reports":
        return say("the other reports")
    nameless = NAMELESS.fullmatch(text)
    if nameless is not None:
        return say("%(speaker)s in %(document)s", speaker=nameless[1], document=paper(nameless[2]))
    return paper(text)


def paper(text: str) -> str:
    """A document by its publisher, or by its id where it has none."""
    document, named, key = text.partition("document ")
    return say("document %(document)s", document=key) if named and not document else text


def number(text: str) -> Part:
    """8, 8 to 10, at least 8, up to 10."""
    if text == "an unknown number":
        return say("an unknown number")
    if text.startswith("at least "):
        return say("at least %(figure)s", figure=text.removeprefix("at least "))
    if text.startswith("up to "):
        return say("at most %(figure)s", figure=text.removeprefix("up to "))
    low, to, high = text.partition(" to ")
    return say("%(low)s to %(high)s", low=low, high=high) if to else text


def numbers(text: str) -> Part:
    """Numbers in a row."""
    return listed(text, number)


def people(text: str) -> Part:
    """Of whom people are."""
    return AMONG.get(PLURALS.get(text, text), text)


def harmed(text: str) -> Part:
    """8 combatants killed, and 2 to 3 civilians injured."""
    return listed(text, _harmed)


def _harmed(text: str) -> Part:
    match = HARMED.fullmatch(text)
    if match is None:
        return text
    amount, whose, outcome = match[1], people(match[2]), plain(match[3])
    if amount == "no":
        return say("no %(people)s %(outcome)s", people=whose, outcome=outcome)
    if match[2] in ("person", "people"):
        return say("%(number)s people %(outcome)s", number=number(amount), outcome=outcome)
    return say("%(number)s %(people)s %(outcome)s",
               number=number(amount), people=whose, outcome=outcome)  # fmt: skip


def outcomes(text: str) -> Part:
    """Killed or injured."""
    return listed(text, plain, "or")


def said(text: str) -> Part:
    """8 people killed according to one, and 10 according to another."""
    parts = re.split(r" according to ", text)
    if len(parts) < 2:
        return text
    found: list[str] = []
    what = parts[0]
    for at, rest in enumerate(parts[1:], 1):
        who, ahead = (rest, "") if at == len(parts) - 1 else _before_number(rest)
        found.append(say("%(harmed)s according to %(who)s", harmed=harmed(what), who=speakers(who)))
        what = ahead
    return say_list(found, "; ")


def _before_number(text: str) -> tuple[str, str]:
    """Who says one thing, and the next thing that is said."""
    starts = [one.start() for one in re.finditer(rf"(?:, | and )(?={HARMED.pattern})", text)]
    if not starts:
        return text, ""
    return text[: starts[0]], re.sub(r"^(?:, | and )", "", text[starts[0] :])


def called(text: str) -> Part:
    """As what people are counted, by whom."""
    first, by, rest = text.partition(" by ")
    if not by:
        return text
    found = re.fullmatch(r"(.+?) and ((?:no|\d|at least|up to).*?) by (.+)", rest, re.DOTALL)
    if found is None:
        return say("%(people)s by %(who)s", people=_called(first), who=speakers(rest))
    one = say("%(people)s by %(who)s", people=_called(first), who=speakers(found[1]))
    other = say("%(people)s by %(who)s", people=_called(found[2]), who=speakers(found[3]))
    return say("%(first)s and %(last)s", first=one, last=other)


def _called(text: str) -> Part:
    return listed(text, _class)


def _class(text: str) -> Part:
    match = re.fullmatch(r"(no|(?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?) ([a-z ]+)", text)
    if match is None:
        return text
    whose = people(match[2])
    if match[1] == "no":
        return say("no %(people)s", people=whose)
    return say("%(number)s %(people)s", number=number(match[1]), people=whose)


def claims(text: str) -> Part:
    """The 17 of one, or the claim of another."""
    rows = re.split(r"(?:, | or )(?=the |\d+ more$)", text)
    parts = [_claim(one) for one in rows]
    if len(parts) < 2:
        return parts[0]
    return say("%(first)s or %(last)s", first=say_list(str_parts(parts[:-1])), last=parts[-1])


def str_parts(parts: list[Part]) -> list[str]:
    """Parts that are words already."""
    return [one if isinstance(one, str) else str(one) for one in parts]


def _claim(text: str) -> Part:
    more = MORE.fullmatch(text)
    if more is not None:
        return say_many("%(num)s more", "%(num)s more", int(more[1]))
    if text.startswith("the claim of "):
        return say("the claim of %(who)s", who=_in(text.removeprefix("the claim of ")))
    match = CLAIM_OF.fullmatch(text)
    return (
        say("the %(numbers)s of %(who)s", numbers=numbers(match[1]), who=_in(match[2]))
        if match
        else text
    )


def _in(text: str) -> Part:
    who, where, named = text.partition(" in ")
    if not where:
        return paper(text)
    return say("%(speaker)s in %(document)s", speaker=who, document=paper(named))


def totals(text: str) -> Part:
    """26 (one) and 40 (another)."""
    rows = re.findall(
        r"((?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?) \((.+?)\)(?=, | and |$)", text
    )
    made = [say("%(number)s (%(who)s)", number=number(one), who=who) for one, who in rows]
    if len(made) < 2:
        return made[0] if made else text
    return say("%(first)s and %(last)s", first=say_list(made[:-1]), last=made[-1])


def share_sides(text: str) -> Part:
    """10 on one day (who says it), 5 on another."""
    rows = re.split(r"(?:, | and )(?=(?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)? on )", text)
    return say_list([_side(one) for one in rows], "; ")


def _side(text: str) -> str:
    match = re.fullmatch(
        r"((?:at least |up to )?\d[\d,]*(?: to \d[\d,]*)?) on (.+?)(?: \((.+)\))?", text
    )
    if match is None:
        return text
    if match[3] is None or "date" in match[2]:
        rest = match[2] if match[3] is None else f"{match[2]} ({match[3]})"
        return say("%(number)s on %(event)s", number=number(match[1]), event=days(rest))
    return say("%(number)s on %(event)s (%(who)s)", number=number(match[1]), event=days(match[2]),
               who=speakers(match[3]))  # fmt: skip


def reason(text: str) -> Part:
    """Why a claim is set aside."""
    if text == "fewest independent voices speak for it among claims that cannot all hold":
        return say("fewest independent voices speak for it among claims that cannot all hold")
    if text == "who is told as injured there died of it":
        return say("who is told as injured there died of it")
    where, swapped, _ = text.partition(" deals out its numbers the wrong way round")
    if swapped:
        return say("%(who)s deals out its numbers the wrong way round", who=speakers(where))
    who, back, _ = text.partition(" has taken it back")
    return say("%(who)s has taken it back", who=who) if back else text


def missing(text: str) -> Part:
    """What nothing says of an event."""
    return listed(text, lambda one: MISSING.get(one, one), "or")


def features(text: str) -> Part:
    """What speaks for one event, or against it."""
    text, but, rest = text.partition("; but ")
    found = say_list(desk_features.features(text))
    if not but:
        return found
    after = say("in step with its list") if "list" in rest else say("with the others of the event")
    return say("%(features)s; but %(after)s", features=found, after=after)


def events(text: str) -> Part:
    """How many events."""
    return say_many("%(num)s event", "%(num)s events", int(text.split(maxsplit=1)[0]))


def rule(text: str) -> Part:
    """Why a number is the best."""
    return RULES.get(text, text)


def votes(text: str) -> Part:
    """How many voices say so, of how many."""
    found = re.fullmatch(r" \((\d+) of (\d+)\)", text)
    return say(" (%(some)s of %(all)s)", some=found[1], all=found[2]) if found else ""


def per_cents(text: str) -> Part:
    """28.7 per cent, or from one to another."""
    low, to, high = text.replace(" per cent", "").partition(" to ")
    if to:
        return say("%(low)s to %(high)s per cent", low=low, high=high)
    return say("%(figure)s per cent", figure=low)


def days(text: str) -> Part:
    """When something happened."""
    for read in (_unknown, _one, _span, _several, _month):
        found = read(text)
        if found is not None:
            return found
    side, _, rest = text.partition(" ")
    if side in ("since", "until") and (known := _date(rest)):
        return interval(known, None) if side == "since" else interval(None, known)
    return text


def _unknown(text: str) -> Words | None:
    match = NOBODY_KNOWS.fullmatch(text)
    if match is None:
        return None
    if match[1] is None:
        return say("an unknown date")
    return say("an unknown date (%(place)s)", place=match[1])


def _date(text: str) -> date | None:
    match = ONE_DAY.fullmatch(text)
    return date(int(match[3]), MONTH_NAMES.index(match[2]) + 1, int(match[1])) if match else None


def _one(text: str) -> Words | None:
    found = _date(text)
    return day(found) if found else None


def _span(text: str) -> str | None:
    short = SHORT_SPAN.fullmatch(text)
    if short is not None and (end := _date(short[2])):
        return interval(end.replace(day=int(short[1])), end)
    first, to, last = text.partition(" to ")
    start, end = _date(first), _date(last)
    if to and start and end:
        return say("%(start)s – %(end)s", start=day(start), end=day(end))
    return None


def _several(text: str) -> Words | None:
    match = SOME_DAYS.fullmatch(text)
    if match is None:
        return None
    month = MONTHS[MONTH_NAMES.index(match[2])]
    known = listed(match[1], str)
    return say("%(day)s %(month)s %(year)s", day=known, month=month, year=match[3])


def _month(text: str) -> Words | None:
    match = A_MONTH.fullmatch(text)
    if match is None:
        return None
    month = MONTHS[MONTH_NAMES.index(match[1])]
    return say("%(month)s %(year)s", month=month, year=match[2])
