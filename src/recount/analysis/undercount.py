"""Undercount: from how far sources overlap, how many events or deaths nobody reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from recount.analysis.appraisals import Appraisal, Estimate, Row, Subject, Table
from recount.analysis.averaging import Averaged, average
from recount.analysis.material import Material
from recount.analysis.overlap import Pattern, bootstrapped, chao_bound
from recount.analysis.selecting import Selection, selected
from recount.analysis.sources import Lists, reported
from recount.analysis.strata import Stratified, Stratum, in_strata, stratum_name
from recount.analysis.wording import counted, interval, listed, plain, span
from recount.errors import AssessmentError
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.saying import say

MOST_LISTS = 5
LEAST_CASES = 20
LEAST_SHARED = 8
REST = say("all others")

ASSUMPTIONS = (
    say(
        "THIS IS AN ESTIMATE OF WHAT NOBODY REPORTED, AND NO COUNT. It holds only as far as all of "
        "what follows does, and the data themselves cannot show whether it does."
    ),
    say("The lists are closed: every source could have reported every one of these cases."),
    say(
        "Cases are the same in all lists: one that was wrongly split in two, or two that were "
        "wrongly taken for one, change the answer more than anything else here."
    ),
    say(
        "A source that repeats another is not a second list. Copies are counted once; what is "
        "retold in other words may still stand as independent, and makes the estimate too low."
    ),
    say(
        "Chao's bound: sources are independent for each case; cases may be easier or harder to "
        "find, and then the truth is higher than the bound."
    ),
    say(
        "The average: sources depend on one another in one of the ways that decomposable graphs "
        "allow, each as likely as the next beforehand, and no case is easier to find than another "
        "for reasons outside these ways. Cases that no source could ever have reported are not in "
        "it."
    ),
)


class Unit(StrEnum):
    """What is counted."""

    EVENTS = "events"
    DEATHS = "deaths"


@dataclass(frozen=True, slots=True)
class UndercountQuestion:
    """Which events, by which lists, whether they or their dead are counted, and apart by what."""

    wanted: Selection
    lists: Lists = Lists.SPEAKER
    unit: Unit = Unit.EVENTS
    by: tuple[Stratum, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSize:
    """One source as a list: how much it holds, and how much it holds alone."""

    name: str
    size: int
    alone: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How much exactly these lists hold together."""

    lists: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Undercount:
    """What was seen, and how many there may be in all.

    `chao` is a lower bound; `averaged` is None for two lists, for deaths, and where the data do
    not bound it. `left_out` counts events of which no number of dead is known. `stratified` is
    there where strata were asked for.
    """

    unit: Unit
    seen: int
    lists: tuple[ListSize, ...]
    shared: tuple[Shared, ...]
    chao: Estimate
    averaged: Averaged | None
    left_out: int
    stratified: Stratified | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """One event as the lists hold it, with what it weighs, and who holds it."""

    pattern: Pattern
    weight: int
    held: frozenset[str]
    stratum: str


def appraise_undercount(material: Material, question: UndercountQuestion) -> Appraisal[Undercount]:
    """How many events or deaths nobody reported.

    Raises AssessmentError where there are too few cases, lists, or cases in two lists.
    """
    events = selected(material, question.wanted)
    who = reported(material, events, question.lists)
    names = _lists(who)
    cases, left_out = _cases(material, events, who, (names, question))
    _check(cases, names)
    result = _result(question.unit, cases, names, left_out)
    if question.by:
        result = replace(result, stratified=_stratified(cases, question))
    return Appraisal(
        Subject.UNDERCOUNT,
        say("Unreported %(unit)s, from the overlap of sources", unit=plain(question.unit)),
        ASSUMPTIONS, tuple(_answers(result)), tuple(_caveats(result)), result, material.data,
        (_lists_table(result), *_model_tables(result), *_strata_tables(result)),
    )  # fmt: skip


def _lists(who: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The largest sources; where there are more than can be used, the rest as one list."""
    sizes = Counter(name for names in who.values() for name in names)
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    if len(ordered) <= MOST_LISTS:
        return tuple(ordered)
    return (*ordered[: MOST_LISTS - 1], REST)


def _cases(
    material: Material,
    events: Sequence[Event],
    who: Mapping[str, frozenset[str]],
    asked: tuple[Sequence[str], UndercountQuestion],
) -> tuple[list[_Case], int]:
    names, question = asked
    cases, left_out = [], 0
    for event in events:
        if event.id not in who:
            continue
        weight = 1 if question.unit is Unit.EVENTS else _dead(material, event)
        if weight is None:
            left_out += 1
        elif weight:
            held = who[event.id]
            name = stratum_name(event, question.by)
            cases.append(_Case(_pattern(held, names), weight, held, name))
    return cases, left_out


def _dead(material: Material, event: Event) -> int | None:
    found = material.people([event], Outcome.KILLED)
    return found.best if found else None


def _pattern(held: frozenset[str], names: Sequence[str]) -> Pattern:
    rest = held - set(names)
    return tuple(int(name in held or (name == REST and bool(rest))) for name in names)


def _check(cases: Sequence[_Case], names: Sequence[str]) -> None:
    shared = sum(1 for case in cases if sum(case.pattern) > 1)
    if len(names) < 2 or len(cases) < LEAST_CASES or shared < LEAST_SHARED:
        raise AssessmentError(
            say("undercount"),
            say("there are %(cases)s in %(lists)s, %(n)s in two or more: what nobody reported "
                "cannot be told from so little",
                cases=counted(len(cases), "case"), lists=counted(len(names), "list"), n=shared),
            say("it needs two lists, %(n)s cases and %(n2)s of them in two lists; add sources, or "
                "ask for more days and places", n=LEAST_CASES, n2=LEAST_SHARED),
        )  # fmt: skip


def _result(unit: Unit, cases: Sequence[_Case], names: Sequence[str], left_out: int) -> Undercount:
    cells = _cells(cases)
    chao = _chao(unit, cases, names)
    if chao is None:
        raise AssessmentError(
            say("undercount"),
            say("the lists overlap in too odd a way for a lower bound"),
            say("ask for more days and places, or for other lists with --lists"),
        )
    whole = unit is Unit.EVENTS and len(names) > 2
    return Undercount(
        unit=unit,
        seen=sum(cells.values()),
        lists=tuple(_size(cells, at, name) for at, name in enumerate(names)),
        shared=tuple(_shared(cells, names)),
        chao=chao,
        averaged=average(cells, len(names)) if whole else None,
        left_out=left_out,
    )


def _stratified(cases: Sequence[_Case], question: UndercountQuestion) -> Stratified:
    """The same lower bound in each stratum, over the lists that are the largest there."""

    def bound(rows: Sequence[_Case]) -> Estimate | None:
        sizes = _lists({str(at): row.held for at, row in enumerate(rows)})
        told = [replace(row, pattern=_pattern(row.held, sizes)) for row in rows]
        shared = sum(1 for row in told if sum(row.pattern) > 1)
        if len(sizes) < 2 or len(told) < LEAST_CASES or shared < LEAST_SHARED:
            return None
        return _chao(question.unit, told, sizes)

    def seen(rows: Sequence[_Case]) -> int:
        return sum(row.weight for row in rows)

    return in_strata([(row.stratum, row) for row in cases], seen, bound, question.by)


def _chao(unit: Unit, cases: Sequence[_Case], names: Sequence[str]) -> Estimate | None:
    chao = chao_bound(_cells(cases), len(names))
    if chao is not None and unit is Unit.DEATHS:
        rows = [(case.pattern, case.weight) for case in cases]
        chao = bootstrapped(rows, len(names), chao)
    return chao


def _cells(cases: Sequence[_Case]) -> dict[Pattern, int]:
    found: Counter[Pattern] = Counter()
    for case in cases:
        found[case.pattern] += case.weight
    return dict(found)


def _size(cells: Mapping[Pattern, int], at: int, name: str) -> ListSize:
    own = {pattern: seen for pattern, seen in cells.items() if pattern[at]}
    return ListSize(name, sum(own.values()), sum(n for p, n in own.items() if sum(p) == 1))


def _shared(cells: Mapping[Pattern, int], names: Sequence[str]) -> list[Shared]:
    order = sorted(cells.items(), key=lambda row: (-row[1], row[0]))
    return [
        Shared(tuple(n for n, held in zip(names, pattern, strict=True) if held), seen)
        for pattern, seen in order
    ]


def _answers(result: Undercount) -> list[str]:
    seen, unit = result.seen, result.unit
    chao = result.chao
    found: list[str] = [
        say(
            "%(n)s %(unit)s are reported. Chao’s lower bound for all of them is %(bound)s: "
            "%(ends)s unreported at the least, if the sources are independent.",
            n=seen, unit=plain(unit), bound=interval(chao, 0),
            ends=span(chao.low - seen, None if chao.high is None else chao.high - seen),
        )
    ]  # fmt: skip
    if result.averaged is not None:
        total = result.averaged.total
        high = None if total.high is None else total.high - seen
        found.append(
            say(
                "Averaged over %(n)s ways in which the sources may depend there are %(total)s in "
                "all: %(ends)s that nobody reported.",
                n=str(result.averaged.graphs), total=interval(total, 0),
                ends=span(total.low - seen, high),
            )
        )  # fmt: skip
    if result.stratified is not None:
        found.append(_sum_of_strata(result.stratified, unit))
    return found


def _sum_of_strata(found: Stratified, unit: Unit) -> str:
    strata = counted(sum(1 for one in found.strata if one.chao), "stratum")
    said = say(
        "Apart by %(by)s, Chao’s lower bounds of %(strata)s add up to %(whole)s %(unit)s",
        by=_by(found), strata=strata, whole=interval(found.whole, 0), unit=plain(unit),
    )  # fmt: skip
    if not found.without:
        return say("%(said)s.", said=said)
    return say(
        "%(said)s, with %(n)s as they were reported, in strata that carry no bound.",
        said=said, n=found.without,
    )  # fmt: skip


def _by(found: Stratified) -> str:
    return listed([plain(one) for one in found.by])


def _caveats(result: Undercount) -> list[str]:
    found: list[str] = []
    names = [row.name for row in result.lists]
    if REST in names:
        found.append(
            say(
                "Only the %(n)s largest sources are lists of their own; all others are one.",
                n=len(names) - 1,
            )
        )
    if result.unit is Unit.DEATHS:
        found.append(
            say(
                "Deaths of one event come together, so that they are not so many independent "
                "cases: the interval is from drawing whole events anew, and no average over graphs "
                "is given. Large events are found more easily than small ones, which pulls the "
                "bound down."
            )
        )
        if result.left_out:
            left = counted(result.left_out, "event")
            found.append(say("%(events)s of no known number of dead are left out.", events=left))
    elif result.averaged is None:
        found.append(
            say("No average over graphs is given: two lists allow none.")
            if len(names) == 2
            else say("No average over graphs is given: the lists overlap too little for it.")
        )
    else:
        found += _doubts(result.averaged, result.chao)
    if result.stratified is not None:
        found.append(
            say(
                "A stratum needs %(n)s cases and %(n2)s of them in two lists; smaller ones stand "
                "together. The interval of the sum takes the strata as independent. Finer strata "
                "make the sources more alike within each, and the bounds less sure.",
                n=LEAST_CASES, n2=LEAST_SHARED,
            )
        )  # fmt: skip
    return found


def _doubts(averaged: Averaged, chao: Estimate) -> list[str]:
    high = averaged.total.high
    if chao.value is not None and high is not None and high < chao.low:
        return [say("The average lies below Chao's bound: trust neither before you know why.")]
    return []


def _lists_table(result: Undercount) -> Table:
    rows = tuple(Row((row.name, f"{row.size:,}", f"{row.alone:,}")) for row in result.lists)
    head = (say("list"), plain(result.unit), say("alone"))
    return Table(say("Lists"), head, rows, (1, 2))


def _strata_table(found: Stratified, unit: Unit) -> Table:
    rows = tuple(
        Row((one.name, f"{one.seen:,}", interval(one.chao, 0) if one.chao else say("no bound")))
        for one in found.strata
    )
    head = (say("stratum"), plain(unit), say("in all"))
    return Table(say("Strata by %(by)s", by=_by(found)), head, rows, (1, 2))


def _model_tables(result: Undercount) -> list[Table]:
    if result.averaged is None:
        return []
    names = [row.name for row in result.lists]
    rows = tuple(
        Row((_pairs(row.pairs, names), f"{100 * row.weight:.1f}", interval(row.total, 0)))
        for row in result.averaged.models
        if row.weight >= 0.001
    )
    head = (say("which sources depend on each other"), say("weight, per cent"), say("in all"))
    return [Table(say("The ways of depending that weigh most"), head, rows, (1, 2))]


def _strata_tables(result: Undercount) -> list[Table]:
    found = result.stratified
    return [] if found is None else [_strata_table(found, result.unit)]


def _pairs(pairs: Sequence[tuple[int, int]], names: Sequence[str]) -> str:
    told = [say("%(one)s with %(other)s", one=names[a], other=names[b]) for a, b in pairs]
    return listed(told) if told else say("none on any other")
