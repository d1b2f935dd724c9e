"""The page of methods: what a methodology file says, in the words in which it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from recount.app import methods_words as words
from recount.app.desk.words import plain, range_text
from recount.app.settings import Settings
from recount.errors import LedgerError
from recount.model.claims import EventType
from recount.model.saying import capital, say, say_list
from recount.publishing import MethodsFormat, MethodsPage, MethodsSection, MethodsTable
from recount.publishing import methods_text as written

if TYPE_CHECKING:
    from recount.ledger import Ledger
    from recount.reconciling import Methodology

__all__ = [
    "MethodsFormat",
    "chosen_methods",
    "methods_of",
    "print_methods",
    "published",
    "recorder_of",
]


def print_methods(chosen: str | None, form: MethodsFormat, settings: Settings) -> str:
    """The page of methods of a shipped methodology or a file, or of the one that is set.

    Raises MethodologyError where it cannot be read.
    """
    return written(chosen_methods(chosen, settings), form)


def chosen_methods(chosen: str | None, settings: Settings) -> MethodsPage:
    """The same as a record."""
    from recount.reconciling import load_methodology

    return published(load_methodology(_chosen(chosen, settings)))


def methods_of(ledger: Ledger, settings: Settings) -> MethodsPage:
    """The page of the methodology by which the ledger's numbers were made, with the weights by
    which its reports were put together.

    Raises LedgerError where that is not at hand.
    """
    page = published(_used(ledger, settings))
    return replace(page, sections=(*page.sections, _weights(ledger)))


def recorder_of(ledger: Ledger, settings: Settings) -> str:
    """Who records and publishes, by the methodology that made the ledger's numbers; empty where it
    does not say. Raises LedgerError where that is not at hand."""
    return _used(ledger, settings).page["recorder"]


def _used(ledger: Ledger, settings: Settings) -> Methodology:
    from recount.reconciling import SHIPPED, load_methodology

    used = ledger.methodology or ""
    named = used.partition(" ")[0]
    found = load_methodology(settings.methodology or (named if named in SHIPPED else None))
    if found.label != used:
        raise LedgerError(
            str(ledger.path),
            f"its numbers were made by {used}, which is not at hand",
            "name its file in RECOUNT_METHODOLOGY, or build the ledger again",
        )
    return found


def _chosen(chosen: str | None, settings: Settings) -> Path | str | None:
    return chosen or settings.methodology


def published(found: Methodology) -> MethodsPage:
    """The page of a methodology, in the order of the standards for casualty recorders."""
    return MethodsPage(
        title=found.page["title"] or say("How these numbers were made"),
        label=found.label,
        digest=found.digest,
        sections=tuple(make(found) for make in _SECTIONS),
    )


def _weights(ledger: Ledger) -> MethodsSection:
    """By which weights reports were put together; that needs no words of the publisher."""
    from recount.linking import weights_digest

    moved = ledger.relearnings()[-1:]
    paragraphs = [
        say(
            "Which reports speak of one happening is decided by weights that were learned from "
            "labelled pairs, beside rules and what people decided: table %(digest)s, printed by "
            "`recount linking weights`.",
            digest=weights_digest(),
        ),
        *(
            say(
                "In this ledger they are those that %(author)s had learned again on %(day)s from "
                "%(number)s decisions (%(digest)s): %(reason)s",
                author=one.author,
                day=one.made_at[:10],
                number=len(one.learned_from),
                digest=one.digest,
                reason=one.reason,
            )
            for one in moved
        ),
    ]
    title = say("Which reports are put together")
    return MethodsSection("linking", title, own=(), missing="", paragraphs=tuple(paragraphs))


def _own(found: Methodology, *names: str) -> tuple[str, ...]:
    return tuple(found.page[name] for name in names if found.page[name])


def _missing(found: Methodology, name: str, what: str) -> str:
    if found.page[name]:
        return ""
    return say(
        "Not stated by the publisher: %(what)s. Write `%(name)s` under [page] of the methodology.",
        what=what,
        name=name,
    )


def _asked(
    found: Methodology, named: tuple[str, str], missing: str, paragraphs: tuple[str, ...]
) -> MethodsSection:
    """A section (its key and title) whose own words, or the want of them, go by its key."""
    key, title = named
    return MethodsSection(
        key,
        title,
        own=_own(found, key),
        missing=_missing(found, key, missing),
        paragraphs=paragraphs,
    )


def _publisher(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "publisher",
        say("Who publishes this"),
        own=_own(found, "recorder", "contact"),
        missing=_missing(found, "recorder", say("who records, and where to write")),
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
    return _asked(
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
    return _asked(
        found,
        ("sources", say("Types of sources")),
        missing=say("which sources are searched, and in which languages"),
        paragraphs=(
            say(
                "A source is whoever says something, not the document in which it stands. These "
                "kinds are told apart: %(values)s.",
                values=_listed(words.SPEAKERS.values()),
            ),
        ),
    )


def _collection(found: Methodology) -> MethodsSection:
    return _asked(
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
    order = _listed(words.SPEAKERS[kind.value] for kind in found.speaker_order)
    more = (
        say(
            "Numbers of %(list)s do not set the range where a source of another kind gives one; "
            "they are shown beside it.",
            list=_listed(words.SPEAKERS[one] for one in left_out),
        ),
    )
    return _asked(
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
        ),
    )


def _corroboration(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "corroboration",
        say("Corroboration and grading"),
        own=_own(found, "corroboration"),
        paragraphs=(
            say(
                "Copies of one dispatch, and reports that only repeat one speaker, are one "
                "independent origin. What twenty papers take from one agency has one origin."
            ),
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
    )
    told = [
        say("%(name)s (%(notes)s)", name=what, notes=_listed(plain(one) for one in some))
        for what, some in kinds
        if some
    ]
    if told:
        yield (
            say(
                "A person may settle for an event, with a reason: %(told)s. What the rules give "
                "stays beside it, and each decision can be taken back.",
                told=_listed(told),
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


def _numbers(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "numbers",
        say("How low, best and high are chosen"),
        paragraphs=(
            words.RANGES[found.range_rule],
            words.OPEN_HIGHS[found.open_high],
            say(
                "Best is chosen by these rules, in this order; each keeps the numbers that it "
                "prefers, until one is left. Where they leave more than one, no best number is "
                "given."
            )
            if found.best_rules
            else say("No best number is chosen."),
        ),
        items=tuple(_sentence(words.BEST[rule]) for rule in found.best_rules),
        numbered=True,
    )


def _ranges(found: Methodology) -> MethodsSection:
    figures = {name: words.FIGURES[found.figures[name]] for name in sorted(found.figures)}
    return MethodsSection(
        "words",
        say("What words become"),
        paragraphs=(
            say(
                "Where one number must stand for words that give a range, it is %(figures)s of "
                "“between 8 and 10”, %(figures2)s of “at least 8”, and %(figures3)s of “up to 8”."
                " “About 50” may be %(part)s per cent more or fewer. Words without a figure "
                "become these numbers.",
                figures=figures["between"],
                figures2=figures["at_least"],
                figures3=figures["at_most"],
                part=f"{found.about * 100:g}",
            ),
        ),
        table=MethodsTable((say("word"), say("from, to"), say("best")), tuple(_vague(found))),
    )


def _vague(found: Methodology) -> Iterator[tuple[str, ...]]:
    order = sorted(found.words.items(), key=lambda row: (row[1].bounds.low, row[0]))
    for word, meaning in order:
        best = f"{meaning.best:,}" if meaning.best is not None else "none"
        yield f"“{word}”", range_text(meaning.bounds.low, meaning.bounds.high), best


def _contradictions(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "contradictions",
        say("Totals and contradictions"),
        paragraphs=(
            say(
                "A total over several events bounds their sum. Where the numbers of all but some "
                "of them are known, what is left is worked out; where an event may or may not "
                "belong to a total, it counts in it from nobody up to its own number."
            ),
            say(
                "Claims that cannot all hold are named, with the smallest set of them, what each "
                "side says, and by how much they miss each other. Where a sum cannot hold, the "
                "claims with the fewest independent origins, then the fewest documents, are set "
                "aside for the arithmetic and said to be; where two choices are as good, none is."
            ),
            say(
                "A share in words (“about a third”) may differ from the numbers beside it by "
                "%(share_points)s beyond its own bounds, a round one by %(round_share_points)s. "
                "Places of one event may lie %(place_tolerance_km)s km further apart than their "
                "radii.",
                share_points=_points(found.share_points),
                round_share_points=_points(found.round_share_points),
                place_tolerance_km=f"{found.place_tolerance_km:g}",
            ),
            say(
                "Sums that tie more than %(solver_unknowns)s unknown numbers together get outer "
                "bounds, which are never too narrow and may be too wide; the record says so.",
                solver_unknowns=found.solver_unknowns,
            ),
        ),
    )


def _definitions(found: Methodology) -> MethodsSection:
    alone = _listed(words.PEOPLE[one.value][1] for one in sorted(found.alone_is_all))
    return MethodsSection(
        "definitions",
        say("Definitions"),
        own=_own(found, "definitions"),
        paragraphs=(
            words.EVENT_COUNTS[found.event_count],
            *words.apart(found.event_count, found.apart_minutes),
            say(
                "Whether somebody was a civilian or a combatant is a claim with a speaker. Where "
                "speakers disagree, both are shown with a range for each class, and nothing but a"
                " person decides it. Children, women, men, aid workers and journalists are "
                "counted among civilians where no other status is said; parts are never added to "
                "their whole."
            ),
            *(_alone(alone) if alone else ()),
        ),
    )  # fmt: skip


def _criteria(found: Methodology) -> MethodsSection:
    rules = found.inclusion
    types = [one for one in sorted(rules.event_types) if one is not EventType.OTHER]
    others = [say("other armed violence")] if EventType.OTHER in rules.event_types else []
    items = [
        say(
            "In by their kind: %(part)s.",
            part=_listed([*(plain(one.value) for one in types), *others]),
        )
    ]
    if rules.known:
        known = _listed(words.KNOWN[one] for one in rules.known)
        items.append(say("An event is in only if a source says %(known)s.", known=known))
    if rules.least:
        number = 0 if rules.least == 1 else 1
        kinds = (words.PEOPLE[one.value][number] for one in sorted(rules.victims))
        whom = _listed(kinds, "or") or ("person", "people")[number]
        was = ("was", "were")[number]
        outcomes = _listed((one.value for one in rules.outcomes), "or")
        by = (
            say("its low, best or high number")
            if rules.by == "any"
            else say("its %(by)s number", by=rules.by)
        )
        items.append(
            say(
                "An event is in only if at least %(least)s %(whom)s %(was)s %(outcomes)s, by "
                "%(by)s. Where nothing says how many, it is marked as not settled.",
                least=rules.least,
                whom=whom,
                was=was,
                outcomes=outcomes,
                by=by,
            )
        )
    return MethodsSection(
        "criteria",
        say("What is in and what is out"),
        own=_own(found, "criteria"),
        paragraphs=(
            say(
                "What is out stays on record with the rule that leaves it out, and can be asked "
                "for."
            ),
        ),
        items=tuple(items),
    )


def _unknown(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("unknown", say("What is not known")),
        missing=say("which places, times and languages are badly covered"),
        paragraphs=(
            say(
                "Unknown is never nought. A number, date or place that no source gives is empty "
                "and called unknown. “No civilians were harmed” is nought, because somebody says "
                "so. A range without a best number is one that no rule could settle. Numbers of "
                "reported deaths are not numbers of deaths: what nobody reports is not in them."
            ),
        ),
    )


def _quality(found: Methodology) -> MethodsSection:
    return _asked(
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
    return _asked(
        found,
        ("corrections", say("How errors are corrected")),
        missing=say("where to report an error"),
        paragraphs=(
            say(
                "A speaker who takes a number back, or gives a later one for the same people, is "
                "followed; the earlier one stays on record as replaced. A total that arrives "
                "later can narrow numbers of earlier events."
            ),
        ),
    )


def _withheld(found: Methodology) -> MethodsSection:
    return _asked(
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


def _alone(people: str) -> tuple[str, ...]:
    return (
        say(
            "Where a report counts %(alone)s and nobody else, they are all the people it counts.",
            alone=people,
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


def _points(amount: float) -> str:
    if amount == 1:
        return say("1 percentage point")
    return say("%(points)s percentage points", points=f"{amount:g}")


def _sentence(text: str) -> str:
    return say("%(sentence)s.", sentence=capital(text))


def _listed(items: Iterable[str], last: str = "and") -> str:
    rows = list(items)
    if len(rows) < 2:
        return "".join(rows) if not rows else rows[0]
    if last == "or":
        return say("%(first)s or %(last)s", first=say_list(rows[:-1]), last=rows[-1])
    return say("%(first)s and %(last)s", first=say_list(rows[:-1]), last=rows[-1])


_SECTIONS: tuple[Callable[[Methodology], MethodsSection], ...] = (
    _publisher,
    _purpose,
    _sources,
    _collection,
    _evaluation,
    _corroboration,
    _numbers,
    _ranges,
    _contradictions,
    _definitions,
    _criteria,
    _unknown,
    _quality,
    _corrections,
    _withheld,
    _codebook,
    _exactly,
)
