"""Sections of the page of methods on numbers: how they are chosen, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recount.app import methods_words as words
from recount.app.desk.words import plain, range_text
from recount.app.methods_details import how_long, whole_and_part
from recount.app.methods_telling import asked, listed, own, points, sentence
from recount.model.claims import EventType
from recount.model.saying import say
from recount.publishing import MethodsSection, MethodsTable

if TYPE_CHECKING:
    from recount.reconciling import Methodology


def numbers(found: Methodology) -> MethodsSection:
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
        items=tuple(sentence(words.BEST[rule]) for rule in found.best_rules),
        numbered=True,
    )


def ranges(found: Methodology) -> MethodsSection:
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


def contradictions(found: Methodology) -> MethodsSection:
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
                share_points=points(found.share_points),
                round_share_points=points(found.round_share_points),
                place_tolerance_km=f"{found.place_tolerance_km:g}",
            ),
            *how_long(found),
        ),
    )


def definitions(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "definitions",
        say("Definitions"),
        own=own(found, "definitions"),
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
            *whole_and_part(found),
        ),
    )  # fmt: skip


def criteria(found: Methodology) -> MethodsSection:
    rules = found.inclusion
    types = [one for one in sorted(rules.event_types) if one is not EventType.OTHER]
    others = [say("other armed violence")] if EventType.OTHER in rules.event_types else []
    items = [
        say(
            "In by their kind: %(part)s.",
            part=listed([*(plain(one.value) for one in types), *others]),
        )
    ]
    if rules.known:
        known = listed(words.KNOWN[one] for one in rules.known)
        items.append(say("An event is in only if a source says %(known)s.", known=known))
    if rules.least:
        number = 0 if rules.least == 1 else 1
        kinds = (words.PEOPLE[one.value][number] for one in sorted(rules.victims))
        whom = listed(kinds, "or") or ("person", "people")[number]
        was = ("was", "were")[number]
        outcomes = listed((one.value for one in rules.outcomes), "or")
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
        own=own(found, "criteria"),
        paragraphs=(
            say(
                "What is out stays on record with the rule that leaves it out, and can be asked "
                "for."
            ),
        ),
        items=tuple(items),
    )


def unknown(found: Methodology) -> MethodsSection:
    return asked(
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
