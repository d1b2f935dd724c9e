"""Builds the expressions of ranges: from one day, weekday, month or year to another."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from recount.reading.dates.days import MONTH, YEAR, Builder, calendar_day, counted
from recount.reading.dates.expressions import Draft, Expression, Form
from recount.reading.dates.periods import IN, edge_of, year_fields
from recount.reading.numbers.phrases import Match, Token

COMMON_YEAR = 2023  # without a leap day
_WORDS = ("between", "from")
_TURNS = ("and", "to", "until", "till", "through", "into")


def _start(match: Match) -> int:
    """Where the phrase begins; "from" and "between" stay outside."""
    return match.tokens[1 if match.tokens[0].kind in _WORDS else 0].start


def _at_night(match: Match) -> str | None:
    nightly = match.has("POD", "overnight") or any(each.value == "NI" for each in match.tokens)
    return "TNI" if nightly else None


def _range(text: str, match: Match) -> list[Draft]:
    """From one day to another: "Sept. 24-26", "from 30 September to 2 October 2019"."""
    months, days = match.all(*MONTH), match.all("D1", "D2", "ORDNUM")
    years = match.all(*YEAR)
    if len(days) != 2 or (not years and match.tokens[-1] is days[-1] and counted(text, days[-1])):
        return []
    last = Expression(
        Form.CALENDAR,
        year=int(years[-1].value or 0) if years else None,
        month=int(months[-1].value or 0),
        day=int(days[1].value or 0),
    )
    first = Expression(
        Form.CALENDAR,
        year=int(years[0].value or 0) if years else None,
        month=int(months[0].value or 0),
        day=int(days[0].value or 0),
        time=_at_night(match),
        last=last,
    )
    if len(years) == 1 and months[0].value != months[-1].value:
        first = _before(first, last)
    return [Draft(_start(match), match.end, first)]


def _before(first: Expression, last: Expression) -> Expression:
    """The first day without the year that stands by the last: it may be of the year before."""
    return Expression(Form.CALENDAR, month=first.month, day=first.day, time=first.time, last=last)


def _dual(_text: str, match: Match) -> list[Draft]:
    """ "The night of 3/4 October": two days that follow each other."""
    token, month = match.first("DUAL"), match.first(*MONTH)
    if token is None or month is None:
        return []
    first, second = (int(each) for each in str(token.value).split("/"))
    if second != first + 1 and second != 1:
        return []
    named = calendar_day(match.tokens)
    later = int(month.value or 0)
    earlier = later if second > first else (later - 2) % 12 + 1
    last = Expression(Form.CALENDAR, year=named.year, month=later, day=second)
    expression = Expression(
        Form.CALENDAR, month=earlier, day=first, time=_at_night(match), last=last
    )
    return [Draft(match.start, match.end, expression)]


def _night_before(_text: str, match: Match) -> list[Draft]:
    """ "The night of Sunday to Monday 6 November": the day that is written and the one before."""
    last = replace(calendar_day(match.tokens), weekday=None)
    month, day = last.month or 1, (last.day or 1) - 1
    if day == 0:
        month = (month - 2) % 12 + 1
        day = monthrange(last.year or COMMON_YEAR, month)[1]
    year = last.year - 1 if last.year and month > (last.month or 1) else last.year
    first = replace(last, year=year, month=month, day=day, time=_at_night(match), last=last)
    return [Draft(_start(match), match.end, first)]


def _range_weekday(_text: str, match: Match) -> list[Draft]:
    """ "From Monday to Wednesday", "the night of Saturday to Sunday", "Thursday night into
    Friday"."""
    first, last = (int(each.value or 0) for each in match.all("WEEKDAY", "WDABBR"))
    through_night = _at_night(match) if (last - first) % 7 == 1 else None
    week = match.first("UNIT")
    if week is not None and week.value != "W":
        return []
    end = Expression(Form.WEEKDAY, weekday=last)
    if week is not None:  # "between Tuesday last week and Thursday"
        end = replace(end, unit="W", toward=-1)
    expression = Expression(Form.WEEKDAY, weekday=first, time=through_night, last=end)
    return [Draft(_start(match), match.end, expression)]


def _range_month(text: str, match: Match) -> list[Draft]:
    months = match.all(*MONTH)
    year, _ = year_fields(match)
    last = Expression(Form.CALENDAR, year=year, month=int(months[-1].value or 0))
    first = Expression(Form.CALENDAR, month=int(months[0].value or 0), last=last)
    weak = all(month.kind == "WEAKM" for month in months) and year is None
    if weak and not IN.search(text[max(0, _start(match) - 9) : _start(match)]):
        return []
    return [Draft(_start(match), match.end, first)]


def _range_edge(_text: str, match: Match) -> list[Draft]:
    """ "Between mid-February and the end of March 2018", "from March to May 2018"."""
    first, last = (_month_of(side) for side in _sides(match))
    return [
        Draft(
            match.tokens[1].start,
            match.end,
            Expression(
                Form.CALENDAR, year=first.year, month=first.month, edge=first.edge, last=last
            ),
        )
    ]


def _sides(match: Match) -> tuple[Match, Match]:
    middle = next(i for i, token in enumerate(match.tokens) if token.kind in _TURNS and i > 1)
    return Match(match.rule, match.tokens[1:middle]), Match(match.rule, match.tokens[middle + 1 :])


def _month_of(side: Match) -> Expression:
    month: Token = side.all(*MONTH)[-1]
    return Expression(
        Form.CALENDAR, year=year_fields(side)[0], month=int(month.value or 0), edge=edge_of(side)
    )


def _months(text: str, match: Match) -> list[Draft]:
    """ "In August and September 2018": both are of that year."""
    months, year = match.all(*MONTH), int(match.all(*YEAR)[-1].value or 0)
    if not IN.search(text[max(0, match.start - 9) : match.start]):
        months = [each for each in months if each.kind == "MONTH" or each is months[-1]]
    drafts = []
    for month in months:
        end = match.end if month is months[-1] else month.end
        expression = Expression(Form.CALENDAR, year=year, month=int(month.value or 0))
        drafts.append(Draft(month.start, end, expression))
    return drafts


def _year_range(_text: str, match: Match) -> list[Draft]:
    numbers = [token for token in match.tokens if isinstance(token.value, int)]
    start, end = int(numbers[0].value or 0), int(numbers[-1].value or 0)
    end = start // 100 * 100 + end if end < 100 else end
    if not 1900 <= start < end <= 2100:
        return []
    winter = match.first("SEASON")
    if winter is not None:  # "the winter of 2017-18" is of the year in which it ends
        if end != start + 1 or winter.value != "WI":
            return []
        expression = Expression(Form.CALENDAR, year=end, period="WI", edge=None, value="ends")
        return [Draft(match.start, match.end, expression)]
    expression = Expression(Form.CALENDAR, year=start, last=Expression(Form.CALENDAR, year=end))
    return [Draft(_start(match), match.end, expression)]


def _week_of(_text: str, match: Match) -> list[Draft]:
    """ "The week of 3 March": from that day where weeks begin with it, else around it."""
    unit = match.first("UNIT")
    assert unit is not None  # the rule has one
    at = match.tokens.index(unit) + 2
    day = calendar_day(match.tokens[at:])
    if unit.value != "W":
        named = Draft(match.tokens[at].start, match.end, day)
        if unit.value not in ("Y", "M"):
            return [named]
        letter = str(unit.value)
        length = Expression(Form.DURATION, unit=letter, amount=1, value=f"P1{letter}")
        return [Draft(match.start, unit.end, length), named]
    side = -1 if match.has("ending", "to") else 0 if match.has("of") else 1
    expression = Expression(
        Form.CALENDAR, year=day.year, month=day.month, day=day.day, unit="W", toward=None,
        amount=side,
    )  # fmt: skip
    return [Draft(match.start, match.end, expression)]


BUILDERS: dict[str, Builder] = {
    "range_md": _range,
    "range_mdmd": _range,
    "range_dm": _range,
    "dual": _dual,
    "night_before": _night_before,
    "range_weekday": _range_weekday,
    "range_month": _range_month,
    "range_edge": _range_edge,
    "months": _months,
    "year_range": _year_range,
    "week_of": _week_of,
}
"""How each rule of ranges becomes expressions."""
