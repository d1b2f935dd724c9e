"""The page of methods: what a methodology file says, in the words in which it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recount.app import methods_words as words
from recount.app.desk_words import plain, range_text
from recount.app.settings import Settings
from recount.errors import LedgerError
from recount.model.claims import EventType
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
    """The page of the methodology by which the ledger's numbers were made.

    Raises LedgerError where that is not at hand.
    """
    return published(_used(ledger, settings))


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
        title=found.page["title"] or "How these numbers were made",
        label=found.label,
        digest=found.digest,
        sections=tuple(make(found) for make in _SECTIONS),
    )


def _own(found: Methodology, *names: str) -> tuple[str, ...]:
    return tuple(found.page[name] for name in names if found.page[name])


def _missing(found: Methodology, name: str, what: str) -> str:
    if found.page[name]:
        return ""
    return f"Not stated by the publisher: {what}. Write `{name}` under [page] of the methodology."


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
        "Who publishes this",
        own=_own(found, "recorder", "contact"),
        missing=_missing(found, "recorder", "who records, and where to write"),
        paragraphs=(
            "The numbers were worked out by Recount, a program that reads reports and makes "
            f"records from them, by the methodology {found.label}. The rules below follow from its "
            "file and from nothing else.",
        ),
    )


def _purpose(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("purpose", "What is recorded"),
        missing="what is recorded, why, for which places and times",
        paragraphs=(
            "What is recorded is what has been reported to have happened. A claim is one assertion "
            "by one speaker, with its words. An event is the claims that speak of one happening; "
            "what an event shows is computed from them.",
        ),
    )


def _sources(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("sources", "Types of sources"),
        missing="which sources are searched, and in which languages",
        paragraphs=(
            "A source is whoever says something, not the document in which it stands. These kinds "
            f"are told apart: {_listed(words.SPEAKERS.values())}.",
        ),
    )


def _collection(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("collection", "Collection"),
        missing="who collects, how often, and with which searches",
        paragraphs=(
            "Every document is kept as it came, with a hash of its bytes, its address and its day "
            "of publication where they are known. A document that cannot be read, or whose "
            "language is not read, is named as such and counts for nothing.",
        ),
    )


def _evaluation(found: Methodology) -> MethodsSection:
    left_out = [one for one in words.SPEAKERS if one not in {k.value for k in found.reliable}]
    order = _listed(words.SPEAKERS[kind.value] for kind in found.speaker_order)
    more = (
        f"Numbers of {_listed(words.SPEAKERS[one] for one in left_out)} do not set the range "
        "where a source of another kind gives one; they are shown beside it.",
    )
    return _asked(
        found,
        ("evaluation", "Evaluation of sources and of information"),
        missing="how people judge a source before it is used",
        paragraphs=(
            "No claim is used unless every number, date, name, negation and speaker in it stands "
            "in the words that it quotes. How a thing is said is kept with it: asserted, alleged, "
            "estimated, confirmed, denied, not confirmed, or taken back. A denial gives a number "
            "only where it says that there was nobody; what was taken back gives none.",
            f"Where kinds of sources are ranked, they stand in this order: {order}.",
            *(more if left_out else ()),
            words.DOCUMENTS[found.document_rule],
        ),
    )


def _corroboration(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "corroboration",
        "Corroboration and grading",
        own=_own(found, "corroboration"),
        paragraphs=(
            "Copies of one dispatch, and reports that only repeat one speaker, are one independent "
            "origin. What twenty papers take from one agency has one origin.",
            "Events are graded by the first of these grades that fits. The record of an event "
            "names the rule that fitted and the claims it rests on.",
            *_by_people(found),
        ),
        items=tuple(_grades(found)),
        numbered=True,
    )


def _by_people(found: Methodology) -> Iterator[str]:
    """What people may settle event by event; nothing where the methodology allows no word."""
    words_of = found.findings
    kinds = (
        ("grade", words_of.grades),
        ("strike status", words_of.strike_statuses),
        ("belligerent", words_of.responsibilities),
    )
    told = [f"{what} ({_listed(one.replace('_', ' ') for one in some)})" for what, some in kinds
            if some]  # fmt: skip
    if told:
        yield (
            f"A person may settle for an event, with a reason: {_listed(told)}. What the rules "
            "give stays beside it, and each decision can be taken back."
        )


def _grades(found: Methodology) -> Iterator[str]:
    for grade in found.grading.order:
        rules = [
            words.GRADE_RULES[rule].format(origins=found.grading.origins)
            for rule in found.grading.rules[grade]
        ]
        if rules:
            yield f"{words.GRADES[grade]}: {'; or '.join(rules)}."


def _numbers(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "numbers",
        "How low, best and high are chosen",
        paragraphs=(
            words.RANGES[found.range_rule],
            words.OPEN_HIGHS[found.open_high],
            "Best is chosen by these rules, in this order; each keeps the numbers that it prefers, "
            "until one is left. Where they leave more than one, no best number is given."
            if found.best_rules
            else "No best number is chosen.",
        ),
        items=tuple(_sentence(words.BEST[rule]) for rule in found.best_rules),
        numbered=True,
    )


def _ranges(found: Methodology) -> MethodsSection:
    figures = {name: words.FIGURES[found.figures[name]] for name in sorted(found.figures)}
    return MethodsSection(
        "words",
        "What words become",
        paragraphs=(
            "Where one number must stand for words that give a range, it is "
            f"{figures['between']} of “between 8 and 10”, {figures['at_least']} of “at least 8”, "
            f"and {figures['at_most']} of “up to 8”. “About 50” may be {found.about * 100:g} per "
            "cent more or fewer. Words without a figure become these numbers.",
        ),
        table=MethodsTable(("word", "from, to", "best"), tuple(_vague(found))),
    )


def _vague(found: Methodology) -> Iterator[tuple[str, ...]]:
    order = sorted(found.words.items(), key=lambda row: (row[1].bounds.low, row[0]))
    for word, meaning in order:
        best = f"{meaning.best:,}" if meaning.best is not None else "none"
        yield f"“{word}”", range_text(meaning.bounds.low, meaning.bounds.high), best


def _contradictions(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "contradictions",
        "Totals and contradictions",
        paragraphs=(
            "A total over several events bounds their sum. Where the numbers of all but some of "
            "them are known, what is left is worked out; where an event may or may not belong to a "
            "total, it counts in it from nobody up to its own number.",
            "Claims that cannot all hold are named, with the smallest set of them, what each side "
            "says, and by how much they miss each other. Where a sum cannot hold, the claims with "
            "the fewest independent origins, then the fewest documents, are set aside for the "
            "arithmetic and said to be; where two choices are as good, none is.",
            f"A share in words (“about a third”) may differ from the numbers beside it by "
            f"{_points(found.share_points)} beyond its own bounds, a round one by "
            f"{_points(found.round_share_points)}. Places of one event may lie "
            f"{found.place_tolerance_km:g} km further apart than their radii.",
            f"Sums that tie more than {found.solver_unknowns:,} unknown numbers together get outer "
            "bounds, which are never too narrow and may be too wide; the record says so.",
        ),
    )


def _definitions(found: Methodology) -> MethodsSection:
    alone = _listed(words.PEOPLE[one.value][1] for one in sorted(found.alone_is_all))
    return MethodsSection(
        "definitions",
        "Definitions",
        own=_own(found, "definitions"),
        paragraphs=(
            words.EVENT_COUNTS[found.event_count],
            *words.apart(found.event_count, found.apart_minutes),
            "Whether somebody was a civilian or a combatant is a claim with a speaker. Where "
            "speakers disagree, both are shown with a range for each class, and nothing but a "
            "person decides it. Children, women, men, aid workers and journalists are counted "
            "among civilians where no other status is said; parts are never added to their whole.",
            *((f"Where a report counts {alone} and nobody else, they are all the people it "
               "counts.",) if alone else ()),
        ),
    )  # fmt: skip


def _criteria(found: Methodology) -> MethodsSection:
    rules = found.inclusion
    types = [one for one in sorted(rules.event_types) if one is not EventType.OTHER]
    others = ["other armed violence"] if EventType.OTHER in rules.event_types else []
    items = [f"In by their kind: {_listed([*(plain(one.value) for one in types), *others])}."]
    if rules.known:
        known = _listed(words.KNOWN[one] for one in rules.known)
        items.append(f"An event is in only if a source says {known}.")
    if rules.least:
        number = 0 if rules.least == 1 else 1
        kinds = (words.PEOPLE[one.value][number] for one in sorted(rules.victims))
        whom = _listed(kinds, "or") or ("person", "people")[number]
        was = ("was", "were")[number]
        outcomes = _listed((one.value for one in rules.outcomes), "or")
        by = "its low, best or high number" if rules.by == "any" else f"its {rules.by} number"
        items.append(
            f"An event is in only if at least {rules.least} {whom} {was} {outcomes}, "
            f"by {by}. Where nothing says how many, it is marked as not settled."
        )
    return MethodsSection(
        "criteria",
        "What is in and what is out",
        own=_own(found, "criteria"),
        paragraphs=(
            "What is out stays on record with the rule that leaves it out, and can be asked for.",
        ),
        items=tuple(items),
    )


def _unknown(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("unknown", "What is not known"),
        missing="which places, times and languages are badly covered",
        paragraphs=(
            "Unknown is never nought. A number, date or place that no source gives is empty and "
            "called unknown. “No civilians were harmed” is nought, because somebody says so. A "
            "range without a best number is one that no rule could settle. Numbers of reported "
            "deaths are not numbers of deaths: what nobody reports is not in them.",
        ),
    )


def _quality(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("quality", "Quality control"),
        missing="who checks the records, and how often people agree",
        paragraphs=(
            "A claim is never edited: what was read stays as it was read, and what a person "
            "decides about it is a record of its own. The same documents, decisions and rules "
            "always give the same numbers, and each number can be followed down to its words.",
        ),
    )


def _corrections(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("corrections", "How errors are corrected"),
        missing="where to report an error",
        paragraphs=(
            "A speaker who takes a number back, or gives a later one for the same people, is "
            "followed; the earlier one stays on record as replaced. A total that arrives later "
            "can narrow numbers of earlier events.",
        ),
    )


def _withheld(found: Methodology) -> MethodsSection:
    return _asked(
        found,
        ("withheld", "What is withheld"),
        missing="what is left out for the safety of people",
        paragraphs=(
            "A person leaves only where a publisher decided it, field by field: name, age, sex, "
            "role, fate. In quotes and headlines a mark stands for every other name. What is "
            "withheld is absent, not hidden.",
        ),
    )


def _codebook(_found: Methodology) -> MethodsSection:
    return MethodsSection(
        "codebook",
        "Codebook",
        paragraphs=("What stands in the record of an event:",),
        table=MethodsTable(("field", "meaning"), words.FIELDS),
    )


def _exactly(found: Methodology) -> MethodsSection:
    return MethodsSection(
        "exactly",
        "The exact rules",
        paragraphs=(
            f"Methodology {found.name}, version {found.version}.",
            f"SHA-256 of its rules: {found.digest}.",
        ),
    )


def _points(amount: float) -> str:
    return f"{amount:g} percentage {'point' if amount == 1 else 'points'}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _listed(items: Iterable[str], last: str = "and") -> str:
    rows = list(items)
    return f" {last} ".join([", ".join(rows[:-1]), rows[-1]]) if len(rows) > 1 else "".join(rows)


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
