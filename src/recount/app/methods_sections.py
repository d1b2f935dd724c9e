"""Sections of the page of methods: who records, how reports are judged, what is withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from recount.app import methods_words as words
from recount.app.desk.words import plain
from recount.app.methods_details import how_said, nameless, origins_that_count
from recount.app.methods_numbers import (
    contradictions,
    criteria,
    definitions,
    numbers,
    ranges,
    unknown,
)
from recount.app.methods_telling import asked, listed, not_stated, own
from recount.model.saying import say, say_list
from recount.publishing import MethodsSection, MethodsTable

if TYPE_CHECKING:
    from recount.reconciling import Methodology


def _publisher(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "publisher",
        say("Who publishes this"),
        own=own(found, "recorder", "contact"),
        missing=not_stated(found, "recorder", say("who records, and where to write")),
        paragraphs=(
            say(
                "The numbers were worked out by Recount, a program that reads reports and makes "
                "records from them, by the methodology %(label)s. The rules below follow from its"
                " file and from nothing else.",
                label=found.label,
            ),
        ),
    )


def _purpose(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("purpose", say("What is recorded")),
        missing=say("what is recorded, why, for which places and times"),
        paragraphs=(
            say(
                "What is recorded is what has been reported to have happened. A claim is one "
                "assertion by one speaker, with its words. An event is the claims that speak of "
                "one happening; what an event shows is computed from them."
            ),
        ),
    )


def _sources(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("sources", say("Types of sources")),
        missing=say("which sources are searched, and in which languages"),
        paragraphs=(
            say(
                "A source is whoever says something, not the document in which it stands. These "
                "kinds are told apart: %(values)s.",
                values=listed(words.SPEAKERS.values()),
            ),
        ),
    )


def _collection(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("collection", say("Collection")),
        missing=say("who collects, how often, and with which searches"),
        paragraphs=(
            say(
                "Every document is kept as it came, with a hash of its bytes, its address and its"
                " day of publication where they are known. A document that cannot be read, or "
                "whose language is not read, is named as such and counts for nothing."
            ),
        ),
    )


def _evaluation(found: Methodology) -> MethodsSection:
    left_out = [one for one in words.SPEAKERS if one not in {k.value for k in found.reliable}]
    order = listed(words.SPEAKERS[kind.value] for kind in found.speaker_order)
    more = (
        say(
            "Numbers of %(list)s do not set the range where a source of another kind gives one; "
            "they are shown beside it.",
            list=listed(words.SPEAKERS[one] for one in left_out),
        ),
    )
    return asked(
        found,
        ("evaluation", say("Evaluation of sources and of information")),
        missing=say("how people judge a source before it is used"),
        paragraphs=(
            say(
                "No claim is used unless every number, date, name, negation and speaker in it "
                "stands in the words that it quotes. How a thing is said is kept with it: "
                "asserted, alleged, estimated, confirmed, denied, not confirmed, or taken back. A"
                " denial gives a number only where it says that there was nobody; what was taken "
                "back gives none."
            ),
            say(
                "Where kinds of sources are ranked, they stand in this order: %(order)s.",
                order=order,
            ),
            *(more if left_out else ()),
            words.DOCUMENTS[found.document_rule],
            *how_said(found),
        ),
    )


def _corroboration(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "corroboration",
        say("Corroboration and grading"),
        own=own(found, "corroboration"),
        paragraphs=(
            say(
                "Copies of one dispatch, and reports that only repeat one speaker, are one "
                "independent origin. What twenty papers take from one agency has one origin."
            ),
            *nameless(found),
            *origins_that_count(found),
            say(
                "Events are graded by the first of these grades that fits. The record of an event"
                " names the rule that fitted and the claims it rests on."
            ),
            *_by_people(found),
        ),
        items=tuple(_grades(found)),
        numbered=True,
    )


def _by_people(found: Methodology) -> Iterator[str]:
    """What people may settle event by event; nothing where the methodology allows no word."""
    words_of = found.findings
    kinds = (
        (say("grade"), words_of.grades),
        (say("strike status"), words_of.strike_statuses),
        (say("belligerent"), words_of.responsibilities),
        (say("assessment of the belligerent"), words_of.assessments),
    )
    told = [
        say("%(name)s (%(notes)s)", name=what, notes=listed(plain(one) for one in some))
        for what, some in kinds
        if some
    ]
    if told:
        yield (
            say(
                "A person may settle for an event, with a reason: %(told)s. What the rules give "
                "stays beside it, and each decision can be taken back.",
                told=listed(told),
            )
        )


def _grades(found: Methodology) -> Iterator[str]:
    for grade in found.grading.order:
        rules = [
            say(words.GRADE_RULES[rule], origins=found.grading.origins)
            for rule in found.grading.rules[grade]
        ]
        if rules:
            yield say(
                "%(grade)s: %(rules)s.", grade=words.GRADES[grade], rules=say_list(rules, "; or ")
            )


def _quality(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("quality", say("Quality control")),
        missing=say("who checks the records, and how often people agree"),
        paragraphs=(
            say(
                "A claim is never edited: what was read stays as it was read, and what a person "
                "decides about it is a record of its own. The same documents, decisions and rules"
                " always give the same numbers, and each number can be followed down to its "
                "words."
            ),
        ),
    )


def _corrections(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("corrections", say("How errors are corrected")),
        missing=say("where to report an error"),
        paragraphs=(
            say(
                "A speaker who takes a number back, or gives a later one for the same people, is "
                "followed; the earlier one stays on record as replaced. A total that arrives "
                "later can narrow numbers of earlier events."
            ),
            say(
                "Who is told as injured, and in the same report or a later one as dead, counts "
                "among the dead alone."
            ),
        ),
    )


def _withheld(found: Methodology) -> MethodsSection:
    return asked(
        found,
        ("withheld", say("What is withheld")),
        missing=say("what is left out for the safety of people"),
        paragraphs=(
            say(
                "A person leaves only where a publisher decided it, field by field: name, age, "
                "sex, role, fate. In quotes and headlines a mark stands for every other name. "
                "What is withheld is absent, not hidden."
            ),
        ),
    )


def _codebook(_found: Methodology) -> MethodsSection:
    return MethodsSection(
        "codebook",
        say("Codebook"),
        paragraphs=(say("What stands in the record of an event:"),),
        table=MethodsTable((say("field"), say("meaning")), words.FIELDS),
    )


def _exactly(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "exactly",
        say("The exact rules"),
        paragraphs=(
            say(
                "Methodology %(name)s, version %(version)s.", name=found.name, version=found.version
            ),
            say("SHA-256 of its rules: %(digest)s.", digest=found.digest),
        ),
    )


SECTIONS: tuple[Callable[[Methodology], MethodsSection], ...] = (
    _publisher,
    _purpose,
    _sources,
    _collection,
    _evaluation,
    _corroboration,
    numbers,
    ranges,
    contradictions,
    definitions,
    criteria,
    unknown,
    _quality,
    _corrections,
    _withheld,
    _codebook,
    _exactly,
)
