"""Sentences of the page of methods on what a rule rests on: how a thing is said, whose name is
none, who is all of whom, and how long sums are worked on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recount.app import methods_words as words
from recount.app.desk.words import plain
from recount.app.methods_telling import listed
from recount.model.parties import SpeakerKind
from recount.model.saying import say, say_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recount.model.counts import Victims
    from recount.reconciling import Methodology


def how_said(found: Methodology) -> Iterator[str]:
    """Which ways of saying give numbers, and which of them go first."""
    firm = listed((plain(one.value) for one in sorted(found.firm)), "or")
    if not found.soft:
        yield say("A claim gives a number where it %(firm)s; other ways give none.", firm=firm)
        return
    yield say(
        "Numbers are firm where a claim %(firm)s, and soft where it %(soft)s. The firm go first; "
        "what is said in other ways gives none.",
        firm=firm,
        soft=listed((plain(one.value) for one in sorted(found.soft)), "or"),
    )


def nameless(found: Methodology) -> Iterator[str]:
    """Speakers who are not taken for the same in two reports."""
    kinds = [words.SPEAKERS[one.value] for one in SpeakerKind if one in found.unnamed_kinds]
    if kinds:
        yield say(
            "Two reports that name no more than the kind of their source may mean two: %(kinds)s "
            "are never taken for the same.",
            kinds=listed(kinds),
        )
    if found.unnamed_words:
        yield say(
            "Nor is whoever is called by words of this list alone: “%(words)s”.",
            words=say_list(sorted(found.unnamed_words)),
        )


def origins_that_count(found: Methodology) -> Iterator[str]:
    """Kinds of sources that are no origin where events are graded."""
    left = [words.SPEAKERS[one.value] for one in SpeakerKind if one not in found.grading.credible]
    if left:
        yield say(
            "Where events are graded, these count as no origin of their own: %(kinds)s.",
            kinds=listed(left),
        )


def whole_and_part(found: Methodology) -> Iterator[str]:
    """Whom a report counts where it counts one class alone."""
    if found.alone_is_all:
        yield say(
            "Where a report counts %(alone)s and nobody else, they are all the people it counts.",
            alone=_people(found.alone_is_all),
        )
    if found.alone_is_all_unless_more:
        yield say(
            "The same holds of %(alone)s, as long as no report gives a greater number of all "
            "people.",
            alone=_people(found.alone_is_all_unless_more),
        )
    if found.at_least_as_parts:
        yield say(
            "Of %(people)s who are named as a part of others there were at least so many: “ten "
            "killed, two of them commanders” says nothing of the other eight.",
            people=_people(found.at_least_as_parts),
        )


def how_long(found: Methodology) -> Iterator[str]:
    """When sums are left unfinished."""
    yield say(
        "Sums that tie more than %(solver_unknowns)s unknown numbers together get outer "
        "bounds, which are never too narrow and may be too wide; the record says so.",
        solver_unknowns=found.solver_unknowns,
    )
    yield say(
        "Work on one number ends after %(work)s steps of the solver, and on all that are tied "
        "together after %(together)s (about a second each); what is not done by then is called "
        "unfinished. Up to %(statements)s different statements of one event are tried in every "
        "combination; beyond that its bounds are outer ones.",
        work=f"{found.solver_work:g}",
        together=f"{found.solver_work_together:g}",
        statements=found.statements,
    )


def _people(classes: Iterable[Victims]) -> str:
    return listed(words.PEOPLE[one.value][1] for one in sorted(classes))
