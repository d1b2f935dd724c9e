"""The page of methods: the rules by which this ledger's numbers were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.app.desk_snapshot import Snapshot
from recount.app.desk_words import plain, range_text
from recount.app.settings import Settings

if TYPE_CHECKING:
    from recount.reconciling import Methodology

BEST_WORDS = {
    "majority_of_origins": "the number that most independent voices give",
    "hierarchy_of_speakers": "the number of the kind of speaker that stands first in the order",
    "latest": "the number that was published last",
    "lowest": "the lowest number given",
    "highest": "the highest number given",
    "arithmetic": "what totals leave, where no report gives a number",
}

RANGE_WORDS = {
    "hull_and_sums": (
        "From the least to the most that claims allow which can hold together, tightened by what "
        "totals leave."
    ),
    "hull": "From the least to the most that any claim allows; totals are not used.",
}

OPEN_HIGH_WORDS = {
    "greatest_named": "its high number is the greatest that anybody gives; more is not excluded",
    "none": "its high number is unknown",
}

DOCUMENT_WORDS = {
    "own_words_lead": "its own number leads; what it relays widens the range only beyond that",
    "all_alike": "what it relays counts like its own words",
}

FIGURE_WORDS = {
    "low": "its lower figure stands for it",
    "high": "its higher figure stands for it",
    "none": "no single figure stands for it",
}

STATED_RANGES = (
    ("between", "A stated range, such as “8 to 10”"),
    ("at_least", "A floor, such as “at least 8”"),
    ("at_most", "A ceiling, such as “up to 8”"),
)


@dataclass(frozen=True, slots=True)
class WordLine:
    """A vague word and what it becomes."""

    word: str
    bounds: str
    best: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its name in the file, and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """The methodology in force. `used` made this ledger's numbers, `label` is the one at hand;
    where they differ the page says so, and `trouble` says why the one at hand cannot be read."""

    ledger: str
    built: bool
    used: str
    made_by: str
    label: str
    trouble: str
    range_rule: RuleLine | None
    best_rules: tuple[RuleLine, ...]
    stated_ranges: tuple[RuleLine, ...]
    speakers: tuple[str, ...]
    others: tuple[RuleLine, ...]
    words: tuple[WordLine, ...]

    @property
    def differs(self) -> bool:
        """Whether the numbers were made by other rules than those shown."""
        return bool(self.used and self.label and self.used != self.label)


def methods_page(snapshot: Snapshot, settings: Settings) -> MethodsPage:
    """The rules that are set now, beside the name of those that made the numbers."""
    from recount.errors import MethodologyError
    from recount.reconciling import load_methodology

    try:
        return _page(snapshot, load_methodology(settings.methodology))
    except MethodologyError as error:
        return _page(snapshot, None, str(error))


def _page(snapshot: Snapshot, found: Methodology | None, trouble: str = "") -> MethodsPage:
    return MethodsPage(
        ledger=snapshot.name,
        built=snapshot.built,
        used=snapshot.methodology,
        made_by=snapshot.made_by,
        label=found.label if found else "",
        trouble=trouble,
        range_rule=_range(found) if found else None,
        best_rules=tuple(_best(found)) if found else (),
        stated_ranges=tuple(_stated(found)) if found else (),
        speakers=tuple(plain(kind) for kind in found.speaker_order) if found else (),
        others=tuple(_others(found)) if found else (),
        words=tuple(_words(found)) if found else (),
    )


def _range(found: Methodology) -> RuleLine:
    return RuleLine(plain(found.range_rule), RANGE_WORDS.get(found.range_rule, ""))


def _best(found: Methodology) -> Iterator[RuleLine]:
    for rule in found.best_rules:
        yield RuleLine(plain(rule), BEST_WORDS.get(rule, ""))


def _stated(found: Methodology) -> Iterator[RuleLine]:
    for name, label in STATED_RANGES:
        figure = found.figures.get(name, "")
        yield RuleLine(label, FIGURE_WORDS.get(figure, plain(figure)))


def _others(found: Methodology) -> Iterator[RuleLine]:
    yield RuleLine("A number that nothing bounds from above", OPEN_HIGH_WORDS[found.open_high])
    yield RuleLine("A document that relays others", DOCUMENT_WORDS[found.document_rule])
    yield RuleLine("“About”", f"up to {found.about:.0%} more or fewer than the number said")
    yield RuleLine(
        "Claims that cannot all hold with a sum",
        "those with the fewest independent voices, then the fewest documents, yield; where two "
        "choices are as good, none yields and the contradiction stands",
    )
    yield RuleLine(
        "A share in words", f"may differ from the figures by {found.share_points:g} points"
    )
    yield RuleLine(
        "Places of one event",
        f"may lie {found.place_tolerance_km:g} km further apart than their radii",
    )
    yield RuleLine(
        "Sums over very many events",
        f"more than {found.solver_unknowns:,} unknown numbers tied together get outer bounds, "
        "and the event says so",
    )


def _words(found: Methodology) -> Iterator[WordLine]:
    for word, meaning in found.words.items():
        bounds = range_text(meaning.bounds.low, meaning.bounds.high)
        yield WordLine(word, bounds, f"{meaning.best:,}" if meaning.best is not None else "")
